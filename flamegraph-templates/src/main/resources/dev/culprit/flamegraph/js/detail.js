// Everything about the selected node.

import { announce, button, element } from './dom.js';
import { shortened } from './names.js';
import { calledAt, codeWords, sizes, verdictWords } from './sizes.js';
import { KIND } from './tree.js';

export class Detail {
  constructor(view, host) {
    this.view = view;
    this.host = host;
    view.onChange(() => this.show());
    this.show();
  }

  show() {
    const { view } = this;
    const { tree, selected: row } = view;
    this.host.replaceChildren(
      element('h3', '', tree.label(row)),
      ...this.#facts(row),
      this.#table(row),
      element('p', 'gate', verdictWords(view, row)),
      this.#actions(row),
    );
  }

  #facts(row) {
    const { tree } = this.view;
    if (tree.kind(row) !== KIND.METHOD) return [];
    const frame = tree.frame[row];
    const full = shortened(`${tree.frames.className[frame]}.${tree.frames.method[frame]}${tree.frames.descriptor[frame]}`, 12000);
    const facts = [element('p', 'full', full)];
    const where = calledAt(tree, row);
    if (where) facts.push(element('p', 'where', null, 'called at ', element('code', '', shortened(where, 400))));
    const code = codeWords(tree, row);
    if (code) facts.push(element('p', 'code', code));
    return facts;
  }

  #table(row) {
    const { tree } = this.view;
    const heads = tree.compared ? ['', 'baseline', 'candidate', 'difference', 'ratio'] : ['', 'amount'];
    const head = element('tr', '', null, ...heads.map((text) => element('th', '', text)));
    const body = sizes(tree, row).map((line) => {
      const values = tree.compared
        ? [line.baseline, line.candidate, line.difference, line.relation]
        : [line.candidate];
      return element('tr', '', null, element('th', '', line.name), ...values.map((text) => element('td', '', text)));
    });
    return element('table', 'sizes', null, element('thead', '', null, head), element('tbody', '', null, ...body));
  }

  #actions(row) {
    const { view } = this;
    const actions = element('p', 'actions');
    if (row !== view.zoom) actions.append(button('', 'Zoom here', () => view.zoomTo(row)));
    if (view.tree.kind(row) === KIND.METHOD) {
      const frame = view.tree.frame[row];
      const name = `${view.tree.frames.className[frame]}.${view.tree.frames.method[frame]}`;
      actions.append(
        button('', 'Find all its calls', () => view.searchFor?.(name)),
        button('', 'Copy name', () => copy(name, 'Name copied')),
      );
    }
    actions.append(button('', 'Copy link', () => copy(location.href, 'Link copied')));
    return actions;
  }
}

export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
  } catch {
    announce('The browser does not allow copying.');
  }
}
