// Backup and restore of all bookmarks as one file, while the application runs: the database as SQLite copies it, with the secret in it.
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BookmarksUnwritable } from './bookmark.ts';
import { BOOKMARKS_VERSION, forgetDeleted, inTransaction, openBookmarkDatabase } from './database.ts';
import { readSecret, writeSecret } from './secret.ts';

export interface BookmarkFiles {
  readonly database: string;
  readonly secret: string;
}

export interface BackupSummary {
  readonly readers: number;
  readonly lists: number;
  readonly bookmarks: number;
}

/** Writes a new file that only this user may read. Throws `BookmarksUnwritable`, also where `target` exists. */
export async function backUpBookmarks(files: BookmarkFiles, target: string): Promise<BackupSummary> {
  if (existsSync(target)) throw new BookmarksUnwritable(`${target} exists already: give the backup another name`);
  const source = openBookmarkDatabase(files.database);
  try {
    new DatabaseSync(target).close();
    chmodSync(target, 0o600);
    await backup(source, target);
    const copy = new DatabaseSync(target);
    try {
      // One file, without a log beside it.
      copy.exec('PRAGMA journal_mode = DELETE; CREATE TABLE secret (secret TEXT NOT NULL)');
      const secret = readSecret(files.secret);
      if (secret !== null) copy.prepare('INSERT INTO secret (secret) VALUES (?)').run(secret);
      return summaryOf(copy);
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(target, { force: true });
    throw toldError(error, target);
  } finally {
    source.close();
  }
}

/** Puts what the backup holds in the place of everything that is there. Throws `BookmarksUnwritable`; then nothing has changed. */
export function restoreBookmarks(files: BookmarkFiles, source: string): BackupSummary {
  const secret = checkedBackup(source);
  const database = openBookmarkDatabase(files.database);
  try {
    database.prepare('ATTACH ? AS backup').run(source);
    inTransaction(database, () => {
      for (const table of ['bookmark', 'list', 'reader']) database.exec(`DELETE FROM main.${table}`);
      for (const table of ['reader', 'list', 'bookmark', ...(hasUnopened(database) ? ['unopened_reader'] : [])])
        database.exec(`INSERT INTO main.${table} SELECT * FROM backup.${table}`);
    });
    database.exec('DETACH backup');
    forgetDeleted(database);
    if (secret !== null) writeSecret(files.secret, secret);
    return summaryOf(database);
  } catch (error) {
    throw toldError(error, source);
  } finally {
    database.close();
  }
}

/** An older backup does not know who has not been here again since. */
function hasUnopened(database: DatabaseSync): boolean {
  return database.prepare(`SELECT 1 FROM backup.sqlite_master WHERE name = 'unopened_reader'`).get() !== undefined;
}

/** Gives its secret. */
function checkedBackup(source: string): string | null {
  if (!existsSync(source)) throw new BookmarksUnwritable(`${source} does not exist`);
  try {
    const database = new DatabaseSync(source, { readOnly: true });
    try {
      const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
      const { quick_check: check } = database.prepare('PRAGMA quick_check').get() as { quick_check: string };
      if (version !== BOOKMARKS_VERSION || check !== 'ok')
        throw new BookmarksUnwritable(`${source} is no whole backup of bookmarks of this version`);
      summaryOf(database);
      const row = database.prepare('SELECT secret FROM secret').get() as { secret: string } | undefined;
      return row?.secret ?? null;
    } finally {
      database.close();
    }
  } catch (error) {
    throw toldError(error, source);
  }
}

function summaryOf(database: DatabaseSync): BackupSummary {
  const count = (table: string) =>
    (database.prepare(`SELECT count(*) AS n FROM main.${table}`).get() as { n: number }).n;
  return { readers: count('reader'), lists: count('list'), bookmarks: count('bookmark') };
}

function toldError(error: unknown, path: string): unknown {
  const isOfOutside =
    error instanceof Error && ('syscall' in error || (error as { code?: string }).code === 'ERR_SQLITE_ERROR');
  return isOfOutside ? new BookmarksUnwritable(`${path}: ${error.message}`, { cause: error }) : error;
}
