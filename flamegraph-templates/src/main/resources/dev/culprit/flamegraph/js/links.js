// The part of the address after # says what is being looked at, so that a link can be sent.

import { byId } from './dom.js';
import { scalesOf } from './controls.js';
import { FOLDS } from './folds.js';
import { frameKey, pathOf, rowOf } from './paths.js';

export class Links {
  constructor(view, { tabs, measures, sandwich }) {
    Object.assign(this, { view, tabs, measures, sandwich });
    for (const changing of [view, sandwich]) changing.onChange(() => this.write());
    tabs.onOpen(() => this.write());
    window.addEventListener('hashchange', () => this.read());
    for (const link of document.querySelectorAll('a[href^="#culprit-"]')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.#story(link.getAttribute('href').slice(1));
      });
    }
    for (const shower of document.querySelectorAll('[data-show-class]')) {
      shower.addEventListener('click', () => this.#show(shower.dataset));
    }
  }

  async read() {
    const hash = location.hash.slice(1);
    if (hash.startsWith('culprit-')) return this.#story(hash);
    const state = new URLSearchParams(hash);
    this.reading = true;
    try {
      this.tabs.open(state.get('tab') ?? '');
      if (state.has('view')) await this.measures.choose(state.get('view'));
      this.#look(state);
      this.#between(state.get('of'));
    } finally {
      this.reading = false;
    }
    return undefined;
  }

  #look(state) {
    const { view } = this;
    view.flipped = state.get('flip') === '1';
    view.own = state.get('colour') === 'own';
    const scale = state.get('amounts');
    view.setScale(scalesOf(view.measure).includes(scale) ? scale : 'run');
    view.least = Number(state.get('least')) || 0;
    for (const name of FOLDS) view.setFold(name, (state.get('fold') ?? '').split('.').includes(name));
    view.setMode(state.get('mode') ?? view.mode);
    view.searchFor(state.get('q') ?? '');
    const zoom = rowOf(view.tree, state.get('zoom') ?? '');
    if (zoom !== view.zoom) view.zoomTo(zoom);
    view.select(state.has('at') ? rowOf(view.tree, state.get('at')) : zoom);
  }

  /** Opens the function with a key between its callers and callees. */
  #between(key) {
    if (!key) return this.sandwich.close();
    const { tree } = this.view;
    const frame = tree.frames.method.findIndex((unused, at) => frameKey(tree, at) === key);
    return frame < 0 ? this.sandwich.close() : this.sandwich.open(this.view, frame);
  }

  write() {
    if (this.reading) return;
    const { view, measures, sandwich } = this;
    const state = new URLSearchParams();
    if (this.tabs.current !== this.tabs.names[0]) state.set('tab', this.tabs.current);
    if (measures.current !== 0) state.set('view', measures.views[measures.current].name);
    if (view.mode !== 'union' && view.tree.compared) state.set('mode', view.mode);
    if (view.flipped) state.set('flip', '1');
    if (view.own) state.set('colour', 'own');
    if (view.measure.scale !== 'run') state.set('amounts', view.measure.scale);
    if (view.least > 0) state.set('least', view.least);
    if (view.folds.size > 0) state.set('fold', [...view.folds].join('.'));
    if (view.zoom > 0) state.set('zoom', pathOf(view.tree, view.zoom));
    if (view.selected !== view.zoom) state.set('at', pathOf(view.tree, view.selected));
    if (view.found.query) state.set('q', view.found.query);
    if (sandwich.frame >= 0) state.set('of', frameKey(view.tree, sandwich.frame));
    const hash = state.toString();
    try {
      history.replaceState(null, '', hash ? `#${hash}` : '#');
    } catch {
      // Browsers limit how often this may be called; the address is then a little behind.
    }
  }

  #story(id) {
    this.tabs.open('culprits');
    byId(id)?.scrollIntoView({ block: 'start' });
  }

  /** Shows a function in the graph: of all nodes that are it the one that changed most, or else the widest. */
  #show({ showClass, showMethod, showDescriptor }) {
    const { view } = this;
    const { tree, measure } = view;
    const { className, method, descriptor } = tree.frames;
    const wanted = Uint8Array.from(tree.calls.frame, (frame) => {
      const named = className[frame] === showClass && method[frame] === showMethod;
      return named && (showDescriptor === undefined || descriptor[frame] === showDescriptor) ? 1 : 0;
    });
    let best = -1;
    let most = [-1, -1];
    for (let row = 1; row < tree.size; row++) {
      if (wanted[tree.call[row]] === 0) continue;
      const [b, c] = measure.drawn(row);
      const size = [Math.abs(c - b), b + c];
      if (size[0] > most[0] || (size[0] === most[0] && size[1] > most[1])) [best, most] = [row, size];
    }
    this.tabs.open('graph');
    this.sandwich.close();
    if (best < 0) return;
    view.setMode('union');
    view.zoomTo(tree.parentOf(best));
    view.select(best);
    byId('flame').focus();
    byId('graph').scrollIntoView({ block: 'start' });
  }
}
