// All functions as a table: each summed over every path on which it is called.

import { button, byId } from './dom.js';
import { Grid } from './grid.js';
import { count, duration } from './numbers.js';
import { isMethodKind } from './tree.js';
import { parentsOf } from './unpack.js';

/**
 * Sums by a key of nodes, such as their frame; of nested nodes with one key, which share their time, only the outermost counts.
 *
 * @param keys how many keys there are
 * @param keyOf an array, by the node's call
 */
export function sumsBy({ tree, totalB, totalC }, keys, keyOf) {
  const make = () => new Float64Array(keys);
  const sums = { callsB: make(), callsC: make(), selfB: make(), selfC: make(), totalB: make(), totalC: make() };
  const changed = new Uint8Array(keys);
  const openUntil = new Int32Array(keys);
  const { call, callsB, callsC, end, size } = tree;
  const parent = parentsOf(end);
  for (let row = 1; row < size; row++) {
    const key = keyOf[call[row]];
    if (callsB) {
      sums.callsB[key] += callsB[row];
      sums.callsC[key] += callsC[row];
    }
    sums.selfB[key] += totalB[row];
    sums.selfC[key] += totalC[row];
    if (parent[row] > 0) {
      const above = keyOf[call[parent[row]]];
      sums.selfB[above] -= totalB[row];
      sums.selfC[above] -= totalC[row];
    }
    if (tree.isOpen(row)) changed[key] = 1;
    if (row < openUntil[key]) continue;
    openUntil[key] = end[row];
    sums.totalB[key] += totalB[row];
    sums.totalC[key] += totalC[row];
  }
  return { ...sums, changed };
}

export function columnsOf(measure, sums) {
  const { tree } = measure;
  const one = (title, column, side) => ({
    title,
    value: (key) => sums[column + side][key],
    write: (key) => measure.write(sums[column + side][key], side),
  });
  const called = (title, side) => ({
    title,
    value: (key) => sums[`calls${side}`][key],
    write: (key) => count(sums[`calls${side}`][key] / tree.callsDivisor),
  });
  const calls = tree.callsB && measure.unit !== 'CALLS';
  if (!tree.compared) {
    const perCall = (key) => (sums.callsC[key] > 0 ? (sums.totalC[key] * tree.callsDivisor) / sums.callsC[key] : 0);
    const columns = [one(`own ${measure.noun}`, 'self', 'C'), one(`total ${measure.noun}`, 'total', 'C')];
    if (calls) columns.push(called('calls', 'C'));
    if (calls && measure.unit === 'NANOS') {
      columns.push({ title: 'per call', value: perCall, write: (key) => duration(measure.quantity(perCall(key))) });
    }
    return columns;
  }
  const columns = [difference(measure, sums, 'total'), difference(measure, sums, 'self')];
  columns.push(one('total, baseline', 'total', 'B'), one('candidate', 'total', 'C'));
  if (calls) columns.push(called('calls, baseline', 'B'), called('candidate', 'C'));
  return columns;
}

function difference(measure, sums, column) {
  const both = (key) => [sums[`${column}B`][key], sums[`${column}C`][key]];
  const value = (key) => measure.difference(...both(key));
  return {
    title: `\u0394 ${column}`,
    value,
    write: (key) => (value(key) === 0 ? '' : `${measure.writeDifference(...both(key))} (${measure.change(...both(key))})`),
    tint: (key) => (sums.changed[key] === 1 && value(key) !== 0 ? (value(key) > 0 ? 'more' : 'less') : 'quiet'),
  };
}

export class FunctionTable {
  constructor(view, tabs, find) {
    this.view = view;
    const name = (frame) => button('link', view.tree.frameLabel(frame), () => find(view.tree.fullName(frame)));
    this.grid = new Grid(byId('functions'), 'function', name);
    const show = () => tabs.current === 'functions' && this.show();
    tabs.onOpen(show);
    view.onChange(show);
  }

  show() {
    const { measure, tree } = this.view;
    if (this.shown === measure && this.scale === measure.scale) return;
    Object.assign(this, { shown: measure, scale: measure.scale });
    this.sums = sumsBy(measure, tree.frames.method.length, tree.calls.frame);
    const items = [...tree.frames.kind.keys()].filter((frame) => isMethodKind(tree.frames.kind[frame]));
    this.grid.show({ items, nameOf: (frame) => tree.fullName(frame), columns: columnsOf(measure, this.sums) });
  }
}
