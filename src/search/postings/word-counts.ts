// Keeps count of the words and stems that items hold, so that a word which no item holds any more is known to be gone.
import type { DatabaseSync } from 'node:sqlite';
import type { TermIds } from './term-ids.ts';
import type { ItemWords } from './zones.ts';

/** Counts in memory (as much as there are different words) and writes once at the end. */
export class WordCounts {
  readonly #numbers: TermIds;
  readonly #words = new ItemCounts();
  readonly #stems = new ItemCounts();
  #counted = 0;

  constructor(numbers: TermIds) {
    this.#numbers = numbers;
  }

  count({ words }: ItemWords, difference: 1 | -1): void {
    const item = ++this.#counted;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      if (this.#words.count(word, item, difference))
        this.#stems.count(this.#numbers.stemOfWord[word] ?? 0, item, difference);
    }
  }

  writeTo(database: DatabaseSync): void {
    const { words, stems, stemOfWord } = this.#numbers;
    const addWord = database.prepare(
      'INSERT INTO word (word, stem, items) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET items = items + excluded.items',
    );
    const addStem = database.prepare(
      'INSERT INTO stem (stem, items) VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET items = items + excluded.items',
    );
    const removeWord = database.prepare('DELETE FROM word WHERE word = ? AND items <= 0');
    const removeStem = database.prepare('DELETE FROM stem WHERE stem = ? AND items <= 0');
    for (const { name, number, items } of this.#words.changes(words)) {
      addWord.run(name, stems[stemOfWord[number] ?? 0] ?? '', items);
      if (items < 0) removeWord.run(name);
    }
    for (const { name, items } of this.#stems.changes(stems)) {
      addStem.run(name, items);
      if (items < 0) removeStem.run(name);
    }
  }
}

/** How the number of items that hold something has changed, by its number. */
class ItemCounts {
  #items = new Int32Array(1 << 12);
  /** Number of the item that was counted last: each item counts once. */
  #last = new Int32Array(1 << 12);

  /** `false` where the item has been counted already. */
  count(number: number, item: number, difference: 1 | -1): boolean {
    if (number >= this.#last.length) this.#grow(number);
    if (this.#last[number] === item) return false;
    this.#last[number] = item;
    this.#items[number] = (this.#items[number] ?? 0) + difference;
    return true;
  }

  /** In the order of their names: neighbours in the table lie on one page. */
  changes(names: readonly string[]): { name: string; number: number; items: number }[] {
    return names
      .map((name, number) => ({ name, number, items: this.#items[number] ?? 0 }))
      .filter(({ items }) => items !== 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #grow(number: number): void {
    const length = Math.max(number + 1, 2 * this.#last.length);
    const larger = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(length);
      to.set(from);
      return to;
    };
    this.#items = larger(this.#items);
    this.#last = larger(this.#last);
  }
}
