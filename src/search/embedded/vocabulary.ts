// Which words the index holds: finds how a typed word may go on and what a mistyped one may mean. Reads the table as it is needed.
import type { DatabaseSync } from 'node:sqlite';
import { hasDigit } from '../words.ts';
import { letterSet, mayBeWithin, mistakesBetween } from './mistakes.ts';

export interface Vocabulary {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** Stems of the words that differ by one mistake (from 5 letters) or up to two (from 9). */
  stemsNear(word: string): readonly string[];
}

/** Belongs to one state of the database: make a new one after a sync. */
export function vocabularyOf(database: DatabaseSync): Vocabulary {
  const byStem = database.prepare('SELECT 1 FROM vocabulary WHERE stem = ? LIMIT 1');
  const byPrefix = database.prepare('SELECT DISTINCT stem FROM vocabulary WHERE word >= ? AND word < ? ORDER BY stem');
  let lengths: readonly (readonly SpeltWord[])[] | null = null;
  return {
    hasStem: (stem) => byStem.get(stem) !== undefined,
    stemsOfPrefix: (prefix) =>
      (byPrefix.all(prefix, `${prefix}${LAST_CHARACTER}`) as { stem: string }[]).map(({ stem }) => stem),
    stemsNear(word) {
      const limit = mistakesAllowed(word);
      if (limit === 0) return [];
      lengths ??= wordsByLength(database);
      const letters = letterSet(word);
      const near = new Set<string>();
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const other of lengths[length] ?? []) {
          if (!mayBeWithin(letters, other.letters, limit)) continue;
          if (mistakesBetween(word, other.word, limit) <= limit) near.add(other.stem);
        }
      }
      return [...near];
    },
  };
}

/** Sorts behind every word, as SQLite compares text byte by byte. */
const LAST_CHARACTER = '\u{10FFFF}';

function mistakesAllowed(word: string): number {
  if (hasDigit(word) || word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

interface SpeltWord {
  readonly word: string;
  readonly stem: string;
  readonly letters: number;
}

function wordsByLength(database: DatabaseSync): SpeltWord[][] {
  const lengths: SpeltWord[][] = [];
  for (const { word, stem } of database.prepare('SELECT word, stem FROM vocabulary').iterate() as Iterable<SpeltWord>) {
    if (hasDigit(word)) continue;
    lengths[word.length] ??= [];
    lengths[word.length]?.push({ word, stem, letters: letterSet(word) });
  }
  return lengths;
}
