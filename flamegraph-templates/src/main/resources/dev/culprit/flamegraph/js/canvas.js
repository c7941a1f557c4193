// Draws the boxes. The canvas is as large as what is visible. A second one above it has the outlines, so that pointing draws no box again.

import { Boxes } from './boxes.js';
import { element } from './dom.js';
import { packageName, shortened } from './names.js';
import { deltaPaints, packageIndex, packagePaints } from './palette.js';

export const ROW = 21;
const TEXT_FROM = 24;
const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const FEWEST_ROWS = 12;

export class FlameCanvas {
  hovered = -1;
  /** What was drawn last: row, x, y, width, step, paint. */
  drawn = [];
  #widths = new Map();

  /** @param options height: share of the window that it may take; fewest: rows it takes at least */
  constructor(view, scroller, options = {}) {
    this.view = view;
    this.scroller = scroller;
    this.options = { height: 0.68, fewest: FEWEST_ROWS, ...options };
    this.canvas = element('canvas', 'flame-canvas');
    this.outlines = element('canvas', 'flame-canvas flame-outlines');
    this.spacer = element('div', 'flame-spacer');
    for (const canvas of [this.canvas, this.outlines]) canvas.setAttribute('aria-hidden', 'true');
    scroller.append(this.canvas, this.outlines, this.spacer);
    this.context = this.canvas.getContext('2d');
    scroller.addEventListener('scroll', () => this.requestDraw(), { passive: true });
    new ResizeObserver(() => this.requestDraw()).observe(scroller);
    view.onChange(() => this.requestDraw());
    this.setTheme('light');
  }

  setTheme(theme) {
    const style = getComputedStyle(document.documentElement);
    this.theme = theme;
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

  get boxes() {
    const { view } = this;
    const width = this.scroller.clientWidth;
    const made = this.made;
    if (!made || made.shape !== view.shape || made.width !== width || made.measure !== view.measure) {
      this.made = { shape: view.shape, width, measure: view.measure, boxes: new Boxes(view, width) };
    }
    return this.made.boxes;
  }

  draw() {
    const width = this.scroller.clientWidth;
    if (width === 0) return;
    this.height = this.boxes.levels.length * ROW;
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
    this.#drawBoxes(height);
    this.drawOutlines();
  }

  #tallest() {
    return Math.max(this.options.fewest * ROW, Math.floor(window.innerHeight * this.options.height));
  }

  #resize(width, height) {
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    for (const canvas of [this.canvas, this.outlines]) {
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w;
        canvas.height = h;
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      }
      const context = canvas.getContext('2d');
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
    }
    this.outlines.style.marginTop = `${-height}px`;
  }

  #y(level) {
    const y = level * ROW;
    return (this.view.flipped ? this.height - ROW - y : y) - this.top;
  }

  #drawBoxes(height) {
    const { boxes } = this;
    this.drawn = [];
    this.context.font = FONT;
    this.context.textBaseline = 'middle';
    boxes.levels.forEach((positions, level) => {
      const y = this.#y(level);
      if (y + ROW <= 0 || y >= height) return;
      for (const position of positions) this.#drawBox(boxes.rows[position], boxes.x[position], boxes.widths[position], y);
    });
  }

  #paint(row, step) {
    const { tree } = this.view;
    if (tree.compared) return this.paints[step + 4];
    const index = packageIndex(tree, row);
    return index < 0 ? this.paints[4] : this.packages[index];
  }

  #drawBox(row, x, width, y) {
    const { context, view } = this;
    const { tree, measure } = view;
    const step = tree.compared ? view.step(row) : 0;
    const paint = this.#paint(row, step);
    const w = Math.max(width - (width > 3 ? 1 : 0), 0.5);
    const searching = view.found.query !== '';
    const matches = searching && row > 0 && view.found.frames[tree.frameOf(row)] === 1;
    this.drawn.push({ row, x, y, width, step, paint });
    context.globalAlpha = searching && !matches ? 0.35 : 1;
    context.fillStyle = paint.fillStyle;
    context.fillRect(x, y, w, ROW - 1);
    if (tree.compared && measure.hasChange(row)) {
      if (measure.isLost(row)) this.#hatch(paint, x, y, w);
      if (measure.isNew(row)) this.#dash(paint, x, y, w);
      if (tree.isSignificant(row)) this.#notch(paint, x, y, w);
    }
    if (w >= TEXT_FROM) this.#text(row, step, paint, x, y, w);
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

  #text(row, step, paint, x, y, w) {
    const { context, view } = this;
    const { tree } = view;
    const left = Math.max(x, 0) + (tree.compared && tree.isSignificant(row) ? 8 : 5);
    let room = x + w - left - 5;
    const sign = ['\u25bc ', '', '\u25b2 '][Math.sign(step) + 1];
    context.fillStyle = paint.inkStyle;
    const middle = y + (ROW - 1) / 2 + 0.5;
    const used = this.#fit(sign + tree.label(row), left, middle, room);
    room -= used + 14;
    if (used < 0 || room < 60) return;
    const amount = this.#amount(row, step);
    const amountWidth = this.#measure(amount);
    if (amountWidth <= room) {
      context.fillText(amount, x + w - 5 - amountWidth, middle);
      room -= amountWidth + 14;
    }
    const packaged = tree.isMethod(row) ? packageName(tree.frames.className[tree.frameOf(row)]) : '';
    if (packaged) {
      const shown = shortened(packaged, 120);
      if (this.#measure(shown) <= room) this.#faint(shown, left + used + 10, middle);
    }
  }

  #faint(text, x, y) {
    const { context } = this;
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * 0.8;
    context.fillText(text, x, y);
    context.globalAlpha = alpha;
  }

  #amount(row, step) {
    const { totalB, totalC } = this.view.measure;
    const { measure } = this.view;
    if (!this.view.tree.compared) return measure.write(totalC[row]);
    const write = step === 0 ? 'writeMean' : 'writeDifference';
    return measure[write](totalB[row], totalC[row]);
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

  /** Outlines the selected box, and the one below the mouse. */
  drawOutlines() {
    const context = this.outlines.getContext('2d');
    context.clearRect(0, 0, this.outlines.width, this.outlines.height);
    this.#outline(context, this.view.selected, 2);
    if (this.hovered >= 0) this.#outline(context, this.hovered, 1);
  }

  #outline(context, row, thickness) {
    const found = this.boxes.find(row);
    if (!found) return;
    const [x, width] = [this.boxes.x[found.position], this.boxes.widths[found.position]];
    context.strokeStyle = this.ink;
    context.lineWidth = thickness;
    const inset = thickness / 2;
    context.strokeRect(x + inset, this.#y(found.level) + inset, Math.max(width - 1 - thickness, 1), ROW - 1 - thickness);
  }

  /** The row at a position within the scrolling element, or -1. */
  rowAt(x, y) {
    const inner = y + this.top;
    return this.boxes.at(Math.floor((this.view.flipped ? this.height - inner : inner) / ROW), x);
  }

  /** Scrolls so that a row's line is in the picture. */
  scrollTo(row) {
    const found = this.height === undefined ? undefined : this.boxes.find(row);
    if (!found) return;
    const y = this.#y(found.level) + this.top;
    const { scroller } = this;
    if (y < scroller.scrollTop) scroller.scrollTop = y;
    if (y + ROW > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = y + ROW - scroller.clientHeight;
  }
}
