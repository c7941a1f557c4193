// Which boxes there are to draw, and where. Boxes narrower than half a pixel are left out with all below them, so the work depends on the
// screen and not on the tree; what is drawn is kept for finding what is under the mouse.

const NARROWEST = 0.5;

export class Boxes {
  /** Rows with x and width in pixels, by level from the top; levels[l] are positions of these, from the left. */
  rows = [];
  x = [];
  widths = [];
  levels = [];

  constructor(view, pixels) {
    const { tree, zoom } = view;
    const above = tree.ancestors(zoom).slice(0, -1).filter((row) => !view.isFolded(row));
    above.forEach((row, level) => this.#add(row, 0, pixels, level));
    this.#walk(view, pixels, above.length);
  }

  #add(row, x, width, level) {
    (this.levels[level] ??= []).push(this.rows.length);
    this.rows.push(row);
    this.x.push(x);
    this.widths.push(width);
  }

  #walk(view, pixels, base) {
    const { tree, measure, mode, zoom } = view;
    const { end } = tree;
    const scale = pixels / Math.max(measure.width(zoom, mode), Number.MIN_VALUE);
    const narrowest = Math.max(NARROWEST, view.least * pixels);
    const folding = view.folds.size > 0;
    // Of each node on the way down: where it ends, where its next child begins, and on which level that is.
    const ends = [Infinity];
    const next = [0];
    const level = [base];
    let top = 0;
    for (let row = zoom; row < end[zoom]; ) {
      while (row >= ends[top]) top--;
      const width = row === zoom ? pixels : measure.width(row, mode) * scale;
      const x = next[top];
      next[top] += width;
      if (!(width >= narrowest)) {
        row = end[row];
        continue;
      }
      const folded = folding && view.isFolded(row);
      if (!folded) this.#add(row, x, width, level[top]);
      top++;
      ends[top] = end[row];
      next[top] = x;
      level[top] = level[top - 1] + (folded ? 0 : 1);
      row++;
    }
  }

  /** The row at a level and a place, or -1. */
  at(level, x) {
    const positions = this.levels[level] ?? [];
    let low = 0;
    let high = positions.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.x[positions[middle]] <= x) low = middle;
      else high = middle - 1;
    }
    const found = positions[low];
    return found !== undefined && x >= this.x[found] && x < this.x[found] + this.widths[found] ? this.rows[found] : -1;
  }

  /** Where a row is: its position and its level, or nothing. */
  find(row) {
    const position = this.rows.indexOf(row);
    if (position < 0) return undefined;
    return { position, level: this.levels.findIndex((positions) => positions.includes(position)) };
  }
}
