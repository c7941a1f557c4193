// Search by name. Each distinct frame is looked at once; nodes only ask whether their frame matched.

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
 * frames[f]: whether it matches. rows: the topmost matching nodes, whose subtrees do not overlap. baseline, candidate: their
 * share of all time. An empty query matches nothing; text between slashes is a regular expression.
 */
export function search(tree, query) {
  const frames = new Uint8Array(tree.frames.method.length);
  if (query === '') return { query, frames, functions: 0, rows: [], baseline: 0, candidate: 0 };
  const matches = matcher(query);
  let functions = 0;
  for (let frame = 0; frame < frames.length; frame++) {
    if (matches(`${tree.frames.className[frame]}.${tree.frames.method[frame]}`)) {
      frames[frame] = 1;
      functions++;
    }
  }
  const rows = [];
  let baseline = 0;
  let candidate = 0;
  for (let row = 1; row < tree.size; ) {
    if (frames[tree.frame[row]] === 0) {
      row++;
      continue;
    }
    rows.push(row);
    baseline += tree.totalB[row];
    candidate += tree.totalC[row];
    row = tree.end[row];
  }
  return {
    query,
    frames,
    functions,
    rows,
    baseline: tree.totalB[0] > 0 ? baseline / tree.totalB[0] : 0,
    candidate: tree.totalC[0] > 0 ? candidate / tree.totalC[0] : 0,
  };
}
