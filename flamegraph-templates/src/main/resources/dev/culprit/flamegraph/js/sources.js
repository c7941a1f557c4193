// Links to where the sources of both sides can be read. Which files there are is known from the repository; of all others there is no link.

import { readColumns } from './columns.js';
import { byId } from './dom.js';
import { packageName } from './names.js';
import { PARTS } from './parts.js';

PARTS.push(async ({ detail }) => {
  const { textContent, dataset } = byId('sources');
  const columns = await readColumns(textContent);
  const [names, baseline, candidate] = [columns.strings(), columns.strings(), columns.strings()];
  const files = new Map(names.map((name, at) => [name, { baseline: baseline[at], candidate: candidate[at] }]));
  detail.setSources({
    /** The address of a line of a class' file on a side, or nothing. */
    address(className, file, line, side) {
      const folder = packageName(className).replaceAll('.', '/');
      const path = files.get(folder ? `${folder}/${file}` : file)?.[side];
      const template = dataset[side];
      if (!path || line < 1 || !template.startsWith('https://')) return '';
      const escaped = path.split('/').map(encodeURIComponent).join('/');
      return template.replace('{path}', () => escaped).replace('{line}', () => line);
    },
  });
});
