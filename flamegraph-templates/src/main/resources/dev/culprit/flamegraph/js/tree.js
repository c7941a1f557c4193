// The call tree: one row per node in preorder, row 0 an artificial root. Nodes refer to a call, which has a frame and lines, so that a
// node takes 7 to 9 bytes here and eight more for each quantity. Its parent is found by walking down from the root to it.

import { shortened, simpleName } from './names.js';
import { FLAG } from './unpack.js';

export const KIND = { GROUP: 0, METHOD: 1, TRUNCATED: 2, REST: 3, TEST: 4, PHASE: 5, TASK: 6, WAIT: 7, SAMPLED: 8 };
export const STATE = { UNCHANGED: 0, CHANGED: 1, BASELINE_ONLY: 2, CANDIDATE_ONLY: 3, RENAMED: 4, UNKNOWN: 5 };

export class Tree {
  #labels;

  constructor(columns) {
    Object.assign(this, columns);
    this.#labels = new Array(this.frames.method.length);
  }

  /** The frame of a node, -1 for the root. */
  frameOf(row) {
    return row === 0 ? -1 : this.calls.frame[this.call[row]];
  }

  baselineLine(row) {
    return row === 0 ? 0 : this.calls.baselineLine[this.call[row]];
  }

  candidateLine(row) {
    return row === 0 ? 0 : this.calls.candidateLine[this.call[row]];
  }

  isSignificant(row) {
    return (this.flags[row] & FLAG.SIGNIFICANT) !== 0;
  }

  isOpen(row) {
    return (this.flags[row] & FLAG.OPEN) !== 0;
  }

  /** Position among the touched nodes, or -1. */
  touchedAt(row) {
    if (!(this.flags[row] & FLAG.TOUCHED)) return -1;
    let low = 0;
    let high = this.touched.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.touched[middle] < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  depthOf(row) {
    return this.ancestors(row).length - 1;
  }

  /** Calls of both sides, or nothing when they were not counted. */
  countOf(row) {
    return this.callsB ? [this.callsB[row] / this.callsDivisor, this.callsC[row] / this.callsDivisor] : undefined;
  }

  kind(row) {
    return row === 0 ? KIND.GROUP : this.frames.kind[this.frameOf(row)];
  }

  state(row) {
    return row === 0 ? STATE.UNCHANGED : this.frames.state[this.frameOf(row)];
  }

  /** Whether a node is a function or something like it, and no group or remainder. */
  isMethod(row) {
    return isMethodKind(this.kind(row));
  }

  /** "Class.method", or the name of a thread group. */
  label(row) {
    return row === 0 ? 'all threads' : this.frameLabel(this.frameOf(row));
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

  /** "com.acme.Class.method" as it is in the class file. */
  fullName(frame) {
    const { className, method } = this.frames;
    return className[frame] ? `${className[frame]}.${method[frame]}` : method[frame];
  }

  *children(row) {
    for (let child = row + 1; child < this.end[row]; child = this.end[child]) yield child;
  }

  /** From the root down to the row itself. */
  ancestors(row) {
    const path = [0];
    for (let at = 0; at !== row; path.push(at)) {
      at++;
      while (this.end[at] <= row) at = this.end[at];
    }
    return path;
  }

  /** -1 for the root. Who needs the parents of all nodes takes parentsOf, once. */
  parentOf(row) {
    return this.ancestors(row).at(-2) ?? -1;
  }
}

export function isMethodKind(kind) {
  return kind === KIND.METHOD || kind > KIND.REST;
}
