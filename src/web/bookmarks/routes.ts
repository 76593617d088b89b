// The addresses of bookmarks, put together: what every one of them has in common, and how they fail. Where the site keeps no bookmarks
// they say so.
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { BookmarksUnwritable, LIMITS, LimitReached, NoSuchBookmark } from '../../bookmarks/bookmark.ts';
import { NotAnExport } from '../../bookmarks/transfer.ts';
import type { WebContext } from '../context.ts';
import { errorPage, type Failure } from '../error-page.ts';
import { mostAtOnce, TooBusy } from '../http/at-once.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { PATHS } from '../urls.ts';
import { BOOKMARK_PATHS, IMPORTED_ANEW } from './addresses.ts';
import type { BookmarkContext } from './context.ts';
import { ForeignRequest } from './foreign-request.ts';
import { formRoutes } from './form-routes.ts';
import { limitsOn, TooMany } from './limits.ts';
import { listRoutes } from './list-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { type ReaderSessions, readerSessions } from './session.ts';
import { toggleRoutes } from './toggle-routes.ts';
import { whereWritable } from './where-writable.ts';
import { bookmarkWriter } from './writer.ts';

/** Each holds a file while it is read; the others are told to come again. */
const IMPORTS_AT_ONCE = { inAll: 6, ofOne: 3 };
/** Of lists that are sent as files. */
const FILES_AT_ONCE = { inAll: 24, ofOne: 12 };

export function bookmarkRoutes(context: WebContext): Router {
  const router = Router();
  const { bookmarks, baseUrl } = context;
  if (!bookmarks) {
    router.use(PATHS.bookmarks, () => {
      throw new NotFound('This copy of the site keeps no bookmarks.');
    });
    return router;
  }
  const sessions = readerSessions({ ...bookmarks, baseUrl });
  const writer = bookmarkWriter(bookmarks.store, bookmarks.now);
  const all: BookmarkContext = { ...context, bookmarks, sessions, writer };
  const limits = limitsOn(sessions, context.rateLimit);
  // Whatever can be refused is refused before anything of it is read.
  router.use(PATHS.bookmarks, asPrivate, sessions.cookies, limits.forms, fromHere(sessions), noted(all));
  router.post(BOOKMARK_PATHS.import, limits.imports, mostAtOnce(IMPORTS_AT_ONCE));
  router.post([BOOKMARK_PATHS.add, BOOKMARK_PATHS.lists, BOOKMARK_PATHS.toggle], limits.newReaders);
  router.get([BOOKMARK_PATHS.exportAll, `${PATHS.bookmarks}/:kind/:key/export/:format`], mostAtOnce(FILES_AT_ONCE));
  router.use(BOOKMARK_PATHS.toggle, express.json({ limit: '16kb' }));
  router.use(BOOKMARK_PATHS.import, express.raw({ type: 'multipart/form-data', limit: LIMITS.importSize }));
  router.use(PATHS.bookmarks, express.urlencoded({ extended: false, limit: '64kb' }));
  router.post(`${PATHS.bookmarks}/*rest`, async (_request, _response, next) => {
    await writer.idle();
    next();
  });
  router.use(pageRoutes(all), listRoutes(all), formRoutes(all), toggleRoutes(all));
  router.use(PATHS.bookmarks, failed(all));
  return router;
}

/** Addresses here are secrets: no cache keeps them, no link tells where a reader came from, no search engine lists them. */
const asPrivate: RequestHandler = (_request, response, next) => {
  response.set({
    'Cache-Control': 'private, no-store',
    // No other site learns anything; our own does, so that a form can be told from one of elsewhere.
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
    Vary: 'Cookie',
  });
  next();
};

/** Forms of other sites change nothing. */
function fromHere(sessions: ReaderSessions): RequestHandler {
  return (request, _response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') sessions.verifyOrigin(request);
    next();
  };
}

/** A reader whom an import has made comes back: from now on nothing of theirs expires. */
function noted({ sessions, bookmarks: { store }, writer }: BookmarkContext): RequestHandler {
  return async (request, _response, next) => {
    const reader = sessions.readerOf(request);
    const isVisit = new URLSearchParams(queryOf(request)).get('done') !== IMPORTED_ANEW;
    if (reader && isVisit && store.isUnopened(reader)) {
      await writer.idle();
      whereWritable(() => store.open(reader));
    }
    next();
  };
}

function failed({ render, site, logger }: BookmarkContext): ErrorRequestHandler {
  return (error, request, response, next) => {
    const failure = failureOf(error);
    if (!failure || response.headersSent) return next(error);
    if (failure.status === 503) response.set('Retry-After', '30');
    else if (failure.status >= 500) logger.error({ err: error }, failure.heading);
    response.status(failure.status);
    if (request.originalUrl.startsWith(BOOKMARK_PATHS.toggle) || request.originalUrl.startsWith(BOOKMARK_PATHS.state)) {
      response.json({ error: { status: failure.status, message: failure.message } });
      return;
    }
    response.type('html').send(render('error', errorPage(site(), failure, '')));
  };
}

/** `null` for what fails as everywhere else. */
function failureOf(error: unknown): Failure | null {
  const base = { field: null, former: null, near: [], link: { url: PATHS.bookmarks, label: 'Your bookmarks' } };
  const message = error instanceof Error ? error.message : '';
  if (error instanceof ForeignRequest) {
    const advice = 'Nothing was changed. Go back, load the page again and try once more.';
    return { ...base, status: 403, heading: 'This form cannot be accepted', message: `${message} ${advice}` };
  }
  if (error instanceof NoSuchBookmark) return { ...base, status: 404, heading: 'Not found', message };
  if (error instanceof LimitReached) return { ...base, status: 409, heading: 'There is no more room', message };
  if (error instanceof NotAnExport) return { ...base, status: 400, heading: 'This file cannot be read', message };
  if (error instanceof TooMany) return { ...base, status: 429, heading: 'Too many at once', message };
  if (error instanceof TooBusy)
    return {
      ...base,
      status: 503,
      heading: 'Too busy at the moment',
      message: 'Nothing was changed. Please try again in a minute.',
    };
  if (error instanceof BookmarksUnwritable) {
    const told =
      'Bookmarks cannot be written at the moment; nothing was changed, and what was kept before is safe. Please try again later.';
    return { ...base, status: 507, heading: 'That could not be kept', message: told };
  }
  if (isTooLarge(error)) {
    const told = `A file may have ${LIMITS.importSize / 1e6} million bytes, a note ${LIMITS.noteLength.toLocaleString('en-GB')} characters.`;
    return { ...base, status: 413, heading: 'That is too much at once', message: told };
  }
  return null;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}
