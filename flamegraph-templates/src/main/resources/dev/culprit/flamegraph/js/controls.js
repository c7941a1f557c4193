// The second row of controls: which quantity, which part, what to leave out.

import { byId, element } from './dom.js';
import { FOLDS } from './folds.js';
import { SCALES } from './measure.js';
import { count, percent } from './numbers.js';
import { KIND } from './tree.js';

/** Shares of the width below which boxes are left out. */
export const LEASTS = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
const MOST_TESTS = 1000;

export function startControls(view, measures) {
  const what = byId('what');
  what.replaceChildren(...measures.views.map(({ name, title }) => option(name, title)));
  what.closest('label').hidden = measures.views.length < 2;
  what.addEventListener('change', () => measures.choose(what.value));
  const part = byId('part');
  part.addEventListener('change', () => view.zoomTo(Number(part.value)));
  const amounts = byId('amounts');
  const scales = scalesOf(view.measure);
  for (const one of [...amounts.options]) if (!scales.includes(one.value)) one.remove();
  amounts.addEventListener('change', () => view.setScale(amounts.value));
  const least = byId('least');
  least.max = LEASTS.length - 1;
  least.addEventListener('input', () => view.setLeast(LEASTS[least.value]));
  for (const name of FOLDS) byId(`fold-${name}`).addEventListener('change', (event) => view.setFold(name, event.target.checked));
  let listed;
  const show = () => {
    if (listed !== view.tree) {
      listed = view.tree;
      part.replaceChildren(...partsOf(view.tree));
    }
    what.value = measures.views[measures.current].name;
    part.value = [...part.options].some((one) => Number(one.value) === view.zoom) ? view.zoom : '';
    amounts.value = view.measure.scale;
    least.value = LEASTS.indexOf(view.least);
    byId('least-words').textContent = view.least === 0 ? 'all' : `\u2265 ${percent(view.least)}`;
    for (const name of FOLDS) byId(`fold-${name}`).checked = view.folds.has(name);
  };
  view.onChange(show);
  show();
}

/** The scales that amounts can be written on. */
export function scalesOf({ seconds }) {
  return SCALES.filter((scale) => scale !== 'second' || seconds);
}

function option(value, text) {
  const made = element('option', '', text);
  made.value = value;
  return made;
}

/** Everything, the thread groups, and the tests. */
function partsOf(tree) {
  const parts = [option('', 'a part of it'), option(0, 'all threads')];
  parts[0].disabled = true;
  const groups = [...tree.children(0)].map((row) => option(row, tree.label(row)));
  if (groups.length > 0) parts.push(labelled('Threads', groups));
  const tests = testRows(tree).map((row) => option(row, tree.label(row)));
  if (tests.length > 0) {
    const title = tests.length > MOST_TESTS ? `The first ${count(MOST_TESTS)} of ${count(tests.length)} tests` : 'Tests';
    parts.push(labelled(title, tests.slice(0, MOST_TESTS)));
  }
  return parts;
}

function labelled(title, options) {
  const group = element('optgroup', '', null, ...options);
  group.label = title;
  return group;
}

/** The nodes that stand for tests. */
export function testRows(tree) {
  const isTest = Uint8Array.from(tree.calls.frame, (frame) => (tree.frames.kind[frame] === KIND.TEST ? 1 : 0));
  const rows = [];
  if (!isTest.includes(1)) return rows;
  for (let row = 1; row < tree.size; row++) if (isTest[tree.call[row]] === 1) rows.push(row);
  return rows;
}
