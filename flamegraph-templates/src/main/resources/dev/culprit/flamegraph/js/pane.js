// A graph that can be looked at, pointed at, walked through and listened to.

import { FlameCanvas } from './canvas.js';
import { element } from './dom.js';
import { startGraphKeys } from './keyboard.js';
import { Mirror } from './mirror.js';
import { Tooltip } from './tooltip.js';

/** Shows a view in an element; gives its canvas. */
export function showGraph(view, scroller, options) {
  const canvas = new FlameCanvas(view, scroller, options);
  const mirror = element('div', 'unseen');
  mirror.setAttribute('role', 'presentation');
  scroller.append(mirror);
  startMouse(view, canvas);
  startGraphKeys(view, canvas);
  new Tooltip(view, canvas);
  new Mirror(view, mirror, scroller);
  return canvas;
}

function startMouse(view, canvas) {
  const { scroller } = canvas;
  scroller.addEventListener('click', (event) => {
    const area = scroller.getBoundingClientRect();
    const row = canvas.rowAt(event.clientX - area.left, event.clientY - area.top);
    if (row < 0) return;
    // A finger has no way to look before it leaps: the first tap selects, the second zooms.
    if (event.pointerType === 'touch' && row !== view.selected) view.select(row);
    else view.zoomTo(row);
  });
}
