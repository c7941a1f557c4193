// Everything that the mouse can do.

import { byId } from './dom.js';

/** Keys on the graph itself. */
export function startGraphKeys(view, canvas) {
  canvas.scroller.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = graphActions(view)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    canvas.scrollTo(view.selected);
  });
}

function graphActions(view) {
  const [deeper, higher] = view.flipped ? ['ArrowUp', 'ArrowDown'] : ['ArrowDown', 'ArrowUp'];
  return {
    [deeper]: () => toChild(view),
    [higher]: () => toParent(view),
    ArrowRight: () => toSibling(view, 1),
    ArrowLeft: () => toSibling(view, -1),
    Enter: () => view.zoomTo(view.selected),
    ' ': () => view.zoomTo(view.selected),
    Backspace: () => view.goBack(),
    Escape: () => view.reset(),
    Home: () => view.reset(),
  };
}

function shownChildren(view, row) {
  return [...view.tree.children(row)].filter((child) => view.layout.width[child] > 0);
}

function toChild(view) {
  const children = shownChildren(view, view.selected);
  if (children.length > 0) {
    view.reveal(children.reduce((a, b) => (view.layout.width[b] > view.layout.width[a] ? b : a)));
  }
}

function toParent(view) {
  const parent = view.tree.parent[view.selected];
  if (parent >= 0) view.reveal(parent);
}

function toSibling(view, direction) {
  const parent = view.tree.parent[view.selected];
  if (parent < 0) return;
  const siblings = shownChildren(view, parent);
  const next = siblings[siblings.indexOf(view.selected) + direction];
  if (next !== undefined) view.reveal(next);
}

/** Keys anywhere on the page, unless something is being typed. */
export function startPageKeys(view, tabs) {
  const actions = {
    '/': () => {
      tabs.open('graph');
      byId('search').focus();
    },
    n: () => view.nextMatch(1),
    N: () => view.nextMatch(-1),
    u: () => view.setMode('union'),
    b: () => view.setMode('baseline'),
    c: () => view.setMode('candidate'),
    i: () => view.flip(),
    r: () => view.reset(),
    '?': () => byId('help').showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
