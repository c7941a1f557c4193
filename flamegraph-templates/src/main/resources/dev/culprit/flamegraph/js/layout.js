// Where each node's box is. Widths add up: a node is as wide as its own part and its children together.

import { totals } from './tree.js';

/** union: both sides in one picture; removed code as wide as it was, new code as wide as it is. */
export const MODES = ['union', 'baseline', 'candidate'];

function ownWidths(tree, gated, mode) {
  if (mode === 'baseline') return tree.selfB;
  if (mode === 'candidate') return tree.selfC;
  const own = new Float64Array(tree.size);
  for (let row = 0; row < own.length; row++) own[row] = Math.max(gated.selfB[row], gated.selfC[row]);
  return own;
}

/** x and width of each row, in units of time; children from the left, the node's own part at the right end. */
export function layout(tree, gated, mode) {
  const width = totals(ownWidths(tree, gated, mode), tree.parent);
  const x = new Float64Array(tree.size);
  const next = new Float64Array(tree.size);
  for (let row = 1; row < tree.size; row++) {
    const parent = tree.parent[row];
    x[row] = next[row] = next[parent];
    next[parent] += width[row];
  }
  return { x, width };
}
