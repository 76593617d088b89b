// Adds the lists of a file to a reader's own, whole or not at all: what is new is counted before anything is written.

import type { DatabaseSync } from 'node:sqlite';
import { type ImportedList, type Instant, LIMITS, LimitReached, type NewBookmark } from './bookmark.ts';
import { randomKey } from './keys.ts';
import { targetColumns } from './rows.ts';

/** A list of the reader as it will be. */
interface Joined {
  readonly id: number | null;
  readonly title: string;
  readonly note: string;
  readonly bookmarks: NewBookmark[];
  /** Targets that it has, and those that it gets. */
  readonly targets: Set<string>;
}

/**
 * Within a transaction. Lists of the same title are joined, bookmarks that are there are left alone. Returns how many are new. Throws
 * `LimitReached`; then nothing has been written.
 */
export function addLists(
  database: DatabaseSync,
  readerId: string,
  imported: readonly ImportedList[],
  created: Instant,
): number {
  const own = listsOf(database, readerId);
  // Of several lists with one title the oldest is joined.
  const joined = new Map<string, Joined>(own.toReversed().map((list) => [list.title, list]));
  for (const { title, note, bookmarks } of imported) {
    const list = joined.get(title) ?? { id: null, title, note, bookmarks: [], targets: new Set() };
    joined.set(title, list);
    for (const bookmark of bookmarks) {
      const target = keyOf(targetColumns(bookmark.target));
      if (list.targets.has(target)) continue;
      list.targets.add(target);
      list.bookmarks.push(bookmark);
    }
  }
  const changed = [...joined.values()].filter(({ id, bookmarks }) => id === null || bookmarks.length > 0);
  checkRoom([...own, ...changed.filter(({ id }) => id === null)]);
  return write(database, readerId, changed, created);
}

function listsOf(database: DatabaseSync, readerId: string): Joined[] {
  const rows = database.prepare(`SELECT id, title, note FROM list WHERE reader_id = ? ORDER BY id`).all(readerId);
  const targets = database.prepare(
    `SELECT kind, report_id, item_id, statement_id, query FROM bookmark WHERE list_id = ?`,
  );
  return (rows as unknown as { readonly id: number; readonly title: string; readonly note: string }[]).map((row) => ({
    ...row,
    bookmarks: [],
    targets: new Set(targets.all(row.id).map((columns) => keyOf(Object.values(columns)))),
  }));
}

function keyOf(columns: readonly unknown[]): string {
  return JSON.stringify(columns);
}

function checkRoom(lists: readonly Joined[]): void {
  if (lists.length > LIMITS.lists)
    throw new LimitReached(`There is room for ${LIMITS.lists} lists: delete one that is no longer needed.`);
  checkBookmarkRoom(lists.reduce((count, { targets }) => count + targets.size, 0));
}

/** @param count of all bookmarks of a reader. Throws `LimitReached`. */
export function checkBookmarkRoom(count: number): void {
  if (count <= LIMITS.bookmarks) return;
  const room = `There is room for ${LIMITS.bookmarks.toLocaleString('en-GB')} bookmarks`;
  throw new LimitReached(`${room}: export a list that is done with, then delete it.`);
}

function write(database: DatabaseSync, readerId: string, lists: readonly Joined[], created: Instant): number {
  const insertList = database.prepare(`INSERT INTO list (key, reader_id, title, note, created) VALUES (?, ?, ?, ?, ?)`);
  const insert = database.prepare(
    `INSERT INTO bookmark (key, list_id, kind, report_id, item_id, statement_id, query, title, date, version, note, created,
       seen_number, visit_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let added = 0;
  for (const list of lists) {
    const id = list.id ?? insertList.run(randomKey(), readerId, list.title, list.note, created).lastInsertRowid;
    for (const { target, title, date, version, note, seenNumber } of list.bookmarks) {
      const columns = targetColumns(target);
      insert.run(randomKey(), id, ...columns, title, date, version, note, created, seenNumber, seenNumber);
      added++;
    }
  }
  return added;
}
