// Keeps readers' lists and bookmarks. Every question names the reader who asks, and sees nothing of any other; shared lists are read by
// their public key. All writes are whole or not at all, and on the disk when they return.
import {
  type Bookmark,
  type BookmarkList,
  type BookmarkTarget,
  FIRST_LIST_TITLE,
  type ImportedList,
  LIMITS,
  LimitReached,
  type NewBookmark,
  NoSuchBookmark,
  type Reader,
} from './bookmark.ts';
import { forgetDeleted, inTransaction, openBookmarkDatabase } from './database.ts';
import { addLists, checkBookmarkRoom } from './importing.ts';
import { randomKey } from './keys.ts';
import { type BookmarkRow, bookmarkOf, type ListRow, listOf, targetColumns } from './rows.ts';

interface ListText {
  readonly title: string;
  readonly note: string;
}

/** Where a star goes: into a list that there is, into a new one, or (`null`) into the oldest, which is made where there is none. */
type ListChoice = { readonly key: string } | { readonly newTitle: string } | null;

/** Methods that write throw `BookmarksUnwritable`; where a list or bookmark is named that is not the reader's, `NoSuchBookmark`. */
export interface BookmarkStore {
  /** Of the database file. */
  readonly path: string;
  newReader(): Reader;
  /** `null` where there is none, where it has taken a new private address since, or where an import has made it and it never came back in time. */
  reader(reader: Reader): Reader | null;
  /** Whether anybody has ever been a reader here. */
  hasReaders(): boolean;
  /** Whether an import has made the reader and nothing of it was opened yet. */
  isUnopened(reader: Reader): boolean;
  /** Something of the reader's was opened: it does not expire. */
  open(reader: Reader): void;
  /** The same for the reader of a shared list. */
  openShared(publicKey: string): void;
  /** Deletes readers who were made by an import and never came back. */
  expire(): void;
  /** After much was written: else the next small change would have to. */
  shortenLog(): void;
  /** Cookies and private addresses of before open nothing any more. */
  renew(reader: Reader): Reader;
  /** With every list and bookmark, for good. */
  deleteReader(reader: Reader): void;
  /** The oldest first. */
  lists(reader: Reader): readonly BookmarkList[];
  list(reader: Reader, key: string): BookmarkList;
  /** `null` where no list is shared under that key. */
  sharedList(publicKey: string): BookmarkList | null;
  /** Throws `LimitReached`. */
  newList(reader: Reader, text: ListText): BookmarkList;
  changeList(reader: Reader, key: string, text: ListText): void;
  /** Returns the public key; one that is shared again has another. */
  share(reader: Reader, key: string): string;
  unshare(reader: Reader, key: string): void;
  deleteList(reader: Reader, key: string): void;
  /** The newest first; a part of them or all. */
  bookmarks(list: BookmarkList, part?: { readonly skip: number; readonly limit: number }): readonly Bookmark[];
  /** All of them, read in portions while somebody reads on. */
  eachBookmark(list: BookmarkList, order: 'newest first' | 'oldest first'): Generator<Bookmark, void, undefined>;
  /** In whatever lists. */
  starred(reader: Reader, target: BookmarkTarget): readonly Bookmark[];
  /** Where the list has it already, that one is given back unchanged. Throws `LimitReached`. */
  add(reader: Reader, choice: ListChoice, bookmark: NewBookmark): Bookmark;
  /**
   * Lists of the same title are joined, bookmarks that are there are left alone. Where there is no reader, one is made, to expire if it never comes
   * back. Throws `LimitReached`; what is new is counted before anything is written.
   */
  addAll(reader: Reader | null, lists: readonly ImportedList[]): { readonly reader: Reader; readonly added: number };
  changeNote(reader: Reader, key: string, note: string): void;
  /** To another list of the reader; where that has it already, it is there only once. */
  move(reader: Reader, key: string, listKey: string): void;
  /** Returns the key of the list that it was in. */
  remove(reader: Reader, key: string): string;
  /** Notes that a saved search was looked at: nothing up to `seenNumber` is new. */
  visit(reader: Reader, key: string, visit: Pick<Bookmark, 'seenNumber' | 'visitNumber'>): void;
  close(): void;
}

