// What readers keep: bookmarks in lists, each list a reader's own. Shapes and bounds only; a bookmark holds no text of a report but a title.
import type { IsoDate } from '../reports/report.ts';

/** ISO 8601 instant. */
export type Instant = string;

/** What a star stands on. A search is the part of its address after `?`, as urls.ts writes it. */
export type BookmarkTarget =
  | { readonly kind: 'item'; readonly reportId: string; readonly itemId: string }
  | { readonly kind: 'statement'; readonly reportId: string; readonly itemId: string; readonly statementId: string }
  | { readonly kind: 'search'; readonly query: string };

export interface NewBookmark {
  readonly target: BookmarkTarget;
  /** Of the item or the search on the day it was starred. */
  readonly title: string;
  /** Day of the meeting; `null` for searches. */
  readonly date: IsoDate | null;
  /** The version of its words on that day; `null` for searches. */
  readonly version: string | null;
  readonly note: string;
  /** Of a search: the newest item then, by number; nothing up to it is new. */
  readonly seenNumber: number;
}

export interface Bookmark extends NewBookmark {
  /** Random, for addresses. */
  readonly key: string;
  readonly listKey: string;
  readonly created: Instant;
  /** Of a search: the newest item when its list was last looked at, and when that was. */
  readonly visitNumber: number;
  readonly visited: Instant | null;
}

export interface BookmarkList {
  /** Random, for addresses; opens nothing to anybody but its reader. */
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** Random; whoever knows it may read the list. `null` where it is not shared. */
  readonly publicKey: string | null;
  readonly created: Instant;
  readonly count: number;
}

/** Somebody without an account: a browser, or several that have opened the same private address. */
export interface Reader {
  /** Random. */
  readonly id: string;
  /** Counts up when the reader takes a new private address: cookies and addresses of before open nothing. */
  readonly generation: number;
}

export const LIMITS = {
  lists: 200,
  bookmarks: 10_000,
  titleLength: 200,
  noteLength: 4000,
  /** Of an address's part after `?`. */
  queryLength: 4000,
  /** Bytes of a file that is imported; it may hold as many lists and bookmarks as a reader may have. */
  importSize: 8_000_000,
  /** A reader who was made by an import and never came back is deleted. */
  unopenedDays: 30,
} as const;

/** The list that a star goes to where none was chosen. */
export const FIRST_LIST_TITLE = 'Starred';

/** A reader wants more than is kept; the message says what to do. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

/** The list or bookmark is not there, or is not this reader's: the two cannot be told apart. */
export class NoSuchBookmark extends Error {
  override readonly name = 'NoSuchBookmark';
}

/** The disk is full, or the file cannot be opened or written; the message says what to do. Nothing was changed. */
export class BookmarksUnwritable extends Error {
  override readonly name = 'BookmarksUnwritable';
}

/** A list as a file brings it. */
export type ImportedList = Pick<BookmarkList, 'title' | 'note'> & { readonly bookmarks: readonly NewBookmark[] };
