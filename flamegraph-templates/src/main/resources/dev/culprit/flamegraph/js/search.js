// Search by name. Each distinct frame is looked at once; nodes only ask whether their call's frame matched.

function matcher(query) {
  const pattern = /^\/(.+)\/$/.exec(query);
  if (pattern) {
    try {
      const regex = new RegExp(pattern[1], 'i');
      return (name) => regex.test(name);
    } catch {
      return () => false;
    }
  }
  const wanted = query.toLowerCase();
  return (name) => name.toLowerCase().includes(wanted);
}

/**
 * frames[f]: whether it matches. rows: the topmost matching nodes, whose subtrees do not overlap. baseline, candidate: their share of all
 * that was measured. An empty query matches nothing; text between slashes is a regular expression.
 */
export function search(tree, measure, query) {
  const frames = new Uint8Array(tree.frames.method.length);
  if (query === '') return { query, frames, functions: 0, rows: [], baseline: 0, candidate: 0 };
  const matches = matcher(query);
  let functions = 0;
  for (let frame = 0; frame < frames.length; frame++) {
    if (matches(tree.fullName(frame))) {
      frames[frame] = 1;
      functions++;
    }
  }
  const { rows, baseline, candidate } = matchingRows(tree, measure, frames);
  const share = (part, total) => (total > 0 ? part / total : 0);
  return {
    query,
    frames,
    functions,
    rows,
    baseline: share(baseline, measure.totalB[0]),
    candidate: share(candidate, measure.totalC[0]),
  };
}

function matchingRows({ size, call, end, calls }, { totalB, totalC }, frames) {
  const hit = Uint8Array.from(calls.frame, (frame) => frames[frame]);
  const rows = [];
  let baseline = 0;
  let candidate = 0;
  for (let row = 1; row < size; ) {
    if (hit[call[row]] === 0) {
      row++;
      continue;
    }
    rows.push(row);
    baseline += totalB[row];
    candidate += totalC[row];
    row = end[row];
  }
  return { rows, baseline, candidate };
}
