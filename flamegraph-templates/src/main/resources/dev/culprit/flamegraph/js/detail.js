// Everything about the selected node.

import { copy } from './copying.js';
import { button, element, link } from './dom.js';
import { shortened } from './names.js';
import { calledAt, codeWords, sizes, verdictWords } from './sizes.js';

const SIDES = ['baseline', 'candidate'];

export class Detail {
  /** @param actions what else can be done with a node of a view: {find, sandwich} */
  constructor(host, actions) {
    this.host = host;
    this.actions = actions;
  }

  /** @param sources gives the address of a line of a class' file on a side */
  setSources(sources) {
    this.sources = sources;
    if (this.shown) this.show(this.shown);
  }

  /** Shows a view's selected node, and its next ones. */
  follow(view) {
    view.onChange(() => this.show(view));
  }

  show(view) {
    this.shown = view;
    const { tree, selected: row } = view;
    this.host.replaceChildren(
      element('h3', '', tree.label(row)),
      ...this.#facts(tree, row),
      this.#table(view, row),
      element('p', 'gate', verdictWords(view, row)),
      this.#actions(view, row),
    );
  }

  #facts(tree, row) {
    if (!tree.isMethod(row)) return [];
    const frame = tree.frameOf(row);
    const full = shortened(`${tree.fullName(frame)}${tree.frames.descriptor[frame]}`, 12000);
    const facts = [element('p', 'full', full)];
    const where = calledAt(tree, row);
    if (where) facts.push(element('p', 'where', null, 'called at ', element('code', '', shortened(where, 400))));
    const links = this.#links(tree, row);
    if (links.length > 0) facts.push(element('p', 'sources', null, 'source: ', ...links));
    const code = codeWords(tree, row);
    if (code) facts.push(element('p', 'code', code));
    return facts;
  }

  /** The call, or else the function itself, in the sources of the sides where it is known. */
  #links(tree, row) {
    const frame = tree.frameOf(row);
    const parent = tree.parentOf(row);
    const caller = parent > 0 && tree.isMethod(parent) ? tree.frameOf(parent) : -1;
    const { className, file, line } = tree.frames;
    const address = (of, at, side) => (at > 0 ? this.sources?.address(className[of], file[of], at, side) : '');
    const links = [];
    SIDES.slice(tree.compared ? 0 : 1).forEach((side) => {
      const at = side === 'baseline' ? tree.baselineLine(row) : tree.candidateLine(row);
      const call = caller >= 0 ? address(caller, at, side) : '';
      if (call) links.push(link(call, tree.compared ? `call, ${side}` : 'call'), ' ');
    });
    const itself = address(frame, line[frame], 'candidate');
    if (itself) links.push(link(itself, 'function'));
    return links;
  }

  #table(view, row) {
    const { compared } = view.tree;
    const heads = compared ? ['baseline', 'candidate', 'difference', 'ratio'] : ['amount'];
    const head = element('tr', '', null, element('td'), ...heads.map((text) => element('th', '', text)));
    const body = sizes(view, row).map((line) => {
      const values = compared ? [line.baseline, line.candidate, line.difference, line.relation] : [line.candidate];
      return element('tr', '', null, element('th', '', line.name), ...values.map((text) => element('td', '', text)));
    });
    const table = element('table', 'sizes', null, element('thead', '', null, head), element('tbody', '', null, ...body));
    const wide = element('div', 'wide', null, table);
    wide.tabIndex = 0;
    wide.setAttribute('role', 'group');
    wide.setAttribute('aria-label', 'Amounts');
    return wide;
  }

  #actions(view, row) {
    const { tree } = view;
    const actions = element('p', 'actions');
    if (row !== view.zoom) actions.append(button('', 'Zoom here', () => view.zoomTo(row)));
    if (tree.isMethod(row)) {
      const frame = tree.frameOf(row);
      const name = tree.fullName(frame);
      actions.append(
        button('', 'Callers and callees', () => this.actions.sandwich(tree, frame)),
        button('', 'Find all its calls', () => this.actions.find(name)),
        button('', 'Copy name', () => copy(name, 'Name copied')),
        button('', 'Copy stack', () => copyStack(view)),
      );
    }
    actions.append(button('', 'Copy link', () => copyLink()));
    return actions;
  }
}

/** The selected node's path, outermost first, as collapsed stacks have it. */
export function stackOf(tree, row) {
  const rows = tree.ancestors(row).slice(1);
  return rows.map((at) => (tree.isMethod(at) ? tree.fullName(tree.frameOf(at)) : tree.label(at))).join(';');
}

export function copyStack(view) {
  return copy(stackOf(view.tree, view.selected), 'Stack copied');
}

export function copyLink() {
  return copy(location.href, 'Link copied');
}
