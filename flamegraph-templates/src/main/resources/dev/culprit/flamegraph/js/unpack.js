// Makes arrays of the page's streams. It runs in a worker, so that the page can be read and used meanwhile.

import { readColumns } from './columns.js';

const TREE_VERSION = 2;

/** Bits of a node's flags. Touched: it or one below it is open. */
export const FLAG = { SIGNIFICANT: 1, OPEN: 2, TOUCHED: 4 };

/** The nodes of a tree, with the calls of each when the page has them. */
export async function unpackNodes(base64, callsBase64) {
  const columns = await readColumns(base64);
  const [version, compared] = columns.numbers();
  if (version !== TREE_VERSION) throw new Error(`data has version ${version}, this page reads ${TREE_VERSION}`);
  const strings = columns.strings();
  const frames = unpackFrames(columns, strings);
  const calls = unpackCalls(columns);
  const nodes = unpackShape(columns, calls);
  const called = callsBase64 ? await unpackView(callsBase64) : null;
  const gate = gateOf(nodes, columns.numbers(), called);
  return {
    ...nodes,
    ...gate,
    compared: compared === 1,
    frames,
    calls,
    callsB: called && narrowest(called.selfB),
    callsC: called && narrowest(called.selfC),
    callsDivisor: called ? called.divisor / called.multiplier : 1,
  };
}

function unpackFrames(columns, strings) {
  const text = () => Array.from(columns.numbers(), (index) => strings[index]);
  return {
    className: text(),
    method: text(),
    descriptor: text(),
    file: text(),
    line: columns.numbers().slice(),
    kind: columns.numbers().slice(),
    state: columns.numbers().slice(),
  };
}

/** Which calls each frame makes; a node says only which of its parent's it is. */
function unpackCalls(columns) {
  const counts = columns.numbers();
  const first = new Int32Array(counts.length);
  for (let i = 1; i < counts.length; i++) first[i] = first[i - 1] + counts[i - 1];
  const frame = columns.numbers().slice();
  const baselineLine = columns.numbers().slice();
  return { first, frame, baselineLine, candidateLine: narrowest(columns.differences(baselineLine)) };
}

/** For each node its parent, its call, and the row after its subtree. */
function unpackShape(columns, calls) {
  const missing = Int32Array.from(columns.numbers());
  const rank = columns.numbers();
  const size = missing.length;
  const parent = new Int32Array(size);
  // The root makes no call; what stands there is never asked for.
  const call = new (calls.frame.length < 65536 ? Uint16Array : Uint32Array)(size);
  const end = new Int32Array(size);
  parent[0] = -1;
  let above = 0;
  for (let row = 1; row < size; row++) {
    while (missing[above] === 0) {
      end[above] = row;
      above = parent[above];
    }
    missing[above]--;
    parent[row] = above;
    call[row] = calls.first[above === 0 ? 0 : calls.frame[call[above]] + 1] + rank[row - 1];
    above = row;
  }
  for (; above >= 0; above = parent[above]) end[above] = size;
  return { size, parent, call, end };
}

/** The parent of each node, -1 of the root. */
export function parentsOf(end) {
  const parent = new Int32Array(end.length);
  parent[0] = -1;
  for (let row = 1, above = 0; row < parent.length; above = row++) {
    while (end[above] <= row) above = parent[above];
    parent[row] = above;
  }
  return parent;
}

/**
 * What counts as changed. Two recordings of the same program differ in every node by chance; drawn as they are, a third of the picture
 * would be coloured. So a node is open only when it is significant itself, or when it is called more or less often because a significant
 * node above it is. Of closed nodes, the mean of both sides is drawn. Few nodes are open: only these and the nodes above them, the touched
 * ones, have anything else than the mean, and only for them it is kept.
 */
