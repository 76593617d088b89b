// Answers requests that cannot be met: a page for people, JSON for programs, a line in the log where it is our fault.

import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Catalogue, CatalogueDescription } from '../catalogue/catalogue.ts';
import { withoutKeys } from './bookmarks/addresses.ts';
import type { WebContext } from './context.ts';
import { errorPage, failureOf, wordsOfPath } from './error-page.ts';
import { NotFound } from './http/errors.ts';
import { ReaderGone } from './http/fair-engine.ts';
import { queryOf, sendPage } from './http/requests.ts';
import type { Site } from './page/site.ts';
import { PATHS } from './urls.ts';

/** Answered in JSON though their names do not say so. */
const JSON_PATHS: ReadonlySet<string> = new Set(['/readyz', PATHS.suggest]);
const RETRY_AFTER_SECONDS = '30';

/** For addresses that nothing answers. */
export const nothingHere: RequestHandler = () => {
  throw new NotFound('There is no page at this address. It may have been mistyped or cut off.');
};

export function failures({ catalogue, baseUrl, assets, bookmarks, render, logger }: WebContext): ErrorRequestHandler {
  // Four parameters: that is how express knows a handler of errors.
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof ReaderGone) return void response.destroy();
    const query = queryOf(request);
    const failure = failureOf(error, query);
    if (failure.status >= 500) logger.error({ err: error, path: withoutKeys(request.path) }, failure.heading);
    response.status(failure.status);
    if (failure.status === 503) response.set('Retry-After', RETRY_AFTER_SECONDS);
    if (request.path.endsWith('.json') || JSON_PATHS.has(request.path)) {
      const { status, message, field } = failure;
      response.set('Cache-Control', 'no-store').json({ error: { status, message, field } });
      return;
    }
    const site: Site = { description: descriptionOf(catalogue), baseUrl, assets, hasBookmarks: bookmarks !== null };
    const typed = (new URLSearchParams(query).get('q') ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 200);
    const q = typed || (failure.status === 404 ? wordsOfPath(request.path) : '');
    sendPage(response, render('error', errorPage(site, failure, q)));
  };
}

/** The error may be the catalogue's own; its page needs a name all the same. */
function descriptionOf(catalogue: Catalogue): CatalogueDescription {
  try {
    return catalogue.describe();
  } catch {
    return NAMELESS;
  }
}

const NAMELESS: CatalogueDescription = {
  archive: { title: 'Rapporteur', description: '', fictional: false, language: 'en', timeZone: 'UTC', bodies: [] },
  sources: [],
  people: [],
  topics: [],
  glossary: [],
  reportCount: 0,
  itemCount: 0,
  speakerCount: 0,
  version: '',
};
