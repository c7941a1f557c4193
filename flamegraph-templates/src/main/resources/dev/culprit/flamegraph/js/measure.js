// One quantity of a tree, such as time: how much of it each node has, and how wide that is drawn.

import { bytes, count, duration, signed } from './numbers.js';

/**
 * union: both sides in one picture, removed code as wide as it was, new code as wide as it is. delta: only what is said to have changed.
 * In each, a node is as wide as its own part and its children together.
 */
export const MODES = ['union', 'baseline', 'candidate', 'delta'];

const WRITERS = { NANOS: duration, CALLS: count, BYTES: bytes, SAMPLES: count };

export class Measure {
  constructor(tree, { name, title, unit }, { totalB, totalC, delta, moved, multiplier, divisor }) {
    Object.assign(this, { tree, name, title, unit, totalB, totalC, delta, moved, multiplier, divisor });
    this.noun = title.charAt(0).toLowerCase() + title.slice(1);
  }

  quantity(units) {
    return (units * this.multiplier) / this.divisor;
  }

  write(units) {
    return WRITERS[this.unit](this.quantity(units));
  }

  writeSigned(units) {
    return signed(units, this.write(Math.abs(units)));
  }

  width(row, mode) {
    if (mode === 'baseline') return this.totalB[row];
    if (mode === 'candidate') return this.totalC[row];
    const at = this.tree.touchedAt(row);
    const moved = at < 0 ? 0 : this.moved[at];
    return mode === 'delta' ? moved : (this.totalB[row] + this.totalC[row] + moved) / 2;
  }

  /** Both sides as drawn: where nothing is said to have changed, the mean of them. */
  drawn(row) {
    const at = this.tree.touchedAt(row);
    const mean = (this.totalB[row] + this.totalC[row]) / 2;
    const half = at < 0 ? 0 : this.delta[at] / 2;
    return [mean - half, mean + half];
  }

  /** What a node has itself, on both sides. */
  own(row) {
    let [b, c] = [this.totalB[row], this.totalC[row]];
    for (const child of this.tree.children(row)) {
      b -= this.totalB[child];
      c -= this.totalC[child];
    }
    return [b, c];
  }

  ownDrawn(row) {
    const [b, c] = this.own(row);
    return this.tree.isOpen(row) ? [b, c] : [(b + c) / 2, (b + c) / 2];
  }

  /** Whether something in the node is said to have changed. */
  hasChange(row) {
    const at = this.tree.touchedAt(row);
    return at >= 0 && this.moved[at] > 0;
  }

  isLost(row) {
    const { callsB, callsC } = this.tree;
    if (callsB ? !(callsC[row] === 0 && callsB[row] > 0) : this.totalC[row] > 0) return false;
    const [b, c] = this.drawn(row);
    return c === 0 && b > 0;
  }

  isNew(row) {
    const { callsB, callsC } = this.tree;
    if (callsB ? !(callsB[row] === 0 && callsC[row] > 0) : this.totalB[row] > 0) return false;
    const [b, c] = this.drawn(row);
    return b === 0 && c > 0;
  }
}
