// Everything that calls one function, and everything that it calls, each as a tree of its own.

import { Measure } from './measure.js';
import { Tree } from './tree.js';
import { FLAG, parentsOf, totals } from './unpack.js';

/** Nodes in the making: each is a frame below a parent, with what it has itself. */
class Sums {
  parent = [-1];
  frame = [-1];
  sums = { b: [0], c: [0], delta: [0], moved: [0] };
  significant = [0];
  #children = new Map();

  constructor(frames) {
    this.frames = frames;
  }

  child(parent, frame) {
    const key = parent * this.frames + frame;
    let found = this.#children.get(key);
    if (found === undefined) {
      found = this.parent.length;
      this.#children.set(key, found);
      this.parent.push(parent);
      this.frame.push(frame);
      for (const column of Object.values(this.sums)) column.push(0);
      this.significant.push(0);
    }
    return found;
  }

  add(node, [b, c, delta, moved], times = 1) {
    this.sums.b[node] += times * b;
    this.sums.c[node] += times * c;
    this.sums.delta[node] += times * delta;
    this.sums.moved[node] += times * moved;
  }
}

function amounts(measure, row) {
  const at = measure.tree.touchedAt(row);
  return [measure.totalB[row], measure.totalC[row], at < 0 ? 0 : measure.delta[at], at < 0 ? 0 : measure.moved[at]];
}

/** The outermost calls of a frame: what recursion calls again is below these already. */
function* outermost({ calls, call, end, size }, frame) {
  const hit = Uint8Array.from(calls.frame, (one) => (one === frame ? 1 : 0));
  for (let row = 1; row < size; ) {
    if (hit[call[row]] === 1) {
      yield row;
      row = end[row];
    } else {
      row++;
    }
  }
}

/** What a function calls, summed over all of its outermost calls. */
export function calleesOf(measure, frame) {
  const { tree } = measure;
  const parent = parentsOf(tree.end);
  const sums = new Sums(tree.frames.method.length);
  for (const top of outermost(tree, frame)) {
    const nodes = [];
    for (let row = top; row < tree.end[top]; row++) {
      const above = row === top ? 0 : nodes[parent[row] - top];
      const node = sums.child(above, tree.frameOf(row));
      nodes.push(node);
      const amount = amounts(measure, row);
      sums.add(node, amount);
      if (row !== top) sums.add(above, amount, -1);
      if (tree.isSignificant(row)) sums.significant[node] = 1;
    }
  }
  return finished(measure, sums);
}

/** What calls a function, nearest first, down to the threads; a caller is as wide as the time of the function below it. */
export function callersOf(measure, frame) {
  const { tree } = measure;
  const parent = parentsOf(tree.end);
  const sums = new Sums(tree.frames.method.length);
  for (const row of outermost(tree, frame)) {
    let node = 0;
    for (let at = row; at > 0; at = parent[at]) {
      node = sums.child(node, tree.frameOf(at));
      if (at === row && tree.isSignificant(row)) sums.significant[node] = 1;
    }
    sums.add(node, amounts(measure, row));
  }
  return finished(measure, sums);
}

/** Puts the nodes into preorder, the widest first. */
function finished(measure, sums) {
  const count = sums.parent.length;
  const wide = totals(Float64Array.from(sums.sums.b, (b, node) => Math.max(0, b) + Math.max(0, sums.sums.c[node])), sums.parent);
  const children = Array.from({ length: count }, () => []);
  for (let node = 1; node < count; node++) children[sums.parent[node]].push(node);
  const order = [];
  const row = new Int32Array(count);
  const open = [0];
  while (open.length > 0) {
    const node = open.pop();
    row[node] = order.length;
    order.push(node);
    open.push(...children[node].sort((a, b) => wide[a] - wide[b]));
  }
  const shape = shapeOf(sums, order, row);
  const tree = new Tree({ ...measure.tree, ...shape, callsB: null, callsC: null });
  const total = (column) => totals(Float64Array.from(order, (node) => Math.max(0, column[node])), shape.parent);
  const signedTotal = (column) => totals(Float64Array.from(order, (node) => column[node]), shape.parent);
  const values = { totalB: total(sums.sums.b), totalC: total(sums.sums.c), delta: signedTotal(sums.sums.delta), moved: signedTotal(sums.sums.moved) };
  const { multiplier, divisor, all, scale, seconds } = measure;
  return Object.assign(new Measure(tree, measure, { ...values, multiplier, divisor }), { all, scale, seconds });
}

/** Every node counts as touched: such trees are small. Each frame is a call of its own, without a line. */
function shapeOf(sums, order, row) {
  const size = order.length;
  const parent = Int32Array.from(order, (node) => (node === 0 ? -1 : row[sums.parent[node]]));
  const end = new Int32Array(size);
  for (let at = size - 1; at >= 0; at--) {
    end[at] = Math.max(end[at], at + 1);
    if (at > 0) end[parent[at]] = Math.max(end[parent[at]], end[at]);
  }
  const frames = sums.frames;
  const none = new Uint8Array(frames);
  return {
    size,
    parent,
    end,
    call: Int32Array.from(order, (node) => sums.frame[node]),
    calls: { frame: Int32Array.from({ length: frames }, (unused, at) => at), baselineLine: none, candidateLine: none },
    flags: Uint8Array.from(order, (node) => FLAG.TOUCHED | (sums.significant[node] ? FLAG.SIGNIFICANT | FLAG.OPEN : 0)),
    touched: Int32Array.from(order, (unused, at) => at),
  };
}
