// Finds, in the blocks of the file, the bytes that say where one voice after the other says a stem. Decodes no position.
import type { StatementSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { skipPositions, type Uses } from './posting-blocks.ts';
import { someNumbers } from './scratch.ts';
import { firstFrom } from './sorted-lists.ts';

/** Where more than one in so many voices of a stem is asked for, it is quicker to find out once where each begins in a block than to skip. */
const SKIPPED_FROM = 8;

interface PositionsRow {
  readonly first_voice: number;
  readonly last_voice: number;
  readonly positions: Uint8Array;
}

/** Goes from voice to voice of one stem; belongs to one question. */
export class PlaceCursor {
  readonly #stem: string;
  readonly #uses: Uses;
  readonly #segments: Columns['segments'];
  readonly #blockWith: StatementSync;
  readonly #isDense: boolean;
  #segment = -1;
  #lastVoice = -1;
  /** Index into `uses` of the block’s first voice, or, where voices are skipped, of the one whose positions begin at `at`. */
  #index = 0;
  /** Where dense: the byte at which each voice of the block begins. */
  #starts: Uint32Array = new Uint32Array();
  bytes: Uint8Array = new Uint8Array();
  at = 0;

  /** @param asked how many voices will be asked for */
  constructor(stem: string, uses: Uses, asked: number, segments: Columns['segments'], blockWith: StatementSync) {
    this.#stem = stem;
    this.#uses = uses;
    this.#segments = segments;
    this.#blockWith = blockWith;
    this.#isDense = asked * SKIPPED_FROM > uses.voices.length;
  }

  /** To the voice with this index in the stem’s uses; indexes must rise. */
  moveTo(index: number): void {
    const { voices, counts } = this.#uses;
    const voice = voices[index] ?? 0;
    if (voice > this.#lastVoice) this.#readBlock(voice);
    if (this.#isDense) {
      this.at = this.#starts[index - this.#index] ?? 0;
      return;
    }
    let skipped = 0;
    for (let before = this.#index; before < index; before++) skipped += counts[before] ?? 0;
    this.at = skipPositions(this.bytes, this.at, skipped);
    this.#index = index;
  }

  #readBlock(voice: number): void {
    while (voice >= (this.#segments[this.#segment]?.endVoice ?? 0)) this.#segment++;
    const { segment = 0, firstVoice = 0 } = this.#segments[this.#segment] ?? {};
    const row = this.#blockWith.get(segment, this.#stem, voice - firstVoice) as unknown as PositionsRow;
    const { voices, counts } = this.#uses;
    this.bytes = row.positions;
    this.at = 0;
    this.#lastVoice = firstVoice + row.last_voice;
    this.#index = firstFrom(voices, firstVoice + row.first_voice, this.#index);
    if (!this.#isDense) return;
    const end = firstFrom(voices, this.#lastVoice, this.#index) + 1;
    this.#starts = voiceStarts(row.positions, counts.subarray(this.#index, end));
  }
}

/** Of a block: as many numbers as the longest had bytes. */
let positionEnds = new Uint32Array(1 << 14);

/** The byte at which the positions of each voice begin, in two passes without decisions. */
function voiceStarts(bytes: Uint8Array, counts: Uint32Array): Uint32Array {
  if (bytes.length + 1 >= positionEnds.length) positionEnds = new Uint32Array(2 * bytes.length);
  const ends = positionEnds;
  let positions = 0;
  ends[0] = 0;
  for (let at = 0; at < bytes.length; at++) {
    // Of a number of several bytes, the last one stays.
    ends[positions + 1] = at + 1;
    positions += 1 - ((bytes[at] ?? 0) >>> 7);
  }
  const starts = someNumbers(counts.length);
  let before = 0;
  for (let voice = 0; voice < counts.length; voice++) {
    starts[voice] = ends[before] ?? 0;
    before += counts[voice] ?? 0;
  }
  return starts;
}
