// Reads postings from the file: which living voices say a stem and how often, and where exactly in some of them.
import type { DatabaseSync } from 'node:sqlite';
import { type Columns, DEAD, type SegmentPlace } from './columns.ts';
import { NumberList } from './sorted-lists.ts';
import { VarintReader } from './varints.ts';

/** Voices, rising, and how often each says what was looked for. */
export interface Uses {
  readonly voices: Uint32Array;
  readonly counts: Uint32Array;
}

export const NO_USES: Uses = { voices: new Uint32Array(), counts: new Uint32Array() };

/** Positions in voice `n` of those asked for: `positions[starts[n]]` up to `positions[starts[n + 1]]`, rising. */
export interface Positions {
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

export interface Postings {
  /** Reads all blocks of the stem. */
  usesOf(stem: string): Uses;
  /** Reads only the blocks that can hold the voices asked for (rising). */
  positionsOf(stem: string, voices: Uint32Array): Positions;
}

interface UsesRow {
  readonly segment: number;
  readonly voices: number;
  readonly uses: Uint8Array;
}

interface BlockRow {
  readonly last_voice: number;
  readonly uses: Uint8Array;
  readonly positions: Uint8Array;
}

/** Belongs to one state of the index. */
export function postingsOf(database: DatabaseSync, columns: Columns): Postings {
  const allBlocks = database.prepare(
    `SELECT posting.segment, posting.voices, uses FROM segment CROSS JOIN posting ON posting.segment = segment.segment
     WHERE stem = ? ORDER BY segment.segment, last_voice`,
  );
  const blockFrom = database.prepare(
    'SELECT last_voice, uses, positions FROM posting WHERE segment = ? AND stem = ? AND last_voice >= ? ORDER BY last_voice LIMIT 1',
  );
  const places = new Map(columns.segments.map((place) => [place.segment, place]));

  return {
    usesOf(stem) {
      const rows = allBlocks.all(stem) as unknown as UsesRow[];
      if (rows.length === 0) return NO_USES;
      const size = rows.reduce((sum, row) => sum + row.voices, 0);
      const found = { voices: new Uint32Array(size), counts: new Uint32Array(size) };
      let length = 0;
      for (const row of rows) {
        const place = places.get(row.segment);
        if (place) length = decodeUses(row.uses, place, columns, found, length);
      }
      return { voices: found.voices.subarray(0, length), counts: found.counts.subarray(0, length) };
    },

    positionsOf(stem, voices) {
      const starts = new Uint32Array(voices.length + 1);
      const positions = new NumberList();
      let index = 0;
      for (const { segment, firstVoice, endVoice } of columns.segments) {
        let cursor: BlockCursor | null = null;
        for (; index < voices.length && (voices[index] ?? 0) < endVoice; index++) {
          const voice = (voices[index] ?? 0) - firstVoice;
          if (cursor === null || voice > cursor.lastVoice) {
            const row = blockFrom.get(segment, stem, voice) as BlockRow | undefined;
            cursor = new BlockCursor(row);
          }
          cursor.readPositions(voice, positions);
          starts[index + 1] = positions.length;
        }
      }
      return { starts, positions: positions.take() };
    },
  };
}

/** Appends the living voices of a block to `found` from `from` on; returns where it ended. */
function decodeUses(bytes: Uint8Array, place: SegmentPlace, columns: Columns, found: Uses, from: number): number {
  const { voices, counts } = found;
  const { itemOfVoice, states } = columns;
  const { hasDead } = place;
  let voice = place.firstVoice;
  let length = from;
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    voice += distance >>> 1;
    let count = 1;
    if ((distance & 1) === 1) {
      byte = bytes[at++] ?? 0;
      count = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        count |= (byte & 127) << shift;
      }
    }
    if (hasDead && states[itemOfVoice[voice] ?? 0] === DEAD) continue;
    voices[length] = voice;
    counts[length++] = count;
  }
  return length;
}

/** Walks through one block from voice to voice. Without a block no voice from here on says the stem. */
class BlockCursor {
  readonly lastVoice: number;
  readonly #uses: VarintReader;
  readonly #positions: VarintReader;
  #voice = 0;
  #count = 0;

  constructor(block: BlockRow | undefined) {
    this.lastVoice = block?.last_voice ?? Infinity;
    this.#uses = new VarintReader(block?.uses ?? new Uint8Array());
    this.#positions = new VarintReader(block?.positions ?? new Uint8Array());
    this.#next();
  }

  /** Appends the positions of the voice, if it says the stem. Voices must be asked for in order, each once. */
  readPositions(voice: number, found: NumberList): void {
    while (this.#count > 0 && this.#voice < voice) {
      this.#positions.skip(this.#count);
      this.#next();
    }
    if (this.#count === 0 || this.#voice !== voice) return;
    let position = 0;
    for (let left = this.#count; left > 0; left--) {
      position += this.#positions.next();
      found.push(position);
    }
    this.#next();
  }

  #next(): void {
    if (this.#uses.isAtEnd) {
      this.#count = 0;
      return;
    }
    const distance = this.#uses.next();
    this.#voice += distance >>> 1;
    this.#count = (distance & 1) === 0 ? 1 : this.#uses.next();
  }
}
