// All functions as a table: each summed over every path on which it is called.

import { button, byId, element } from './dom.js';
import { change, count, duration, signedDuration } from './numbers.js';
import { KIND } from './tree.js';

const PAGE = 100;

/** Sums per function; of nested calls of one function, which share their time, only the outermost counts. */
export function functionSums(tree, gated) {
  const size = tree.frames.method.length;
  const make = () => new Float64Array(size);
  const sums = { callsB: make(), callsC: make(), selfB: make(), selfC: make(), totalB: make(), totalC: make() };
  const changed = new Uint8Array(size);
  const openUntil = new Int32Array(size);
  for (let row = 1; row < tree.size; row++) {
    const frame = tree.frame[row];
    for (const column of ['callsB', 'callsC', 'selfB', 'selfC']) sums[column][frame] += tree[column][row];
    if (gated.open[row] === 1) changed[frame] = 1;
    if (row < openUntil[frame]) continue;
    openUntil[frame] = tree.end[row];
    sums.totalB[frame] += tree.totalB[row];
    sums.totalC[frame] += tree.totalC[row];
  }
  return { ...sums, changed };
}

function columnsOf(tree, sums) {
  const both = (column) => (frame) => sums[`${column}C`][frame] - sums[`${column}B`][frame];
  const one = (column, side) => (frame) => sums[`${column}${side}`][frame];
  const time = (value) => duration(tree.nanos(value));
  const calls = (value) => count(tree.calls(value));
  const difference = (column) => ({
    title: `\u0394 ${column}`,
    value: both(column),
    write: (value, frame) => (value === 0 ? '' : `${signedDuration(tree.nanos(value))} (${relation(sums, column, frame)})`),
    tinted: true,
  });
  if (!tree.compared) {
    return [
      { title: 'own time', value: one('self', 'C'), write: time },
      { title: 'total time', value: one('total', 'C'), write: time },
      { title: 'calls', value: one('calls', 'C'), write: calls },
      { title: 'per call', value: (f) => (sums.callsC[f] > 0 ? (sums.totalC[f] * tree.unitsPerCall) / sums.callsC[f] : 0), write: time },
    ];
  }
  return [
    difference('total'),
    difference('self'),
    { title: 'total, baseline', value: one('total', 'B'), write: time },
    { title: 'candidate', value: one('total', 'C'), write: time },
    { title: 'calls, baseline', value: one('calls', 'B'), write: calls },
    { title: 'candidate', value: one('calls', 'C'), write: calls },
  ];
}

function relation(sums, column, frame) {
  return change(sums[`${column}B`][frame], sums[`${column}C`][frame]);
}

export class FunctionTable {
  sorted = 0;
  descending = true;
  shown = PAGE;

  constructor(view, tabs) {
    this.view = view;
    this.tabs = tabs;
    this.sums = functionSums(view.tree, view.gated);
    this.columns = columnsOf(view.tree, this.sums);
    byId('function-filter').addEventListener('input', () => {
      this.shown = PAGE;
      this.show();
    });
    byId('function-more').addEventListener('click', () => {
      this.shown += PAGE;
      this.show();
    });
    this.show();
  }

  show() {
    const rows = this.#rows();
    const body = rows.slice(0, this.shown).map((frame) => this.#row(frame));
    byId('function-head').replaceChildren(this.#head());
    byId('function-body').replaceChildren(...body);
    byId('function-count').textContent = `${count(Math.min(this.shown, rows.length))} of ${count(rows.length)}`;
    byId('function-more').hidden = rows.length <= this.shown;
  }

  /** Sorted by size, so that the largest loss is as far up as the largest gain. */
  #rows() {
    const { tree } = this.view;
    const wanted = byId('function-filter').value.trim().toLowerCase();
    const rows = [];
    for (let frame = 0; frame < tree.frames.method.length; frame++) {
      const name = `${tree.frames.className[frame]}.${tree.frames.method[frame]}`.toLowerCase();
      if (tree.frames.kind[frame] === KIND.METHOD && name.includes(wanted)) rows.push(frame);
    }
    const { value } = this.columns[this.sorted];
    const direction = this.descending ? -1 : 1;
    return rows.sort((a, b) => direction * (Math.abs(value(a)) - Math.abs(value(b))) || a - b);
  }

  #head() {
    const head = element('tr', '', null, element('th', '', 'function'));
    this.columns.forEach((column, index) => {
      const cell = element('th', 'number');
      cell.append(button('sort', column.title, () => this.#sort(index)));
      if (index === this.sorted) cell.setAttribute('aria-sort', this.descending ? 'descending' : 'ascending');
      head.append(cell);
    });
    return head;
  }

  #sort(index) {
    this.descending = index === this.sorted ? !this.descending : true;
    this.sorted = index;
    this.show();
  }

  #row(frame) {
    const { tree } = this.view;
    const { className, method } = tree.frames;
    const name = button('link', tree.frameLabel(frame), () => this.#find(`${className[frame]}.${method[frame]}`));
    const cells = this.columns.map((column) => {
      const value = column.value(frame);
      const tint = column.tinted && this.sums.changed[frame] === 1 ? (value > 0 ? ' more' : ' less') : '';
      return element('td', `number${column.tinted && !tint ? ' quiet' : tint}`, column.write(value, frame));
    });
    return element('tr', '', null, element('td', 'name', null, name), ...cells);
  }

  #find(name) {
    this.tabs.open('graph');
    this.view.searchFor(name);
    this.view.nextMatch(1);
  }
}