function gateOf({ size, parent }, significant, called) {
  const flags = new Uint8Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) {
    if (significant[row] === 1) flags[row] = FLAG.SIGNIFICANT | FLAG.OPEN;
    else if (called && row > 0 && flags[parent[row]] & FLAG.OPEN && called.selfB[row] !== called.selfC[row]) flags[row] = FLAG.OPEN;
    if (flags[row] === 0) continue;
    for (let at = row; at >= 0 && !(flags[at] & FLAG.TOUCHED); at = parent[at]) {
      flags[at] |= FLAG.TOUCHED;
      count++;
    }
  }
  const touched = new Int32Array(count);
  for (let row = 0, next = 0; next < count; row++) if (flags[row] & FLAG.TOUCHED) touched[next++] = row;
  return { flags, touched };
}

/** For each touched node the position of its parent among them, -1 for the root. */
function above({ parent, touched }) {
  const positions = new Int32Array(touched.length);
  const path = [];
  for (let i = 0; i < touched.length; i++) {
    while (path.length > 0 && touched[path.at(-1)] !== parent[touched[i]]) path.pop();
    positions[i] = path.at(-1) ?? -1;
    path.push(i);
  }
  return positions;
}

/** A quantity of all nodes: what each has itself. */
async function unpackView(base64) {
  const columns = await readColumns(base64);
  const [version, multiplier, divisor] = columns.numbers();
  if (version !== TREE_VERSION) throw new Error(`data has version ${version}, this page reads ${TREE_VERSION}`);
  const selfB = columns.numbers();
  return { multiplier, divisor, selfB, selfC: columns.differences(selfB) };
}

/** A quantity of all nodes, each with all below it, and how much of it is said to have changed. */
export async function unpackTotals(base64, nodes) {
  const { multiplier, divisor, selfB, selfC } = await unpackView(base64);
  return {
    multiplier,
    divisor,
    totalB: totals(selfB, nodes.parent),
    totalC: totals(selfC, nodes.parent),
    ...changes(selfB, selfC, nodes),
  };
}

/** Sums a column over each node's subtree. */
export function totals(self, parent) {
  let sum = 0;
  for (let row = 0; row < self.length; row++) sum += self[row];
  const total = new (sum < 2 ** 32 ? Uint32Array : Float64Array)(self);
  for (let row = total.length - 1; row > 0; row--) total[parent[row]] += total[row];
  return total;
}

/** For each touched node, over all open ones in its subtree: the difference of both sides, and its size without regard to its sign. */
function changes(selfB, selfC, nodes) {
  const { flags, touched } = nodes;
  const parents = above(nodes);
  const delta = new Float64Array(touched.length);
  const moved = new Float64Array(touched.length);
  for (let i = touched.length - 1; i >= 0; i--) {
    const row = touched[i];
    if (flags[row] & FLAG.OPEN) {
      delta[i] += selfC[row] - selfB[row];
      moved[i] += Math.abs(selfC[row] - selfB[row]);
    }
    if (parents[i] < 0) continue;
    delta[parents[i]] += delta[i];
    moved[parents[i]] += moved[i];
  }
  return { delta, moved: narrowest(moved) };
}

function narrowest(column) {
  let largest = 0;
  for (let i = 0; i < column.length; i++) largest = Math.max(largest, column[i]);
  if (largest < 256) return Uint8Array.from(column);
  if (largest < 65536) return Uint16Array.from(column);
  return largest < 2 ** 32 ? Uint32Array.from(column) : Float64Array.from(column);
}

/**
 * What the worker is asked: a tree with its first view, or a further view of a tree. Parents are four bytes a node that only sums over all
 * nodes need; the page does without.
 */
export async function unpacked({ nodes, calls, known, view }) {
  if (known) return { measured: await unpackTotals(view, { ...known, parent: parentsOf(known.end) }) };
  const { parent, ...tree } = await unpackNodes(nodes, calls);
  return { tree, measured: await unpackTotals(view, { ...tree, parent }) };
}

function buffersOf(value, found = new Set()) {
  if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (value && typeof value === 'object') for (const part of Object.values(value)) buffersOf(part, found);
  return found;
}

/** Makes a scope, such as a worker's, answer requests; arrays are handed over and not copied. */
export function answer(scope) {
  scope.onmessage = async ({ data }) => {
    try {
      const result = await unpacked(data);
      scope.postMessage({ result }, [...buffersOf(result)]);
    } catch (error) {
      scope.postMessage({ error: error.message });
    }
  };
}
