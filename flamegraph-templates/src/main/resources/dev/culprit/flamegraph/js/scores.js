// The page of compared benchmarks. Table and drawings are in the HTML already.

import { startCopying } from './copying.js';
import { announce, byId } from './dom.js';
import { Theme } from './theme.js';

function startFilter() {
  const filter = document.querySelector('[data-filter]');
  const rows = [...document.querySelectorAll('.scores tbody tr')];
  filter?.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    announce(`${rows.filter((row) => !row.hidden).length} of ${rows.length} benchmarks`);
  });
}

document.documentElement.classList.add('js');
new Theme();
startFilter();
startCopying();
document.documentElement.dataset.ready = byId('live') ? 'true' : 'false';
