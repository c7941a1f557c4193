// Puts the page together. The first screen is in the HTML already; nothing here is needed to read the verdict.

import { announce, byId } from './dom.js';
import { CallSiteTable } from './callsites.js';
import { startControls } from './controls.js';
import { startCopying } from './copying.js';
import { Detail } from './detail.js';
import { startExports } from './exports.js';
import { FunctionTable } from './functions.js';
import { startPageKeys } from './keyboard.js';
import { Links } from './links.js';
import { listViews, loadTree, loadView } from './load.js';
import { Measure } from './measure.js';
import { deltaPaints } from './palette.js';
import { showGraph } from './pane.js';
import { PARTS } from './parts.js';
import { Sandwich } from './sandwich.js';
import { Tabs } from './tabs.js';
import { Theme } from './theme.js';
import { showLegend, startToolbar } from './toolbar.js';
import { Tree } from './tree.js';
import { View } from './view.js';

function startPage() {
  document.documentElement.classList.add('js');
  startCopying();
  for (const opener of document.querySelectorAll('[data-help]')) {
    opener.addEventListener('click', () => byId('help').showModal());
  }
  byId('help-close').addEventListener('click', () => byId('help').close());
}

/** The quantities of the page; all but the first are unpacked when they are asked for. */
class Measures {
  current = 0;
  #ready = new Map();
  #trees = new Map();

  constructor() {
    this.views = listViews();
  }

  async first() {
    return this.#measure(0);
  }

  async #measure(at) {
    if (!this.#ready.has(at)) {
      const listed = this.views[at];
      let tree = this.#trees.get(listed.tree);
      const loaded = tree ? await loadView(listed, tree) : await loadTree(listed, this.views);
      const { measured } = tree ? { measured: loaded.measured } : loaded;
      tree ??= new Tree(loaded.tree);
      this.#trees.set(listed.tree, tree);
      this.#ready.set(at, new Measure(tree, listed, measured));
    }
    return this.#ready.get(at);
  }

  async choose(name) {
    const at = this.views.findIndex((listed) => listed.name === name);
    if (at < 0 || at === this.current) return;
    const measure = await this.#measure(at);
    this.current = at;
    this.view.setMeasure(measure);
    announce(`${measure.title}: ${measure.write(measure.totalC[0])} in all`);
  }

  next() {
    return this.choose(this.views[(this.current + 1) % this.views.length].name);
  }
}

async function startGraph(tabs, theme) {
  const measures = new Measures();
  const view = new View(await measures.first());
  view.measure.seconds = secondsOf(byId('flame').dataset);
  measures.view = view;
  document.documentElement.dataset.compared = view.tree.compared;
  const find = (name) => {
    tabs.open('graph');
    sandwich.close();
    view.searchFor(name);
    view.nextMatch(1);
  };
  const detail = new Detail(byId('detail'), { find, sandwich: (tree, frame) => sandwich.open(view, frame) });
  const sandwich = new Sandwich(detail);
  const canvas = showGraph(view, byId('flame'));
  startToolbar(view);
  startControls(view, measures);
  startPageKeys(view, { tabs, measures, sandwich });
  startExports(view, canvas);
  detail.follow(view);
  detail.show(view);
  byId('sandwich-open').addEventListener('click', () => sandwich.toggle(view));
  followWhole(view, sandwich);
  const functions = new FunctionTable(view, tabs, find);
  const callSites = new CallSiteTable(view, tabs, find);
  theme.onChange((current) => {
    canvas.setTheme(current);
    sandwich.setTheme(current);
    showLegend(byId('legend'), deltaPaints(current));
  });
  tabs.onOpen(() => canvas.requestDraw());
  const links = new Links(view, { tabs, measures, sandwich });
  await links.read();
  return { view, canvas, detail, measures, sandwich, functions, callSites, get tree() { return view.tree; } };
}

/** How long a run takes on each side, or nothing when it is not known of both. */
function secondsOf({ baselineSeconds, candidateSeconds }) {
  const [B, C] = [baselineSeconds, candidateSeconds].map(Number);
  return B > 0 && C > 0 ? { B, C } : undefined;
}

/** What is said of the whole graph's quantity, side and colours holds between callers and callees too. */
function followWhole(view, sandwich) {
  let known = '';
  view.onChange(() => {
    const now = [view.measure.name, view.measure.scale, view.mode, view.own].join();
    if (now !== known && known !== '') sandwich.refresh();
    known = now;
  });
}

async function start() {
  startPage();
  const tabs = new Tabs();
  const theme = new Theme();
  // The verdict is painted first.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  try {
    // For the console and for tests; the page itself does not use it.
    window.culprit = await startGraph(tabs, theme);
    for (const start of PARTS) Object.assign(window.culprit, await start({ theme, detail: window.culprit.detail }));
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    announce(`The flame graph cannot be shown: ${error.message}`);
    byId('detail').textContent = `The flame graph cannot be shown: ${error.message}`;
    throw error;
  }
}

start();
