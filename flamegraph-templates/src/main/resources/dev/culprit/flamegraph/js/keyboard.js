// Everything that the mouse can do.

import { byId } from './dom.js';
import { copyLink, copyStack } from './detail.js';
import { LEASTS, scalesOf } from './controls.js';

/** Keys on a graph itself. */
export function startGraphKeys(view, canvas) {
  canvas.scroller.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = graphActions(view)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
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
    y: () => copyStack(view),
  };
}

function toChild(view) {
  const children = view.shownChildren(view.selected);
  if (children.length > 0) view.reveal(children.reduce((a, b) => (view.width(b) > view.width(a) ? b : a)));
}

function toParent(view) {
  const parent = view.shownParent(view.selected);
  if (parent >= 0) view.reveal(parent);
}

function toSibling(view, direction) {
  const parent = view.shownParent(view.selected);
  if (parent < 0) return;
  const siblings = view.shownChildren(parent);
  const next = siblings[siblings.indexOf(view.selected) + direction];
  if (next !== undefined) view.reveal(next);
}

function lessOrMore(view, direction) {
  const next = LEASTS[LEASTS.indexOf(view.least) + direction];
  if (next !== undefined) view.setLeast(next);
}

function nextScale(measure) {
  const scales = scalesOf(measure);
  return scales[(scales.indexOf(measure.scale) + 1) % scales.length];
}

/** Keys anywhere on the page, unless something is being typed. */
export function startPageKeys(view, { tabs, measures, sandwich }) {
  const inGraph = (act) => () => {
    tabs.open('graph');
    act();
  };
  const actions = {
    '/': inGraph(() => byId('search').focus()),
    n: () => view.nextMatch(1),
    N: () => view.nextMatch(-1),
    u: () => view.setMode('union'),
    b: () => view.setMode('baseline'),
    c: () => view.setMode('candidate'),
    d: () => view.setMode('delta'),
    t: () => view.setOwn(!view.own),
    v: inGraph(() => measures.next()),
    p: inGraph(() => byId('part').focus()),
    a: () => view.setScale(nextScale(view.measure)),
    i: () => view.flip(),
    r: () => view.reset(),
    s: inGraph(() => sandwich.toggle(view)),
    l: () => copyLink(),
    '[': () => lessOrMore(view, -1),
    ']': () => lessOrMore(view, 1),
    1: () => view.setFold('libraries', !view.folds.has('libraries')),
    2: () => view.setFold('lambdas', !view.folds.has('lambdas')),
    3: () => view.setFold('chains', !view.folds.has('chains')),
    e: inGraph(() => byId('export').focus()),
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
