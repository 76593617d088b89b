// What readers look at: their lists, one list, a shared list, files of lists, the form of a star, the form that opens lists elsewhere.
import { type Request, type Response, Router } from 'express';
import {
  type Bookmark,
  type BookmarkList,
  BookmarksUnwritable,
  type BookmarkTarget,
  type Reader,
} from '../../bookmarks/bookmark.ts';
import { listsAsJson } from '../../bookmarks/transfer.ts';
import { slug } from '../../reports/ids.ts';
import { NotFound } from '../errors.ts';
import { queryOf } from '../routes.ts';
import { itemUrl, searchUrl } from '../urls.ts';
import { BOOKMARK_PATHS, listUrl, parseTarget } from './addresses.ts';
import { isVisit } from './desk.ts';
import { LIST_FORMATS } from './exports.ts';
import { type MarkView, markView } from './mark-view.ts';
import { type NewItems, newItemsOf, visitOf } from './new-items.ts';
import { bookmarkAddPage, bookmarkListPage, bookmarkOpenPage, bookmarksPage, MARKS_PER_PAGE } from './pages.ts';
import type { BookmarkRouteParts } from './routes.ts';
import { describedTarget } from './targets.ts';

export function pageRoutes(parts: BookmarkRouteParts): Router {
  const { bookmarks, desk, site, catalogue, render } = parts;
  const { store } = bookmarks;
  const router = Router();
  const send = (response: Response, html: string) => void response.type('html').send(html);

  router.get(BOOKMARK_PATHS.overview, (request, response) => {
    const reader = desk.readerOf(request);
    if (reader) desk.welcome(response, reader);
    const privateKey = reader && desk.privateKey(reader);
    const message = MESSAGES[new URLSearchParams(queryOf(request)).get('done') ?? ''] ?? null;
    const lists = reader ? store.lists(reader) : [];
    send(response, render('bookmarks', bookmarksPage(site(), desk.token(reader), { lists, privateKey, message })));
  });

  router.get(BOOKMARK_PATHS.exportAll, (request, response) => {
    const reader = ownReader(request);
    const lists = store.lists(reader).map((list) => ({ list, bookmarks: store.bookmarks(list) }));
    sendFile(response, 'bookmarks.json', 'application/json', listsAsJson(lists, site().description.archive.title));
  });

  router.get(`${BOOKMARK_PATHS.lists}/:list`, async (request, response) => {
    const reader = ownReader(request);
    const list = store.list(reader, request.params.list);
    const page = pageOf(request, list);
    const marks: MarkView[] = [];
    for (const mark of shown(store.bookmarks(list), page)) {
      marks.push(markView(site(), catalogue, mark, await newsFor(reader, mark, request)));
    }
    const of = { list, marks, isOwn: true, otherLists: store.lists(reader), page };
    send(response, render('bookmark-list', bookmarkListPage(site(), desk.token(reader), of)));
  });

  router.get(`${BOOKMARK_PATHS.lists}/:list/export/:format`, (request, response) => {
    sendExport(response, store.list(ownReader(request), request.params.list), request.params.format);
  });

  router.get(`${BOOKMARK_PATHS.shared}/:key`, (request, response) => {
    const list = sharedList(request.params.key);
    const page = pageOf(request, list);
    const marks = shown(store.bookmarks(list), page).map((mark) => markView(site(), catalogue, mark, null));
    const of = { list, marks, isOwn: false, otherLists: [], page };
    send(response, render('bookmark-list', bookmarkListPage(site(), '', of)));
  });

  router.get(`${BOOKMARK_PATHS.shared}/:key/export/:format`, (request, response) => {
    sendExport(response, sharedList(request.params.key), request.params.format);
  });

  router.get(BOOKMARK_PATHS.add, async (request, response) => {
    const reader = desk.readerOf(request);
    const target = parseTarget(new URLSearchParams(queryOf(request)));
    const { item, title, about } = await describedTarget(parts, target);
    const lists = reader ? store.lists(reader) : [];
    const starred = reader ? starredAbout(reader, target) : [];
    const backUrl = item ? itemUrl(item.report.id, item.id) : backToSearch(target);
    const of = { target, title, about, backUrl, item, lists, starred };
    send(response, render('bookmark-add', bookmarkAddPage(site(), desk.token(reader), of)));
  });

  router.get(`${BOOKMARK_PATHS.open}/:key`, (request, response) => {
    const { key } = request.params;
    const reader = desk.readerOfPrivateKey(key);
    if (!reader)
      throw new NotFound(
        'No bookmarks can be opened at this address. It may have been cut off, or replaced by a new one.',
      );
    const own = desk.readerOf(request);
    const of = { privateKey: key, lists: store.lists(reader), ownPrivateKey: own && desk.privateKey(own) };
    send(response, render('bookmark-open', bookmarkOpenPage(site(), desk.token(own), of)));
  });

  function ownReader(request: Request): Reader {
    const reader = desk.readerOf(request);
    if (reader) return reader;
    throw new NotFound(
      'This browser has no such list. A list can be opened elsewhere only with its private or its shared address.',
      {
        url: BOOKMARK_PATHS.overview,
        label: 'Bookmarks',
      },
    );
  }

  function sharedList(key: string): BookmarkList {
    const list = store.sharedList(key);
    if (!list) throw new NotFound('No list is shared at this address. It may have been withdrawn by whoever made it.');
    return list;
  }

  /** Of an item also its statements. */
  function starredAbout(reader: Reader, target: BookmarkTarget): readonly Bookmark[] {
    if (target.kind !== 'statement') return store.starred(reader, target);
    const { reportId, itemId } = target;
    return [...store.starred(reader, { kind: 'item', reportId, itemId }), ...store.starred(reader, target)];
  }

  async function newsFor(reader: Reader, mark: Bookmark, request: Request): Promise<NewItems | null> {
    if (mark.target.kind !== 'search') return null;
    const visit = isVisit(request) ? visitOf(mark, catalogue.newestNumber(), bookmarks.now()) : null;
    try {
      if (visit) store.visit(reader, mark.key, visit);
    } catch (error) {
      // A full disk must not keep anybody from reading; the next visit counts from the one before.
      if (!(error instanceof BookmarksUnwritable)) throw error;
    }
    return newItemsOf(parts, mark.target.query, visit?.seenNumber ?? mark.seenNumber);
  }

  function sendExport(response: Response, list: BookmarkList, extension: string): void {
    const kept = store.bookmarks(list);
    const name = `${slug(list.title, 60)}.${extension}`;
    if (extension === 'json') {
      sendFile(
        response,
        name,
        'application/json',
        listsAsJson([{ list, bookmarks: kept }], site().description.archive.title),
      );
      return;
    }
    const format = LIST_FORMATS.find((known) => known.extension === extension);
    if (!format)
      throw new NotFound('Lists cannot be had in this format.', { url: listUrl(list.key), label: list.title });
    const marks = kept.map((mark) => markView(site(), catalogue, mark, null));
    const { title, note } = list;
    sendFile(response, name, format.contentType, format.write({ title, note, marks, baseUrl: parts.baseUrl }));
  }
  return router;
}

