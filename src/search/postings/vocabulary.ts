// Which words the index holds: finds how a typed word may go on and what a mistyped one may mean. Reads the table as it is needed.
import type { DatabaseSync } from 'node:sqlite';
import { letterSet, mayBeWithin, mistakesBetween } from '../mistakes.ts';
import { hasDigit } from '../words.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** How many items hold the stem. */
  itemsWith(stem: string): number;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that differ by one mistake (from 5 letters) or up to two (from 9), most frequent first. */
  wordsNear(word: string): readonly CountedWord[];
}

export interface CountedWord {
  readonly word: string;
  readonly stem: string;
  /** How many items hold the word. */
  readonly items: number;
}

/** Belongs to one state of the database: make a new one after a sync. */
export function vocabularyOf(database: DatabaseSync): Vocabulary {
  const byStem = database.prepare('SELECT items FROM stem WHERE stem = ?');
  const byPrefix = database.prepare('SELECT DISTINCT stem FROM word WHERE word >= ? AND word < ? ORDER BY stem');
  let lengths: readonly (LengthBucket | undefined)[] | null = null;
  const itemsWith = (stem: string) => (byStem.get(stem) as { items: number } | undefined)?.items ?? 0;
  return {
    itemsWith,
    hasStem: (stem) => itemsWith(stem) > 0,
    stemsOfPrefix: (prefix) =>
      (byPrefix.all(prefix, `${prefix}${LAST_CHARACTER}`) as { stem: string }[]).map(({ stem }) => stem),
    wordsNear(word) {
      const limit = mistakesAllowed(word);
      if (limit === 0) return [];
      lengths ??= wordsByLength(database);
      const letters = letterSet(word);
      const near: CountedWord[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        const bucket = lengths[length];
        if (!bucket) continue;
        for (let index = 0; index < bucket.words.length; index++) {
          if (!mayBeWithin(letters, bucket.letters[index] ?? 0, limit)) continue;
          const other = bucket.words[index];
          if (other && mistakesBetween(word, other.word, limit) <= limit) near.push(other);
        }
      }
      return near.sort((a, b) => b.items - a.items || (a.word < b.word ? -1 : 1));
    },
  };
}

/** Sorts behind every word, as SQLite compares text byte by byte. */
const LAST_CHARACTER = '\u{10FFFF}';

function mistakesAllowed(word: string): number {
  if (hasDigit(word) || word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

interface LengthBucket {
  readonly words: CountedWord[];
  /** `letterSet`, by word. */
  readonly letters: number[];
}

function wordsByLength(database: DatabaseSync): (LengthBucket | undefined)[] {
  const lengths: (LengthBucket | undefined)[] = [];
  const rows = database.prepare('SELECT word, stem, items FROM word').iterate() as Iterable<CountedWord>;
  for (const { word, stem, items } of rows) {
    if (hasDigit(word)) continue;
    lengths[word.length] ??= { words: [], letters: [] };
    lengths[word.length]?.words.push({ word, stem, items });
    lengths[word.length]?.letters.push(letterSet(word));
  }
  return lengths;
}
