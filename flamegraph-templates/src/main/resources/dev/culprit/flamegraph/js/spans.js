// Reads what PackedTimeline.java writes: when what happened in a run. Times are microseconds from its start.

import { readColumns } from './columns.js';

const SPANS_VERSION = 1;

export async function readSpans(base64) {
  const columns = await readColumns(base64);
  const [version, length] = columns.numbers();
  if (version !== SPANS_VERSION) throw new Error(`this is a timeline of version ${version}, not ${SPANS_VERSION}`);
  const strings = columns.strings();
  const named = () => Array.from(columns.numbers(), (at) => strings[at]);
  const jvms = named();
  const lanes = zip({ jvm: columns.numbers(), thread: named() });
  const spans = zip({
    lane: columns.numbers(),
    kind: named(),
    name: named(),
    note: named(),
    start: columns.numbers(),
    length: columns.numbers(),
    setup: columns.numbers(),
    teardown: columns.numbers(),
  });
  const looks = zip({
    jvm: columns.numbers(),
    at: columns.numbers(),
    process: lessOne(columns),
    busy: lessOne(columns),
    idle: lessOne(columns),
  });
  const starts = zip({ jvm: columns.numbers(), pid: columns.numbers(), place: named(), at: columns.numbers() });
  return { length, jvms, lanes, spans, looks, starts };
}

/** Unknown is -1, which no column can hold. */
function lessOne(columns) {
  return Array.from(columns.numbers(), (value) => value - 1);
}

/** Columns of equal length as rows. */
function zip(columns) {
  const names = Object.keys(columns);
  return Array.from(columns[names[0]], (unused, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}
