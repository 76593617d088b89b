// Between the rows of the bookmarks' database and what the rest of the program sees.
import type { Bookmark, BookmarkList, BookmarkTarget } from './bookmark.ts';

export interface ListRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly public_key: string | null;
  readonly created: string;
  readonly count: number;
}

export interface BookmarkRow {
  readonly id: number;
  readonly key: string;
  readonly list_key: string;
  readonly kind: BookmarkTarget['kind'];
  readonly report_id: string;
  readonly item_id: string;
  readonly statement_id: string;
  readonly query: string;
  readonly title: string;
  readonly date: string | null;
  readonly version: string | null;
  readonly note: string;
  readonly created: string;
  readonly seen_number: number;
  readonly visit_number: number;
  readonly visited: string | null;
}

export function listOf({ key, title, note, public_key: publicKey, created, count }: ListRow): BookmarkList {
  return { key, title, note, publicKey, created, count };
}

export function bookmarkOf(row: BookmarkRow): Bookmark {
  const { key, title, date, version, note, created, visited } = row;
  return {
    key,
    listKey: row.list_key,
    target: targetOf(row),
    title,
    date,
    version,
    note,
    created,
    seenNumber: row.seen_number,
    visitNumber: row.visit_number,
    visited,
  };
}

/** Of a row of the table `bookmark`. */
export function targetOf({
  kind,
  report_id: reportId,
  item_id: itemId,
  statement_id: statementId,
  query,
}: Pick<BookmarkRow, 'kind' | 'report_id' | 'item_id' | 'statement_id' | 'query'>): BookmarkTarget {
  if (kind === 'search') return { kind, query };
  return kind === 'item' ? { kind, reportId, itemId } : { kind, reportId, itemId, statementId };
}

/** `kind`, `report_id`, `item_id`, `statement_id`, `query`: empty where the target has none, so that they can be compared. */
export function targetColumns(target: BookmarkTarget): [string, string, string, string, string] {
  if (target.kind === 'search') return ['search', '', '', '', target.query];
  return [target.kind, target.reportId, target.itemId, target.kind === 'statement' ? target.statementId : '', ''];
}
