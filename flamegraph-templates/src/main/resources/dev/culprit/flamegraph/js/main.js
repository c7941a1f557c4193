// Puts the page together. The first screen is in the HTML already; nothing here is needed to read the verdict.

import { announce, byId } from './dom.js';
import { FlameCanvas } from './canvas.js';
import { Detail, copy } from './detail.js';
import { FunctionTable } from './functions.js';
import { startGraphKeys, startPageKeys } from './keyboard.js';
import { Links } from './links.js';
import { Mirror } from './mirror.js';
import { deltaPaints } from './palette.js';
import { Tabs } from './tabs.js';
import { readSpans } from './spans.js';
import { Theme } from './theme.js';
import { TimelineWalk } from './timeline.js';
import { showLegend, startToolbar } from './toolbar.js';
import { Tooltip } from './tooltip.js';
import { readTree } from './tree.js';
import { View } from './view.js';

function startMouse(view, canvas) {
  const { scroller } = canvas;
  const rowOf = (event) => {
    const area = scroller.getBoundingClientRect();
    return canvas.rowAt(event.clientX - area.left, event.clientY - area.top);
  };
  scroller.addEventListener('click', (event) => {
    const row = rowOf(event);
    if (row < 0) return;
    // A finger has no way to look before it leaps: the first tap selects, the second zooms.
    if (event.pointerType === 'touch' && row !== view.selected) view.select(row);
    else view.zoomTo(row);
  });
}

function startPage() {
  document.documentElement.classList.add('js');
  for (const copier of document.querySelectorAll('[data-copy]')) {
    copier.addEventListener('click', () => copy(copier.dataset.copy, 'Command copied'));
  }
  for (const opener of document.querySelectorAll('[data-help]')) {
    opener.addEventListener('click', () => byId('help').showModal());
  }
  byId('help-close').addEventListener('click', () => byId('help').close());
}

async function startTimeline() {
  const spans = await readSpans(byId('timeline-data').textContent);
  const drawing = byId('timeline');
  if (drawing) new TimelineWalk(spans, drawing);
  return spans;
}

async function startGraph(tabs, theme) {
  const tree = await readTree(byId('flame-data').textContent);
  document.documentElement.dataset.compared = tree.compared;
  const view = new View(tree);
  const canvas = new FlameCanvas(view, byId('flame'));
  startToolbar(view);
  startMouse(view, canvas);
  startGraphKeys(view, canvas);
  startPageKeys(view, tabs);
  new Tooltip(view, canvas);
  new Detail(view, byId('detail'));
  new Mirror(view, byId('mirror'), byId('flame'));
  new FunctionTable(view, tabs);
  new Links(view, tabs);
  theme.onChange((current) => {
    canvas.setTheme(current);
    showLegend(byId('legend'), deltaPaints(current));
  });
  tabs.onOpen(() => canvas.requestDraw());
  return { tree, view, canvas, readTree };
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
    window.culprit.timeline = await startTimeline();
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    announce(`The flame graph cannot be shown: ${error.message}`);
    byId('detail').textContent = `The flame graph cannot be shown: ${error.message}`;
    throw error;
  }
}

start();
