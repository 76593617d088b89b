// The Atom feeds and their addresses: any search, a speaker, a topic, a source, all reports. They must come before pages with the same beginning.
import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { NotFound } from '../errors.ts';
import { anySearch } from '../exports/any-search.ts';
import { queryOf, type RouteParts } from '../routes.ts';
import { sentenceFor } from '../sentence.ts';
import type { Site } from '../shell.ts';
import type { UnderstoodSearch } from '../understanding.ts';
import { EMPTY_SEARCH, feedUrl, PATHS, type SearchParameters, searchUrl } from '../urls.ts';
import { type FeedEntry, type FeedHead, feedOf, itemEntry, reportEntry } from './feed.ts';
import { lastModifiedTimes } from './last-modified.ts';

const ENTRIES = 50;

export function feedRoutes({ catalogue, engine, baseUrl, stylesheet, render }: RouteParts): Router {
  const router = Router();
  const { read, understand, directory } = anySearch(catalogue, engine);
  const lastModified = lastModifiedTimes(() => Date.now());
  const site = (): Site => ({ description: catalogue.describe(), baseUrl, stylesheet });

  const send = (request: Request, response: Response, head: FeedHead, entries: readonly FeedEntry[]) => {
    const xml = render('feed', feedOf(site(), head, entries));
    const etag = `W/"${createHash('sha256').update(xml).digest('base64url').slice(0, 27)}"`;
    response.set({
      'Cache-Control': 'no-cache',
      'Content-Type': 'application/atom+xml; charset=utf-8',
      ETag: etag,
      'Last-Modified': lastModified(head.path, etag).toUTCString(),
    });
    if (request.fresh) response.status(304).end();
    else response.send(xml);
  };

  const sendSearch = async (
    request: Request,
    response: Response,
    search: UnderstoodSearch,
    head: { readonly path: string; readonly title: string | null },
  ) => {
    const result = await engine.search({ ...search.request, sort: 'newest', page: 1, pageSize: ENTRIES });
    const reports = new Map<string, CataloguedReport | null>();
    const entries = result.hits.flatMap(({ report: { id }, itemId }) => {
      if (!reports.has(id)) reports.set(id, catalogue.report(id));
      const [report, item] = [reports.get(id), catalogue.item(id, itemId)];
      // The engine is published shortly after the catalogue: what is not there any more is left out.
      return report && item ? [itemEntry(site(), item, report)] : [];
    });
    const title = head.title ?? feedTitle(search);
    send(request, response, { path: head.path, pagePath: searchUrl(search.parameters), title }, entries);
  };

  router.get(PATHS.searchAtom, async (request, response) => {
    const search = await read(queryOf(request));
    const parameters: SearchParameters = { ...search.parameters, sort: null };
    await sendSearch(request, response, search, { path: searchUrl(parameters, PATHS.searchAtom), title: null });
  });

  for (const [of, facet] of [
    ['speakers', 'speaker'],
    ['topics', 'topic'],
  ] as const) {
    router.get(`/${of}/:id.atom`, async (request, response) => {
      const { id } = request.params;
      const known = await directory();
      const now = facet === 'speaker' ? known.personOfFormerId(id) : null;
      if (now !== null) {
        response.redirect(301, feedUrl(of, now));
        return;
      }
      const label = known.label(facet, id);
      if (label === null) throw new NotFound(`There is no ${facet} at this address.`);
      const search = await understand({ ...EMPTY_SEARCH, [facet]: [id] });
      await sendSearch(request, response, search, { path: feedUrl(of, id), title: label });
    });
  }

  const sendReports = (
    request: Request,
    response: Response,
    head: FeedHead,
    isWanted: (report: CataloguedReport) => boolean,
  ) => {
    const reports = catalogue.reports().filter(isWanted).slice(0, ENTRIES);
    const entries = reports.map((report) => reportEntry(site(), report, catalogue.itemsOf(report.id)));
    send(request, response, head, entries);
  };

  router.get(PATHS.reportsAtom, (request, response) => {
    const head = { path: PATHS.reportsAtom, pagePath: PATHS.reports, title: 'All reports' };
    sendReports(request, response, head, () => true);
  });

  router.get('/sources/:id.atom', (request, response) => {
    const source = catalogue.describe().sources.find(({ id }) => id === request.params.id);
    if (!source) throw new NotFound('There is no source at this address.');
    const title = source.title ?? source.author ?? source.id;
    const head = { path: feedUrl('sources', source.id), pagePath: PATHS.reports, title };
    sendReports(request, response, head, ({ sourceId }) => sourceId === source.id);
  });

  return router;
}

/** The sentence of the search without its number, which changes. */
function feedTitle(search: UnderstoodSearch): string {
  const sentence = sentenceFor({ ...search, request: { ...search.request, sort: 'newest' } }, 2);
  return sentence.replace(/^2 agenda/, 'Agenda').replace(/, newest first$/, '');
}
