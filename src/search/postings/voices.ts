// Cuts an item into voices. A voice is all that one speaker says in one item; the title is a voice, too, and so is what nobody is
// reported to say. Words are counted by voice, so that “said by” needs no second index, and a phrase lies within one voice.

import type { StoredItem } from '../stored-item.ts';
import { tokens } from '../words.ts';

/** Number of the title among the voices of an item, and of narration; speakers follow in the order of the item's list. */
export const TITLE_VOICE = 0;
export const NARRATION_VOICE = 1;
export const FIRST_SPEAKER_VOICE = 2;

/** The words of one voice in order. */
export interface Voice {
  /** Folded. */
  readonly words: readonly string[];
  /** Of each word. */
  readonly stems: readonly string[];
  /** Of each word within the item: neighbours differ by one, and statements lie further apart. Titles count for themselves. */
  readonly positions: readonly number[];
}

export interface ItemWords {
  readonly voices: readonly Voice[];
  /** How many words title and text have. */
  readonly length: number;
}

/** Statements of speakers that the item does not list count as narration. */
export function wordsOf(item: Pick<StoredItem, 'title' | 'speakers' | 'statements'>): ItemWords {
  const speakers = new Map([...new Set(item.speakers.map(({ id }) => id))].map((id, n) => [id, n]));
  const voices = Array.from({ length: FIRST_SPEAKER_VOICE + speakers.size }, () => ({
    words: [] as string[],
    stems: [] as string[],
    positions: [] as number[],
  }));
  let length = 0;
  const say = (text: string, number: number, from: number): number => {
    const voice = voices[number];
    const found = tokens(text);
    for (const { word, stem, order } of found) {
      voice?.words.push(word);
      voice?.stems.push(stem);
      voice?.positions.push(from + order);
    }
    length += found.length;
    return from + found.length;
  };
  say(item.title, TITLE_VOICE, 0);
  let position = 0;
  for (const { speaker, text } of item.statements) {
    const n = speaker ? speakers.get(speaker.id) : undefined;
    // One position stays free between statements: what one ends with and the next begins with is no phrase.
    position = say(text, n === undefined ? NARRATION_VOICE : FIRST_SPEAKER_VOICE + n, position) + 1;
  }
  return { voices, length };
}
