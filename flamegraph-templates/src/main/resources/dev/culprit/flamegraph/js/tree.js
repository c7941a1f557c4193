// The call tree: columns of one row per node in preorder, row 0 an artificial root.

import { ColumnReader, bytesOfBase64, inflate } from './columns.js';
import { shortened, simpleName } from './names.js';

const VERSION = 1;

export const KIND = { GROUP: 0, METHOD: 1, TRUNCATED: 2, REST: 3 };
export const STATE = { UNCHANGED: 0, CHANGED: 1, BASELINE_ONLY: 2, CANDIDATE_ONLY: 3, RENAMED: 4 };

export async function readTree(base64) {
  return unpack(new ColumnReader(await inflate(bytesOfBase64(base64))));
}

function unpack(columns) {
  const [version, compared, nanosPerUnit, unitsPerCall] = columns.numbers();
  if (version !== VERSION) throw new Error(`data has version ${version}, this page reads ${VERSION}`);
  const strings = columns.strings();
  const frames = readFrames(columns, strings);
  const calls = readCalls(columns);
  const tree = readNodes(columns, calls);
  return new Tree({ ...tree, frames, compared: compared === 1, nanosPerUnit, unitsPerCall });
}

function readFrames(columns, strings) {
  const text = () => Array.from(columns.ints(), (index) => strings[index]);
  return {
    className: text(),
    method: text(),
    descriptor: text(),
    file: text(),
    line: columns.ints(),
    kind: columns.ints(),
    state: columns.ints(),
  };
}

/** Which calls each frame makes; a node says only which of its parent's it is. */
function readCalls(columns) {
  const counts = columns.ints();
  const first = new Int32Array(counts.length);
  for (let i = 1; i < counts.length; i++) first[i] = first[i - 1] + counts[i - 1];
  const frame = columns.ints();
  const baselineLine = columns.ints();
  return { first, frame, baselineLine, candidateLine: columns.differences(baselineLine, Int32Array) };
}

function readNodes(columns, calls) {
  const children = columns.ints();
  const rank = columns.ints();
  const size = children.length;
  const parent = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  const frame = new Int32Array(size).fill(-1);
  const baselineLine = new Int32Array(size);
  const candidateLine = new Int32Array(size);
  const missing = children.slice();
  let above = 0;
  for (let row = 1; row < size; row++) {
    while (missing[above] === 0) above = parent[above];
    missing[above]--;
    parent[row] = above;
    depth[row] = depth[above] + 1;
    const call = calls.first[frame[above] + 1] + rank[row - 1];
    frame[row] = calls.frame[call];
    baselineLine[row] = calls.baselineLine[call];
    candidateLine[row] = calls.candidateLine[call];
    above = row;
  }
  const callsB = columns.numbers();
  const callsC = columns.differences(callsB);
  const selfB = columns.numbers();
  const selfC = columns.differences(selfB);
  const significant = Uint8Array.from(columns.ints());
  return { size, parent, depth, frame, baselineLine, candidateLine, callsB, callsC, selfB, selfC, significant };
}

/** Sums a column over each node's subtree. */
export function totals(self, parent) {
  const total = self.slice();
  for (let row = total.length - 1; row > 0; row--) total[parent[row]] += total[row];
  return total;
}

export class Tree {
  constructor(columns) {
    Object.assign(this, columns);
    this.totalB = totals(this.selfB, this.parent);
    this.totalC = totals(this.selfC, this.parent);
    this.end = this.#ends();
    this.#labels = new Array(this.frames.method.length);
  }

  #labels;

  /** The row after each node's subtree. */
  #ends() {
    const end = new Int32Array(this.size);
    for (let row = this.size - 1; row >= 0; row--) {
      if (end[row] === 0) end[row] = row + 1;
      const parent = this.parent[row];
      if (parent >= 0 && end[parent] < end[row]) end[parent] = end[row];
    }
    return end;
  }

  nanos(units) {
    return units * this.nanosPerUnit;
  }

  calls(units) {
    return units / this.unitsPerCall;
  }

  kind(row) {
    return row === 0 ? KIND.GROUP : this.frames.kind[this.frame[row]];
  }

  state(row) {
    return row === 0 ? STATE.UNCHANGED : this.frames.state[this.frame[row]];
  }

  /** "Class.method", or the name of a thread group. */
  label(row) {
    return row === 0 ? 'all threads' : this.frameLabel(this.frame[row]);
  }

  frameLabel(frame) {
    return (this.#labels[frame] ??= this.#makeLabel(frame));
  }

  #makeLabel(frame) {
    const { kind, className, method } = this.frames;
    if (kind[frame] === KIND.TRUNCATED) return '(deeper calls, not recorded)';
    if (kind[frame] === KIND.REST) return '(many small calls)';
    const name = className[frame] ? `${simpleName(className[frame])}.${method[frame]}` : method[frame];
    return shortened(name, 400);
  }

  *children(row) {
    for (let child = row + 1; child < this.end[row]; child = this.end[child]) yield child;
  }

  /** From the root's child down to the row itself. */
  ancestors(row) {
    const path = [];
    for (let at = row; at >= 0; at = this.parent[at]) path.push(at);
    return path.reverse();
  }
}
