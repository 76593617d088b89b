// The addresses of bookmarks: made and read here alone. What comes after /bookmarks may be a secret, so no log has it.
import type { BookmarkTarget } from '../../bookmarks/bookmark.ts';
import { BadRequest } from '../http/errors.ts';
import { PATHS, parseSearch, searchUrl } from '../urls.ts';

export const BOOKMARK_PATHS = {
  overview: PATHS.bookmarks,
  add: `${PATHS.bookmarks}/add`,
  lists: `${PATHS.bookmarks}/lists`,
  marks: `${PATHS.bookmarks}/marks`,
  state: `${PATHS.bookmarks}/state`,
  toggle: `${PATHS.bookmarks}/toggle`,
  exportAll: `${PATHS.bookmarks}/export.json`,
  import: `${PATHS.bookmarks}/import`,
  open: `${PATHS.bookmarks}/open`,
  shared: `${PATHS.bookmarks}/shared`,
  renew: `${PATHS.bookmarks}/renew`,
  delete: `${PATHS.bookmarks}/delete`,
} as const;

/** What the overview is told after an import that has made its reader: that is no visit of theirs. */
export const IMPORTED_ANEW = 'imported-anew';

/** A list of the reader's own; `key` is its bookmark's, where the page opens at one. */
export function listUrl(list: string, at: { readonly page?: string; readonly key?: string } = {}): string {
  const page = at.page && at.page !== '1' ? `?page=${encodeURIComponent(at.page)}` : '';
  return `${BOOKMARK_PATHS.lists}/${encodeURIComponent(list)}${page}${at.key ? `#${markAnchor(at.key)}` : ''}`;
}

export function markAnchor(key: string): string {
  return `mark-${key}`;
}

export function markUrl(key: string): string {
  return `${BOOKMARK_PATHS.marks}/${encodeURIComponent(key)}`;
}

export function sharedUrl(publicKey: string, page?: string): string {
  return `${BOOKMARK_PATHS.shared}/${encodeURIComponent(publicKey)}${page && page !== '1' ? `?page=${encodeURIComponent(page)}` : ''}`;
}

export function openUrl(privateKey: string): string {
  return `${BOOKMARK_PATHS.open}/${encodeURIComponent(privateKey)}`;
}

/** @param address of the list, own or shared */
export function exportUrl(address: string, extension: string): string {
  return `${address}/export/${extension}`;
}

/** Where a star leads without a script. */
export function addUrl(target: BookmarkTarget): string {
  return `${BOOKMARK_PATHS.add}?${targetParameters(target)}`;
}

export function targetParameters(target: BookmarkTarget): string {
  if (target.kind === 'search') return new URLSearchParams({ search: target.query }).toString();
  const { reportId: report, itemId: item } = target;
  return new URLSearchParams({
    report,
    item,
    ...(target.kind === 'statement' && { statement: target.statementId }),
  }).toString();
}

const MOST_CHARACTERS = 200;

/** A search is brought into the one form that urls.ts writes, without its page. Throws `BadRequest`. */
export function parseTarget(given: URLSearchParams): BookmarkTarget {
  const [reportId = '', itemId = '', statementId = ''] = ['report', 'item', 'statement'].map(
    (name) => given.get(name) ?? '',
  );
  const search = given.get('search');
  if (search !== null && search.length <= 4000) {
    const url = searchUrl({ ...parseSearch(search), page: 1 });
    return { kind: 'search', query: url.slice(PATHS.search.length + 1) };
  }
  if (!reportId || !itemId || [reportId, itemId, statementId].some((id) => id.length > MOST_CHARACTERS))
    throw new BadRequest(
      'item',
      'the address does not say what is to be starred',
      'Go back to the page and star it there.',
    );
  return statementId ? { kind: 'statement', reportId, itemId, statementId } : { kind: 'item', reportId, itemId };
}

/** A path as a log may have it. */
export function withoutKeys(path: string): string {
  return path.startsWith(`${PATHS.bookmarks}/`) ? `${PATHS.bookmarks}/…` : path;
}
