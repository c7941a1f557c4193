// Reads what Columns.java writes: columns of numbers, split into planes of bytes.

export function bytesOfBase64(text) {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export class ColumnReader {
  #bytes;
  #position = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** The next column, exact up to 2^53. */
  numbers() {
    return this.#read(Float64Array);
  }

  /** The next column when no value exceeds an int. */
  ints() {
    return this.#read(Int32Array);
  }

  /** The next column as differences from another. */
  differences(from, make = Float64Array) {
    const folded = this.numbers();
    const values = new make(folded.length);
    for (let i = 0; i < values.length; i++) {
      const half = Math.floor(folded[i] / 2);
      values[i] = from[i] + (folded[i] % 2 === 0 ? half : -half - 1);
    }
    return values;
  }

  strings() {
    const lengths = this.ints();
    const units = Uint16Array.from(this.ints());
    const strings = [];
    let begin = 0;
    for (const length of lengths) {
      strings.push(this.#text(units.subarray(begin, begin + length)));
      begin += length;
    }
    return strings;
  }

  #text(units) {
    let text = '';
    for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode(...units.subarray(i, i + 8192));
    return text;
  }

  #read(make) {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#position);
    const length = view.getUint32(0, true);
    const width = view.getUint8(4);
    const values = new make(length);
    let at = this.#position + 5;
    for (let plane = 0, factor = 1; plane < width; plane++, factor *= 256) {
      for (let i = 0; i < length; i++) values[i] += this.#bytes[at++] * factor;
    }
    this.#position = at;
    return values;
  }
}
