// Reads what Columns.java writes: columns of numbers, each in the narrowest array that holds it.

const ESCAPED = 255;

export function bytesOfBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function readColumns(base64) {
  return new ColumnReader(await inflate(bytesOfBase64(base64)));
}

export class ColumnReader {
  #bytes;
  #position = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** The next column, exact up to 2^53. It may be a part of the bytes that were read: copy what is to be kept. */
  numbers() {
    const at = this.#position;
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at);
    const [length, kind] = [view.getUint32(0, true), view.getUint8(4)];
    if (kind === ESCAPED) return this.#escaped(at + 5, length);
    this.#position = at + 5 + length * kind;
    if (kind === 1) return this.#bytes.subarray(at + 5, at + 5 + length);
    return planes(this.#bytes, at + 5, length, kind);
  }

  #escaped(at, length) {
    const small = this.#bytes.subarray(at, at + length);
    this.#position = at + length;
    const escapes = this.numbers();
    const width = escapes.BYTES_PER_ELEMENT === 1 ? 2 : Math.min(8, escapes.BYTES_PER_ELEMENT * 2);
    const values = new (arrayOf(width))(length);
    values.set(small);
    let next = 0;
    for (let i = small.indexOf(ESCAPED); i >= 0; i = small.indexOf(ESCAPED, i + 1)) values[i] = ESCAPED + escapes[next++];
    return values;
  }

  /** The next column as differences from another. */
  differences(from) {
    const folded = this.numbers();
    const values = new Float64Array(folded.length);
    for (let i = 0; i < values.length; i++) {
      const value = folded[i];
      const half = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      values[i] = from[i] + half;
    }
    return values;
  }

  strings() {
    const lengths = this.numbers();
    const units = this.numbers();
    const strings = [];
    let begin = 0;
    for (const length of lengths) {
      strings.push(textOf(units.subarray(begin, begin + length)));
      begin += length;
    }
    return strings;
  }
}

function arrayOf(width) {
  return [Uint8Array, Uint8Array, Uint16Array, Uint32Array, Uint32Array][width] ?? Float64Array;
}

function planes(bytes, begin, length, width) {
  const values = new (arrayOf(width))(length);
  let at = begin;
  for (let plane = 0, factor = 1; plane < width; plane++, factor *= 256) {
    for (let i = 0; i < length; i++) values[i] += bytes[at++] * factor;
  }
  return values;
}

function textOf(units) {
  let text = '';
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192));
  return text;
}
