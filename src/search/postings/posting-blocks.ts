// The formats of postings: which zones hold a stem and how often, and where they say it. Both are cut into blocks, so that a reader of few
// zones need not read all. Knows no database.
import { PackedIntsWriter, readBytes, readNibbles } from './packed-ints.ts';
import { readVarints, VarintWriter } from './varints.ts';

/**
 * Bytes of a block. The first blocks of a stem lie whole on a page of the index tree (up to 2,030 bytes do), so that nothing is wasted on
 * the many stems that need no more. Those of long lists fill one page more to its end, as fewer rows are read sooner.
 */
const SMALL_BLOCK = 1900;
const SMALL_BLOCKS = 8;
const LARGE_BLOCK = 9600;

/**
 * How often each zone holds the stem, less one, in nibbles; then the distance of each zone from the one before: a byte that is 1 for numbers in
 * bytes and 0 for varints, whatever is smaller, and the numbers.
 */
export interface PostingBlock {
  readonly stem: string;
  readonly lastZone: number;
  /** How many. */
  readonly zones: number;
  readonly list: Uint8Array;
}

/** For each occurrence its distance from the one before in the same zone, in bytes. Holds all occurrences in its zones. */
export interface PositionsBlock {
  readonly stem: string;
  readonly firstZone: number;
  readonly lastZone: number;
  readonly positions: Uint8Array;
}

export interface WriteBlocks {
  list(block: PostingBlock): void;
  positions(block: PositionsBlock): void;
}

/** The zones that hold what was looked for, rising, and how often each holds it: its term frequency. */
export interface PostingList {
  readonly zones: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** Takes occurrences stem by stem, zone by zone, position by position, all rising. */
export class PostingWriter {
  readonly #write: WriteBlocks;
  /** The distances of zones, written both ways until it is known which is smaller. */
  readonly #asVarints = new VarintWriter();
  readonly #asBytes = new PackedIntsWriter('bytes');
  readonly #frequencies = new PackedIntsWriter('nibbles');
  readonly #positions = new PackedIntsWriter('bytes');
  #stem = '';
  #postingBlocks = 0;
  #positionsBlocks = 0;
  /** Of the block, 0 at its beginning. */
  #lastZone = 0;
  #firstPositioned = -1;
  #zone = -1;
  #count = 0;
  #position = 0;

  constructor(write: WriteBlocks) {
    this.#write = write;
  }

  begin(stem: string): void {
    this.#stem = stem;
    this.#postingBlocks = 0;
    this.#positionsBlocks = 0;
  }

  add(zone: number, position: number): void {
    if (zone !== this.#zone) {
      this.#endZone();
      this.#zone = zone;
      this.#position = 0;
    }
    this.#positions.write(position - this.#position);
    this.#position = position;
    this.#count++;
  }

  end(): void {
    this.#endZone();
    if (this.#frequencies.count > 0) this.#endList();
    if (this.#firstPositioned >= 0) this.#endPositions();
    this.#zone = -1;
  }

  #endZone(): void {
    if (this.#count === 0) return;
    this.#asVarints.write(this.#zone - this.#lastZone);
    this.#asBytes.write(this.#zone - this.#lastZone);
    this.#frequencies.write(this.#count - 1);
    this.#lastZone = this.#zone;
    this.#count = 0;
    if (this.#firstPositioned < 0) this.#firstPositioned = this.#zone;
    const smaller = Math.min(this.#asVarints.length, this.#asBytes.length);
    if (smaller + this.#frequencies.length >= sizeOf(this.#postingBlocks)) this.#endList();
    if (this.#positions.length >= sizeOf(this.#positionsBlocks)) this.#endPositions();
  }

  #endList(): void {
    const { count: zones } = this.#frequencies;
    const block = new VarintWriter();
    block.append(this.#frequencies.take());
    const [asVarints, asBytes] = [this.#asVarints.take(), this.#asBytes.take()];
    const isInBytes = asBytes.length <= asVarints.length;
    block.writeByte(isInBytes ? 1 : 0);
    block.append(isInBytes ? asBytes : asVarints);
    this.#write.list({ stem: this.#stem, lastZone: this.#zone, zones, list: block.take() });
    this.#postingBlocks++;
    this.#lastZone = 0;
  }

  #endPositions(): void {
    const [stem, firstZone, lastZone] = [this.#stem, this.#firstPositioned, this.#zone];
    this.#write.positions({ stem, firstZone, lastZone, positions: this.#positions.take() });
    this.#positionsBlocks++;
    this.#firstPositioned = -1;
  }
}

function sizeOf(block: number): number {
  return block < SMALL_BLOCKS ? SMALL_BLOCK : LARGE_BLOCK;
}

/** Writes the zones of a block and their frequencies into `found` from index `from` on; returns where they end. Zones begin at `firstZone`. */
export function readPostingList(
  { list: bytes, zones: size }: Pick<PostingBlock, 'list' | 'zones'>,
  firstZone: number,
  { zones, frequencies }: PostingList,
  from: number,
): number {
  const at = readNibbles(bytes, size, frequencies, from);
  const end = (bytes[at] === 1 ? readBytes : readVarints)(bytes.subarray(at + 1), zones, from);
  let zone = firstZone;
  for (let index = from; index < end; index++) {
    zone += zones[index] ?? 0;
    zones[index] = zone;
    frequencies[index] = (frequencies[index] ?? 0) + 1;
  }
  return end;
}
