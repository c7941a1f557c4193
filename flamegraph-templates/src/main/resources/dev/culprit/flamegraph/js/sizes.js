// The numbers of one node, in words.

import { change, count, duration, signedCount, signedDuration } from './numbers.js';
import { place } from './names.js';
import { KIND, STATE } from './tree.js';

/** One line per quantity: name, baseline, candidate, difference, relation. */
export function sizes(tree, row) {
  const callsB = tree.calls(tree.callsB[row]);
  const callsC = tree.calls(tree.callsC[row]);
  const totalB = tree.nanos(tree.totalB[row]);
  const totalC = tree.nanos(tree.totalC[row]);
  const lines = [
    line('total time', totalB, totalC, duration, signedDuration),
    line('own time', tree.nanos(tree.selfB[row]), tree.nanos(tree.selfC[row]), duration, signedDuration),
  ];
  if (tree.kind(row) === KIND.METHOD) {
    lines.push(line('calls', callsB, callsC, count, signedCount));
    if (callsB > 0 || callsC > 0) lines.push(perCall(callsB, callsC, totalB, totalC));
  }
  return lines;
}

function line(name, baseline, candidate, write, writeSigned) {
  return {
    name,
    baseline: write(baseline),
    candidate: write(candidate),
    difference: baseline === candidate ? '' : writeSigned(candidate - baseline),
    relation: change(baseline, candidate),
  };
}

function perCall(callsB, callsC, totalB, totalC) {
  if (callsB > 0 && callsC > 0) return line('per call', totalB / callsB, totalC / callsC, duration, signedDuration);
  return {
    name: 'per call',
    baseline: callsB > 0 ? duration(totalB / callsB) : '\u2013',
    candidate: callsC > 0 ? duration(totalC / callsC) : '\u2013',
    difference: '',
    relation: callsB > 0 ? 'removed' : 'new',
  };
}

/** What is known about a node's change, in plain words. */
export function verdictWords(view, row) {
  const { tree } = view;
  if (!tree.compared) return '';
  if (tree.significant[row] === 1) return 'This call itself changed: its own time or its number of calls.';
  if (view.gated.open[row] === 1) return 'Called more or less often because of a change above it.';
  if (view.hasChange(row)) return 'Something below it changed.';
  return 'No significant change: what differs is within the noise.';
}

/** What is known about a function's code. */
export function codeWords(tree, row) {
  if (!tree.compared || tree.kind(row) !== KIND.METHOD) return '';
  return {
    [STATE.UNCHANGED]: '',
    [STATE.CHANGED]: 'code changed',
    [STATE.BASELINE_ONLY]: 'removed: only in the baseline',
    [STATE.CANDIDATE_ONLY]: 'new: only in the candidate',
    [STATE.RENAMED]: 'renamed or moved',
  }[tree.state(row)];
}

/** Where a node is called: "Cart.java:141", or with two lines when it moved. */
export function calledAt(tree, row) {
  const parent = tree.parent[row];
  if (parent < 1 || tree.kind(parent) !== KIND.METHOD) return '';
  const frame = tree.frame[parent];
  const [before, after] = [tree.baselineLine[row], tree.candidateLine[row]];
  if (before === 0 && after === 0) return '';
  const where = place(tree.frames.file[frame], tree.frames.className[frame], after || before);
  return before > 0 && after > 0 && before !== after ? `${where} (was ${before})` : where;
}
