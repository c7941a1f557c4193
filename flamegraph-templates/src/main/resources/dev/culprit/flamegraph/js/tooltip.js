// What the mouse is over, in short. The panel below the graph says everything.

import { element } from './dom.js';
import { sizes, verdictWords } from './sizes.js';

export class Tooltip {
  constructor(view, canvas) {
    this.view = view;
    this.canvas = canvas;
    this.box = element('div', 'tooltip');
    this.box.hidden = true;
    this.box.setAttribute('aria-hidden', 'true');
    document.body.append(this.box);
    const { scroller } = canvas;
    scroller.addEventListener('pointermove', (event) => this.#move(event));
    scroller.addEventListener('pointerleave', () => this.#hover(-1));
    view.onChange(() => this.#hover(-1));
  }

  #move(event) {
    if (event.pointerType === 'touch') return;
    const area = this.canvas.scroller.getBoundingClientRect();
    this.#hover(this.canvas.rowAt(event.clientX - area.left, event.clientY - area.top));
    if (!this.box.hidden) this.#place(event.clientX, event.clientY);
  }

  #hover(row) {
    this.box.hidden = row < 0;
    this.canvas.scroller.classList.toggle('pointing', row >= 0);
    if (row === this.canvas.hovered) return;
    this.canvas.hovered = row;
    this.canvas.drawOutlines();
    if (row >= 0) this.#fill(row);
  }

  #fill(row) {
    const { tree } = this.view;
    const lines = sizes(this.view, row).filter(({ name }) => name !== 'per call');
    this.box.replaceChildren(
      element('b', '', tree.label(row)),
      ...lines.map((line) => {
        const both = line.relation === '=' || !tree.compared;
        const values = both ? line.candidate : `${line.baseline} \u2192 ${line.candidate}  (${line.relation})`;
        return element('div', '', null, element('span', 'name', line.name), ` ${values}`);
      }),
      element('i', '', verdictWords(this.view, row)),
    );
  }

  #place(x, y) {
    const { offsetWidth, offsetHeight, style } = this.box;
    const left = x + 16 + offsetWidth > window.innerWidth ? x - offsetWidth - 12 : x + 16;
    const top = y + 18 + offsetHeight > window.innerHeight ? y - offsetHeight - 12 : y + 18;
    style.left = `${Math.max(4, left)}px`;
    style.top = `${Math.max(4, top)}px`;
  }
}
