// The tables of the index file and how it is opened. The index is derived: a file of another version counts as none, and a sync makes it anew, as
// it does with one that other code has filled.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raise it when a program of the version before could not read the file. Where the code that fills it changes, the next sync notices by itself. */
export const SCHEMA_VERSION = 107;

/**
 * docs/engine.md explains the formats. `item` finds what is known by id; `hit` holds what a result shows; a row of `posting` is a
 * block of the zones of one segment that say one stem, a row of `position` one of where they say it; `deleted` lists what no longer counts in a segment.
 * `made_by` holds the fingerprint of the code that filled the tables, `item_state` the name that the source of the items has for what they hold, where
 * it has one.
 */
const SCHEMA = `
  CREATE TABLE item (
    item INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, segment INTEGER NOT NULL, place INTEGER NOT NULL,
    title TEXT NOT NULL
  );
  CREATE TABLE hit (item INTEGER PRIMARY KEY, stored BLOB NOT NULL);
  CREATE TABLE facet_value (
    value INTEGER PRIMARY KEY, facet TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, UNIQUE (facet, id)
  );
  CREATE TABLE word (word TEXT PRIMARY KEY, stem TEXT NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE stem (stem TEXT PRIMARY KEY, items INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE segment (
    segment INTEGER PRIMARY KEY, items INTEGER NOT NULL, zones INTEGER NOT NULL, words INTEGER NOT NULL, columns BLOB NOT NULL
  );
  CREATE TABLE deleted (segment INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (segment, place)) WITHOUT ROWID;
  CREATE TABLE posting (
    segment INTEGER NOT NULL, stem TEXT NOT NULL, last_zone INTEGER NOT NULL, zones INTEGER NOT NULL, list BLOB NOT NULL,
    PRIMARY KEY (segment, stem, last_zone)
  ) WITHOUT ROWID;
  CREATE TABLE position (
    segment INTEGER NOT NULL, stem TEXT NOT NULL, last_zone INTEGER NOT NULL, first_zone INTEGER NOT NULL,
    positions BLOB NOT NULL, PRIMARY KEY (segment, stem, last_zone)
  ) WITHOUT ROWID;
  CREATE TABLE id_order (only INTEGER PRIMARY KEY, items BLOB NOT NULL);
  CREATE TABLE made_by (code TEXT NOT NULL);
  CREATE TABLE item_state (name TEXT NOT NULL);
`;

/** Opens for reading; `null` where there is no file. Throws what SQLite throws where the file is none of its own. */
export function openForReading(path: string): DatabaseSync | null {
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  database.exec('PRAGMA cache_size = -8192');
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

/** Within a write transaction: tables of this version, empty where the file had none or others, or where other code has filled them. */
export function makeTables(database: DatabaseSync, code: string): void {
  if (versionOf(database) === SCHEMA_VERSION) {
    const madeBy = database.prepare('SELECT code FROM made_by').get() as { code: string } | undefined;
    if (madeBy?.code === code) return;
  }
  const names = database.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  for (const { name } of names.all() as { name: string }[]) {
    // A virtual table takes its shadow tables along.
    database.exec(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}"`);
  }
  database.exec(SCHEMA);
  database.prepare('INSERT INTO made_by (code) VALUES (?)').run(code);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}
