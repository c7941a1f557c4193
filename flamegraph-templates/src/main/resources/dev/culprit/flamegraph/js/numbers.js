// Quantities for people: three significant digits and a unit. The page is in English whatever the browser's language.

const MINUS = '\u2212';
const digits3 = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const DURATION_UNITS = ['ns', '\u00b5s', 'ms', 's'];

/** A text with the sign of a number. */
export function signed(value, text) {
  return (value > 0 ? '+' : value < 0 ? MINUS : '') + text;
}

/** Such as "1.41 s". */
export function duration(nanos) {
  const size = Math.abs(nanos);
  const sign = nanos < 0 ? MINUS : '';
  if (size >= 99.95e9) {
    const seconds = Math.round(size / 1e9);
    return `${sign}${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  }
  let unit = 0;
  let value = size;
  while (unit < 3 && Number(digits3.format(value)) >= 1000) {
    unit++;
    value = size / 1000 ** unit;
  }
  return `${sign}${digits3.format(value)} ${DURATION_UNITS[unit]}`;
}

/** Such as "+1.41 s". */
export function signedDuration(nanos) {
  return signed(nanos, duration(Math.abs(nanos)));
}

/** Such as "12,345" or "0.667". */
export function count(value) {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size >= 99.95e6) return `${sign}${digits3.format(size / 1e6)} M`;
  if (size >= 100 || Number.isInteger(size)) return sign + whole.format(size);
  return sign + digits3.format(size);
}

export function signedCount(value) {
  return signed(value, count(Math.abs(value)));
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Such as "1.41 MB", in powers of a thousand. */
export function bytes(value) {
  let unit = 0;
  let size = Math.abs(value);
  while (unit < 4 && Number(digits3.format(size)) >= 1000) {
    unit++;
    size /= 1000;
  }
  return `${value < 0 ? MINUS : ''}${digits3.format(size)} ${BYTE_UNITS[unit]}`;
}

/** A share such as "43.2 %". */
export function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/** How two sides relate, in words where a number would mislead: "+12.4 %", "3.1×", "new", "removed". */
export function change(baseline, candidate) {
  if (baseline === candidate) return '=';
  if (baseline === 0) return 'new';
  if (candidate === 0) return 'removed';
  const ratio = candidate / baseline;
  if (ratio >= 2) return `${digits3.format(ratio)}\u00d7`;
  return signed(ratio - 1, `${Math.abs((ratio - 1) * 100).toFixed(1)} %`);
}
