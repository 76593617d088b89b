// Finds, in the blocks of the file, where one zone after the other says a stem.
import type { StatementSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { readBytes } from './packed-ints.ts';
import type { PostingList } from './posting-blocks.ts';
import { someNumbers } from './scratch.ts';
import { firstFrom } from './sorted-lists.ts';

/** Where more than one in so many zones of a stem is asked for, most blocks hold one: to read all at once takes half the time. */
const SKIPPED_FROM = 256;

/** The queries that find blocks of positions. */
export interface PositionQueries {
  /** The block with a zone: segment, stem, zone within the segment. */
  readonly blockWith: StatementSync;
  /** All blocks, rising: segment, stem. */
  readonly blocksOf: StatementSync;
}

interface PositionsRow {
  readonly first_zone: number;
  readonly last_zone: number;
  readonly positions: Uint8Array;
}

/** Goes from zone to zone of one stem; belongs to one question. */
export class PositionCursor {
  readonly #stem: string;
  readonly #list: PostingList;
  readonly #segments: Columns['segments'];
  readonly #queries: PositionQueries;
  readonly #isDense: boolean;
  #segment = -1;
  /** Of the segment, where all blocks are read: those that come next, the next one last. */
  #rows: PositionsRow[] = [];
  #lastZone = -1;
  /** Index into the posting list of the zone whose positions begin at `at`. */
  #index = 0;
  /** Of the block: for each position its distance from the one before in the zone. */
  distances: Uint32Array = new Uint32Array();
  at = 0;

  /** @param indexes all that will be moved to, rising */
  constructor(
    stem: string,
    list: PostingList,
    indexes: Uint32Array,
    segments: Columns['segments'],
    queries: PositionQueries,
  ) {
    this.#stem = stem;
    this.#list = list;
    this.#segments = segments;
    this.#queries = queries;
    const among = (indexes.at(-1) ?? 0) - (indexes[0] ?? 0);
    this.#isDense = indexes.length * SKIPPED_FROM > among;
  }

  /** To the zone with this index in the stem’s posting list; indexes must rise. */
  moveTo(index: number): void {
    const { zones, frequencies } = this.#list;
    const zone = zones[index] ?? 0;
    if (zone > this.#lastZone) this.#readBlock(zone);
    let at = this.at;
    for (let before = this.#index; before < index; before++) at += frequencies[before] ?? 0;
    this.at = at;
    this.#index = index;
  }

  #readBlock(zone: number): void {
    if (zone >= (this.#segments[this.#segment]?.endZone ?? 0)) this.#enterSegmentOf(zone);
    const { segment = 0, firstZone = 0 } = this.#segments[this.#segment] ?? {};
    const place = zone - firstZone;
    let row = this.#rows.pop();
    while (row && row.last_zone < place) row = this.#rows.pop();
    row ??= this.#queries.blockWith.get(segment, this.#stem, place) as unknown as PositionsRow;
    if (row.positions.length > this.distances.length) this.distances = someNumbers(2 * row.positions.length);
    readBytes(row.positions, this.distances, 0);
    this.#lastZone = firstZone + row.last_zone;
    this.#index = firstFrom(this.#list.zones, firstZone + row.first_zone, this.#index);
    this.at = 0;
  }

  #enterSegmentOf(zone: number): void {
    while (zone >= (this.#segments[this.#segment]?.endZone ?? 0)) this.#segment++;
    if (!this.#isDense) return;
    const rows = this.#queries.blocksOf.all(this.#segments[this.#segment]?.segment ?? 0, this.#stem);
    this.#rows = (rows as unknown as PositionsRow[]).reverse();
  }
}
