// The formats of postings: which voices say a stem and how often, and where they say it. Both are cut into blocks, so that a reader of few
// voices need not read all. Knows no database.
import { VarintWriter } from './varints.ts';

/**
 * Bytes of a block. The first blocks of a stem lie whole on a page of the index tree (up to 2,030 bytes do), so that nothing is wasted on
 * the many stems that need no more. Those of long lists fill one page more to its end, as fewer rows are read sooner.
 */
const SMALL_BLOCK = 1900;
const SMALL_BLOCKS = 8;
const LARGE_BLOCK = 9600;

/**
 * The distance of each voice from the one before, as varints; then how often each says the stem, less one, in four bits each; then, for those
 * that say it sixteen times or more, the rest as varints. So most numbers are read without a decision that a processor could not foresee.
 */
export interface UsesBlock {
  readonly stem: string;
  readonly lastVoice: number;
  /** How many. */
  readonly voices: number;
  readonly uses: Uint8Array;
}

/** For each use its distance from the use before in the same voice, as varints. Holds all uses of its voices. */
export interface PositionsBlock {
  readonly stem: string;
  readonly firstVoice: number;
  readonly lastVoice: number;
  readonly positions: Uint8Array;
}

export interface WriteBlocks {
  uses(block: UsesBlock): void;
  positions(block: PositionsBlock): void;
}

/** Voices, rising, and how often each says what was looked for. */
export interface Uses {
  readonly voices: Uint32Array;
  readonly counts: Uint32Array;
}

const FOUR_BITS = 15;

/** Takes uses stem by stem, voice by voice, position by position, all rising. */
export class PostingWriter {
  readonly #write: WriteBlocks;
  readonly #distances = new VarintWriter();
  readonly #positions = new VarintWriter();
  #stem = '';
  #counts: number[] = [];
  #usesBlocks = 0;
  #positionsBlocks = 0;
  /** Of the block, 0 at its beginning. */
  #lastVoice = 0;
  #firstPlaced = -1;
  #voice = -1;
  #count = 0;
  #position = 0;

  constructor(write: WriteBlocks) {
    this.#write = write;
  }

  begin(stem: string): void {
    this.#stem = stem;
    this.#usesBlocks = 0;
    this.#positionsBlocks = 0;
  }

  add(voice: number, position: number): void {
    if (voice !== this.#voice) {
      this.#endVoice();
      this.#voice = voice;
      this.#position = 0;
    }
    this.#positions.write(position - this.#position);
    this.#position = position;
    this.#count++;
  }

  end(): void {
    this.#endVoice();
    if (this.#counts.length > 0) this.#endUses();
    if (this.#positions.length > 0) this.#endPositions();
    this.#voice = -1;
  }

  #endVoice(): void {
    if (this.#count === 0) return;
    this.#distances.write(this.#voice - this.#lastVoice);
    this.#counts.push(this.#count);
    this.#lastVoice = this.#voice;
    this.#count = 0;
    if (this.#firstPlaced < 0) this.#firstPlaced = this.#voice;
    if (this.#distances.length + this.#counts.length / 2 >= sizeOf(this.#usesBlocks)) this.#endUses();
    if (this.#positions.length >= sizeOf(this.#positionsBlocks)) this.#endPositions();
  }

  #endUses(): void {
    const counts = this.#counts;
    const bytes = this.#distances;
    for (let at = 0; at < counts.length; at += 2) {
      const [low, high] = [inFourBits(counts[at] ?? 1), inFourBits(counts[at + 1] ?? 1)];
      bytes.writeByte(low | (high << 4));
    }
    for (const count of counts) if (count > FOUR_BITS) bytes.write(count - 1 - FOUR_BITS);
    const { length: voices } = counts;
    this.#write.uses({ stem: this.#stem, lastVoice: this.#voice, voices, uses: bytes.take() });
    this.#usesBlocks++;
    this.#counts = [];
    this.#lastVoice = 0;
  }

  #endPositions(): void {
    const [stem, firstVoice, lastVoice] = [this.#stem, this.#firstPlaced, this.#voice];
    this.#write.positions({ stem, firstVoice, lastVoice, positions: this.#positions.take() });
    this.#positionsBlocks++;
    this.#firstPlaced = -1;
  }
}

function sizeOf(block: number): number {
  return block < SMALL_BLOCKS ? SMALL_BLOCK : LARGE_BLOCK;
}

function inFourBits(count: number): number {
  return Math.min(count - 1, FOUR_BITS);
}

// Numbers are read on the spot below: a function would have to give back a number and where the next begins, in an object of their own.

/** Writes the voices of a block and their counts into `found` from index `from` on; returns where they end. Voices begin at `firstVoice`. */
export function readUses(
  { uses: bytes, voices: size }: Pick<UsesBlock, 'uses' | 'voices'>,
  firstVoice: number,
  { voices, counts }: Uses,
  from: number,
): number {
  const end = from + size;
  let at = 0;
  let voice = firstVoice;
  for (let index = from; index < end; index++) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    voice += distance;
    voices[index] = voice;
  }
  let rest = at + ((size + 1) >>> 1);
  for (let n = 0; n < size; n++) {
    let count = ((bytes[at + (n >>> 1)] ?? 0) >>> ((n & 1) << 2)) & FOUR_BITS;
    if (count === FOUR_BITS) {
      let byte = bytes[rest++] ?? 0;
      let more = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[rest++] ?? 0;
        more |= (byte & 127) << shift;
      }
      count += more;
    }
    counts[from + n] = count + 1;
  }
  return end;
}

/** Where `uses` more positions end from `at` on. */
export function skipPositions(bytes: Uint8Array, at: number, uses: number): number {
  let end = at;
  for (let left = uses; left > 0 && end < bytes.length; end++) left -= 1 - ((bytes[end] ?? 0) >>> 7);
  return end;
}

/** Writes the `count` positions of a voice into `found` from `from` on; returns where their bytes end. */
export function readPositions(bytes: Uint8Array, at: number, count: number, found: Uint32Array, from: number): number {
  let next = at;
  let position = 0;
  for (let index = from; index < from + count; index++) {
    let byte = bytes[next++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[next++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    position += distance;
    found[index] = position;
  }
  return next;
}
