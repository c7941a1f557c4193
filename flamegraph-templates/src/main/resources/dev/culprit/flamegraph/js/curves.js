// Latency of calls on both sides, one above the other: how slow the slowest calls are. The axis is 1 / (1 - percentile), so that every
// further nine takes the same room. Without the script, and without these data, the drawing with the percentiles alone is there.

import { element } from './dom.js';
import { duration } from './numbers.js';
import { PARTS } from './parts.js';

const HEIGHT = 210;

PARTS.push(({ theme }) => startCurves(theme));

function startCurves(theme) {
  const hosts = [...document.querySelectorAll('[data-curve]:not([data-curve=""])')];
  const draw = (host) => {
    if (host.clientWidth === 0) return;
    host.plot?.destroy();
    host.plot = plot(host, readCurve(host.dataset.curve));
  };
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.plot?.width !== target.clientWidth) draw(target);
    }
  });
  for (const host of hosts) {
    host.classList.add('drawn');
    host.append(element('p', 'quiet curve-words', 'time per call by percentile: the further right, the slower the calls'));
    watch.observe(host);
  }
  theme.onChange(() => hosts.forEach(draw));
}

/** "x,baseline,candidate;..." with nanoseconds, empty where a side has no such call. */
function readCurve(text) {
  const points = text.split(';').map((point) => point.split(',').map((value) => (value === '' ? null : Number(value))));
  return [0, 1, 2].map((at) => points.map((point) => point[at]));
}

function percentile(x) {
  if (x <= 1) return 'min';
  const share = (100 * (1 - 1 / x)).toPrecision(Math.max(2, Math.ceil(Math.log10(x)) + 1));
  return `p${Number(share)}`;
}

function plot(host, data) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
  const ends = [2, 20, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((x) => x <= data[0].at(-1) * 1.01);
  const options = {
    width: host.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false, distr: 3, log: 10, range: () => [1, data[0].at(-1)] }, y: { distr: 3, log: 10 } },
    axes: [
      { ...axis, splits: () => ends, filter: (unused, values) => values, values: (unused, values) => values.map(percentile) },
      { ...axis, size: 62, values: (unused, values) => values.map((value) => (value === null ? '' : duration(value))) },
    ],
    series: [
      { label: 'calls up to', value: (unused, x) => (x === null ? '' : percentile(x)) },
      series('baseline', colour('--soft'), [6, 4]),
      series('candidate', colour('--more-fill'), []),
    ],
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
  };
  const plotted = new uPlot(options, data, host);
  plotted.root.setAttribute('aria-hidden', 'true');
  return plotted;
}

function series(label, stroke, dash) {
  return { label, stroke, dash, width: 2, points: { show: false }, value: (unused, nanos) => (nanos === null ? '' : duration(nanos)) };
}
