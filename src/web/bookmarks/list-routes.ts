// One list, a reader's own or a shared one: as a page, and as files. Ten thousand bookmarks are read, shown and sent in portions, so that nobody
// else waits for them.

import { type Request, type Response, Router } from 'express';
import type { Bookmark, BookmarkList, Reader } from '../../bookmarks/bookmark.ts';
import { listsAsJson } from '../../bookmarks/transfer.ts';
import { slug } from '../../reports/ids.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { streamTo } from '../http/stream-to.ts';
import { BOOKMARK_PATHS, listUrl } from './addresses.ts';
import type { BookmarkContext } from './context.ts';
import { LIST_FORMATS } from './exports.ts';
import { type MarkView, markView } from './mark-view.ts';
import { type NewItems, newItemsOf, visitOf } from './new-items.ts';
import { bookmarkListPage, MARKS_PER_PAGE, MARKS_PLACE } from './pages.ts';
import { isVisit } from './session.ts';
import { whereWritable } from './where-writable.ts';

export function listRoutes(context: BookmarkContext): Router {
  const { bookmarks, sessions, site, catalogue, render, paced, logger, writer } = context;
  const { store } = bookmarks;
  const router = Router();

  router.get(BOOKMARK_PATHS.exportAll, (request, response) => {
    const reader = ownReader(request);
    const lists = store.lists(reader).map((list) => ({ list, bookmarks: store.eachBookmark(list, 'oldest first') }));
    return sendJson(request, response, 'bookmarks.json', lists);
  });

  router.get(`${BOOKMARK_PATHS.lists}/:list`, async (request, response) => {
    const reader = ownReader(request);
    const list = store.list(reader, request.params.list);
    const page = pageOf(request, list);
    const token = sessions.formToken(request, response);
    const made = bookmarkListPage(site(), token, { list, isOwn: true, otherLists: store.lists(reader), page });
    const news = (mark: Bookmark) => (page === 'all' ? null : newsFor(reader, mark, request));
    await sendPage(request, response, made, await shown(list, page, news));
  });

  router.get(`${BOOKMARK_PATHS.lists}/:list/export/:format`, (request, response) =>
    sendExport(request, response, store.list(ownReader(request), request.params.list), request.params.format),
  );

  router.get(`${BOOKMARK_PATHS.shared}/:key`, async (request, response) => {
    const list = await sharedList(request.params.key);
    const page = pageOf(request, list);
    const made = bookmarkListPage(site(), '', { list, isOwn: false, otherLists: [], page });
    await sendPage(request, response, made, await shown(list, page, () => null));
  });

  router.get(`${BOOKMARK_PATHS.shared}/:key/export/:format`, async (request, response) =>
    sendExport(request, response, await sharedList(request.params.key), request.params.format),
  );

  function ownReader(request: Request<object>): Reader {
    const reader = sessions.readerOf(request as Request);
    if (reader) return reader;
    const told = 'A list can be opened elsewhere only with its private or its shared address.';
    const link = { url: BOOKMARK_PATHS.overview, label: 'Bookmarks' };
    throw new NotFound(`This browser has no such list. ${told}`, link);
  }

  /** Whoever visits it keeps it. */
  async function sharedList(key: string): Promise<BookmarkList> {
    const list = store.sharedList(key);
    if (!list) throw new NotFound('No list is shared at this address. It may have been withdrawn by whoever made it.');
    await writer.idle();
    whereWritable(() => store.openShared(key));
    return list;
  }

  function* views(marks: Iterable<Bookmark>): Generator<MarkView> {
    for (const mark of marks) yield markView(site(), catalogue, mark, null);
  }

  /** Of one page they are made before anything is sent, for the search may be asked; all of them while they are sent. */
  async function shown(
    list: BookmarkList,
    page: number | 'all',
    news: (mark: Bookmark) => Promise<NewItems | null> | null,
  ): Promise<Iterable<MarkView>> {
    if (page === 'all') return views(store.eachBookmark(list, 'newest first'));
    const marks: MarkView[] = [];
    const part = { skip: (page - 1) * MARKS_PER_PAGE, limit: MARKS_PER_PAGE };
    for await (const mark of paced.pages(store.bookmarks(list, part)))
      marks.push(markView(site(), catalogue, mark, await news(mark)));
    return marks;
  }

  async function newsFor(reader: Reader, mark: Bookmark, request: Request<object>): Promise<NewItems | null> {
    if (mark.target.kind !== 'search') return null;
    const visit = isVisit(request as Request) ? visitOf(mark, catalogue.newestNumber(), bookmarks.now()) : null;
    if (visit) {
      await writer.idle();
      // Where that fails, the next visit counts from the one before.
      whereWritable(() => store.visit(reader, mark.key, visit));
    }
    return newItemsOf(context, mark.target.query, visit?.seenNumber ?? mark.seenNumber);
  }

  function sendPage(
    request: Request<object>,
    response: Response,
    { model, forms }: ReturnType<typeof bookmarkListPage>,
    marks: Iterable<MarkView>,
  ): Promise<void> {
    const [head = '', foot = ''] = render('bookmark-list', model).split(MARKS_PLACE);
    const html = function* () {
      yield head;
      if (foot)
        for (const { starred: _, citation: __, ...mark } of marks) yield render('partials/mark', { ...forms, mark });
      yield foot;
    };
    response.type('html');
    return streamTo(request as Request, response, [html()], { paced: paced.pages, logger });
  }

  function sendExport(
    request: Request<object>,
    response: Response,
    list: BookmarkList,
    extension: string,
  ): Promise<void> {
    const name = `${slug(list.title, 60)}.${extension}`;
    if (extension === 'json')
      return sendJson(request, response, name, [{ list, bookmarks: store.eachBookmark(list, 'oldest first') }]);
    const format = LIST_FORMATS.find((known) => known.extension === extension);
    if (!format)
      throw new NotFound('Lists cannot be had in this format.', { url: listUrl(list.key), label: list.title });
    const marks = views(store.eachBookmark(list, 'newest first'));
    const { title, note } = list;
    const pieces = format.write({ title, note, marks, baseUrl: context.baseUrl });
    return sendFile(request, response, { name, contentType: format.contentType, pieces });
  }

  function sendJson(
    request: Request<object>,
    response: Response,
    name: string,
    lists: Parameters<typeof listsAsJson>[0],
  ): Promise<void> {
    const pieces = listsAsJson(lists, site().description.archive.title);
    return sendFile(request, response, { name, contentType: 'application/json', pieces });
  }

  function sendFile(
    request: Request<object>,
    response: Response,
    file: { readonly name: string; readonly contentType: string; readonly pieces: Iterable<string> },
  ): Promise<void> {
    response.attachment(file.name).set('Content-Type', file.contentType);
    return streamTo(request as Request, response, [file.pieces], { paced: paced.files, logger });
  }
  return router;
}

function pageOf(request: Request<object>, { count }: BookmarkList): number | 'all' {
  const text = new URLSearchParams(queryOf(request as Request)).get('page') ?? '1';
  if (text === 'all') return 'all';
  const page = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (page >= 1 && (page - 1) * MARKS_PER_PAGE < Math.max(1, count)) return page;
  throw new NotFound('The list has no such page.');
}