const MESSAGES: Readonly<Record<string, string>> = {
  imported: 'The file was read; what it holds and was not there yet has been added.',
  deleted: 'All your bookmarks were deleted.',
  renewed: 'You have a new private address. The old one and all other browsers open nothing any more.',
  opened: 'These lists are now open in this browser, too.',
  'list-deleted': 'The list was deleted.',
};

function sendFile(response: Response, name: string, contentType: string, content: string): void {
  response.set('Content-Type', contentType).attachment(name).set('Content-Type', contentType);
  response.send(Buffer.from(content));
}

function shown(marks: readonly Bookmark[], page: number | 'all'): readonly Bookmark[] {
  return page === 'all' ? marks : marks.slice((page - 1) * MARKS_PER_PAGE, page * MARKS_PER_PAGE);
}

function pageOf(request: Request, { count }: BookmarkList): number | 'all' {
  const text = new URLSearchParams(queryOf(request)).get('page') ?? '1';
  if (text === 'all') return 'all';
  const page = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (page >= 1 && (page - 1) * MARKS_PER_PAGE < Math.max(1, count)) return page;
  throw new NotFound('The list has no such page.');
}

function backToSearch(target: BookmarkTarget): string {
  return target.kind === 'search' && target.query ? `${searchUrl({})}?${target.query}` : searchUrl({});
}
