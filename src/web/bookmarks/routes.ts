// The addresses of bookmarks, put together: what every one of them has in common, and how they fail. Where the site keeps no bookmarks
// they say so.
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { BookmarksUnwritable, LIMITS, LimitReached, NoSuchBookmark } from '../../bookmarks/bookmark.ts';
import type { BookmarkStore } from '../../bookmarks/store.ts';
import { NotAnExport } from '../../bookmarks/transfer.ts';
import { errorPage, type Failure } from '../error-page.ts';
import { NotFound } from '../errors.ts';
import type { RouteParts } from '../routes.ts';
import { type Searcher, searcherFor } from '../searching.ts';
import { type Site, siteOf } from '../shell.ts';
import { PATHS } from '../urls.ts';
import { BOOKMARK_PATHS } from './addresses.ts';
import { type Desk, deskOf, ForeignRequest } from './desk.ts';
import { formRoutes } from './form-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { toggleRoutes } from './toggle-routes.ts';

/** Where bookmarks are kept, and what signs for their readers. */
export interface BookmarkParts {
  readonly store: BookmarkStore;
  /** Read again for every request: a restore may bring another. */
  readonly secret: () => string;
  readonly now: () => Date;
}

export interface BookmarkRouteParts extends RouteParts {
  readonly bookmarks: BookmarkParts;
  readonly desk: Desk;
  readonly site: () => Site;
  readonly searcher: Searcher;
}

/** Forms that one address may send in a minute. */
const FORMS_PER_MINUTE = 120;

export function bookmarkRoutes(parts: RouteParts): Router {
  const router = Router();
  const { bookmarks, catalogue, engine, baseUrl } = parts;
  if (!bookmarks) {
    router.use(PATHS.bookmarks, () => {
      throw new NotFound('This copy of the site keeps no bookmarks.');
    });
    return router;
  }
  const desk = deskOf({ ...bookmarks, baseUrl });
  const site = () => siteOf(parts);
  const all: BookmarkRouteParts = { ...parts, bookmarks, desk, site, searcher: searcherFor(catalogue, engine) };
  router.use(PATHS.bookmarks, asPrivate, desk.cookies, politely(parts.rateLimit));
  router.use(BOOKMARK_PATHS.toggle, express.json({ limit: '16kb' }));
  router.use(BOOKMARK_PATHS.import, express.raw({ type: 'multipart/form-data', limit: LIMITS.importSize }));
  router.use(PATHS.bookmarks, express.urlencoded({ extended: false, limit: '64kb' }));
  router.use(pageRoutes(all), formRoutes(all), toggleRoutes(all));
  router.use(PATHS.bookmarks, failed(all));
  return router;
}

/** Addresses here are secrets: no cache keeps them, no link tells where a reader came from, no search engine lists them. */
const asPrivate: RequestHandler = (_request, response, next) => {
  response.set({
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    Vary: 'Cookie',
  });
  next();
};

/** @param limit 0 for none, as for programs */
function politely(limit: number): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: FORMS_PER_MINUTE,
    identifier: 'bookmarks',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whose X-Forwarded-For is believed is decided once, for the whole application.
    validate: false,
    skip: ({ method }) => method === 'GET' || method === 'HEAD',
    handler: (_request, _response, next) =>
      next(new TooMany('Too many changes came from this address within a minute.')),
  });
}

class TooMany extends Error {
  override readonly name = 'TooMany';
}

function failed({ render, site, logger }: BookmarkRouteParts): ErrorRequestHandler {
  return (error, request, response, next) => {
    const failure = failureOf(error);
    if (!failure || response.headersSent) return next(error);
    if (failure.status >= 500) logger.error({ err: error }, failure.heading);
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
  if (error instanceof TooMany)
    return { ...base, status: 429, heading: 'Too fast', message: `${message} Please wait a minute.` };
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
