// What counts as changed. Two recordings of the same program differ in every node by chance; drawn as they are, a third of
// the picture would be coloured. So a node is drawn with the mean of both sides unless the evidence says that it changed.

import { totals } from './tree.js';

/**
 * open[row]: the node itself is significant, or it is called more or less often because a significant node above it is.
 * selfB, selfC: own time as drawn. totalB, totalC: the same with all below.
 */
export function gate(tree) {
  const open = new Uint8Array(tree.size);
  const selfB = tree.selfB.slice();
  const selfC = tree.selfC.slice();
  for (let row = 0; row < tree.size; row++) {
    const inherits = row > 0 && open[tree.parent[row]] === 1 && tree.callsB[row] !== tree.callsC[row];
    if (tree.significant[row] === 1 || inherits) {
      open[row] = 1;
    } else {
      selfB[row] = selfC[row] = (selfB[row] + selfC[row]) / 2;
    }
  }
  return { open, selfB, selfC, totalB: totals(selfB, tree.parent), totalC: totals(selfC, tree.parent) };
}
