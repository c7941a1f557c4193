// Light or dark: as the system says, until somebody says otherwise.

import { byId } from './dom.js';

const KEY = 'culprit.theme';

export class Theme {
  #listeners = [];
  #system = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    this.chosen = remembered();
    byId('theme').addEventListener('click', () => this.#choose(this.current === 'dark' ? 'light' : 'dark'));
    this.#system.addEventListener('change', () => this.#show());
    this.#show();
  }

  get current() {
    return this.chosen ?? (this.#system.matches ? 'dark' : 'light');
  }

  onChange(listener) {
    this.#listeners.push(listener);
    listener(this.current);
  }

  #choose(theme) {
    this.chosen = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Pages from file:// may not remember anything.
    }
    this.#show();
  }

  #show() {
    document.documentElement.dataset.theme = this.current;
    byId('theme').setAttribute('aria-label', this.current === 'dark' ? 'Use light colours' : 'Use dark colours');
    for (const listener of this.#listeners) listener(this.current);
  }
}

function remembered() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'dark' || theme === 'light' ? theme : null;
  } catch {
    return null;
  }
}
