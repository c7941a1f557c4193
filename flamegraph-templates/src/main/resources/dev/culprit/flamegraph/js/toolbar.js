// The row of controls above the graph.

import { announce, byId, element } from './dom.js';
import { count, percent } from './numbers.js';
import { MODES } from './measure.js';
import { STEP_WORDS } from './palette.js';

export function startToolbar(view) {
  for (const mode of MODES) byId(`mode-${mode}`).addEventListener('click', () => view.setMode(mode));
  byId('back').addEventListener('click', () => view.goBack());
  byId('reset').addEventListener('click', () => view.reset());
  byId('flip').addEventListener('click', () => view.flip());
  byId('colour').addEventListener('change', (event) => view.setOwn(event.target.value === 'own'));
  startSearch(view);
  view.onChange(() => show(view));
  show(view);
}

function startSearch(view) {
  const input = byId('search');
  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => view.setQuery(input.value.trim()), 80);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      view.setQuery(input.value.trim());
      view.nextMatch(event.shiftKey ? -1 : 1);
    }
    if (event.key === 'Escape') {
      view.searchFor('');
      input.blur();
    }
  });
  byId('next').addEventListener('click', () => view.nextMatch(1));
  byId('previous').addEventListener('click', () => view.nextMatch(-1));
  view.searchFor = (text) => {
    input.value = text;
    view.setQuery(text);
  };
}

function show(view) {
  for (const mode of MODES) byId(`mode-${mode}`).setAttribute('aria-pressed', view.mode === mode);
  byId('flip').setAttribute('aria-pressed', view.flipped);
  byId('back').disabled = !view.canGoBack;
  byId('reset').disabled = view.zoom === 0;
  byId('sandwich-open').disabled = !view.tree.isMethod(view.selected);
  byId('colour').value = view.own ? 'own' : 'total';
  const { found } = view;
  const text = found.query === '' ? '' : matched(view, found);
  for (const id of ['next', 'previous']) byId(id).disabled = found.rows.length === 0;
  if (byId('matched').textContent !== text) {
    byId('matched').textContent = text;
    if (text) announce(text);
  }
}

/** Such as "12.1 % of time matched, match 2 of 7, in 3 of 91 functions". */
function matched(view, found) {
  if (found.functions === 0) return 'nothing matches';
  const functions = `${count(found.functions)} of ${count(found.frames.length)} functions`;
  const same = !view.tree.compared || found.baseline === found.candidate;
  const share = same ? percent(found.candidate) : `${percent(found.baseline)} \u2192 ${percent(found.candidate)}`;
  const number = view.matchNumber;
  const places = number > 0 ? `${count(number)} of ${count(found.rows.length)}` : `${count(found.rows.length)} places`;
  return `${share} matched, ${places}, ${functions}`;
}

/** Explains the colours, in the colours themselves. */
export function showLegend(host, paints) {
  const swatch = (at, text) => {
    const made = element('span', 'swatch', text);
    made.style.background = paints[at + 4].fillStyle;
    made.style.color = paints[at + 4].inkStyle;
    return made;
  };
  const swatches = element(
    'span',
    'swatches',
    null,
    swatch(-4, STEP_WORDS[3]),
    swatch(-3, STEP_WORDS[2]),
    swatch(-2, STEP_WORDS[1]),
    swatch(-1, ''),
    swatch(0, 'same'),
    swatch(1, ''),
    swatch(2, STEP_WORDS[1]),
    swatch(3, STEP_WORDS[2]),
    swatch(4, STEP_WORDS[3]),
  );
  host.replaceChildren(
    element('span', 'name', '\u25bc less'),
    swatches,
    element('span', 'name', '\u25b2 more'),
    element('span', 'name sign-lost', 'removed'),
    element('span', 'name sign-new', 'new'),
    element('span', 'name sign-itself', 'changed itself'),
  );
}
