// Copies readers' bookmarks from one site's folder to another's: those that lead somewhere there, in the lists and under the cookies and
// addresses that they had. The folder that they come from is only read; the new one is there whole or not at all.
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BookmarkFiles } from './backup.ts';
import { BookmarksUnwritable, type BookmarkTarget } from './bookmark.ts';
import { inTransaction, openBookmarkDatabase } from './database.ts';
import { type BookmarkRow, targetOf } from './rows.ts';
import { readSecret, writeSecret } from './secret.ts';

/** What a bookmark leads to, and the version of its words on the day it was made. */
export interface KeptTarget {
  readonly target: BookmarkTarget;
  readonly version: string | null;
}

/** Of every reader, in no order. Throws `BookmarksUnwritable`. */
export function keptTargets(path: string): KeptTarget[] {
  const database = openBookmarkDatabase(path);
  try {
    const rows = database.prepare(`SELECT * FROM bookmark`).all() as unknown as BookmarkRow[];
    return rows.map((row) => ({ target: targetOf(row), version: row.version }));
  } finally {
    database.close();
  }
}

interface CopyOptions {
  /** Which bookmarks are copied. */
  readonly isCopied: (kept: KeptTarget) => boolean;
  /** Number of the newest item there: nothing up to it is new to the searches. */
  readonly seenNumber: number;
}

/**
 * Makes the database and the secret of `to`, which must not have a database yet, from those of `from`. Returns how many bookmarks were
 * copied. Throws `BookmarksUnwritable`; then `to` has no database.
 */
export function copyBookmarks(
  from: readonly BookmarkFiles[],
  to: BookmarkFiles,
  { isCopied, seenNumber }: CopyOptions,
): number {
  mkdirSync(dirname(to.database), { recursive: true, mode: 0o700 });
  const temporary = `${to.database}.${randomBytes(6).toString('hex')}`;
  const database = openBookmarkDatabase(temporary);
  let copied = 0;
  try {
    for (const { database: path } of from) {
      // Opened as its own first, so that it is known to be of this version.
      openBookmarkDatabase(path).close();
      database.prepare('ATTACH ? AS source').run(path);
      inTransaction(database, () => {
        const rows = database.prepare(`SELECT * FROM source.bookmark`).all() as unknown as BookmarkRow[];
        const ids = rows.filter((row) => isCopied({ target: targetOf(row), version: row.version })).map(({ id }) => id);
        copied += ids.length;
        const chosen = JSON.stringify(ids);
        const inLists = `SELECT list_id FROM source.bookmark WHERE id IN (SELECT value FROM json_each(?))`;
        database
          .prepare(
            `INSERT OR IGNORE INTO main.reader SELECT * FROM source.reader
             WHERE id IN (SELECT reader_id FROM source.list WHERE id IN (${inLists}))`,
          )
          .run(chosen);
        database
          .prepare(
            `INSERT OR IGNORE INTO main.list (key, reader_id, title, note, public_key, created)
             SELECT key, reader_id, title, note, public_key, created FROM source.list WHERE id IN (${inLists}) ORDER BY id`,
          )
          .run(chosen);
        database
          .prepare(
            `INSERT OR IGNORE INTO main.bookmark (key, list_id, kind, report_id, item_id, statement_id, query, title, date, version,
               note, created, seen_number, visit_number, visited)
             SELECT b.key, own.id, b.kind, b.report_id, b.item_id, b.statement_id, b.query, b.title, b.date, b.version,
               b.note, b.created, iif(b.kind = 'search', ?1, b.seen_number), iif(b.kind = 'search', ?1, b.visit_number), b.visited
             FROM source.bookmark b JOIN source.list l ON l.id = b.list_id JOIN main.list own ON own.key = l.key
             WHERE b.id IN (SELECT value FROM json_each(?2)) ORDER BY b.id`,
          )
          .run(seenNumber, chosen);
      });
      database.exec('DETACH source');
    }
    database.exec('PRAGMA journal_mode = DELETE');
    database.close();
    const secret = from.map((files) => readSecret(files.secret)).find((one) => one !== null);
    if (secret) writeSecret(to.secret, secret);
    // The last step: from here on the folder counts as having its bookmarks.
    renameSync(temporary, to.database);
    return copied;
  } catch (error) {
    if (database.isOpen) database.close();
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${temporary}${ending}`, { force: true });
    if (error instanceof BookmarksUnwritable) throw error;
    throw new BookmarksUnwritable(`${to.database}: ${(error as Error).message}`, { cause: error });
  }
}
