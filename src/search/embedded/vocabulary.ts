// Which words the index holds: finds how a typed word may go on and what a mistyped one may mean. Reads the table as it is needed.
import type { DatabaseSync } from 'node:sqlite';
import { hasDigit } from '../words.ts';
import { letterSet, mayBeWithin, mistakesBetween } from './mistakes.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that differ by one mistake (from 5 letters) or up to two (from 9), most frequent first. */
  wordsNear(word: string): readonly CountedWord[];
  /** How many items hold the stem; a little more where one holds it in several forms. */
  itemsWith(stem: string): number;
}

export interface CountedWord {
  readonly word: string;
  readonly stem: string;
  /** How many items hold the word. */
  readonly items: number;
}

/** Belongs to one state of the database: make a new one after a sync. */
export function vocabularyOf(database: DatabaseSync): Vocabulary {
  const byStem = database.prepare('SELECT 1 FROM vocabulary WHERE stem = ? LIMIT 1');
  const byPrefix = database.prepare('SELECT DISTINCT stem FROM vocabulary WHERE word >= ? AND word < ? ORDER BY stem');
  const countByStem = database.prepare('SELECT sum(items) AS items FROM vocabulary WHERE stem = ?');
  let lengths: readonly (readonly SpeltWord[])[] | null = null;
  return {
    hasStem: (stem) => byStem.get(stem) !== undefined,
    stemsOfPrefix: (prefix) =>
      (byPrefix.all(prefix, `${prefix}${LAST_CHARACTER}`) as { stem: string }[]).map(({ stem }) => stem),
    itemsWith: (stem) => (countByStem.get(stem) as { items: number | null }).items ?? 0,
    wordsNear(word) {
      const limit = mistakesAllowed(word);
      if (limit === 0) return [];
      lengths ??= wordsByLength(database);
      const letters = letterSet(word);
      const near: CountedWord[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const other of lengths[length] ?? []) {
          if (!mayBeWithin(letters, other.letters, limit)) continue;
          if (mistakesBetween(word, other.word, limit) <= limit) near.push(other);
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

interface SpeltWord extends CountedWord {
  readonly letters: number;
}

function wordsByLength(database: DatabaseSync): SpeltWord[][] {
  const lengths: SpeltWord[][] = [];
  const rows = database.prepare('SELECT word, stem, items FROM vocabulary').iterate() as Iterable<CountedWord>;
  for (const { word, stem, items } of rows) {
    if (hasDigit(word)) continue;
    lengths[word.length] ??= [];
    lengths[word.length]?.push({ word, stem, items, letters: letterSet(word) });
  }
  return lengths;
}
