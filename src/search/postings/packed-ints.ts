// Numbers of which most are small, in a byte or a nibble each, so that they are read all at once: as varints, of which some have two bytes, each
// would be a decision that no processor could foresee. Those that do not fit come first, as varints: how many, and for each its place, counted
// from that of the one before, and what exceeds the largest that fits, which stands in its place.
import { VarintReader, VarintWriter } from './varints.ts';

const BYTE = 255;
const HALF_BYTE = 15;

/** Collects numbers from 0 up to 2^32 - 1. */
export class PackedIntsWriter {
  readonly #near = new VarintWriter();
  readonly #far = new VarintWriter();
  readonly #largest: number;
  #farCount = 0;
  #lastFar = 0;

  constructor(size: 'bytes' | 'nibbles') {
    this.#largest = size === 'bytes' ? BYTE : HALF_BYTE;
  }

  /** Numbers so far. */
  get count(): number {
    return this.#near.length;
  }

  /** Bytes so far, within a few. */
  get length(): number {
    const { length } = this.#near;
    return this.#far.length + 1 + (this.#largest === BYTE ? length : (length + 1) >>> 1);
  }

  write(number: number): void {
    if (number >= this.#largest) {
      this.#far.write(this.#near.length - this.#lastFar);
      this.#far.write(number - this.#largest);
      this.#lastFar = this.#near.length;
      this.#farCount++;
    }
    this.#near.writeByte(Math.min(number, this.#largest));
  }

  /** A copy of what was collected; the writer is empty afterwards. */
  take(): Uint8Array {
    const all = new VarintWriter();
    all.write(this.#farCount);
    all.append(this.#far.take());
    const near = this.#near.take();
    if (this.#largest === BYTE) all.append(near);
    else for (let at = 0; at < near.length; at += 2) all.writeByte((near[at] ?? 0) | ((near[at + 1] ?? 0) << 4));
    this.#farCount = 0;
    this.#lastFar = 0;
    return all.take();
  }
}

/** Writes all numbers in bytes into `found` from index `from` on; returns the index after the last. */
export function readBytes(bytes: Uint8Array, found: Uint32Array, from: number): number {
  const reader = new VarintReader(bytes);
  const far = readFar(reader);
  const near = bytes.subarray(reader.at);
  found.set(near, from);
  addFar(far, found, from);
  return from + near.length;
}

/** Writes so many numbers in nibbles into `found` from index `from` on; returns where their bytes end. */
export function readNibbles(bytes: Uint8Array, count: number, found: Uint32Array, from: number): number {
  const reader = new VarintReader(bytes);
  const far = readFar(reader);
  const end = from + count;
  let at = reader.at;
  let index = from;
  for (; index + 1 < end; index += 2, at++) {
    const both = bytes[at] ?? 0;
    found[index] = both & HALF_BYTE;
    found[index + 1] = both >>> 4;
  }
  if (index < end) found[index] = bytes[at++] ?? 0;
  addFar(far, found, from);
  return at;
}

/** PositionList and rests by turns. */
function readFar(reader: VarintReader): Uint32Array {
  const far = new Uint32Array(2 * reader.next());
  for (let index = 0; index < far.length; index++) far[index] = reader.next();
  return far;
}

function addFar(far: Uint32Array, found: Uint32Array, from: number): void {
  let place = from;
  for (let index = 0; index < far.length; index += 2) {
    place += far[index] ?? 0;
    found[place] = (found[place] ?? 0) + (far[index + 1] ?? 0);
  }
}
