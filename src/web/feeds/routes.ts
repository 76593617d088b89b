// The Atom feeds and their addresses: any search, a speaker, a topic, a source, all reports. They must come before pages with the same beginning.

import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import type { ReportSelection } from '../../catalogue/report-lists.ts';
import { resolveSpeaker, resolveTopic } from '../../catalogue/resolve.ts';
import type { SearchParameters } from '../../queries/parameters.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { WebContext } from '../context.ts';
import { answerElsewhere } from '../http/answering.ts';
import { packedFor, sendPacked } from '../http/compressed.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf } from '../http/requests.ts';
import { sentenceFor } from '../search/sentence.ts';
import { feedUrl, PATHS, parseSearch, searchUrl, speakerUrl, topicUrl } from '../urls.ts';
import { type FeedEntry, type FeedHead, feedOf, itemEntry, reportEntry } from './feed.ts';
import { lastModifiedTimes } from './last-modified.ts';

const ENTRIES = 50;

export function feedRoutes(context: WebContext): Router {
  const { catalogue, engine, searcher, render, site } = context;
  const router = Router();
  const lastModified = lastModifiedTimes(() => Date.now());

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
    else sendPacked(response, { ...packedFor(request, xml), etag });
  };

  router.get(PATHS.searchAtom, async (request, response) => {
    const search = await searcher.understand({ ...parseSearch(queryOf(request)), page: 1 });
    // As asked and no wider: what fills up a page today would come and go among what is new.
    const result = await engine.search({
      ...search.request,
      sort: 'newest',
      page: 1,
      pageSize: ENTRIES,
      facetValues: 0,
    });
    // The engine is published shortly after the catalogue: what is not there any more is left out.
    const items = result.hits.flatMap(({ report, itemId }) => catalogue.item(report.id, itemId) ?? []);
    const parameters: SearchParameters = { ...search.parameters, sort: null };
    const path = searchUrl(parameters, PATHS.searchAtom);
    const head = { path, pagePath: searchUrl(parameters), title: feedTitle(search) };
    send(request, response, head, entriesOf(items));
  });

  const entriesOf = (items: readonly ItemDocument[]) => {
    const here = site();
    const reports = new Map<string, CataloguedReport | null>();
    return items.flatMap((item) => {
      const { id } = item.report;
      if (!reports.has(id)) reports.set(id, catalogue.report(id));
      const report = reports.get(id);
      return report ? [itemEntry(here, item, report)] : [];
    });
  };

  router.get('/speakers/:id.atom', (request, response) => {
    const { id } = request.params;
    const resolved = resolveSpeaker(catalogue, id);
    if (resolved.status === 'unknown') throw new NotFound('No such speaker.');
    if (resolved.status === 'moved')
      return answerElsewhere(context, response, resolved, (now) => feedUrl('speakers', now));
    const title = `What ${resolved.label} says`;
    const head = { path: feedUrl('speakers', id), pagePath: speakerUrl(id), title };
    send(request, response, head, entriesOf(catalogue.latestItems('speaker', id, ENTRIES)));
  });

  router.get('/topics/:id.atom', (request, response) => {
    const { id } = request.params;
    const topic = resolveTopic(catalogue, id);
    if (topic.status !== 'here') throw new NotFound('There is no such topic here.');
    const head = { path: feedUrl('topics', id), pagePath: topicUrl(id), title: topic.label };
    send(request, response, head, entriesOf(catalogue.latestItems('topic', id, ENTRIES)));
  });

  const sendReports = (request: Request, response: Response, head: FeedHead, selection: ReportSelection) => {
    const here = site();
    const reports = catalogue.reportsOf(selection, { limit: ENTRIES, offset: 0 });
    const entries = reports.map((report) => reportEntry(here, report, catalogue.businessOf(report.id)));
    send(request, response, head, entries);
  };

  router.get(PATHS.reportsAtom, (request, response) => {
    const head = { path: PATHS.reportsAtom, pagePath: PATHS.reports, title: 'All reports' };
    sendReports(request, response, head, {});
  });

  router.get('/sources/:id.atom', (request, response) => {
    const source = catalogue.describe().sources.find(({ id }) => id === request.params.id);
    if (!source) throw new NotFound('There is no source at this address.');
    const title = source.title ?? source.author ?? source.id;
    const head = { path: feedUrl('sources', source.id), pagePath: PATHS.reports, title };
    sendReports(request, response, head, { source: source.id });
  });

  return router;
}

/** The sentence of the search without its number, which changes. */
function feedTitle(search: UnderstoodSearch): string {
  const sentence = sentenceFor({ ...search, request: { ...search.request, sort: 'newest' } }, 2);
  return sentence.replace(/^2 agenda/, 'Agenda').replace(/, newest first$/, '');
}
