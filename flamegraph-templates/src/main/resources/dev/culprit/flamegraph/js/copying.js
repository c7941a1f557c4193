// Buttons that copy.

import { announce } from './dom.js';

export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
  } catch {
    announce('The browser does not allow copying.');
  }
}

/** The buttons that are in the HTML already. */
export function startCopying() {
  for (const copier of document.querySelectorAll('[data-copy]')) {
    copier.addEventListener('click', () => copy(copier.dataset.copy, 'Command copied'));
  }
}
