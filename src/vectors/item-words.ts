// What of an item has a vector: its passages, each some sentences with the title, as the words that tell something. Pure.
import type { ItemDocument } from '../reports/item.ts';
import { sentencesOf } from '../reports/sentences.ts';
import { tokens } from '../search/words.ts';

/** Whether a folded word only holds a sentence together. */
export type IsFunctionWord = (word: string) => boolean;

/** Sentences of a passage; each begins half a passage after the one before. */
const SENTENCES = 4;
/** Of a long item, evenly spread. */
const MOST_PASSAGES = 12;

/** Folded words of each passage, in their order; at least one passage. */
export function passagesOf(
  { title, text }: Pick<ItemDocument, 'title' | 'text'>,
  isFunctionWord: IsFunctionWord,
): readonly (readonly string[])[] {
  const heading = tellingWords(title, isFunctionWord);
  const sentences = sentencesOf(text).map((sentence) => tellingWords(sentence.text, isFunctionWord));
  const starts: number[] = [];
  for (let start = 0; start === 0 || start + SENTENCES / 2 < sentences.length; start += SENTENCES / 2)
    starts.push(start);
  const step = Math.max(1, starts.length / MOST_PASSAGES);
  return Array.from({ length: Math.min(starts.length, MOST_PASSAGES) }, (_, index) => {
    const start = starts[Math.floor(index * step)] ?? 0;
    return [...sentences.slice(start, start + SENTENCES).flat(), ...heading];
  });
}

/** Folded, in their order, without function words, single letters and figures. */
export function tellingWords(text: string, isFunctionWord: IsFunctionWord): readonly string[] {
  return tokens(text)
    .map(({ word }) => word)
    .filter((word) => word.length > 1 && !/^\d/.test(word) && !isFunctionWord(word));
}

/** What the words mean together: the sum of their vectors; `null` where none has one. @param vectorOf of one word */
export function vectorOfWords(
  words: readonly string[],
  vectorOf: (word: string) => Float32Array | null,
): Float32Array | null {
  let sum: Float32Array | null = null;
  for (const word of words) {
    const vector = vectorOf(word);
    if (vector === null) continue;
    sum ??= new Float32Array(vector.length);
    for (let at = 0; at < vector.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  }
  return sum;
}
