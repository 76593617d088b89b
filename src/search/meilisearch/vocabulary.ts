// Which words an index holds: finds how a typed word may go on and what a mistyped one may mean. In memory; belongs to one state of the index.
import { letterSet, mayBeWithin, mistakesBetween } from '../mistakes.ts';
import { hasDigit } from '../words.ts';
import type { CountedWord } from './lookup.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that differ by one mistake (from 5 letters) or up to two (from 9), most frequent first. */
  wordsNear(word: string): readonly { readonly word: string; readonly stem: string }[];
  /** How many items hold the stem; a little more where one holds it in several forms. */
  itemsWith(stem: string): number;
}

/** Sorts the words once; mistakes are prepared for at the first mistyped word. */
export function vocabularyOf(words: readonly CountedWord[]): Vocabulary {
  const sorted = words.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const byStem = new Map<string, number>();
  for (const [, stem, items] of sorted) byStem.set(stem, (byStem.get(stem) ?? 0) + items);
  let lengths: readonly (readonly SpeltWord[] | undefined)[] | null = null;
  return {
    hasStem: (stem) => byStem.has(stem),
    itemsWith: (stem) => byStem.get(stem) ?? 0,
    stemsOfPrefix(prefix) {
      const stems = new Set<string>();
      for (let at = firstFrom(sorted, prefix); sorted[at]?.[0].startsWith(prefix); at++)
        stems.add(sorted[at]?.[1] ?? '');
      return [...stems];
    },
    wordsNear(word) {
      const limit = mistakesAllowed(word);
      if (limit === 0) return [];
      lengths ??= byLength(sorted);
      const letters = letterSet(word);
      const near: CountedWord[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const other of lengths[length] ?? []) {
          if (!mayBeWithin(letters, other.letters, limit)) continue;
          if (mistakesBetween(word, other.counted[0], limit) <= limit) near.push(other.counted);
        }
      }
      return near.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).map(([found, stem]) => ({ word: found, stem }));
    },
  };
}

function mistakesAllowed(word: string): number {
  if (hasDigit(word) || word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

interface SpeltWord {
  readonly counted: CountedWord;
  readonly letters: number;
}

function byLength(words: readonly CountedWord[]): SpeltWord[][] {
  const lengths: SpeltWord[][] = [];
  for (const counted of words) {
    const [word] = counted;
    if (hasDigit(word)) continue;
    lengths[word.length] ??= [];
    lengths[word.length]?.push({ counted, letters: letterSet(word) });
  }
  return lengths;
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
