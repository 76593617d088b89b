// The words of an index that a mistyped word may mean: edit-distance buckets by length over any vocabulary. The same for every engine.
import { editDistance, letterMask, mayBeWithin } from './edit-distance.ts';
import { hasDigit } from './words.ts';

export interface CountedWord {
  /** Folded. */
  readonly word: string;
  readonly stem: string;
  /** How many items hold the word. */
  readonly items: number;
}

/** The words that differ by one mistake (from 5 letters) or up to two (from 9), most frequent first; none for a word with a digit. */
export type FuzzyMatches = (word: string) => readonly CountedWord[];

/** @param wordsOf asked once, at the first mistyped word */
export function fuzzyMatchesOf(wordsOf: () => Iterable<CountedWord>): FuzzyMatches {
  let buckets: readonly (LengthBucket | undefined)[] | null = null;
  return (word) => {
    const limit = maxEdits(word);
    if (limit === 0) return [];
    buckets ??= byLength(wordsOf());
    const letters = letterMask(word);
    const near: CountedWord[] = [];
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      const bucket = buckets[length];
      if (!bucket) continue;
      for (let index = 0; index < bucket.words.length; index++) {
        if (!mayBeWithin(letters, bucket.letters[index] ?? 0, limit)) continue;
        const other = bucket.words[index];
        if (other && editDistance(word, other.word, limit) <= limit) near.push(other);
      }
    }
    return near.sort((a, b) => b.items - a.items || (a.word < b.word ? -1 : 1));
  };
}

function maxEdits(word: string): number {
  if (hasDigit(word) || word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

interface LengthBucket {
  readonly words: CountedWord[];
  /** `letterMask`, by word: in an array of their own, since most words are told apart by it. */
  readonly letters: number[];
}

function byLength(words: Iterable<CountedWord>): (LengthBucket | undefined)[] {
  const buckets: (LengthBucket | undefined)[] = [];
  for (const counted of words) {
    if (hasDigit(counted.word)) continue;
    const bucket = buckets[counted.word.length] ?? { words: [], letters: [] };
    buckets[counted.word.length] = bucket;
    bucket.words.push(counted);
    bucket.letters.push(letterMask(counted.word));
  }
  return buckets;
}
