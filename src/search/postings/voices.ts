// Cuts an item into voices. A voice is all that one speaker says in one item; the title is a voice, too, and so is what nobody is
// reported to say. Words are counted by voice, so that “said by” needs no second index, and a phrase lies within one voice.

import type { StoredItem } from '../stored-item.ts';
import { NumberList } from './sorted-lists.ts';
import type { WordNumbers } from './word-numbers.ts';

/** Number of the title among the voices of an item, and of narration; speakers follow in the order of the item's list. */
export const TITLE_VOICE = 0;
export const NARRATION_VOICE = 1;
export const FIRST_SPEAKER_VOICE = 2;

/** The words of an item, voice after voice: voice `n` has those from `starts[n]` up to `starts[n + 1]`, in order. */
export interface ItemWords {
  readonly starts: Uint32Array;
  /** Numbers of `WordNumbers`. */
  readonly words: Uint32Array;
  /** Of each word within the item: neighbours differ by one, and statements lie further apart. Titles count for themselves. */
  readonly positions: Uint32Array;
}

/** What one voice says without a break: words `from` up to `to` of the item as it is read, the first at `position`. */
interface Run {
  readonly voice: number;
  readonly from: number;
  readonly to: number;
  readonly position: number;
}

/** Statements of speakers that the item does not list count as narration. */
export function wordsOf(item: Pick<StoredItem, 'title' | 'speakers' | 'statements'>, numbers: WordNumbers): ItemWords {
  const voices = new Map([...new Set(item.speakers.map(({ id }) => id))].map((id, n) => [id, FIRST_SPEAKER_VOICE + n]));
  const read = new NumberList();
  const runs: Run[] = [];
  const say = (text: string, voice: number, position: number) => {
    const from = read.length;
    numbers.read(text, read);
    runs.push({ voice, from, to: read.length, position });
    return position + read.length - from;
  };
  say(item.title, TITLE_VOICE, 0);
  let position = 0;
  for (const { speaker, text } of item.statements) {
    const voice = (speaker && voices.get(speaker.id)) ?? NARRATION_VOICE;
    // One position stays free between statements: what one ends with and the next begins with is no phrase.
    position = say(text, voice, position) + 1;
  }
  return byVoice(read.take(), runs, FIRST_SPEAKER_VOICE + voices.size);
}

function byVoice(read: Uint32Array, runs: readonly Run[], voiceCount: number): ItemWords {
  const starts = new Uint32Array(voiceCount + 1);
  for (const { voice, from, to } of runs) starts[voice + 1] = (starts[voice + 1] ?? 0) + to - from;
  for (let voice = 1; voice <= voiceCount; voice++) starts[voice] = (starts[voice] ?? 0) + (starts[voice - 1] ?? 0);
  const next = starts.slice();
  const words = new Uint32Array(read.length);
  const positions = new Uint32Array(read.length);
  for (const { voice, from, to, position } of runs) {
    let at = next[voice] ?? 0;
    for (let index = from; index < to; index++, at++) {
      words[at] = read[index] ?? 0;
      positions[at] = position + index - from;
    }
    next[voice] = at;
  }
  return { starts, words, positions };
}
