// Which words an index holds: finds how a typed word may go on and what a mistyped one may mean. In memory; belongs to one state of the index.
import { type CountedWord as FoundWord, type FuzzyMatches, fuzzyMatchesOf } from '../fuzzy-matches.ts';
import type { CountedWord } from './lookup.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that begin so, those of most items first. */
  wordsOfPrefix(prefix: string): readonly FoundWord[];
  readonly fuzzyMatches: FuzzyMatches;
  /** How many items hold the stem; a little more where one holds it in several forms. */
  itemsWith(stem: string): number;
}

/** Sorts the words once; mistakes are prepared for at the first mistyped word. */
export function vocabularyOf(words: readonly CountedWord[]): Vocabulary {
  const sorted = words.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const byStem = new Map<string, number>();
  for (const [, stem, items] of sorted) byStem.set(stem, (byStem.get(stem) ?? 0) + items);
  return {
    hasStem: (stem) => byStem.has(stem),
    itemsWith: (stem) => byStem.get(stem) ?? 0,
    stemsOfPrefix(prefix) {
      const stems = new Set<string>();
      for (let at = firstFrom(sorted, prefix); sorted[at]?.[0].startsWith(prefix); at++)
        stems.add(sorted[at]?.[1] ?? '');
      return [...stems];
    },
    wordsOfPrefix(prefix) {
      const words: FoundWord[] = [];
      for (let at = firstFrom(sorted, prefix); sorted[at]?.[0].startsWith(prefix); at++) {
        const [word = '', stem = '', items = 0] = sorted[at] ?? [];
        words.push({ word, stem, items });
      }
      return words.sort((a, b) => b.items - a.items || (a.word < b.word ? -1 : 1));
    },
    fuzzyMatches: fuzzyMatchesOf(() => sorted.values().map(([word, stem, items]) => ({ word, stem, items }))),
  };
}

/** Index of the first word that does not sort before `prefix`. */
function firstFrom(sorted: readonly CountedWord[], prefix: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.[0] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
