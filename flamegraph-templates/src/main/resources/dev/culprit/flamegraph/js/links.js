// The part of the address after # says what is being looked at, so that a link can be sent.

import { byId } from './dom.js';
import { pathOf, rowOf } from './paths.js';

export class Links {
  constructor(view, tabs) {
    this.view = view;
    this.tabs = tabs;
    this.read();
    view.onChange(() => this.write());
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

  read() {
    const hash = location.hash.slice(1);
    if (hash.startsWith('culprit-')) return this.#story(hash);
    const state = new URLSearchParams(hash);
    const { view } = this;
    this.reading = true;
    this.tabs.open(state.get('tab') ?? '');
    view.flipped = state.get('flip') === '1';
    view.own = state.get('colour') === 'own';
    view.setMode(state.get('mode') ?? view.mode);
    view.searchFor(state.get('q') ?? '');
    const zoom = rowOf(view.tree, state.get('zoom') ?? '');
    if (zoom !== view.zoom) view.zoomTo(zoom);
    view.select(state.has('at') ? rowOf(view.tree, state.get('at')) : zoom);
    this.reading = false;
    return undefined;
  }

  write() {
    if (this.reading) return;
    const { view } = this;
    const state = new URLSearchParams();
    if (this.tabs.current !== this.tabs.names[0]) state.set('tab', this.tabs.current);
    if (view.mode !== 'union' && view.tree.compared) state.set('mode', view.mode);
    if (view.flipped) state.set('flip', '1');
    if (view.own) state.set('colour', 'own');
    if (view.zoom > 0) state.set('zoom', pathOf(view.tree, view.zoom));
    if (view.selected !== view.zoom) state.set('at', pathOf(view.tree, view.selected));
    if (view.found.query) state.set('q', view.found.query);
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

  /** Shows a culprit in the graph: of all nodes with its function the one that changed most. */
  #show({ showClass, showMethod, showDescriptor }) {
    const { view } = this;
    const { tree, gated } = view;
    const { className, method, descriptor } = tree.frames;
    let best = -1;
    let most = -1;
    for (let row = 1; row < tree.size; row++) {
      const frame = tree.frame[row];
      if (className[frame] !== showClass || method[frame] !== showMethod || descriptor[frame] !== showDescriptor) continue;
      const change = Math.abs(gated.totalC[row] - gated.totalB[row]);
      if (change > most) [best, most] = [row, change];
    }
    this.tabs.open('graph');
    if (best < 0) return;
    view.setMode('union');
    view.zoomTo(tree.parent[best]);
    view.select(best);
    byId('flame').focus();
    byId('graph').scrollIntoView({ block: 'start' });
  }
}
