// Cuts an item into zones. A zone is all that one speaker says in one item; the title is a zone, too, and so is what nobody is
// reported to say. Words are counted by zone, so that “said by” needs no second index, and a phrase lies within one zone.

import type { StoredItem } from '../stored-item.ts';
import { NumberList } from './sorted-lists.ts';
import type { TermIds } from './term-ids.ts';

/** Number of the title among the zones of an item, and of narration; speakers follow in the order of the item's list. */
const TITLE_ZONE = 0;
const NARRATION_ZONE = 1;
export const FIRST_SPEAKER_ZONE = 2;

/** The words of an item, zone after zone: zone `n` has those from `starts[n]` up to `starts[n + 1]`, in order. */
export interface ItemWords {
  readonly starts: Uint32Array;
  /** Numbers of `TermIds`. */
  readonly words: Uint32Array;
  /** Of each word within the item: neighbours differ by one, and statements lie further apart. Titles count for themselves. */
  readonly positions: Uint32Array;
}

/** What stands in one zone without a break: words `from` up to `to` of the item as it is read, the first at `position`. */
interface Run {
  readonly zone: number;
  readonly from: number;
  readonly to: number;
  readonly position: number;
}

/** Statements of speakers that the item does not list count as narration. */
export function wordsOf(item: Pick<StoredItem, 'title' | 'speakers' | 'statements'>, numbers: TermIds): ItemWords {
  const zones = new Map([...new Set(item.speakers.map(({ id }) => id))].map((id, n) => [id, FIRST_SPEAKER_ZONE + n]));
  const read = new NumberList();
  const runs: Run[] = [];
  const say = (text: string, zone: number, position: number) => {
    const from = read.length;
    numbers.read(text, read);
    runs.push({ zone, from, to: read.length, position });
    return position + read.length - from;
  };
  say(item.title, TITLE_ZONE, 0);
  let position = 0;
  for (const { speaker, text } of item.statements) {
    const zone = (speaker && zones.get(speaker.id)) ?? NARRATION_ZONE;
    // One position stays free between statements: what one ends with and the next begins with is no phrase.
    position = say(text, zone, position) + 1;
  }
  return byZone(read.take(), runs, FIRST_SPEAKER_ZONE + zones.size);
}

function byZone(read: Uint32Array, runs: readonly Run[], zoneCount: number): ItemWords {
  const starts = new Uint32Array(zoneCount + 1);
  for (const { zone, from, to } of runs) starts[zone + 1] = (starts[zone + 1] ?? 0) + to - from;
  for (let zone = 1; zone <= zoneCount; zone++) starts[zone] = (starts[zone] ?? 0) + (starts[zone - 1] ?? 0);
  const next = starts.slice();
  const words = new Uint32Array(read.length);
  const positions = new Uint32Array(read.length);
  for (const { zone, from, to, position } of runs) {
    let at = next[zone] ?? 0;
    for (let index = from; index < to; index++, at++) {
      words[at] = read[index] ?? 0;
      positions[at] = position + index - from;
    }
    next[zone] = at;
  }
  return { starts, words, positions };
}
