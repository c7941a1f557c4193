// Draws the boxes. The canvas is as large as what is visible; rows outside of it and boxes narrower than half a pixel are
// never looked at, so the cost depends on the screen and not on the tree.

import { element } from './dom.js';
import { signedDuration, duration } from './numbers.js';
import { packageName, shortened } from './names.js';
import { deltaPaints, packageIndex, packagePaints } from './palette.js';
import { KIND } from './tree.js';

export const ROW = 21;
const NARROWEST = 0.5;
const TEXT_FROM = 24;
const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export class FlameCanvas {
  hovered = -1;
  /** What was drawn last, for hit tests by tests and tools: row, x, y, width, step. */
  boxes = [];
  #widths = new Map();

  constructor(view, scroller) {
    this.view = view;
    this.scroller = scroller;
    this.canvas = element('canvas', 'flame-canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    this.spacer = element('div', 'flame-spacer');
    scroller.append(this.canvas, this.spacer);
    this.context = this.canvas.getContext('2d');
    scroller.addEventListener('scroll', () => this.requestDraw(), { passive: true });
    new ResizeObserver(() => this.requestDraw()).observe(scroller);
    view.onChange(() => this.requestDraw());
    this.setTheme('light');
  }

  setTheme(theme) {
    const style = getComputedStyle(document.documentElement);
    this.paints = deltaPaints(theme);
    this.packages = packagePaints(theme);
    this.ink = style.getPropertyValue('--ink').trim();
    this.mark = style.getPropertyValue('--found').trim();
    this.requestDraw();
  }

  requestDraw() {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.draw();
    });
  }

  draw() {
    const width = this.scroller.clientWidth;
    if (width === 0) return;
    const rows = this.#visibleRows(width);
    this.height = rows * ROW;
    this.spacer.style.height = `${this.height}px`;
    // The frame never shrinks, or the page would jump at every zoom.
    this.frameHeight = Math.max(this.frameHeight ?? 0, Math.min(this.height, this.#tallest()));
    this.scroller.style.height = `${this.frameHeight}px`;
    const height = Math.min(this.scroller.clientHeight, this.height);
    this.#resize(width, height);
    if (this.shownFlip !== this.view.flipped) {
      this.shownFlip = this.view.flipped;
      this.scroller.scrollTop = this.view.flipped ? this.height : 0;
    }
    this.spacer.style.marginTop = `${-height}px`;
    this.top = Math.min(this.scroller.scrollTop, Math.max(0, this.height - height));
    this.#drawBoxes(width, height);
  }

  #tallest() {
    return Math.max(12 * ROW, Math.floor(window.innerHeight * 0.68));
  }

  #resize(width, height) {
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
  }

  /** How many rows the zoomed part needs. */
  #visibleRows(width) {
    const { tree, zoom } = this.view;
    const scale = width / this.view.layout.width[zoom];
    let deepest = tree.depth[zoom];
    for (let row = zoom; row < tree.end[zoom]; ) {
      if (this.view.layout.width[row] * scale < NARROWEST) {
        row = tree.end[row];
        continue;
      }
      if (tree.depth[row] > deepest) deepest = tree.depth[row];
      row++;
    }
    return deepest + 1;
  }

  #y(row) {
    const y = this.view.tree.depth[row] * ROW;
    return (this.view.flipped ? this.height - ROW - y : y) - this.top;
  }

  #drawBoxes(width, height) {
    const { tree, zoom, layout } = this.view;
    const scale = width / layout.width[zoom];
    this.boxes = [];
    this.context.font = FONT;
    this.context.textBaseline = 'middle';
    for (let row = tree.parent[zoom]; row >= 0; row = tree.parent[row]) this.#drawBox(row, 0, width, height);
    for (let row = zoom; row < tree.end[zoom]; ) {
      const w = layout.width[row] * scale;
      if (!(w >= NARROWEST)) {
        row = tree.end[row];
        continue;
      }
      this.#drawBox(row, (layout.x[row] - layout.x[zoom]) * scale, w, height);
      row++;
    }
    this.#outline(this.view.selected, this.ink, 2);
    if (this.hovered >= 0) this.#outline(this.hovered, this.ink, 1);
  }

  #paint(row) {
    const { tree } = this.view;
    if (tree.compared) return this.paints[this.view.step(row) + 4];
    const index = packageIndex(tree, row);
    return index < 0 ? this.paints[4] : this.packages[index];
  }

  #drawBox(row, x, width, height) {
    const y = this.#y(row);
    if (y + ROW <= 0 || y >= height) return;
    const { context, view } = this;
    const paint = this.#paint(row);
    const w = Math.max(width - (width > 3 ? 1 : 0), NARROWEST);
    const searching = view.found.query !== '';
    const matches = searching && row > 0 && view.found.frames[view.tree.frame[row]] === 1;
    this.boxes.push({ row, x, y, width, step: view.tree.compared ? view.step(row) : 0 });
    context.globalAlpha = searching && !matches ? 0.35 : 1;
    context.fillStyle = paint.fillStyle;
    context.fillRect(x, y, w, ROW - 1);
    if (view.tree.compared && view.isLost(row)) this.#hatch(paint, x, y, w);
    if (view.tree.compared && view.isNew(row)) this.#dash(paint, x, y, w);
    if (view.tree.compared && view.tree.significant[row] === 1) this.#notch(paint, x, y, w);
    if (w >= TEXT_FROM) this.#text(row, paint, x, y, w);
    if (matches) {
      context.fillStyle = this.mark;
      context.fillRect(x, y + ROW - 4, w, 3);
    }
    context.globalAlpha = 1;
  }

  #hatch(paint, x, y, w) {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(x, y, w, ROW - 1);
    context.clip();
    context.globalAlpha *= 0.45;
    context.strokeStyle = paint.edgeStyle;
    context.lineWidth = 1.5;
    context.beginPath();
    for (let at = x - ROW - (x % 7); at < x + w; at += 7) {
      context.moveTo(at, y + ROW);
      context.lineTo(at + ROW, y);
    }
    context.stroke();
    context.restore();
  }

  #dash(paint, x, y, w) {
    const { context } = this;
    if (w < 4) return;
    context.save();
    context.strokeStyle = paint.inkStyle;
    context.setLineDash([4, 3]);
    context.strokeRect(x + 1, y + 1, w - 2, ROW - 3);
    context.restore();
  }

  /** A bar at the left edge of nodes that the evidence says changed themselves. */
  #notch(paint, x, y, w) {
    this.context.fillStyle = paint.inkStyle;
    this.context.fillRect(x, y, Math.min(3, w / 4), ROW - 1);
  }

  #text(row, paint, x, y, w) {
    const { context, view } = this;
    const { tree } = view;
    const left = Math.max(x, 0) + (tree.significant[row] === 1 && tree.compared ? 8 : 5);
    let room = x + w - left - 5;
    const sign = tree.compared ? ['\u25bc ', '', '\u25b2 '][Math.sign(view.step(row)) + 1] : '';
    const label = sign + tree.label(row);
    context.fillStyle = paint.inkStyle;
    const middle = y + (ROW - 1) / 2 + 0.5;
    const used = this.#fit(label, left, middle, room);
    room -= used + 14;
    if (used < 0 || room < 60) return;
    context.globalAlpha *= 0.72;
    const amount = this.#amount(row);
    const amountWidth = this.#measure(amount);
    if (amountWidth <= room) {
      context.fillText(amount, x + w - 5 - amountWidth, middle);
      room -= amountWidth + 14;
    }
    const packaged = tree.kind(row) === KIND.METHOD ? packageName(tree.frames.className[tree.frame[row]]) : '';
    if (packaged) {
      const shown = shortened(packaged, 120);
      context.globalAlpha *= 0.85;
      if (this.#measure(shown) <= room) context.fillText(shown, left + used + 10, middle);
    }
  }

  #amount(row) {
    const { tree } = this.view;
    if (!tree.compared) return duration(tree.nanos(tree.totalC[row]));
    if (this.view.step(row) === 0) return duration(tree.nanos((tree.totalB[row] + tree.totalC[row]) / 2));
    return signedDuration(tree.nanos(tree.totalC[row] - tree.totalB[row]));
  }

  #measure(text) {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size > 20000) this.#widths.clear();
      width = this.context.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }

  /** Writes as much of a text as fits; returns the room that it took, or -1 when it was cut. */
  #fit(text, x, y, room) {
    const width = this.#measure(text);
    if (width <= room) {
      this.context.fillText(text, x, y);
      return width;
    }
    let length = Math.floor((text.length * room) / width);
    while (length > 2 && this.#measure(`${text.slice(0, length)}\u2026`) > room) length--;
    if (length > 2) this.context.fillText(`${text.slice(0, length)}\u2026`, x, y);
    return -1;
  }

  #outline(row, colour, thickness) {
    const box = this.boxes.find((candidate) => candidate.row === row);
    if (!box) return;
    const { context } = this;
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    const inset = thickness / 2;
    context.strokeRect(box.x + inset, box.y + inset, Math.max(box.width - 1 - thickness, 1), ROW - 1 - thickness);
  }

  /** The row at a position within the scrolling element, or -1. */
  rowAt(x, y) {
    const { tree, zoom, layout } = this.view;
    const inner = y + this.top;
    const depth = Math.floor((this.view.flipped ? this.height - inner : inner) / ROW);
    if (depth < 0 || x < 0) return -1;
    if (depth <= tree.depth[zoom]) return tree.ancestors(zoom)[depth] ?? -1;
    const at = layout.x[zoom] + (x / this.scroller.clientWidth) * layout.width[zoom];
    for (let row = zoom + 1; row < tree.end[zoom]; ) {
      if (at < layout.x[row] || at >= layout.x[row] + layout.width[row]) {
        row = tree.end[row];
      } else if (tree.depth[row] === depth) {
        return row;
      } else {
        row++;
      }
    }
    return -1;
  }

  /** Scrolls so that a row's line is in the picture. */
  scrollTo(row) {
    if (this.height === undefined) return;
    const y = this.#y(row) + this.top;
    const { scroller } = this;
    if (y < scroller.scrollTop) scroller.scrollTop = y;
    if (y + ROW > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = y + ROW - scroller.clientHeight;
  }
}
