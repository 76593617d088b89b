// The formats of postings: which zones hold a stem and how often, and where they say it. Both are cut into blocks, so that a reader of few
// zones need not read all. Knows no database.
import { readBytes, readHalfBytes, ShortNumbersWriter } from './short-numbers.ts';
import { readVarints, VarintWriter } from './varints.ts';

/**
 * Bytes of a block. The first blocks of a stem lie whole on a page of the index tree (up to 2,030 bytes do), so that nothing is wasted on
 * the many stems that need no more. Those of long lists fill one page more to its end, as fewer rows are read sooner.
 */
const SMALL_BLOCK = 1900;
const SMALL_BLOCKS = 8;
const LARGE_BLOCK = 9600;

/**
 * How often each zone holds the stem, less one, in half bytes; then the distance of each zone from the one before: a byte that is 1 for numbers in
 * bytes and 0 for varints, whatever is smaller, and the numbers.
 */
export interface UsesBlock {
  readonly stem: string;
  readonly lastZone: number;
  /** How many. */
  readonly zones: number;
  readonly uses: Uint8Array;
}

/** For each use its distance from the use before in the same zone, in bytes. Holds all uses of its zones. */
export interface PositionsBlock {
  readonly stem: string;
  readonly firstZone: number;
  readonly lastZone: number;
  readonly positions: Uint8Array;
}

export interface WriteBlocks {
  uses(block: UsesBlock): void;
  positions(block: PositionsBlock): void;
}

/** Zones, rising, and how often each says what was looked for. */
export interface Uses {
  readonly zones: Uint32Array;
  readonly counts: Uint32Array;
}

/** Takes uses stem by stem, zone by zone, position by position, all rising. */
export class PostingWriter {
  readonly #write: WriteBlocks;
  /** The distances of zones, written both ways until it is known which is smaller. */
  readonly #asVarints = new VarintWriter();
  readonly #asBytes = new ShortNumbersWriter('bytes');
  readonly #counts = new ShortNumbersWriter('half bytes');
  readonly #positions = new ShortNumbersWriter('bytes');
  #stem = '';
  #usesBlocks = 0;
  #positionsBlocks = 0;
  /** Of the block, 0 at its beginning. */
  #lastZone = 0;
  #firstPlaced = -1;
  #zone = -1;
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
    if (this.#counts.count > 0) this.#endUses();
    if (this.#firstPlaced >= 0) this.#endPositions();
    this.#zone = -1;
  }

  #endZone(): void {
    if (this.#count === 0) return;
    this.#asVarints.write(this.#zone - this.#lastZone);
    this.#asBytes.write(this.#zone - this.#lastZone);
    this.#counts.write(this.#count - 1);
    this.#lastZone = this.#zone;
    this.#count = 0;
    if (this.#firstPlaced < 0) this.#firstPlaced = this.#zone;
    const smaller = Math.min(this.#asVarints.length, this.#asBytes.length);
    if (smaller + this.#counts.length >= sizeOf(this.#usesBlocks)) this.#endUses();
    if (this.#positions.length >= sizeOf(this.#positionsBlocks)) this.#endPositions();
  }

  #endUses(): void {
    const { count: zones } = this.#counts;
    const block = new VarintWriter();
    block.append(this.#counts.take());
    const [asVarints, asBytes] = [this.#asVarints.take(), this.#asBytes.take()];
    const isInBytes = asBytes.length <= asVarints.length;
    block.writeByte(isInBytes ? 1 : 0);
    block.append(isInBytes ? asBytes : asVarints);
    this.#write.uses({ stem: this.#stem, lastZone: this.#zone, zones, uses: block.take() });
    this.#usesBlocks++;
    this.#lastZone = 0;
  }

  #endPositions(): void {
    const [stem, firstZone, lastZone] = [this.#stem, this.#firstPlaced, this.#zone];
    this.#write.positions({ stem, firstZone, lastZone, positions: this.#positions.take() });
    this.#positionsBlocks++;
    this.#firstPlaced = -1;
  }
}

function sizeOf(block: number): number {
  return block < SMALL_BLOCKS ? SMALL_BLOCK : LARGE_BLOCK;
}

/** Writes the zones of a block and their counts into `found` from index `from` on; returns where they end. Zones begin at `firstZone`. */
export function readUses(
  { uses: bytes, zones: size }: Pick<UsesBlock, 'uses' | 'zones'>,
  firstZone: number,
  { zones, counts }: Uses,
  from: number,
): number {
  const at = readHalfBytes(bytes, size, counts, from);
  const end = (bytes[at] === 1 ? readBytes : readVarints)(bytes.subarray(at + 1), zones, from);
  let zone = firstZone;
  for (let index = from; index < end; index++) {
    zone += zones[index] ?? 0;
    zones[index] = zone;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return end;
}
