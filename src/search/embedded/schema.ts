// The tables of the index file and how it is opened. The index is derived: a file of another version counts as none, and a sync makes it anew.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raise it when tables, stored JSON or the analyser of words change: the next sync then writes everything again. */
export const SCHEMA_VERSION = 2;

/** The facets whose values are stored with each item, in the order in which they are stored. */
export const FACET_NAMES = ['speaker', 'topic', 'author', 'body'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** Row of `said_words` for the n-th speaker of an item: `item * SPEAKERS_PER_ITEM + n`. Whoever speaks after that many has no row. */
export const SPEAKERS_PER_ITEM = 1024;

/**
 * Stands between two statements, so that no phrase spans them: what one speaker ends with and the next begins with is nobody's words.
 * The tokenizer keeps every character that is not ASCII, and the analyser never makes this one.
 */
export const STATEMENT_BORDER = '¦';

/** `item` is narrow, because it is read whole at the start; `hit` holds the JSON of `StoredItem`. */
const SCHEMA = `
  CREATE TABLE item (
    item INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, title TEXT NOT NULL,
    day INTEGER NOT NULL, is_other_post INTEGER NOT NULL, facet_values BLOB NOT NULL
  );
  CREATE TABLE hit (item INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE facet_value (
    value INTEGER PRIMARY KEY, facet TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, UNIQUE (facet, id)
  );
  CREATE TABLE vocabulary (word TEXT PRIMARY KEY, stem TEXT NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX vocabulary_by_stem ON vocabulary (stem);
  CREATE VIRTUAL TABLE item_words USING fts5(
    title, text, content='', contentless_delete=1, tokenize="ascii tokenchars '.+#'"
  );
  CREATE VIRTUAL TABLE said_words USING fts5(
    text, content='', contentless_delete=1, tokenize="ascii tokenchars '.+#'"
  );
`;

/** Opens for reading; `null` where there is no file. Throws what SQLite throws where the file is none of its own. */
export function openForReading(path: string): DatabaseSync | null {
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  database.exec('PRAGMA cache_size = -65536');
  return database;
}

/** Opens for a sync, with the folder and the file made where they are missing. Waits up to ten seconds for another writer. */
export function openForWriting(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec(
    'PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL',
  );
  return database;
}

/** Within a transaction: readers see what it reads when it began. */
export function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** Within a write transaction: tables of this version, empty where the file had none or others. */
export function makeTables(database: DatabaseSync): void {
  if (versionOf(database) === SCHEMA_VERSION) return;
  const names = database.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  for (const { name } of names.all() as { name: string }[]) {
    // A virtual table takes its shadow tables along.
    database.exec(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}"`);
  }
  database.exec(SCHEMA);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}
