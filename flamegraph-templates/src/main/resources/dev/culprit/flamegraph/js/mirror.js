// The neighbourhood of the selected node as a tree of elements, for screen readers: the canvas is invisible to them. A
// mirror of everything would be as large as the data.

import { element } from './dom.js';
import { sizes } from './sizes.js';

const MOST_SIBLINGS = 40;
const MOST_ANCESTORS = 60;

export class Mirror {
  constructor(view, host, scroller) {
    this.view = view;
    this.host = host;
    this.scroller = scroller;
    view.onChange(() => this.show());
    this.show();
  }

  show() {
    const { tree, selected } = this.view;
    const items = [];
    for (const row of tree.ancestors(selected).slice(0, -1).slice(-MOST_ANCESTORS)) items.push(this.#item(row));
    items.push(...this.#siblings(selected).map((row) => this.#item(row)));
    const at = items.findIndex((item) => item.id === `node-${selected}`);
    items.splice(at + 1, 0, ...this.#shown(selected).slice(0, MOST_SIBLINGS).map((row) => this.#item(row)));
    this.host.replaceChildren(...items);
    this.scroller.setAttribute('aria-activedescendant', `node-${selected}`);
  }

  /** Children that have a width in this mode. */
  #shown(row) {
    return [...this.view.tree.children(row)].filter((child) => this.view.layout.width[child] > 0);
  }

  /** The nearest siblings of a node, and itself. */
  #siblings(row) {
    if (row === 0) return [0];
    const all = this.#shown(this.view.tree.parent[row]);
    const at = all.indexOf(row);
    if (at < 0) return [row];
    const begin = Math.max(0, at - MOST_SIBLINGS / 2);
    return all.slice(begin, begin + MOST_SIBLINGS);
  }

  #item(row) {
    const { tree, selected } = this.view;
    const siblings = row === 0 ? [0] : this.#shown(tree.parent[row]);
    const item = element('div', '', `${tree.label(row)}, ${words(tree, row)}`);
    item.id = `node-${row}`;
    item.setAttribute('role', 'treeitem');
    item.setAttribute('aria-level', tree.depth[row] + 1);
    item.setAttribute('aria-posinset', siblings.indexOf(row) + 1);
    item.setAttribute('aria-setsize', siblings.length);
    item.setAttribute('aria-selected', row === selected);
    if (tree.end[row] > row + 1) item.setAttribute('aria-expanded', row === selected || tree.ancestors(selected).includes(row));
    return item;
  }
}

function words(tree, row) {
  return sizes(tree, row)
    .filter(({ name }) => name !== 'per call')
    .map((line) => {
      if (!tree.compared || line.relation === '=') return `${line.name} ${line.candidate}`;
      return `${line.name} ${line.baseline} to ${line.candidate}, ${line.relation}`;
    })
    .join('; ');
}
