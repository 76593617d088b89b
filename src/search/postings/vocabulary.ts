// Which words the index holds: finds how a typed word may go on and what a mistyped one may mean. Reads the table as it is needed.
import type { DatabaseSync } from 'node:sqlite';
import { type CountedWord, type FuzzyMatches, fuzzyMatchesOf } from '../fuzzy-matches.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** How many items hold the stem. */
  itemsWith(stem: string): number;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that begin so, those of most items first. */
  wordsOfPrefix(prefix: string): readonly CountedWord[];
  readonly fuzzyMatches: FuzzyMatches;
}

/** Belongs to one state of the database: make a new one after a sync. */
export function vocabularyOf(database: DatabaseSync): Vocabulary {
  const byStem = database.prepare('SELECT items FROM stem WHERE stem = ?');
  const byPrefix = database.prepare('SELECT DISTINCT stem FROM word WHERE word >= ? AND word < ? ORDER BY stem');
  const itemsWith = (stem: string) => (byStem.get(stem) as { items: number } | undefined)?.items ?? 0;
  return {
    itemsWith,
    hasStem: (stem) => itemsWith(stem) > 0,
    stemsOfPrefix: (prefix) =>
      (byPrefix.all(prefix, `${prefix}${LAST_CHARACTER}`) as { stem: string }[]).map(({ stem }) => stem),
    wordsOfPrefix: (prefix) =>
      database
        .prepare('SELECT word, stem, items FROM word WHERE word >= ? AND word < ? ORDER BY items DESC, word')
        .all(prefix, `${prefix}${LAST_CHARACTER}`) as unknown as CountedWord[],
    fuzzyMatches: fuzzyMatchesOf(
      () => database.prepare('SELECT word, stem, items FROM word').iterate() as Iterable<CountedWord>,
    ),
  };
}

/** Sorts behind every word, as SQLite compares text byte by byte. */
const LAST_CHARACTER = '\u{10FFFF}';
