// The database file of bookmarks: its tables, how it is opened, and how its failures are told. What is deleted is overwritten, not only forgotten.
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BookmarksUnwritable } from './bookmark.ts';

/** Never changes for a file that exists: bookmarks are not made anew, so a new shape must bring a way from the old one. */
export const BOOKMARKS_VERSION = 1;

const BOOKMARKS_SCHEMA = `
  CREATE TABLE reader (
    id TEXT PRIMARY KEY, generation INTEGER NOT NULL, created TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE list (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, reader_id TEXT NOT NULL REFERENCES reader (id) ON DELETE CASCADE,
    title TEXT NOT NULL, note TEXT NOT NULL, public_key TEXT UNIQUE, created TEXT NOT NULL
  );
  CREATE INDEX list_by_reader ON list (reader_id);
  CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, list_id INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, report_id TEXT NOT NULL, item_id TEXT NOT NULL, statement_id TEXT NOT NULL, query TEXT NOT NULL,
    title TEXT NOT NULL, date TEXT, version TEXT, note TEXT NOT NULL, created TEXT NOT NULL,
    seen_number INTEGER NOT NULL, visit_number INTEGER NOT NULL, visited TEXT
  );
  CREATE UNIQUE INDEX bookmark_once ON bookmark (list_id, kind, report_id, item_id, statement_id, query);
`;

/** Made where they are missing, also in a file of before they were thought of; an older program does without them. */
const ADDED_SINCE = `
  CREATE INDEX IF NOT EXISTS bookmark_in_order ON bookmark (list_id);
  -- Readers whom an import has made, until anything of theirs is opened.
  CREATE TABLE IF NOT EXISTS unopened_reader (
    reader_id TEXT PRIMARY KEY REFERENCES reader (id) ON DELETE CASCADE, made TEXT NOT NULL
  ) WITHOUT ROWID;
`;

const LOCK_TIMEOUT_MS = 5000;

/** Opens the file, or makes it with its folder; only this user may read it. Throws `BookmarksUnwritable`. */
export function openBookmarkDatabase(path: string): DatabaseSync {
  return writing(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS, enableForeignKeyConstraints: true });
    try {
      chmodSync(path, 0o600);
      // Every change is on the disk before the reader is told of it.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
      const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
      if (version === 0) createTables(database);
      else if (version !== BOOKMARKS_VERSION) throw new BookmarksUnwritable(`${path} was written by another version`);
      database.exec(ADDED_SINCE);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Two processes may start at once: only the first makes the tables. */
function createTables(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === 0) database.exec(`${BOOKMARKS_SCHEMA}; PRAGMA user_version = ${BOOKMARKS_VERSION}`);
  database.exec('COMMIT');
}

/** All of `work` or nothing of it. Throws what `work` throws, and `BookmarksUnwritable`. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  return writing(database.location() ?? 'bookmarks', () => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

/** What was deleted must not live on in the log of changes either; where somebody is reading, the next time does it. */
export function forgetDeleted(database: DatabaseSync): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, errcode } = error as { code?: string; errcode?: number };
    if (code !== 'ERR_SQLITE_ERROR' && !(error instanceof Error && 'syscall' in error)) throw error;
    const reason =
      errcode === SQLITE_FULL || code === 'ENOSPC'
        ? 'the disk is full'
        : errcode === SQLITE_BUSY
          ? 'another program holds the file'
          : (error as Error).message;
    const missing = existsSync(dirname(path)) ? '' : ' (set BOOKMARKS to a folder that can be written, or to "off")';
    throw new BookmarksUnwritable(`${path}: ${reason}${missing}`, { cause: error });
  }
}
