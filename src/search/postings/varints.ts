// Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the highest bit says that more follow.

/** Collects numbers from 0 up to 2^32 - 1. */
export class VarintWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(number: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    let rest = number;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  writeByte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = byte;
  }

  /** Takes encoded numbers over as they are. */
  append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A copy of what was collected; the writer is empty afterwards. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Reads what a `VarintWriter` wrote. Past the end it reads zeros: whoever reads knows how many numbers there are. */
export class VarintReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  next(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    return number >>> 0;
  }

  skip(count: number): void {
    const { bytes } = this;
    let at = this.at;
    for (let left = count; left > 0 && at < bytes.length; at++) if ((bytes[at] ?? 0) < 128) left--;
    this.at = at;
  }
}

/**
 * Writes all numbers of the bytes into `found` from index `from` on; returns the index after the last. Goes from byte to byte and not from
 * number to number: how many bytes the next number has, no processor could foresee, and to guess wrong takes longer than to read three.
 */
export function readVarints(bytes: Uint8Array, found: Uint32Array, from: number): number {
  let index = from;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    found[index] = number;
    // All ones where more bytes of the same number follow.
    const more = -(byte >>> 7);
    index += 1 + more;
    number &= more;
    shift = (shift + 7) & more;
  }
  return index;
}
