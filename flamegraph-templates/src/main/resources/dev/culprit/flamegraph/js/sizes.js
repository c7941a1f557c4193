// The numbers of one node, in words.

import { change, count, duration, signedCount, signedDuration } from './numbers.js';
import { place } from './names.js';
import { KIND, STATE } from './tree.js';

/** One line per quantity: name, baseline, candidate, difference, relation. */
export function sizes(view, row) {
  const { tree, measure } = view;
  const [totalB, totalC] = [measure.totalB[row], measure.totalC[row]];
  const lines = [
    measured(measure, `total ${measure.noun}`, totalB, totalC),
    measured(measure, `own ${measure.noun}`, ...measure.own(row)),
  ];
  const counted = tree.isMethod(row) && tree.kind(row) !== KIND.SAMPLED && measure.unit !== 'CALLS';
  const calls = counted ? tree.countOf(row) : undefined;
  if (calls) {
    lines.push(line('calls', ...calls, count, signedCount));
    if (measure.unit === 'NANOS' && calls.some((called) => called > 0)) lines.push(perCall(measure, calls, totalB, totalC));
  }
  return lines;
}

function measured(measure, name, baseline, candidate) {
  const relation = measure.change(baseline, candidate);
  return {
    name,
    baseline: measure.write(baseline, 'B'),
    candidate: measure.write(candidate),
    difference: relation === '=' ? '' : measure.writeDifference(baseline, candidate),
    relation,
  };
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

function perCall(measure, [callsB, callsC], totalB, totalC) {
  const [before, after] = [measure.quantity(totalB) / callsB, measure.quantity(totalC) / callsC];
  if (callsB > 0 && callsC > 0) return line('per call', before, after, duration, signedDuration);
  return {
    name: 'per call',
    baseline: callsB > 0 ? duration(before) : '\u2013',
    candidate: callsC > 0 ? duration(after) : '\u2013',
    difference: '',
    relation: callsB > 0 ? 'removed' : 'new',
  };
}

/** What is known about a node's change, in plain words. */
export function verdictWords({ tree, measure }, row) {
  if (!tree.compared) return '';
  if (tree.isSignificant(row)) return 'This call itself changed: its own time or its number of calls.';
  if (tree.isOpen(row)) return 'Called more or less often because of a change above it.';
  if (measure.hasChange(row)) return 'Something below it changed.';
  return 'No significant change: what differs is within the noise.';
}

/** What is known about a function's code. */
export function codeWords(tree, row) {
  if (!tree.compared || !tree.isMethod(row)) return '';
  return {
    [STATE.UNCHANGED]: '',
    [STATE.CHANGED]: 'code changed',
    [STATE.BASELINE_ONLY]: 'removed: only in the baseline',
    [STATE.CANDIDATE_ONLY]: 'new: only in the candidate',
    [STATE.RENAMED]: 'renamed or moved',
    [STATE.UNKNOWN]: 'its code was not recorded',
  }[tree.state(row)];
}

/** Where a node is called: "Cart.java:141", or with two lines when it moved. */
export function calledAt(tree, row) {
  const parent = tree.parentOf(row);
  if (parent < 1 || !tree.isMethod(parent)) return '';
  const frame = tree.frameOf(parent);
  const [before, after] = [tree.baselineLine(row), tree.candidateLine(row)];
  if (before === 0 && after === 0) return '';
  const where = place(tree.frames.file[frame], tree.frames.className[frame], after || before);
  return before > 0 && after > 0 && before !== after ? `${where} (was ${before})` : where;
}
