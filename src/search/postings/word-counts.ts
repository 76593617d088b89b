// Keeps count of the words and stems that items hold, so that a word which no item holds any more is known to be gone.
import type { DatabaseSync } from 'node:sqlite';

/** Counts in memory (as much as there are different words) and writes once at the end. */
export function wordCounts(database: DatabaseSync) {
  const words = new Map<string, { readonly stem: string; items: number }>();
  const stems = new Map<string, number>();
  return {
    /** @param vocabulary each folded word of one item, with its stem */
    count(vocabulary: ReadonlyMap<string, string>, difference: 1 | -1): void {
      for (const [word, stem] of vocabulary) {
        const change = words.get(word);
        if (change) change.items += difference;
        else words.set(word, { stem, items: difference });
      }
      for (const stem of new Set(vocabulary.values())) stems.set(stem, (stems.get(stem) ?? 0) + difference);
    },
    write(): void {
      const addWord = database.prepare(
        'INSERT INTO word (word, stem, items) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET items = items + excluded.items',
      );
      const addStem = database.prepare(
        'INSERT INTO stem (stem, items) VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET items = items + excluded.items',
      );
      const removals = ['word', 'stem'].map((table) =>
        database.prepare(`DELETE FROM ${table} WHERE ${table} = ? AND items <= 0`),
      );
      for (const [word, { stem, items }] of inOrder(words)) {
        if (items !== 0) addWord.run(word, stem, items);
        if (items < 0) removals[0]?.run(word);
      }
      for (const [stem, items] of inOrder(stems)) {
        if (items !== 0) addStem.run(stem, items);
        if (items < 0) removals[1]?.run(stem);
      }
    },
  };
}

/** Neighbours in the table lie on one page. */
function inOrder<T>(counts: ReadonlyMap<string, T>): [string, T][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
