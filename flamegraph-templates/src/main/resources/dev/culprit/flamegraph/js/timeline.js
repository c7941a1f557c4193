// Walks through the drawn timeline: what is below the mouse, or selected by the arrow keys, is told in words. The drawing itself is in the
// HTML and needs no script.

import { announce, byId } from './dom.js';
import { duration } from './numbers.js';
import { PARTS } from './parts.js';
import { readSpans } from './spans.js';

const WIDTH = 1000;

PARTS.push(async () => {
  const timelines = [];
  for (const drawing of document.querySelectorAll('.timeline')) {
    const data = await readSpans(byId(`${drawing.id}-data`).textContent);
    new TimelineWalk(data, drawing);
    timelines.push(data);
  }
  return { timelines };
});

class TimelineWalk {
  constructor(data, drawing) {
    this.data = data;
    this.drawing = drawing;
    this.bars = [...drawing.querySelectorAll('svg[data-lane]')];
    this.byLane = this.bars.map((bars) => spansOf(data, Number(bars.dataset.lane)));
    drawing.addEventListener('keydown', (event) => this.#onKey(event));
    this.bars.forEach((bars, row) => {
      bars.addEventListener('pointermove', (event) => this.#point(row, event));
      bars.addEventListener('click', (event) => this.#point(row, event));
    });
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowRight: () => this.#step(1),
      ArrowLeft: () => this.#step(-1),
      ArrowDown: () => this.#change(1),
      ArrowUp: () => this.#change(-1),
      Home: () => this.#select(this.#row(), 0),
      End: () => this.#select(this.#row(), this.byLane[this.#row()].length - 1),
    }[event.key];
    if (!act || this.byLane.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #row() {
    return this.current?.row ?? 0;
  }

  #step(direction) {
    const row = this.#row();
    const next = this.current ? this.current.at + direction : 0;
    if (next >= 0 && next < this.byLane[row].length) this.#select(row, next);
  }

  /** To what goes on at that time in the next lane that has something. */
  #change(direction) {
    const when = this.current ? this.byLane[this.current.row][this.current.at].start : 0;
    let row = this.current ? this.current.row + direction : 0;
    while (this.byLane[row]?.length === 0) row += direction;
    if (row >= 0 && row < this.byLane.length) this.#select(row, nearest(this.byLane[row], when));
  }

  #point(row, event) {
    const area = this.bars[row].getBoundingClientRect();
    const when = ((event.clientX - area.left) / area.width) * this.data.length;
    const lower = event.clientY - area.top > area.height / 2;
    const slack = this.data.length / WIDTH;
    let found = -1;
    this.byLane[row].forEach((span, at) => {
      const hit = span.start - slack <= when && when <= span.start + span.length + slack;
      if (hit && (span.kind !== 'TEST') === lower) found = at;
    });
    if (found >= 0) this.#select(row, found);
  }

  #select(row, at) {
    const span = this.byLane[row][at];
    if (!span) return;
    const words = sentence(this.data, span);
    this.current = { row, at };
    this.mark?.remove();
    this.mark = document.createElementNS(this.bars[row].namespaceURI, 'rect');
    this.mark.setAttribute('class', 'selected');
    this.mark.setAttribute('x', (span.start / this.data.length) * WIDTH);
    this.mark.setAttribute('width', Math.max(2, (span.length / this.data.length) * WIDTH));
    this.mark.setAttribute('y', span.kind === 'TEST' ? 1 : 13);
    this.mark.setAttribute('height', 10);
    this.bars[row].append(this.mark);
    byId(`${this.drawing.id}-detail`).textContent = words;
    announce(words);
  }
}

function spansOf(data, lane) {
  return data.spans.filter((span) => span.lane === lane).sort((a, b) => a.start - b.start);
}

function nearest(spans, when) {
  let best = 0;
  spans.forEach((span, at) => {
    if (Math.abs(span.start - when) < Math.abs(spans[best].start - when)) best = at;
  });
  return best;
}

/** Such as "SLEEP Thread.sleep at Pool.java:46, 500 ms from 1.2 s on, in main". */
function sentence(data, span) {
  const time = (micros) => duration(micros * 1000);
  const place = span.note ? (span.kind === 'TEST' ? ` ${span.note}` : ` at ${span.note}`) : '';
  const phases =
    span.kind === 'TEST' && span.setup + span.teardown > 0
      ? ` (setup ${time(span.setup)}, teardown ${time(span.teardown)})`
      : '';
  const { thread } = data.lanes[span.lane];
  return `${span.kind} ${span.name}${place}, ${time(span.length)} from ${time(span.start)} on${phases}, in ${thread}`;
}
