// What readers look at besides one list: all of theirs, the form of a star, the form that opens lists elsewhere.

import { type Response, Router } from 'express';
import { type Bookmark, type BookmarkTarget, LIMITS, type Reader } from '../../bookmarks/bookmark.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { itemUrl, searchUrl } from '../urls.ts';
import { BOOKMARK_PATHS, IMPORTED_ANEW, parseTarget } from './addresses.ts';
import type { BookmarkContext } from './context.ts';
import { bookmarkAddPage, bookmarkOpenPage, bookmarksPage } from './pages.ts';
import { describedTarget } from './targets.ts';
import { whereWritable } from './where-writable.ts';

export function pageRoutes(context: BookmarkContext): Router {
  const { bookmarks, sessions, site, render, writer } = context;
  const { store } = bookmarks;
  const router = Router();
  const send = (response: Response, html: string) => void response.type('html').send(html);

  router.get(BOOKMARK_PATHS.overview, (request, response) => {
    const reader = sessions.readerOf(request);
    if (reader) sessions.signIn(response, reader);
    const privateKey = reader && sessions.privateKey(reader);
    const message = MESSAGES[new URLSearchParams(queryOf(request)).get('done') ?? ''] ?? null;
    const lists = reader ? store.lists(reader) : [];
    send(
      response,
      render('bookmarks', bookmarksPage(site(), sessions.formToken(request, response), { lists, privateKey, message })),
    );
  });

  router.get(BOOKMARK_PATHS.add, async (request, response) => {
    const reader = sessions.readerOf(request);
    const target = parseTarget(new URLSearchParams(queryOf(request)));
    const { item, title, about } = await describedTarget(context, target);
    const lists = reader ? store.lists(reader) : [];
    const starred = reader ? starredAbout(reader, target) : [];
    const backUrl = item ? itemUrl(item.report.id, item.id) : backToSearch(target);
    const of = { target, title, about, backUrl, item, lists, starred };
    send(response, render('bookmark-add', bookmarkAddPage(site(), sessions.formToken(request, response), of)));
  });

  router.get(`${BOOKMARK_PATHS.open}/:key`, async (request, response) => {
    const { key } = request.params;
    const reader = sessions.readerOfPrivateKey(key);
    if (!reader)
      throw new NotFound(
        'No bookmarks can be opened at this address. It may have been cut off, or replaced by a new one.',
      );
    await keepOpened(reader);
    const own = sessions.readerOf(request);
    const of = { privateKey: key, lists: store.lists(reader), ownPrivateKey: own && sessions.privateKey(own) };
    send(response, render('bookmark-open', bookmarkOpenPage(site(), sessions.formToken(request, response), of)));
  });

  /** Of an item also its statements. */
  function starredAbout(reader: Reader, target: BookmarkTarget): readonly Bookmark[] {
    if (target.kind !== 'statement') return store.starred(reader, target);
    const { reportId, itemId } = target;
    return [...store.starred(reader, { kind: 'item', reportId, itemId }), ...store.starred(reader, target)];
  }

  /** Whoever visits a private address keeps what is there. */
  async function keepOpened(reader: Reader): Promise<void> {
    if (!store.isUnopened(reader)) return;
    await writer.idle();
    whereWritable(() => store.open(reader));
  }
  return router;
}

const MESSAGES: Readonly<Record<string, string>> = {
  imported: 'The file was read; what it holds and was not there yet has been added.',
  [IMPORTED_ANEW]: `The file was read, and its lists are here now. They are deleted if nobody opens them within ${LIMITS.unopenedDays} days.`,
  deleted: 'All your bookmarks were deleted.',
  renewed: 'You have a new private address. The old one and all other browsers open nothing any more.',
  opened: 'These lists are now open in this browser, too.',
  'list-deleted': 'The list was deleted.',
};

function backToSearch(target: BookmarkTarget): string {
  return target.kind === 'search' && target.query ? `${searchUrl({})}?${target.query}` : searchUrl({});
}
