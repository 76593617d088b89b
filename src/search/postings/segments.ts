// Writes segments and merges small ones, so that an index of many small changes stays as quick as one made at once. Runs within the
// transaction of a sync.
import type { DatabaseSync } from 'node:sqlite';
import { type RecordRange, recordRanges } from './item-records.ts';
import { readBytes } from './packed-ints.ts';
import { type PostingBlock, PostingWriter, readPostingList, type WriteBlocks } from './posting-blocks.ts';
import { VarintWriter } from './varints.ts';

/** Words of a segment, from which on it is not merged any more: a merge must not take minutes. */
export const MAX_SEGMENT_WORDS = 8_000_000;
/** As many small segments may stand beside each other; each costs a look-up a word. */
const MIN_MERGED = 4;

export interface SegmentSize {
  readonly segment: number;
  readonly items: number;
  readonly deleted: number;
  readonly zones: number;
  readonly words: number;
}

/** What `writeSegment` needs besides the postings; `records` are those of `items` items one after another. */
export interface SegmentParts extends Pick<SegmentSize, 'items' | 'zones' | 'words'> {
  readonly records: Uint8Array;
  readonly writePostings: (write: WriteBlocks) => void;
}

/** A number that no segment has. */
export function nextSegment(database: DatabaseSync): number {
  const { last } = database.prepare('SELECT max(segment) AS last FROM segment').get() as { last: number | null };
  return (last ?? 0) + 1;
}

export function writeSegment(database: DatabaseSync, segment: number, parts: SegmentParts): void {
  database
    .prepare('INSERT INTO segment (segment, items, zones, words, columns) VALUES (?, ?, ?, ?, ?)')
    .run(segment, parts.items, parts.zones, parts.words, parts.records);
  const posting = database.prepare(
    'INSERT INTO posting (segment, stem, last_zone, zones, list) VALUES (?, ?, ?, ?, ?)',
  );
  const position = database.prepare(
    'INSERT INTO position (segment, stem, last_zone, first_zone, positions) VALUES (?, ?, ?, ?, ?)',
  );
  parts.writePostings({
    list: ({ stem, lastZone, zones, list }) => posting.run(segment, stem, lastZone, zones, list),
    positions: ({ stem, lastZone, firstZone, positions }) =>
      position.run(segment, stem, lastZone, firstZone, positions),
  });
}

/** Merges until no group of segments asks for it. */
export function mergeSegments(database: DatabaseSync): void {
  for (let group = groupToMerge(sizesOf(database)); group.length > 0; group = groupToMerge(sizesOf(database))) {
    merge(database, group);
  }
}

/** Writes every segment anew that holds words of removed items, so that none of them is left. */
export function mergeDeleted(database: DatabaseSync): void {
  for (const { segment, deleted } of sizesOf(database)) if (deleted > 0) merge(database, [segment]);
}

/**
 * The segments that are worth merging now: one of which more than half is deleted, or at least four of about a size, none more than twice the
 * sum of those smaller ones. So a word is rewritten about as often as its segment can double.
 */
export function groupToMerge(sizes: readonly SegmentSize[]): number[] {
  const wasted = sizes.find(({ items, deleted }) => deleted * 2 > items);
  if (wasted) return [wasted.segment];
  const rising = sizes.toSorted((a, b) => a.words - b.words || a.segment - b.segment);
  for (const first of rising.keys()) {
    const group: number[] = [];
    let words = 0;
    for (const size of rising.slice(first)) {
      const isLarge = group.length > 0 && size.words > 2 * words + 1;
      if (isLarge || words + size.words > MAX_SEGMENT_WORDS) break;
      group.push(size.segment);
      words += size.words;
    }
    if (group.length >= MIN_MERGED) return group;
  }
  return [];
}

function sizesOf(database: DatabaseSync): SegmentSize[] {
  return database
    .prepare(
      `SELECT segment, items, zones, words, (SELECT count(*) FROM deleted WHERE deleted.segment = segment.segment) AS deleted
       FROM segment`,
    )
    .all() as unknown as SegmentSize[];
}

/** A segment that is merged: where each of its zones goes, -1 for the deleted. */
interface Source {
  readonly segment: number;
  readonly newZones: Int32Array;
}