/** Throws `BookmarksUnwritable`. */
export function openBookmarks(path: string, now: () => Date): BookmarkStore {
  const database = openBookmarkDatabase(path);
  const instant = () => now().toISOString();
  const change = <T>(work: () => T): T => inTransaction(database, work);
  const erase = <T>(work: () => T): T => {
    const result = change(work);
    forgetDeleted(database);
    return result;
  };
  const list = (reader: Reader, key: string): BookmarkList => {
    const row = database.prepare(`${LISTS} WHERE reader_id = ? AND list.key = ?`).get(reader.id, key);
    if (!row) throw new NoSuchBookmark('There is no such list.');
    return listOf(row as unknown as ListRow);
  };
  const own = (reader: Reader, key: string): BookmarkRow => {
    const row = database.prepare(`${BOOKMARKS} WHERE reader_id = ? AND bookmark.key = ?`).get(reader.id, key);
    if (!row) throw new NoSuchBookmark('There is no such bookmark.');
    return row as unknown as BookmarkRow;
  };
  const lists = (reader: Reader): BookmarkList[] =>
    (database.prepare(`${LISTS} WHERE reader_id = ? ORDER BY list.id`).all(reader.id) as unknown as ListRow[]).map(
      listOf,
    );

  /** Within a transaction, as are those below. */
  const insertList = (reader: Reader, { title, note }: ListText): BookmarkList => {
    if (lists(reader).length >= LIMITS.lists)
      throw new LimitReached(`There are ${LIMITS.lists} lists already: delete one that is no longer needed.`);
    const key = randomKey();
    database
      .prepare(`INSERT INTO list (key, reader_id, title, note, created) VALUES (?, ?, ?, ?, ?)`)
      .run(key, reader.id, title, note, instant());
    return list(reader, key);
  };
  const chosenList = (reader: Reader, choice: ListChoice): BookmarkList => {
    if (choice === null) return lists(reader)[0] ?? insertList(reader, { title: FIRST_LIST_TITLE, note: '' });
    return 'key' in choice ? list(reader, choice.key) : insertList(reader, { title: choice.newTitle, note: '' });
  };
  const insert = (reader: Reader, listKey: string, bookmark: NewBookmark): BookmarkRow => {
    const columns = targetColumns(bookmark.target);
    const found = database
      .prepare(`${BOOKMARKS} WHERE reader_id = ? AND list.key = ? AND ${IS_TARGET}`)
      .get(reader.id, listKey, ...columns);
    if (found) return found as unknown as BookmarkRow;
    const { title, date, version, note, seenNumber } = bookmark;
    const key = randomKey();
    database
      .prepare(
        `INSERT INTO bookmark (key, list_id, kind, report_id, item_id, statement_id, query, title, date, version, note,
           created, seen_number, visit_number)
         SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM list WHERE reader_id = ? AND key = ?`,
      )
      .run(key, ...columns, title, date, version, note, instant(), seenNumber, seenNumber, reader.id, listKey);
    return own(reader, key);
  };
  const checkRoom = (reader: Reader): void => {
    const { n } = database
      .prepare(`SELECT count(*) AS n FROM bookmark JOIN list ON list.id = list_id WHERE reader_id = ?`)
      .get(reader.id) as { n: number };
    checkBookmarkRoom(n);
  };
  const insertReader = (): Reader => {
    const id = randomKey();
    database.prepare(`INSERT INTO reader (id, generation, created) VALUES (?, 1, ?)`).run(id, instant());
    return { id, generation: 1 };
  };
  const open = ({ id }: Pick<Reader, 'id'>): void =>
    void database.prepare(`DELETE FROM unopened_reader WHERE reader_id = ?`).run(id);
  /** Made before it by an import, a reader who never came back is none. */
  const lastMade = () => new Date(now().getTime() - LIMITS.unopenedDays * 24 * 3600_000).toISOString();

  return {
    path,
    newReader: () => change(insertReader),
    shortenLog: () => forgetDeleted(database),
    reader: ({ id, generation }) =>
      database
        .prepare(`SELECT 1 FROM reader WHERE id = ? AND generation = ? AND id NOT IN (${EXPIRED})`)
        .get(id, generation, lastMade())
        ? { id, generation }
        : null,
    hasReaders: () => database.prepare(`SELECT 1 FROM reader LIMIT 1`).get() !== undefined,
    isUnopened: ({ id }) => database.prepare(`SELECT 1 FROM unopened_reader WHERE reader_id = ?`).get(id) !== undefined,
    open: (reader) => change(() => open(reader)),
    openShared: (publicKey) => {
      const owner = database
        .prepare(`SELECT reader_id AS id FROM list JOIN unopened_reader USING (reader_id) WHERE public_key = ?`)
        .get(publicKey) as { id: string } | undefined;
      if (owner) change(() => open(owner));
    },
    expire: () => {
      if (database.prepare(EXPIRED).get(lastMade()))
        erase(() => database.prepare(`DELETE FROM reader WHERE id IN (${EXPIRED})`).run(lastMade()));
    },
    renew: ({ id, generation }) =>
      change(() => {
        database
          .prepare(`UPDATE reader SET generation = generation + 1 WHERE id = ? AND generation = ?`)
          .run(id, generation);
        return { id, generation: generation + 1 };
      }),
    deleteReader: ({ id }) => void erase(() => database.prepare(`DELETE FROM reader WHERE id = ?`).run(id)),
    lists,
    list,
    sharedList: (publicKey) => {
      const row = database
        .prepare(`${LISTS} WHERE public_key = ? AND reader_id NOT IN (${EXPIRED})`)
        .get(publicKey, lastMade());
      return row ? listOf(row as unknown as ListRow) : null;
    },
    newList: (reader, text) => change(() => insertList(reader, text)),
    changeList: (reader, key, { title, note }) =>
      change(() => {
        list(reader, key);
        database.prepare(`UPDATE list SET title = ?, note = ? WHERE key = ?`).run(title, note, key);
      }),
    share: (reader, key) =>
      change(() => {
        const known = list(reader, key).publicKey;
        if (known) return known;
        const publicKey = randomKey();
        database.prepare(`UPDATE list SET public_key = ? WHERE key = ?`).run(publicKey, key);
        return publicKey;
      }),
    unshare: (reader, key) =>
      change(() => {
        list(reader, key);
        database.prepare(`UPDATE list SET public_key = NULL WHERE key = ?`).run(key);
      }),
    deleteList: (reader, key) =>
      erase(() => {
        list(reader, key);
        database.prepare(`DELETE FROM list WHERE key = ?`).run(key);
      }),
    bookmarks: ({ key }, { skip, limit } = { skip: 0, limit: LIMITS.bookmarks }) =>
      (
        database
          .prepare(`${BOOKMARKS} WHERE ${IN_LIST} ORDER BY bookmark.id DESC LIMIT ? OFFSET ?`)
          .all(key, limit, skip) as unknown as BookmarkRow[]
      ).map(bookmarkOf),
    eachBookmark: function* ({ key }, order) {
      const [than, direction] = order === 'newest first' ? ['<', 'DESC'] : ['>', 'ASC'];
      const portion = database.prepare(
        `${BOOKMARKS} WHERE ${IN_LIST} AND bookmark.id ${than} ? ORDER BY bookmark.id ${direction} LIMIT ${PORTION}`,
      );
      let last: number | null = order === 'newest first' ? Number.MAX_SAFE_INTEGER : 0;
      while (last !== null) {
        const rows = portion.all(key, last) as unknown as BookmarkRow[];
        for (const row of rows) yield bookmarkOf(row);
        last = rows.at(-1)?.id ?? null;
      }
    },
    starred: (reader, target) =>
      (
        database
          .prepare(`${BOOKMARKS} WHERE reader_id = ? AND ${IS_TARGET} ORDER BY bookmark.id`)
          .all(reader.id, ...targetColumns(target)) as unknown as BookmarkRow[]
      ).map(bookmarkOf),
    add: (reader, choice, bookmark) =>
      change(() => {
        const row = insert(reader, chosenList(reader, choice).key, bookmark);
        checkRoom(reader);
        open(reader);
        return bookmarkOf(row);
      }),
    addAll: (known, imported) =>
      change(() => {
        const reader = known ?? insertReader();
        const added = addLists(database, reader.id, imported, instant());
        if (known === null)
          database.prepare(`INSERT INTO unopened_reader (reader_id, made) VALUES (?, ?)`).run(reader.id, instant());
        return { reader, added };
      }),
    changeNote: (reader, key, note) =>
      change(() => {
        const { id } = own(reader, key);
        database.prepare(`UPDATE bookmark SET note = ? WHERE id = ?`).run(note, id);
      }),
    move: (reader, key, listKey) =>
      erase(() => {
        const { id } = own(reader, key);
        list(reader, listKey);
        const target = `(SELECT id FROM list WHERE key = ?)`;
        const { changes } = database
          .prepare(`UPDATE OR IGNORE bookmark SET list_id = ${target} WHERE id = ?`)
          .run(listKey, id);
        if (changes === 0)
          database.prepare(`DELETE FROM bookmark WHERE id = ? AND list_id <> ${target}`).run(id, listKey);
      }),
    remove: (reader, key) =>
      erase(() => {
        const { id, list_key: listKey } = own(reader, key);
        database.prepare(`DELETE FROM bookmark WHERE id = ?`).run(id);
        return listKey;
      }),
    visit: (reader, key, { seenNumber, visitNumber }) =>
      change(() => {
        const { id } = own(reader, key);
        database
          .prepare(`UPDATE bookmark SET seen_number = ?, visit_number = ?, visited = ? WHERE id = ?`)
          .run(seenNumber, visitNumber, instant(), id);
      }),
    close: () => database.close(),
  };
}

const LISTS = `SELECT list.*, (SELECT count(*) FROM bookmark WHERE list_id = list.id) AS count FROM list`;
const BOOKMARKS = `SELECT bookmark.*, list.key AS list_key FROM bookmark JOIN list ON list.id = list_id`;
/** In the order of their ids, without sorting. */
const IN_LIST = `list_id = (SELECT id FROM list WHERE key = ?)`;
const EXPIRED = `SELECT reader_id FROM unopened_reader WHERE made < ?`;
/** Bookmarks that are read at a time. */
const PORTION = 100;
const IS_TARGET = `kind = ? AND report_id = ? AND item_id = ? AND statement_id = ? AND query = ?`;
