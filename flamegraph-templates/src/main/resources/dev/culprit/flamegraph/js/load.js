// What the page holds as inert text, unpacked when it is asked for.

import { byId } from './dom.js';
import { unpacked } from './unpack.js';

const DATA = 'script[type="application/x-culprit"]';

/** What can be looked at, in the page's order: {tree, name, title, unit}. A name that comes twice is followed by the tree's number. */
export function listViews() {
  const seen = new Set();
  return [...document.querySelectorAll(`${DATA}[data-view]`)].map((element) => {
    const { tree, view, title, unit } = element.dataset;
    const name = seen.has(view) ? view + tree : view;
    seen.add(name);
    return { tree: Number(tree), name, title, unit, element };
  });
}

/** The nodes of a tree and one of its views. */
export function loadTree(view, views) {
  const nodes = document.querySelector(`${DATA}[data-tree="${view.tree}"]:not([data-view])`).textContent;
  const calls = views.find((other) => other.tree === view.tree && other.unit === 'CALLS')?.element.textContent;
  return ask({ nodes, calls, view: view.element.textContent });
}

/** A further view of a tree that is there. */
export function loadView(view, { end, flags, touched }) {
  return ask({ known: { end, flags, touched }, view: view.element.textContent });
}

/** One worker per request: with it goes the memory that unpacking takes. Where workers are forbidden, the page does it itself. */
async function ask(request) {
  let worker;
  const address = URL.createObjectURL(new Blob([byId('unpacker').textContent], { type: 'text/javascript' }));
  try {
    worker = new Worker(address);
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.result));
      worker.onerror = () => resolve(unpacked(request));
      worker.postMessage(request);
    });
  } catch (error) {
    if (worker) throw error;
    return unpacked(request);
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(address);
  }
}
