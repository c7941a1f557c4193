// Names come from bytecode, which may name a method almost anything.

const MISLEADING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/gu;

/** Everything invisible, and what turns the direction of writing, as a Java escape. */
export function visible(name) {
  return name.replace(MISLEADING, (hidden) => {
    let escaped = '';
    for (let i = 0; i < hidden.length; i++) {
      escaped += `\\u${hidden.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}

/** Visible and not longer than a limit. */
export function shortened(name, limit) {
  const shown = visible(name.length > 2 * limit ? name.slice(0, 2 * limit) : name);
  return shown.length > limit ? `${shown.slice(0, limit - 1)}\u2026` : shown;
}

export function simpleName(className) {
  return className.slice(className.lastIndexOf('.') + 1);
}

export function packageName(className) {
  const dot = className.lastIndexOf('.');
  return dot < 0 ? '' : className.slice(0, dot);
}

/** "File.java:12", or the class when there is no file. */
export function place(file, className, line) {
  const where = file || className;
  return line > 0 ? `${where}:${line}` : where;
}
