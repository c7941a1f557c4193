// What is being looked at. Everything on the screen follows from it, and it is what a link carries.

import { foldedFrames } from './folds.js';
import { MODES } from './measure.js';
import { step } from './palette.js';
import { search } from './search.js';

/** A node whose widest child is that wide is a link of a chain. */
const WHOLE = 0.999;

export class View {
  mode = 'union';
  zoom = 0;
  selected = 0;
  flipped = false;
  own = false;
  /** Boxes below this share of the width are not drawn. */
  least = 0;
  folds = new Set();
  /** Counts the changes of what is drawn where. */
  shape = 0;
  #folded;
  #listeners = [];
  #back = [];

  constructor(measure) {
    this.measure = measure;
    this.tree = measure.tree;
    this.#folded = foldedFrames(this.tree.frames, this.folds);
    this.found = search(this.tree, measure, '');
    if (!this.tree.compared) this.mode = 'candidate';
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener(this);
  }

  #reshaped() {
    this.shape++;
    this.#changed();
  }

  /** Looks at another quantity of the same tree, or at another tree. */
  setMeasure(measure) {
    if (measure.tree !== this.tree) {
      this.tree = measure.tree;
      this.zoom = this.selected = 0;
      this.#back = [];
      this.#folded = foldedFrames(this.tree.frames, this.folds);
    }
    Object.assign(measure, { scale: this.measure.scale, seconds: this.measure.seconds });
    this.measure = measure;
    this.found = search(this.tree, measure, this.found.query);
    this.#stayInside();
    this.#reshaped();
  }

  /** Writes amounts on another scale. @param scale one of SCALES, which must be known of both sides */
  setScale(scale) {
    this.measure.scale = scale;
    this.#changed();
  }

  width(row) {
    return this.measure.width(row, this.mode);
  }

  setMode(mode) {
    if (!MODES.includes(mode) || !this.tree.compared) return;
    this.mode = mode;
    this.#stayInside();
    this.#reshaped();
  }

  #stayInside() {
    while (this.zoom > 0 && this.width(this.zoom) === 0) this.zoom = this.tree.parentOf(this.zoom);
    if (this.width(this.selected) === 0) this.selected = this.zoom;
  }

  setLeast(share) {
    this.least = share;
    this.#reshaped();
  }

  setFold(name, on) {
    if (on) this.folds.add(name);
    else this.folds.delete(name);
    this.#folded = foldedFrames(this.tree.frames, this.folds);
    this.#reshaped();
  }

  /** Whether a node is left out of the picture. What was zoomed to or changed itself never is. */
  isFolded(row) {
    if (this.folds.size === 0 || row === 0 || row === this.zoom || this.tree.isSignificant(row)) return false;
    if (this.#folded[this.tree.frameOf(row)] === 1) return true;
    const child = row + 1;
    return this.folds.has('chains') && this.tree.end[row] > child && this.width(child) >= WHOLE * this.width(row);
  }

  /** The children of a node that have a box, with those of folded ones in their place. */
  shownChildren(row) {
    const shown = [];
    for (const child of this.tree.children(row)) {
      if (this.width(child) === 0) continue;
      if (this.isFolded(child)) shown.push(...this.shownChildren(child));
      else shown.push(child);
    }
    return shown;
  }

  shownParent(row) {
    let at = this.tree.parentOf(row);
    while (at > 0 && this.isFolded(at)) at = this.tree.parentOf(at);
    return at;
  }

  select(row) {
    this.selected = row;
    this.#changed();
  }

  get canGoBack() {
    return this.#back.length > 0;
  }

  zoomTo(row) {
    if (row !== this.zoom && this.width(row) > 0) {
      this.#back.push(this.zoom);
      this.zoom = row;
      this.shape++;
    }
    this.selected = row;
    this.#changed();
  }

  goBack() {
    if (!this.canGoBack) return;
    const left = this.zoom;
    this.zoom = this.#back.pop();
    this.selected = left;
    this.#reshaped();
  }

  reset() {
    this.zoomTo(0);
  }

  flip() {
    this.flipped = !this.flipped;
    this.#changed();
  }

  setOwn(own) {
    this.own = own;
    this.#changed();
  }

  setQuery(query) {
    this.found = search(this.tree, this.measure, query);
    this.#changed();
  }

  /** Which of the matches is selected, from 1, or 0. */
  get matchNumber() {
    return this.found.rows.indexOf(this.selected) + 1;
  }

  /** Selects the next match, or with -1 the one before. */
  nextMatch(direction) {
    const rows = this.found.rows.filter((row) => this.width(row) > 0);
    if (rows.length === 0) return;
    const after = rows.findIndex((row) => row > this.selected);
    const exact = rows.indexOf(this.selected);
    let next = after < 0 ? 0 : after;
    if (direction < 0) next = (exact >= 0 ? exact : after < 0 ? rows.length : after) - 1;
    this.reveal(rows[(next + rows.length) % rows.length]);
  }

  /** Selects a node and zooms out as far as needed to have it in the picture. */
  reveal(row) {
    const { tree } = this;
    let zoom = this.zoom;
    while (zoom > 0 && !(row >= zoom && row < tree.end[zoom])) zoom = tree.parentOf(zoom);
    if (this.width(row) < this.width(zoom) * 0.002) zoom = tree.parentOf(row);
    if (zoom !== this.zoom) {
      this.#back.push(this.zoom);
      this.shape++;
    }
    this.zoom = Math.max(0, zoom);
    this.selected = row;
    this.#changed();
  }

  /** The colour step of a node: how much what is drawn of it changed. */
  step(row) {
    if (this.own) return this.tree.isOpen(row) ? step(...this.measure.own(row)) : 0;
    return this.measure.hasChange(row) ? step(...this.measure.drawn(row)) : 0;
  }
}
