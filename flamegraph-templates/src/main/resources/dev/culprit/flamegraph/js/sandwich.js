// One function between its callers above and its callees below.

import { announce, byId, element } from './dom.js';
import { calleesOf, callersOf } from './neighbours.js';
import { showGraph } from './pane.js';
import { View } from './view.js';

export class Sandwich {
  #listeners = [];
  frame = -1;

  constructor(detail) {
    this.detail = detail;
    this.host = byId('sandwich');
    byId('sandwich-close').addEventListener('click', () => this.close());
    byId('sandwich').addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
    });
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }

  setTheme(theme) {
    this.theme = theme;
    for (const canvas of this.canvases ?? []) canvas.setTheme(theme);
  }

  toggle(view) {
    if (this.frame >= 0) this.close();
    else if (view.tree.isMethod(view.selected)) this.open(view, view.tree.frameOf(view.selected));
  }

  open(view, frame) {
    this.whole = view;
    this.frame = frame;
    byId('sandwich-title').textContent = view.tree.frameLabel(frame);
    this.host.hidden = false;
    byId('flame').hidden = true;
    const callers = this.#pane('callers', callersOf(view.measure, frame), true);
    const callees = this.#pane('callees', calleesOf(view.measure, frame), false);
    this.views = [callers.view, callees.view];
    this.canvases = [callers.canvas, callees.canvas];
    this.setTheme(this.theme ?? 'light');
    announce(`Callers and callees of ${view.tree.frameLabel(frame)}`);
    this.#changed();
  }

  #pane(name, measure, flipped) {
    const view = new View(measure);
    view.mode = this.whole.mode;
    view.own = this.whole.own;
    view.flipped = flipped;
    // Below the artificial root there is the function alone.
    view.zoom = view.selected = Math.min(1, measure.tree.size - 1);
    const scroller = element('div', 'flame');
    scroller.tabIndex = 0;
    scroller.setAttribute('role', 'tree');
    scroller.setAttribute('aria-label', `${name === 'callers' ? 'Callers' : 'Callees'} of ${byId('sandwich-title').textContent}`);
    byId(name).replaceChildren(scroller);
    const canvas = showGraph(view, scroller, { height: 0.36, fewest: 4 });
    this.detail.follow(view);
    return { view, canvas };
  }

  /** The whole graph changed its quantity or its mode. */
  refresh() {
    if (this.frame < 0) return;
    if (this.whole.measure.tree.frames.method.length > this.frame) this.open(this.whole, this.frame);
    else this.close();
  }

  close() {
    if (this.frame < 0) return;
    this.frame = -1;
    this.host.hidden = true;
    byId('flame').hidden = false;
    byId('callers').replaceChildren();
    byId('callees').replaceChildren();
    this.detail.show(this.whole);
    byId('flame').focus();
    this.#changed();
  }
}
