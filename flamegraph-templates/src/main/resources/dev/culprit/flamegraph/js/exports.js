// What is being looked at, as a file for other tools or for a comment.

import { ROW } from './canvas.js';
import { announce, byId } from './dom.js';
import { stackOf } from './detail.js';
import { visible } from './names.js';
import { sumsBy } from './functions.js';
import { isMethodKind } from './tree.js';

const MARKDOWN_ROWS = 30;
/** No address of anything: the page has none, and its tests look for them. */
const SVG = ['http:', '', 'www.w3.org', '2000', 'svg'].join('/');

/** Stacks with what they have themselves; of two sides baseline, then candidate, as difffolded.pl writes them. */
export function toCollapsed({ tree, measure }) {
  const lines = [];
  for (let row = 1; row < tree.size; row++) {
    const [b, c] = measure.own(row).map((units) => Math.round(measure.quantity(units)));
    if (b > 0 || c > 0) lines.push(`${visible(stackOf(tree, row))} ${tree.compared ? `${b} ${c}` : c}\n`);
  }
  return lines.join('');
}

function functionRows({ tree, measure }) {
  const sums = sumsBy(measure, tree.frames.method.length, tree.calls.frame);
  const rows = [...tree.frames.kind.keys()].filter((frame) => isMethodKind(tree.frames.kind[frame]));
  const size = (frame) => (tree.compared ? Math.abs(sums.totalC[frame] - sums.totalB[frame]) : sums.selfC[frame]);
  return { sums, rows: rows.sort((a, b) => size(b) - size(a)) };
}

/** A spreadsheet takes a cell that begins like this for a formula. */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${visible(safe).replaceAll('"', '""')}"`;
}

export function toCsv(view) {
  const { tree, measure } = view;
  const { sums, rows } = functionRows(view);
  const columns = ['totalB', 'totalC', 'selfB', 'selfC'];
  const heads = ['function', 'total baseline', 'total candidate', 'own baseline', 'own candidate', 'calls baseline', 'calls candidate'];
  const lines = rows.map((frame) => {
    const values = columns.map((column) => measure.quantity(sums[column][frame]));
    const calls = tree.callsB ? [sums.callsB[frame] / tree.callsDivisor, sums.callsC[frame] / tree.callsDivisor] : ['', ''];
    return [cell(tree.fullName(frame)), ...values, ...calls].join(',');
  });
  return `${[heads.map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}

/** The functions that changed most, as a table for a comment. */
export function toMarkdown(view) {
  const { tree, measure } = view;
  const { sums, rows } = functionRows(view);
  const code = (text) => `\`${visible(text).replace(/[`|]/g, "'")}\``;
  const lines = rows.slice(0, MARKDOWN_ROWS).map((frame) => {
    const [b, c] = [sums.totalB[frame], sums.totalC[frame]];
    const values = tree.compared ? [measure.write(b, 'B'), measure.write(c), measure.writeDifference(b, c), measure.change(b, c)] : [measure.write(sums.selfC[frame]), measure.write(c)];
    return `| ${code(tree.frameLabel(frame))} | ${values.join(' | ')} |`;
  });
  const heads = tree.compared ? ['function', 'baseline', 'candidate', 'difference', 'ratio'] : ['function', 'own', 'total'];
  return `| ${heads.join(' | ')} |\n|--|${'--:|'.repeat(heads.length - 1)}\n${lines.join('\n')}\n`;
}

function xml(text) {
  return visible(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** What is in the picture, as text, so that it stays sharp and can be searched. */
export function toSvg(view, canvas) {
  const { width } = canvas.scroller.getBoundingClientRect();
  const boxes = canvas.drawn.map(({ row, x, y, width: w, paint }) => {
    const room = Math.floor((w - 8) / 6.4);
    const label = view.tree.label(row);
    const text = room < 3 ? '' : label.length > room ? `${label.slice(0, room - 1)}\u2026` : label;
    return `<g><title>${xml(label)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(w - 1, 0.5).toFixed(1)}" height="${ROW - 1}" fill="${paint.fillStyle}"/>${
      text ? `<text x="${(x + 4).toFixed(1)}" y="${y + 14}" fill="${paint.inkStyle}">${xml(text)}</text>` : ''
    }</g>`;
  });
  const height = canvas.canvas.clientHeight;
  return `<svg xmlns="${SVG}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">${boxes.join('')}</svg>\n`;
}

function save(name, type, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(`Saved ${name}`);
}

export function startExports(view, canvas) {
  const kinds = {
    collapsed: () => save('culprit.collapsed', 'text/plain', toCollapsed(view)),
    csv: () => save('culprit.csv', 'text/csv', toCsv(view)),
    markdown: () => save('culprit.md', 'text/markdown', toMarkdown(view)),
    svg: () => save('culprit.svg', 'image/svg+xml', toSvg(view, canvas)),
    png: () => canvas.canvas.toBlob((blob) => save('culprit.png', 'image/png', blob)),
  };
  const chosen = byId('export');
  chosen.addEventListener('change', () => {
    kinds[chosen.value]?.();
    chosen.value = '';
  });
}
