// A table of any length that can be sorted and filtered: only the lines in the picture are in the document.

import { button, element } from './dom.js';
import { count } from './numbers.js';

const LINE = 32;
const SPARE = 10;

export class Grid {
  sorted = 0;
  descending = true;
  #first = -1;

  /**
   * @param host element with data-filter, data-count, data-scroll, a thead and a tbody
   * @param name title of the first column
   * @param toCell makes the first cell's content of an item
   */
  constructor(host, name, toCell) {
    this.name = name;
    this.toCell = toCell;
    const part = (what) => host.querySelector(`[data-${what}]`);
    [this.filter, this.count, this.scroller] = ['filter', 'count', 'scroll'].map(part);
    this.table = host.querySelector('table');
    this.head = host.querySelector('thead');
    this.body = host.querySelector('tbody');
    this.filter.addEventListener('input', () => this.#arrange());
    this.scroller.addEventListener('scroll', () => this.#draw(), { passive: true });
  }

  /** items: numbers; nameOf, valuesOf: functions of an item; columns: {title, value, write, tint}. */
  show({ items, nameOf, columns }) {
    Object.assign(this, { items, nameOf, columns });
    this.sorted = Math.min(this.sorted, columns.length - 1);
    this.#arrange();
  }

  /** Sorted by size, so that the largest loss is as far up as the largest gain. */
  #arrange() {
    if (!this.items) return;
    const wanted = this.filter.value.trim().toLowerCase();
    const shown = wanted === '' ? this.items.slice() : this.items.filter((item) => this.nameOf(item).toLowerCase().includes(wanted));
    const { value } = this.columns[this.sorted];
    const keys = new Map(shown.map((item) => [item, Math.abs(value(item))]));
    const direction = this.descending ? -1 : 1;
    this.shown = shown.sort((a, b) => direction * (keys.get(a) - keys.get(b)) || a - b);
    this.count.textContent = `${count(this.shown.length)} of ${count(this.items.length)}`;
    this.table.setAttribute('aria-rowcount', this.shown.length + 1);
    this.#drawHead();
    this.#first = -1;
    this.#draw();
  }

  #drawHead() {
    const head = element('tr', '', null, element('th', '', this.name));
    this.columns.forEach((column, index) => {
      const cell = element('th', 'number', null, button('sort', column.title, () => this.#sort(index)));
      if (index === this.sorted) cell.setAttribute('aria-sort', this.descending ? 'descending' : 'ascending');
      head.append(cell);
    });
    this.head.replaceChildren(head);
  }

  #sort(index) {
    this.descending = index === this.sorted ? !this.descending : true;
    this.sorted = index;
    this.scroller.scrollTop = 0;
    this.#arrange();
    this.head.querySelectorAll('button')[index].focus();
  }

  #draw() {
    const visible = Math.ceil((this.scroller.clientHeight || 640) / LINE);
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / LINE) - SPARE);
    if (first === this.#first) return;
    this.#first = first;
    const last = Math.min(this.shown.length, first + visible + 2 * SPARE);
    const lines = this.shown.slice(first, last).map((item, at) => this.#line(item, first + at));
    this.body.replaceChildren(this.#room(first), ...lines, this.#room(this.shown.length - last));
  }

  #room(lines) {
    const room = element('tr', 'room');
    room.setAttribute('aria-hidden', 'true');
    room.hidden = lines === 0;
    const cell = element('td');
    cell.colSpan = this.columns.length + 1;
    cell.style.height = `${lines * LINE}px`;
    room.append(cell);
    return room;
  }

  #line(item, at) {
    const cells = this.columns.map((column) => {
      const tint = column.tint?.(item) ?? '';
      return element('td', `number ${tint}`, column.write(item));
    });
    const line = element('tr', '', null, element('td', 'name', null, this.toCell(item)), ...cells);
    line.setAttribute('aria-rowindex', at + 2);
    return line;
  }
}
