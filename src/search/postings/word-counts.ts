// Keeps count of the words and stems that items hold, so that a word which no item holds any more is known to be gone.
import type { DatabaseSync } from 'node:sqlite';
import type { ItemWords } from './voices.ts';

/** How the number of items that hold something has changed. */
interface Change {
  items: number;
  /** Number of the item that was counted last: each item counts once. */
  last: number;
}

interface WordChange extends Change {
  readonly stem: string;
  readonly ofStem: Change;
}

/** Counts in memory (as much as there are different words) and writes once at the end. */
export class WordCounts {
  readonly #words = new Map<string, WordChange>();
  readonly #stems = new Map<string, Change>();
  #counted = 0;

  count({ voices }: ItemWords, difference: 1 | -1): void {
    const item = ++this.#counted;
    for (const { words, stems } of voices) {
      for (let index = 0; index < words.length; index++) {
        const change = this.#changeOf(words[index] ?? '', stems[index] ?? '');
        if (change.last === item) continue;
        change.last = item;
        change.items += difference;
        if (change.ofStem.last === item) continue;
        change.ofStem.last = item;
        change.ofStem.items += difference;
      }
    }
  }

  writeTo(database: DatabaseSync): void {
    const addWord = database.prepare(
      'INSERT INTO word (word, stem, items) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET items = items + excluded.items',
    );
    const addStem = database.prepare(
      'INSERT INTO stem (stem, items) VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET items = items + excluded.items',
    );
    const removeWord = database.prepare('DELETE FROM word WHERE word = ? AND items <= 0');
    const removeStem = database.prepare('DELETE FROM stem WHERE stem = ? AND items <= 0');
    for (const [word, { stem, items }] of inOrder(this.#words)) {
      if (items !== 0) addWord.run(word, stem, items);
      if (items < 0) removeWord.run(word);
    }
    for (const [stem, { items }] of inOrder(this.#stems)) {
      if (items !== 0) addStem.run(stem, items);
      if (items < 0) removeStem.run(stem);
    }
  }

  #changeOf(word: string, stem: string): WordChange {
    const known = this.#words.get(word);
    if (known) return known;
    const ofStem = this.#stems.get(stem) ?? { items: 0, last: 0 };
    this.#stems.set(stem, ofStem);
    const change = { stem, ofStem, items: 0, last: 0 };
    this.#words.set(word, change);
    return change;
  }
}

/** Neighbours in the table lie on one page. */
function inOrder<T>(counts: ReadonlyMap<string, T>): [string, T][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
