// Writes one sync into the index file: a single transaction, so that a reader, or a killed process, leaves the last good state.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ItemDocument } from '../../reports/item.ts';
import type { SyncSummary } from '../engine.ts';
import { FACET_NAMES, type FacetName, makeTables, openForWriting, SPEAKERS_PER_ITEM } from './schema.ts';
import { dayNumber, facetValuesOf, type StoredItem, storedItem, wordsOf } from './stored.ts';

/** Takes the documents in portions: `write` any number of times, then `commit` or `abandon` once. */
export interface SyncSession {
  write(documents: readonly ItemDocument[]): void;
  /** Removes what was not written in this session. */
  commit(): SyncSummary;
  abandon(): void;
}

/** Begins the transaction; waits for another writer. Throws what SQLite throws. */
export function beginSync(path: string): SyncSession {
  const database = openForWriting(path);
  try {
    database.exec('BEGIN IMMEDIATE');
    makeTables(database);
    return sessionOn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function sessionOn(database: DatabaseSync): SyncSession {
  const tables = tablesOf(database);
  const seen = new Set<number>();
  const summary = { added: 0, updated: 0, removed: 0, unchanged: 0 };

  return {
    write(documents) {
      for (const document of documents) {
        const known = tables.find(document.documentId);
        if (known && seen.has(known.item)) throw new Error(`two documents have the id ${document.documentId}`);
        const item = known?.item ?? tables.nextItem();
        seen.add(item);
        if (known?.hash === document.hash) {
          summary.unchanged++;
          continue;
        }
        if (known) tables.remove(item);
        tables.add(item, document);
        summary[known ? 'updated' : 'added']++;
      }
    },
    commit() {
      for (const item of tables.items()) {
        if (seen.has(item)) continue;
        tables.remove(item);
        summary.removed++;
      }
      tables.writeVocabulary();
      database.exec('COMMIT');
      // Best effort: a reader may hold the log, and SQLite then shortens it later.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
      return summary;
    },
    abandon() {
      if (database.isTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

function tablesOf(database: DatabaseSync) {
  const find = database.prepare('SELECT item, hash FROM item WHERE id = ?');
  const storedJson = database.prepare('SELECT json FROM hit WHERE item = ?');
  const removals = [
    database.prepare('DELETE FROM item WHERE item = ?'),
    database.prepare('DELETE FROM hit WHERE item = ?'),
    database.prepare('DELETE FROM item_words WHERE rowid = ?'),
  ];
  const removeSaid = database.prepare('DELETE FROM said_words WHERE rowid = ?');
  const addItem = database.prepare(
    'INSERT INTO item (item, id, hash, title, day, is_other_post, facet_values) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const addHit = database.prepare('INSERT INTO hit (item, json) VALUES (?, ?)');
  const addWords = database.prepare('INSERT INTO item_words (rowid, title, text) VALUES (?, ?, ?)');
  const addSaid = database.prepare('INSERT INTO said_words (rowid, text) VALUES (?, ?)');
  const facetValue = facetValueKeys(database);
  const vocabulary = vocabularyChanges(database);
  let lastItem = (database.prepare('SELECT max(item) AS last FROM item').get() as { last: number | null }).last ?? 0;

  return {
    nextItem: () => ++lastItem,
    find: (id: string) => find.get(id) as { item: number; hash: string } | undefined,
    items: () => (database.prepare('SELECT item FROM item').all() as { item: number }[]).map(({ item }) => item),
    remove(item: number): void {
      // The full-text tables hold no text, so the words that leave the vocabulary come from the stored item.
      const stored: StoredItem = JSON.parse((storedJson.get(item) as { json: string }).json);
      const words = wordsOf(stored);
      for (const statement of removals) statement.run(item);
      for (const n of words.said.keys()) removeSaid.run(item * SPEAKERS_PER_ITEM + n);
      vocabulary.count(words.vocabulary, -1);
    },
    add(item: number, document: ItemDocument): void {
      const stored = storedItem(document);
      const words = wordsOf(stored);
      const facets = facetValuesOf(stored);
      const keys = FACET_NAMES.flatMap((name) => {
        const unique = new Set(facets[name].map((value) => facetValue(name, value.id, value.label)));
        return [unique.size, ...unique];
      });
      const isOtherPost = document.report.kind === 'other post' ? 1 : 0;
      const blob = new Uint8Array(Uint32Array.from(keys).buffer);
      addItem.run(
        item,
        document.documentId,
        document.hash,
        document.title,
        dayNumber(document.date),
        isOtherPost,
        blob,
      );
      addHit.run(item, JSON.stringify(stored));
      addWords.run(item, words.title, words.text);
      for (const [n, said] of words.said.entries()) addSaid.run(item * SPEAKERS_PER_ITEM + n, said);
      vocabulary.count(words.vocabulary, 1);
    },
    writeVocabulary: vocabulary.write,
  };
}

/** Numbers for facet values; a value's label is that of the document written last. */
function facetValueKeys(database: DatabaseSync): (facet: FacetName, id: string, label: string) => number {
  const upsert: StatementSync = database.prepare(
    `INSERT INTO facet_value (facet, id, label) VALUES (?, ?, ?)
     ON CONFLICT (facet, id) DO UPDATE SET label = excluded.label RETURNING value`,
  );
  const known = new Map<string, { readonly value: number; readonly label: string }>();
  return (facet, id, label) => {
    const name = `${facet} ${id}`;
    const before = known.get(name);
    if (before?.label === label) return before.value;
    const { value } = upsert.get(facet, id, label) as { value: number };
    known.set(name, { value, label });
    return value;
  };
}

/** Counts words in memory (as many as there are different ones) and writes them once at the end. */
function vocabularyChanges(database: DatabaseSync) {
  const changes = new Map<string, { readonly stem: string; items: number }>();
  return {
    count(words: ReadonlyMap<string, string>, difference: 1 | -1): void {
      for (const [word, stem] of words) {
        const change = changes.get(word);
        if (change) change.items += difference;
        else changes.set(word, { stem, items: difference });
      }
    },
    write(): void {
      const upsert = database.prepare(
        'INSERT INTO vocabulary (word, stem, items) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET items = items + excluded.items',
      );
      for (const [word, { stem, items }] of changes) if (items !== 0) upsert.run(word, stem, items);
      database.exec('DELETE FROM vocabulary WHERE items <= 0');
    },
  };
}
