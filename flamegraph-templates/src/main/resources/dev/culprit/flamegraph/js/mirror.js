// The neighbourhood of the selected node as a tree of elements, for screen readers: the canvas is invisible to them. A
// mirror of everything would be as large as the data.

import { element } from './dom.js';
import { sizes } from './sizes.js';

const MOST_SIBLINGS = 40;
const MOST_ANCESTORS = 60;
/** Ids of nodes are unique in the page, where several graphs may be open. */
let graphs = 0;

export class Mirror {
  constructor(view, host, scroller) {
    this.view = view;
    this.host = host;
    this.scroller = scroller;
    this.prefix = `node${graphs++}-`;
    view.onChange(() => this.show());
    this.show();
  }

  show() {
    const { tree, selected } = this.view;
    const family = new Map();
    const items = [];
    for (const row of tree.ancestors(selected).slice(0, -1).slice(-MOST_ANCESTORS)) items.push(this.#item(row, family));
    items.push(...this.#nearest(selected, family).map((row) => this.#item(row, family)));
    const at = items.findIndex((item) => item.id === this.prefix + selected);
    items.splice(at + 1, 0, ...this.#shown(selected, family).slice(0, MOST_SIBLINGS).map((row) => this.#item(row, family)));
    this.host.replaceChildren(...items);
    this.scroller.setAttribute('aria-activedescendant', this.prefix + selected);
  }

  /** Children that have a box. */
  #shown(row, family) {
    if (!family.has(row)) family.set(row, this.view.shownChildren(row));
    return family.get(row);
  }

  #siblings(row, family) {
    return row === 0 ? [0] : this.#shown(this.view.shownParent(row), family);
  }

  /** The nearest siblings of a node, and itself. */
  #nearest(row, family) {
    const all = this.#siblings(row, family);
    const at = all.indexOf(row);
    if (at < 0) return [row];
    const begin = Math.max(0, at - MOST_SIBLINGS / 2);
    return all.slice(begin, begin + MOST_SIBLINGS);
  }

  #item(row, family) {
    const { tree, selected } = this.view;
    const siblings = this.#siblings(row, family);
    const item = element('div', '', `${tree.label(row)}, ${words(this.view, row)}`);
    item.id = this.prefix + row;
    item.setAttribute('role', 'treeitem');
    item.setAttribute('aria-level', tree.depthOf(row) + 1);
    item.setAttribute('aria-posinset', siblings.indexOf(row) + 1 || 1);
    item.setAttribute('aria-setsize', siblings.length || 1);
    item.setAttribute('aria-selected', row === selected);
    if (tree.end[row] > row + 1) item.setAttribute('aria-expanded', row <= selected && selected < tree.end[row]);
    return item;
  }
}

function words(view, row) {
  return sizes(view, row)
    .filter(({ name }) => name !== 'per call')
    .map((line) => {
      if (!view.tree.compared || line.relation === '=') return `${line.name} ${line.candidate}`;
      return `${line.name} ${line.baseline} to ${line.candidate}, ${line.relation}`;
    })
    .join('; ');
}
