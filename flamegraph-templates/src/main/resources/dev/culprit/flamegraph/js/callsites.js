// All call sites as a table: who calls whom at which line, summed over every path.

import { button, byId, element } from './dom.js';
import { columnsOf, sumsBy } from './functions.js';
import { Grid } from './grid.js';
import { place, shortened } from './names.js';
import { isMethodKind } from './tree.js';

export class CallSiteTable {
  constructor(view, tabs, find) {
    this.view = view;
    this.grid = new Grid(byId('callsites'), 'call site', (call) => this.#cell(call, find));
    const show = () => tabs.current === 'callsites' && this.show();
    tabs.onOpen(show);
    view.onChange(show);
  }

  show() {
    const { measure, tree } = this.view;
    if (this.shown === measure && this.scale === measure.scale) return;
    Object.assign(this, { shown: measure, scale: measure.scale });
    const { frame, first } = tree.calls;
    this.caller = new Int32Array(frame.length);
    first.forEach((begin, at) => this.caller.fill(at - 1, begin));
    const own = Int32Array.from(frame, (unused, call) => call);
    const items = [...own].filter((call) => this.caller[call] >= 0 && this.#isCall(call));
    const sums = sumsBy(measure, frame.length, own);
    this.grid.show({ items, nameOf: (call) => this.#name(call), columns: columnsOf(measure, sums) });
  }

  #isCall(call) {
    const { kind } = this.view.tree.frames;
    return isMethodKind(kind[this.caller[call]]) && isMethodKind(kind[this.view.tree.calls.frame[call]]);
  }

  #name(call) {
    const { tree } = this.view;
    return `${tree.fullName(this.caller[call])} \u2192 ${tree.fullName(tree.calls.frame[call])} ${this.#place(call)}`;
  }

  #place(call) {
    const { frames, calls } = this.view.tree;
    const line = calls.candidateLine[call] || calls.baselineLine[call];
    return line > 0 ? place(frames.file[this.caller[call]], frames.className[this.caller[call]], line) : '';
  }

  #cell(call, find) {
    const { tree } = this.view;
    const frame = tree.calls.frame[call];
    const text = `${tree.frameLabel(this.caller[call])} \u2192 ${tree.frameLabel(frame)}`;
    const name = button('link', text, () => find(tree.fullName(frame)));
    return element('span', '', null, name, ' ', element('code', 'place', shortened(this.#place(call), 200)));
  }
}
