// Reads postings from the file: which zones hold a stem and how often, and where exactly in some of them. Zones of deleted items are among
// them: who goes from zones to items leaves them out.
import type { DatabaseSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { PositionCursor } from './position-cursor.ts';
import { type PostingList, readPostingList } from './posting-blocks.ts';
import { PostingListCache } from './posting-list-cache.ts';
import { someNumbers, zeros } from './scratch.ts';
import { type Common, common, firstFrom } from './sorted-lists.ts';

export const EMPTY_POSTING_LIST: PostingList = { zones: new Uint32Array(), frequencies: new Uint32Array() };

/** Where something stands: in zone `zones[n]` at `positions[starts[n]]` up to `positions[starts[n + 1]]`, at least once; all rising. */
export interface PositionList {
  readonly zones: Uint32Array;
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

export interface Postings {
  /** Rising zones, those of each segment that has any by themselves. */
  inSegments(zones: Uint32Array): Uint32Array[];
  /** Reads all blocks of the stem. */
  postingList(stem: string): PostingList;
  /** Where the stem stands in these zones (rising). Reads only the blocks that hold any of them. */
  positionsOf(stem: string, zones: Uint32Array): PositionList;
  /** Those of the positions at which the stem stands `distance` positions before. */
  positionsAfter(stem: string, given: PositionList, distance: number): PositionList;
}

interface PostingRow {
  readonly segment: number;
  readonly zones: number;
  readonly list: Uint8Array;
}

/** A search asks for the same lists twice, and one search after the other for those of common words: so many zones stay in memory. */
const KEPT_ZONES = 2 ** 21;

/** Belongs to one state of the index. */
export function postingsOf(database: DatabaseSync, columns: Columns): Postings {
  const allBlocks = database.prepare(
    `SELECT posting.segment, posting.zones, list FROM segment CROSS JOIN posting ON posting.segment = segment.segment
     WHERE stem = ? ORDER BY segment.segment, last_zone`,
  );
  const blocks = 'SELECT first_zone, last_zone, positions FROM position WHERE segment = ? AND stem = ?';
  const queries = {
    blockWith: database.prepare(`${blocks} AND last_zone >= ? ORDER BY last_zone LIMIT 1`),
    blocksOf: database.prepare(`${blocks} ORDER BY last_zone`),
  };
  const firstZones = new Map(columns.segments.map(({ segment, firstZone }) => [segment, firstZone]));
  const kept = new PostingListCache(KEPT_ZONES);

  const readAll = (stem: string): PostingList => {
    const rows = allBlocks.all(stem) as unknown as PostingRow[];
    const size = rows.reduce((sum, row) => sum + row.zones, 0);
    const found = kept.take(stem, size);
    let length = 0;
    for (const row of rows) length = readPostingList(row, firstZones.get(row.segment) ?? 0, found, length);
    return found;
  };
  const postingList = (stem: string): PostingList => kept.get(stem) ?? readAll(stem);

  const cursorOf = (stem: string, indexes: Uint32Array) =>
    new PositionCursor(stem, postingList(stem), indexes, columns.segments, queries);

  return {
    inSegments(zones) {
      let end = 0;
      const parts = columns.segments.map(({ endZone }) => {
        const start = end;
        end = firstFrom(zones, endZone, start);
        return zones.subarray(start, end);
      });
      return parts.filter(({ length }) => length > 0);
    },
    postingList,
    positionsOf(stem, zones) {
      const { frequencies, zones: saying } = postingList(stem);
      const { inFew, inMany: indexes } = within(zones, saying);
      const starts = zeros(indexes.length + 1);
      for (let n = 0; n < indexes.length; n++) starts[n + 1] = (starts[n] ?? 0) + (frequencies[indexes[n] ?? 0] ?? 0);
      const positions = someNumbers(starts[indexes.length] ?? 0);
      const cursor = cursorOf(stem, indexes);
      for (let n = 0; n < indexes.length; n++) {
        cursor.moveTo(indexes[n] ?? 0);
        const { distances, at } = cursor;
        const start = starts[n] ?? 0;
        const count = frequencies[indexes[n] ?? 0] ?? 0;
        let position = 0;
        for (let use = 0; use < count; use++) {
          position += distances[at + use] ?? 0;
          positions[start + use] = position;
        }
      }
      const found = someNumbers(indexes.length);
      for (let n = 0; n < indexes.length; n++) found[n] = zones[inFew[n] ?? 0] ?? 0;
      return { zones: found, starts, positions };
    },
    positionsAfter(stem, given, distance) {
      const { frequencies, zones: saying } = postingList(stem);
      const size = given.zones.length;
      const marks = zeros(longest(given) + 1);
      const kept = { zones: someNumbers(size), starts: zeros(size + 1) };
      // One more, as every position is written down before it is known to be kept.
      const positions = someNumbers(given.positions.length + 1);
      const { inFew, inMany: indexes } = within(given.zones, saying);
      const cursor = cursorOf(stem, indexes);
      let [found, length] = [0, 0];
      for (let at = 0; at < indexes.length; at++) {
        const index = indexes[at] ?? 0;
        const n = inFew[at] ?? 0;
        cursor.moveTo(index);
        const before = length;
        length = copyFollowing(cursor, frequencies[index] ?? 0, distance, given, n, marks, positions, length);
        kept.zones[found] = given.zones[n] ?? 0;
        found += (before - length) >>> 31;
        kept.starts[found] = length;
      }
      return {
        zones: kept.zones.subarray(0, found),
        starts: kept.starts.subarray(0, found + 1),
        positions: positions.subarray(0, length),
      };
    },
  };
}

/** Where the zones stand among a stem’s; looks at no more of these than lie between the first and the last. */
function within(zones: Uint32Array, saying: Uint32Array): Common {
  const start = firstFrom(saying, zones[0] ?? 0, 0);
  const end = firstFrom(saying, (zones.at(-1) ?? -1) + 1, start);
  const found = common(zones, saying.subarray(start, end));
  for (let at = 0; at < found.inMany.length; at++) found.inMany[at] = (found.inMany[at] ?? 0) + start;
  return found;
}

/** The highest position of all. */
function longest({ starts, positions }: PositionList): number {
  let highest = 0;
  for (let n = 1; n < starts.length; n++) highest = Math.max(highest, positions[(starts[n] ?? 0) - 1] ?? 0);
  return highest;
}

/**
 * Copies those positions of zone `n` of the given list to `found` that follow one of the cursor’s `count` at the distance; returns where they end.
 * The positions are marked and then looked up, as no processor could foresee how two lists compare; a mark is the number of its zone, so
 * that none need be taken away for the next.
 */
function copyFollowing(
  { distances, at }: PositionCursor,
  count: number,
  distance: number,
  { starts, positions }: PositionList,
  n: number,
  marks: Uint32Array,
  found: Uint32Array,
  from: number,
): number {
  const end = starts[n + 1] ?? 0;
  const mark = n + 1;
  for (let place = starts[n] ?? 0; place < end; place++) marks[positions[place] ?? 0] = mark;
  const last = positions[end - 1] ?? 0;
  let length = from;
  let position = distance;
  for (let use = at; use < at + count; use++) {
    position += distances[use] ?? 0;
    if (position > last) break;
    found[length] = position;
    length += (((marks[position] ?? 0) ^ mark) - 1) >>> 31;
  }
  return length;
}