function merge(database: DatabaseSync, group: readonly number[]): void {
  const records = new VarintWriter();
  const items: number[] = [];
  const sources: Source[] = [];
  let zones = 0;
  let words = 0;
  for (const segment of group) {
    const {
      columns,
      words: allWords,
      items: allItems,
    } = database.prepare('SELECT columns, words, items FROM segment WHERE segment = ?').get(segment) as {
      columns: Uint8Array;
      words: number;
      items: number;
    };
    const deleted = deletedIn(database, segment);
    const ranges = recordRanges(columns);
    const newZones = new Int32Array(ranges.reduce((sum, range) => sum + range.zones, 0)).fill(-1);
    let oldZone = 0;
    ranges.forEach((range: RecordRange, place) => {
      if (!deleted.has(place)) {
        records.append(columns.subarray(range.start, range.end));
        items.push(range.item);
        for (let zone = 0; zone < range.zones; zone++) newZones[oldZone + zone] = zones++;
      }
      oldZone += range.zones;
    });
    // An estimate is enough: the sizes only choose what to merge.
    words += Math.round((allWords * (allItems - deleted.size)) / Math.max(1, allItems));
    sources.push({ segment, newZones });
  }
  if (items.length > 0) {
    const writePostings = (write: WriteBlocks) => writeMerged(database, sources, write);
    const segment = nextSegment(database);
    writeSegment(database, segment, { items: items.length, zones, words, records: records.take(), writePostings });
    const move = database.prepare('UPDATE item SET segment = ?, place = ? WHERE item = ?');
    for (const [place, item] of items.entries()) move.run(segment, place, item);
  }
  for (const table of ['segment', 'deleted', 'posting', 'position']) {
    const remove = database.prepare(`DELETE FROM ${table} WHERE segment = ?`);
    for (const segment of group) remove.run(segment);
  }
}

function writeMerged(database: DatabaseSync, sources: readonly Source[], write: WriteBlocks): void {
  const numbers = sources.map(({ segment }) => segment).join(', ');
  const stems = database.prepare(`SELECT DISTINCT stem FROM posting WHERE segment IN (${numbers}) ORDER BY stem`).all();
  const rowsOf = (table: 'posting' | 'position') =>
    database.prepare(`SELECT * FROM ${table} WHERE segment = ? AND stem = ? ORDER BY last_zone`);
  const [posting, position] = [rowsOf('posting'), rowsOf('position')];
  const writer = new PostingWriter(write);
  for (const { stem } of stems as { stem: string }[]) {
    writer.begin(stem);
    for (const { segment, newZones } of sources) {
      const lists = posting.all(segment, stem) as unknown as Pick<PostingBlock, 'zones' | 'list'>[];
      const places = position.all(segment, stem) as { positions: Uint8Array }[];
      addMoved(writer, lists, places, newZones);
    }
    writer.end();
  }
}

function addMoved(
  writer: PostingWriter,
  blocks: readonly Pick<PostingBlock, 'zones' | 'list'>[],
  places: readonly { readonly positions: Uint8Array }[],
  newZones: Int32Array,
): void {
  const size = blocks.reduce((sum, block) => sum + block.zones, 0);
  const found = { zones: new Uint32Array(size), frequencies: new Uint32Array(size) };
  let length = 0;
  for (const block of blocks) length = readPostingList(block, 0, found, length);
  const distances = new Uint32Array(found.frequencies.reduce((sum, count) => sum + count, 0));
  let read = 0;
  for (const { positions } of places) read = readBytes(positions, distances, read);
  let at = 0;
  for (let index = 0; index < size; index++) {
    const zone = newZones[found.zones[index] ?? 0] ?? -1;
    const end = at + (found.frequencies[index] ?? 0);
    let position = 0;
    for (; at < end; at++) {
      position += distances[at] ?? 0;
      if (zone >= 0) writer.add(zone, position);
    }
  }
}

function deletedIn(database: DatabaseSync, segment: number): ReadonlySet<number> {
  const rows = database.prepare('SELECT place FROM deleted WHERE segment = ?').all(segment) as { place: number }[];
  return new Set(rows.map(({ place }) => place));
}
