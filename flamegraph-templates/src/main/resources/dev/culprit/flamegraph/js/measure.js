// One quantity of a tree, such as time: how much of it each node has, and how wide that is drawn.

import { bytes, change, count, duration, percent, signed } from './numbers.js';

/**
 * union: both sides in one picture, removed code as wide as it was, new code as wide as it is. delta: only what is said to have changed.
 * In each, a node is as wide as its own part and its children together.
 */
export const MODES = ['union', 'baseline', 'candidate', 'delta'];

/**
 * How amounts are written: of one execution of the measured command; as a share of the side's total, which makes all that did not change
 * look better when something got worse; per second of the run, which hides that a run takes longer. So widths and colours are always those
 * of one execution.
 */
export const SCALES = ['run', 'share', 'second'];

const WRITERS = { NANOS: duration, CALLS: count, BYTES: bytes, SAMPLES: count };

export class Measure {
  constructor(tree, { name, title, unit }, { totalB, totalC, delta, moved, multiplier, divisor }) {
    Object.assign(this, { tree, name, title, unit, totalB, totalC, delta, moved, multiplier, divisor });
    this.noun = title.charAt(0).toLowerCase() + title.slice(1);
    this.scale = 'run';
    /** What is all of it on each side. Of a part, such as the callers of a function, it is that of the whole. */
    this.all = { B: totalB[0], C: totalC[0] };
  }

  quantity(units) {
    return (units * this.multiplier) / this.divisor;
  }

  /** An amount of a side on the scale that was chosen. */
  scaled(units, side) {
    if (this.scale === 'share') return this.all[side] > 0 ? units / this.all[side] : 0;
    return this.quantity(units) / (this.scale === 'second' ? this.seconds[side] : 1);
  }

  #text(value) {
    if (this.scale === 'share') return percent(value);
    return WRITERS[this.unit](value) + (this.scale === 'second' ? '/s' : '');
  }

  write(units, side = 'C') {
    return this.#text(this.scaled(units, side));
  }

  /** Of both sides the mean. */
  writeMean(baseline, candidate) {
    return this.#text((this.scaled(baseline, 'B') + this.scaled(candidate, 'C')) / 2);
  }

  difference(baseline, candidate) {
    return this.scaled(candidate, 'C') - this.scaled(baseline, 'B');
  }

  writeDifference(baseline, candidate) {
    const value = this.difference(baseline, candidate);
    return signed(value, this.scale === 'share' ? `${Math.abs(100 * value).toFixed(1)} points` : this.#text(Math.abs(value)));
  }

  /** How two amounts relate, in words. */
  change(baseline, candidate) {
    return change(this.scaled(baseline, 'B'), this.scaled(candidate, 'C'));
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
