// Tabs. Without the script all of them are open, one below the other.

import { byId } from './dom.js';

export class Tabs {
  #listeners = [];

  constructor() {
    this.buttons = [...document.querySelectorAll('[role=tab]')];
    this.names = this.buttons.map((tab) => tab.dataset.tab);
    for (const tab of this.buttons) {
      tab.addEventListener('click', () => this.open(tab.dataset.tab));
      tab.addEventListener('keydown', (event) => this.#onKey(event));
      const panel = byId(tab.dataset.tab);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
    }
    this.open(this.names[0]);
  }

  onOpen(listener) {
    this.#listeners.push(listener);
  }

  open(name) {
    if (!this.names.includes(name)) return;
    this.current = name;
    for (const tab of this.buttons) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute('aria-selected', chosen);
      tab.tabIndex = chosen ? 0 : -1;
      byId(tab.dataset.tab).hidden = !chosen;
    }
    for (const listener of this.#listeners) listener(name);
  }

  #onKey(event) {
    const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    const next = (this.names.indexOf(this.current) + direction + this.names.length) % this.names.length;
    this.open(this.names[next]);
    this.buttons[next].focus();
  }
}
