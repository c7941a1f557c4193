// The page of a history. Tables and small drawings are in the HTML already; here a series opens into a chart that can be walked through.

import { startCopying } from './copying.js';
import { announce, byId, button, element } from './dom.js';
import { bytes, count, duration } from './numbers.js';
import { Theme } from './theme.js';

const HEIGHT = 230;
const writers = { ns: duration, B: bytes, calls: count };

/** "1,2,,3" with a null where nothing was measured. */
function readNumbers(text) {
  return text === '' ? [] : text.split(',').map((value) => (value === '' ? null : Number(value)));
}

function readSeries(row) {
  const values = readNumbers(row.dataset.values);
  const spread = readNumbers(row.dataset.spread);
  const off = (sign) => values.map((value, at) => (value === null || (spread[at] ?? null) === null ? null : value * (1 + spread[at]) ** sign));
  return {
    commits: row.closest('[data-commits]').dataset.commits.split(','),
    steps: readNumbers(row.dataset.steps),
    write: writers[row.dataset.unit],
    data: [values.map((unused, at) => at), values, off(1), off(-1)],
  };
}

function colourOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A line down at each change, between the last commit before it and the first with it. */
function drawSteps(plot, steps) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colourOf('--more-fill');
  ctx.lineWidth = 1.5;
  ctx.setLineDash([4, 4]);
  for (const step of steps) {
    const x = plot.valToPos(step - 0.5, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function makePlot(host, series) {
  const { commits, steps, write, data } = series;
  const axis = { stroke: colourOf('--soft'), grid: { stroke: colourOf('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
  const written = (unused, value) => (value === null ? '' : write(value));
  const hidden = { width: 0, points: { show: false }, value: written };
  const options = {
    width: host.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false }, y: { range: (unused, low, high) => [low - (high - low) * 0.1 - Math.abs(low) * 0.02, high + (high - low) * 0.1 + Math.abs(high) * 0.02] } },
    axes: [
      { ...axis, space: 110, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], values: (unused, at) => at.map((i) => commits[i]?.slice(0, 8) ?? '') },
      { ...axis, size: 66, values: (unused, values) => values.map((value) => (value === null ? '' : write(value))) },
    ],
    series: [
      { label: 'commit', value: (unused, at) => (at === null ? '' : commits[at]) },
      { label: 'median of the forks', stroke: colourOf('--ink'), width: 1.6, points: { show: true, size: 5 }, value: written },
      { label: 'one standard deviation up', stroke: colourOf('--grey-fill'), ...hidden },
      { label: 'down', stroke: colourOf('--grey-fill'), ...hidden },
    ],
    bands: [{ series: [2, 3], fill: `${colourOf('--grey-fill')}55` }],
    cursor: { drag: { x: false, y: false }, points: { size: 8 } },
    hooks: { draw: [(plot) => drawSteps(plot, steps)] },
  };
  const plot = new uPlot(options, data, host);
  plot.root.setAttribute('aria-hidden', 'true');
  return plot;
}

/** The chart of one series, in a row of its own below it. */
class Chart {
  #at = -1;

  constructor(row, name, theme, watch) {
    this.series = readSeries(row);
    this.host = element('div', 'plot');
    this.host.tabIndex = 0;
    this.host.setAttribute('role', 'group');
    this.host.setAttribute('aria-label', `${name}: arrow keys walk from commit to commit`);
    this.host.addEventListener('keydown', (event) => this.#onKey(event));
    const cell = element('td', '', null, element('p', 'plot-words', 'dashed: where it changes; the band: how far the forks are apart'), this.host);
    cell.colSpan = row.cells.length;
    this.row = element('tr', 'plot-row', null, cell);
    row.after(this.row);
    watch.observe(this.host);
    theme.onChange(() => this.draw());
  }

  draw() {
    if (this.host.clientWidth === 0) return;
    this.plot?.destroy();
    this.plot = makePlot(this.host, this.series);
    this.show();
  }

  show() {
    if (this.#at < 0) return;
    const value = this.series.data[1][this.#at];
    this.plot.setCursor({ left: this.plot.valToPos(this.#at, 'x'), top: value === null ? 0 : this.plot.valToPos(value, 'y') });
  }

  #onKey(event) {
    const last = this.series.commits.length - 1;
    const to = { ArrowRight: this.#at + 1, ArrowLeft: this.#at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#at = Math.max(0, Math.min(last, to));
    this.show();
    const value = this.series.data[1][this.#at];
    const changes = this.series.steps.includes(this.#at) ? ', it changes here' : '';
    announce(`${this.series.commits[this.#at]}: ${value === null ? 'not measured' : this.series.write(value)}${changes}`);
  }
}

function startRows(theme) {
  const charts = new Map();
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const chart = charts.get(target);
      if (chart && chart.plot?.width !== target.clientWidth) chart.draw();
    }
  });
  for (const row of document.querySelectorAll('tr[data-values]')) {
    const name = row.querySelector('.function');
    let chart;
    const opener = button('link', name.textContent, () => {
      const open = opener.getAttribute('aria-expanded') !== 'true';
      opener.setAttribute('aria-expanded', open);
      if (!chart) {
        chart = new Chart(row, `${name.textContent}, ${row.cells[1].textContent}`, theme, watch);
        charts.set(chart.host, chart);
      }
      chart.row.hidden = !open;
    });
    opener.setAttribute('aria-expanded', false);
    name.replaceWith(opener);
  }
}

function startFilters() {
  for (const filter of document.querySelectorAll('[data-filter]')) {
    const rows = [...filter.closest('.history').querySelectorAll('tr[data-values]')];
    filter.addEventListener('input', () => {
      const wanted = filter.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        const chart = row.nextElementSibling;
        if (chart?.classList.contains('plot-row')) {
          chart.hidden = row.hidden || row.querySelector('.link').getAttribute('aria-expanded') !== 'true';
        }
        shown += row.hidden ? 0 : 1;
      }
      announce(`${shown} of ${rows.length} series`);
    });
  }
}

document.documentElement.classList.add('js');
startRows(new Theme());
startFilters();
startCopying();
document.documentElement.dataset.ready = byId('live') ? 'true' : 'false';
