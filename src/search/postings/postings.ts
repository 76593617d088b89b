// Reads postings from the file: which voices say a stem and how often, and where exactly in some of them. Voices of dead items are among
// them: who goes from voices to items leaves them out.
import type { DatabaseSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { PlaceCursor } from './place-cursor.ts';
import { readPositions, readUses, type Uses } from './posting-blocks.ts';
import { someNumbers, zeros } from './scratch.ts';
import { firstFrom } from './sorted-lists.ts';

export const NO_USES: Uses = { voices: new Uint32Array(), counts: new Uint32Array() };

/** Where something stands: in voice `voices[n]` at `positions[starts[n]]` up to `positions[starts[n + 1]]`, at least once; all rising. */
export interface Places {
  readonly voices: Uint32Array;
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

export interface Postings {
  /** Reads all blocks of the stem. */
  usesOf(stem: string): Uses;
  /** Where the stem stands in these voices (rising). Reads only the blocks that hold any of them. */
  placesOf(stem: string, voices: Uint32Array): Places;
  /** Those of the places at which the stem stands `distance` positions before. */
  placesAfter(stem: string, places: Places, distance: number): Places;
}

interface UsesRow {
  readonly segment: number;
  readonly voices: number;
  readonly uses: Uint8Array;
}

/** A search asks for the same lists twice, and one search after the other for those of common words: as many voices stay in memory. */
const KEPT_VOICES = 2 ** 21;

/** Belongs to one state of the index. */
export function postingsOf(database: DatabaseSync, columns: Columns): Postings {
  const allBlocks = database.prepare(
    `SELECT posting.segment, posting.voices, uses FROM segment CROSS JOIN posting ON posting.segment = segment.segment
     WHERE stem = ? ORDER BY segment.segment, last_voice`,
  );
  const blockWith = database.prepare(
    'SELECT first_voice, last_voice, positions FROM position WHERE segment = ? AND stem = ? AND last_voice >= ? ORDER BY last_voice LIMIT 1',
  );
  const firstVoices = new Map(columns.segments.map(({ segment, firstVoice }) => [segment, firstVoice]));
  const kept = new Map<string, Uses>();
  let keptVoices = 0;

  const readAll = (stem: string): Uses => {
    const rows = allBlocks.all(stem) as unknown as UsesRow[];
    const size = rows.reduce((sum, row) => sum + row.voices, 0);
    const found = { voices: new Uint32Array(size), counts: new Uint32Array(size) };
    let length = 0;
    for (const row of rows) length = readUses(row, firstVoices.get(row.segment) ?? 0, found, length);
    return found;
  };
  const usesOf = (stem: string): Uses => {
    const uses = kept.get(stem) ?? readAll(stem);
    if (!kept.delete(stem)) keptVoices += uses.voices.length;
    kept.set(stem, uses);
    for (const [oldest, { voices }] of kept) {
      if (keptVoices <= KEPT_VOICES || oldest === stem) break;
      kept.delete(oldest);
      keptVoices -= voices.length;
    }
    return uses;
  };

  const cursorOf = (stem: string, asked: number) =>
    new PlaceCursor(stem, usesOf(stem), asked, columns.segments, blockWith);

  return {
    usesOf,
    placesOf(stem, voices) {
      const { counts, voices: saying } = usesOf(stem);
      const indexes = indexesIn(saying, voices);
      const starts = zeros(indexes.length + 1);
      for (let n = 0; n < indexes.length; n++) starts[n + 1] = (starts[n] ?? 0) + (counts[indexes[n] ?? 0] ?? 0);
      const positions = someNumbers(starts[indexes.length] ?? 0);
      const cursor = cursorOf(stem, indexes.length);
      for (let n = 0; n < indexes.length; n++) {
        cursor.moveTo(indexes[n] ?? 0);
        readPositions(cursor.bytes, cursor.at, counts[indexes[n] ?? 0] ?? 0, positions, starts[n] ?? 0);
      }
      const found = someNumbers(indexes.length);
      for (let n = 0; n < indexes.length; n++) found[n] = saying[indexes[n] ?? 0] ?? 0;
      return { voices: found, starts, positions };
    },
    placesAfter(stem, places, distance) {
      const { counts, voices: saying } = usesOf(stem);
      const size = places.voices.length;
      const cursor = cursorOf(stem, size);
      const kept = { voices: someNumbers(size), starts: zeros(size + 1) };
      const positions = someNumbers(places.positions.length);
      let [found, length, index] = [0, 0, 0];
      for (let n = 0; n < size; n++) {
        const voice = places.voices[n] ?? 0;
        index = firstFrom(saying, voice, index);
        if (saying[index] !== voice) continue;
        cursor.moveTo(index);
        const before = length;
        const count = counts[index] ?? 0;
        length = copyFollowing(cursor, count, distance, places, n, positions, length);
        if (length === before) continue;
        kept.voices[found] = voice;
        kept.starts[++found] = length;
      }
      return {
        voices: kept.voices.subarray(0, found),
        starts: kept.starts.subarray(0, found + 1),
        positions: positions.subarray(0, length),
      };
    },
  };
}

/** Copies those positions of voice `n` of the places to `found` that follow one of the cursor’s `count` at the distance; returns where they end. */
function copyFollowing(
  { bytes, at: start }: PlaceCursor,
  count: number,
  distance: number,
  { starts, positions }: Places,
  n: number,
  found: Uint32Array,
  from: number,
): number {
  const end = starts[n + 1] ?? 0;
  let place = starts[n] ?? 0;
  let at = start;
  let length = from;
  let position = distance;
  for (let left = count; left > 0 && place < end; left--) {
    let byte = bytes[at++] ?? 0;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
    }
    position += step;
    while (place < end && (positions[place] ?? 0) < position) place++;
    if (place < end && positions[place] === position) found[length++] = position;
  }
  return length;
}

/** Indexes of those of the voices that are among the others. */
function indexesIn(saying: Uint32Array, voices: Uint32Array): Uint32Array {
  const indexes = someNumbers(voices.length);
  let length = 0;
  let at = 0;
  for (let n = 0; n < voices.length; n++) {
    at = firstFrom(saying, voices[n] ?? 0, at);
    if (at === saying.length) break;
    if (saying[at] === voices[n]) indexes[length++] = at;
  }
  return indexes.subarray(0, length);
}
