// Which words an index holds: finds how a typed word may go on and what a mistyped one may mean. In memory; belongs to one state of the index.
import { type FuzzyMatches, fuzzyMatchesOf } from '../fuzzy-matches.ts';
import type { CountedWord } from './lookup.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
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
