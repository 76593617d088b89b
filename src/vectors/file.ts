// The file of vectors beside the catalogue: of items, by their versions, and of words. Derived; may be deleted and made anew. Opens it, and knows its
// tables; what is in them is written and read elsewhere.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codeFingerprint } from '../code-fingerprint.ts';
import type { WordVectors } from './model.ts';

const CODE = ['item-words.ts', 'codes.ts', 'file.ts', 'model.ts'].map((name) => join(import.meta.dirname, name));
const LOCK_TIMEOUT_MS = 30_000;

const SCHEMA = `
  CREATE TABLE made (by TEXT NOT NULL);
  CREATE TABLE item (id INTEGER PRIMARY KEY, document_id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, words BLOB NOT NULL);
  CREATE TABLE passage (id INTEGER PRIMARY KEY, item INTEGER NOT NULL, bits BLOB NOT NULL, bytes BLOB NOT NULL);
  CREATE INDEX passage_by_item ON passage (item);
  CREATE TABLE word (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, items INTEGER NOT NULL, is_english INTEGER NOT NULL, bits BLOB, bytes BLOB
  );
`;
const TABLES = ['made', 'item', 'passage', 'word'];

/** For writing, in a transaction; empty where it was made by another model or other code. */
export function openVectorFileToWrite(path: string, model: WordVectors): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE');
  if (madeBy(database) !== makerOf(model)) {
    for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
    database.exec(SCHEMA);
    database.prepare(`INSERT INTO made (by) VALUES (?)`).run(makerOf(model));
  }
  return database;
}

/** For reading; `null` where there is none, or it was made by another model or other code. */
export function openVectorFile(path: string, model: WordVectors): DatabaseSync | null {
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_TIMEOUT_MS });
  if (madeBy(database) === makerOf(model)) return database;
  database.close();
  return null;
}

function makerOf({ fingerprint }: WordVectors): string {
  return `${fingerprint} ${codeFingerprint(CODE)}`;
}

function madeBy(database: DatabaseSync): string | null {
  const has = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'made'`).get() !== undefined;
  const row = has ? (database.prepare(`SELECT by FROM made`).get() as { by: string } | undefined) : undefined;
  return row?.by ?? null;
}
