// The view models of the pages about bookmarks: all lists, one list (a reader's own or a shared one), starring something, and opening
// lists on another machine. None of them is for search engines, and none has an address for others to see.

import type { Bookmark, BookmarkList, BookmarkTarget } from '../../bookmarks/bookmark.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { absolute } from '../urls.ts';
import { BOOKMARK_PATHS, exportUrl, listUrl, openUrl, sharedUrl } from './addresses.ts';
import { LIST_FORMATS } from './exports.ts';
import type { MarkView } from './mark-view.ts';

interface Form {
  readonly shell: Shell;
  readonly bookmarkPaths: typeof LINKED;
  readonly token: string;
}

interface ListLink {
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly count: number;
  readonly isShared: boolean;
  readonly note: string;
}

export interface BookmarksPage extends Form {
  readonly lists: readonly ListLink[];
  /** `null` for somebody who has never starred anything. */
  readonly privateUrl: string | null;
  /** What the last form did. */
  readonly message: string | null;
}

export interface BookmarkListPage extends Form {
  readonly list: {
    readonly key: string;
    readonly title: string;
    readonly note: string;
    readonly url: string;
    readonly count: number;
  };
  /** Absolute; `null` where it is not shared. */
  readonly sharedUrl: string | null;
  /** Whether the reader may change it. */
  readonly isOwn: boolean;
  readonly formats: readonly { readonly label: string; readonly url: string }[];
  readonly pagination: Pagination | null;
  /** Where there is more than one page; `null` where all is shown. */
  readonly wholeUrl: string | null;
}

/** What every bookmark on the page of its list is shown with. */
interface MarkForms extends Pick<BookmarkListPage, 'list' | 'token'> {
  /** Whether each bookmark has a form; where all of many are shown, to print, none has. */
  readonly hasForms: boolean;
  readonly otherLists: readonly ListLink[];
}

/** One bookmark within the page of its list. */
export interface MarkPart extends MarkForms {
  readonly mark: Omit<MarkView, 'starred' | 'citation'>;
}

/** Stands in a page where its bookmarks belong: nothing that a reader writes can make it. */
export const MARKS_PLACE = '<!-- marks -->';

export interface BookmarkAddPage extends Form {
  readonly target: BookmarkTarget;
  readonly title: string;
  readonly about: string | null;
  readonly backUrl: string;
  /** Of an item: which of them is starred can be chosen. */
  readonly statements: readonly { readonly id: string; readonly label: string; readonly isSelected: boolean }[];
  readonly lists: readonly ListLink[];
  readonly starredIn: readonly { readonly title: string; readonly url: string; readonly what: string }[];
}

export interface BookmarkOpenPage extends Form {
  readonly openUrl: string;
  readonly lists: readonly ListLink[];
  /** The address of the lists that this browser has now; `null` where it has none or these. */
  readonly ownPrivateUrl: string | null;
  readonly isOpen: boolean;
}

const { overview, add, lists, exportAll, import: importing, renew, delete: deleting } = BOOKMARK_PATHS;
/** Where the pages lead and send their forms. */
const LINKED = { overview, add, lists, exportAll, import: importing, renew, delete: deleting } as const;

function form(site: Site, title: string, token: string): Form {
  const shell = shellFor(site, {
    title,
    description: 'Bookmarks are kept for whoever made them.',
    path: null,
    section: 'bookmarks',
    isIndexed: false,
  });
  return { shell, bookmarkPaths: LINKED, token };
}

function listLink({ key, title, note, count, publicKey }: BookmarkList): ListLink {
  return { key, title, note, url: listUrl(key), count, isShared: publicKey !== null };
}

export function bookmarksPage(
  site: Site,
  token: string,
  { lists, privateKey, message }: { lists: readonly BookmarkList[]; privateKey: string | null; message: string | null },
): BookmarksPage {
  const privateUrl = privateKey === null ? null : absolute(site.baseUrl, openUrl(privateKey));
  return { ...form(site, 'Bookmarks', token), lists: lists.map(listLink), privateUrl, message };
}

export const MARKS_PER_PAGE = 100;

/** @param page from 1, or `all` */
export function bookmarkListPage(
  site: Site,
  token: string,
  of: {
    readonly list: BookmarkList;
    readonly isOwn: boolean;
    readonly otherLists: readonly BookmarkList[];
    readonly page: number | 'all';
  },
): { readonly model: BookmarkListPage; readonly forms: MarkForms } {
  const { isOwn, page } = of;
  const publicKey = of.list.publicKey ?? '';
  const address = isOwn ? listUrl(of.list.key) : sharedUrl(publicKey);
  const pageUrl = (number: number | 'all') =>
    isOwn ? listUrl(of.list.key, { page: String(number) }) : sharedUrl(publicKey, String(number));
  const { key, title, note, count } = of.list;
  const last = Math.max(1, Math.ceil(count / MARKS_PER_PAGE));
  const list = { key, title, note, url: address, count };
  const model = {
    ...form(site, title, token),
    list,
    sharedUrl: of.list.publicKey && absolute(site.baseUrl, sharedUrl(of.list.publicKey)),
    isOwn,
    formats: [{ label: 'JSON', extension: 'json' }, ...LIST_FORMATS].map(({ label, extension }) => ({
      label,
      url: exportUrl(address, extension),
    })),
    pagination: page === 'all' ? null : paginationFor(page, last, pageUrl),
    wholeUrl: page === 'all' || last === 1 ? null : pageUrl('all'),
  };
  const otherLists = of.otherLists.filter((other) => other.key !== key).map(listLink);
  return { model, forms: { list, token, hasForms: isOwn && page !== 'all', otherLists } };
}

export function bookmarkAddPage(
  site: Site,
  token: string,
  of: {
    readonly target: BookmarkTarget;
    readonly title: string;
    readonly about: string | null;
    readonly backUrl: string;
    readonly item: ItemDocument | null;
    readonly lists: readonly BookmarkList[];
    readonly starred: readonly Bookmark[];
  },
): BookmarkAddPage {
  const { target, title, about, backUrl, item, lists, starred } = of;
  const statementId = target.kind === 'statement' ? target.statementId : null;
  return {
    ...form(site, `Star: ${title}`, token),
    target,
    title,
    about,
    backUrl,
    statements: (item?.statements ?? [])
      .filter(({ text, form: shape }) => text.trim() !== '' && shape !== 'subheading')
      .map(({ id, speaker, text }) => ({
        id,
        label: `${speaker ? `${speaker.name}: ` : ''}${beginning(text)}`,
        isSelected: id === statementId,
      })),
    lists: lists.map(listLink),
    starredIn: starred.map(({ key, listKey, target: { kind } }) => ({
      title: lists.find((list) => list.key === listKey)?.title ?? '',
      url: listUrl(listKey, { key }),
      what: kind === 'statement' ? 'a statement of it' : kind === 'item' ? 'the whole item' : 'the search',
    })),
  };
}

export function bookmarkOpenPage(
  site: Site,
  token: string,
  of: {
    readonly privateKey: string;
    readonly lists: readonly BookmarkList[];
    readonly ownPrivateKey: string | null;
  },
): BookmarkOpenPage {
  const isOpen = of.ownPrivateKey === of.privateKey;
  return {
    ...form(site, 'Open bookmarks', token),
    openUrl: openUrl(of.privateKey),
    lists: of.lists.map(listLink),
    ownPrivateUrl: of.ownPrivateKey === null || isOpen ? null : absolute(site.baseUrl, openUrl(of.ownPrivateKey)),
    isOpen,
  };
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 90 ? line : `${line.slice(0, 89).toWellFormed()}…`;
}
