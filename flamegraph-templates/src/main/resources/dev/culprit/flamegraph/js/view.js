// What is being looked at. Everything on the screen follows from it, and it is what a link carries.

import { gate } from './gate.js';
import { MODES, layout } from './layout.js';
import { step } from './palette.js';
import { search } from './search.js';

export class View {
  mode = 'union';
  zoom = 0;
  selected = 0;
  flipped = false;
  own = false;
  #layouts = new Map();
  #listeners = [];
  #back = [];

  constructor(tree) {
    this.tree = tree;
    this.gated = gate(tree);
    this.found = search(tree, '');
    if (!tree.compared) this.mode = 'candidate';
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener(this);
  }

  get layout() {
    if (!this.#layouts.has(this.mode)) this.#layouts.set(this.mode, layout(this.tree, this.gated, this.mode));
    return this.#layouts.get(this.mode);
  }

  setMode(mode) {
    if (!MODES.includes(mode) || !this.tree.compared) return;
    this.mode = mode;
    if (this.layout.width[this.zoom] === 0) this.zoom = 0;
    if (this.layout.width[this.selected] === 0) this.selected = this.zoom;
    this.#changed();
  }

  select(row) {
    this.selected = row;
    this.#changed();
  }

  get canGoBack() {
    return this.#back.length > 0;
  }

  zoomTo(row) {
    if (row !== this.zoom && this.layout.width[row] > 0) {
      this.#back.push(this.zoom);
      this.zoom = row;
    }
    this.selected = row;
    this.#changed();
  }

  goBack() {
    if (!this.canGoBack) return;
    const left = this.zoom;
    this.zoom = this.#back.pop();
    this.selected = left;
    this.#changed();
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
    this.found = search(this.tree, query);
    this.#changed();
  }

  /** Selects the next match, or with -1 the one before. */
  nextMatch(direction) {
    const rows = this.found.rows.filter((row) => this.layout.width[row] > 0);
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
    while (zoom > 0 && !(row >= zoom && row < tree.end[zoom])) zoom = tree.parent[zoom];
    if (this.layout.width[row] < this.layout.width[zoom] * 0.002) zoom = tree.parent[row];
    if (zoom !== this.zoom) this.#back.push(this.zoom);
    this.zoom = Math.max(0, zoom);
    this.selected = row;
    this.#changed();
  }

  /** The colour step of a node: how much what is drawn of it changed. */
  step(row) {
    const { selfB, selfC, totalB, totalC } = this.gated;
    return this.own ? step(selfB[row], selfC[row]) : step(totalB[row], totalC[row]);
  }

  /** Whether a node is only on one side. */
  isLost(row) {
    const { totalB, totalC } = this.gated;
    return this.tree.callsC[row] === 0 && this.tree.callsB[row] > 0 && totalC[row] === 0 && totalB[row] > 0;
  }

  isNew(row) {
    const { totalB, totalC } = this.gated;
    return this.tree.callsB[row] === 0 && this.tree.callsC[row] > 0 && totalB[row] === 0 && totalC[row] > 0;
  }

  /** Whether the evidence says that this node, or one below it, changed. */
  hasChange(row) {
    return this.gated.totalB[row] !== this.gated.totalC[row] || this.gated.open[row] === 1;
  }
}
