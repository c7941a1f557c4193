// Names a node by its path and not by its row, so that a link still leads there after another recording.

/** FNV-1a of what a frame is, without lines, in six or seven letters. */
export function frameKey(tree, frame) {
  const { className, method, descriptor } = tree.frames;
  const identity = `${className[frame]}.${method[frame]}${descriptor[frame]}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < identity.length; i++) hash = Math.imul(hash ^ identity.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A child's key among its siblings; the second with the same key gets "~1". */
function childKeys(tree, parent) {
  const seen = new Map();
  const keys = new Map();
  for (const child of tree.children(parent)) {
    const key = frameKey(tree, tree.frameOf(child));
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    keys.set(child, before === 0 ? key : `${key}~${before}`);
  }
  return keys;
}

export function pathOf(tree, row) {
  const rows = tree.ancestors(row);
  return rows.slice(1).map((at, level) => childKeys(tree, rows[level]).get(at)).join('.');
}

/** The node of a path, or the deepest on the way that still exists. */
export function rowOf(tree, path) {
  let row = 0;
  for (const wanted of path.split('.').filter(Boolean)) {
    let found = -1;
    for (const [child, key] of childKeys(tree, row)) {
      if (key === wanted) found = child;
    }
    if (found < 0) return row;
    row = found;
  }
  return row;
}
