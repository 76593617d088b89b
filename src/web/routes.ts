// The addresses of the site and what answers them. Reads the request, calls a view model, sends the page; knows no HTML.
import { Router } from 'express';
import { formerItem, formerReport } from '../catalogue/resolve.ts';
import { BROWSE } from '../queries/directory.ts';
import { EngineUnavailable, type SearchEngine } from '../search/engine.ts';
import { aboutPage } from './about/about-page.ts';
import { apiRoutes } from './api/routes.ts';
import { bookmarkRoutes } from './bookmarks/routes.ts';
import { starOf } from './bookmarks/star.ts';
import { citeRoutes } from './citing/routes.ts';
import type { WebContext } from './context.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { errorPage, goneFailure, goneReportFailure } from './error-page.ts';
import { exportRoutes } from './exports/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { homePage } from './home-page.ts';
import { NotFound } from './http/errors.ts';
import { queryOf, redirectMoved, sendPage } from './http/requests.ts';
import { recordRoutes } from './record-routes.ts';
import { permanenceOf } from './records/changed-words.ts';
import { itemPage } from './records/item-page.ts';
import { reportPage } from './records/report-page.ts';
import { standingOf } from './records/report-standing.ts';
import { reportsPage } from './records/reports-page.ts';
import { searchRoutes } from './search/routes.ts';
import { nearest } from './text/nearest.ts';
import { itemUrl, PATHS, parseMarkedWords, parseReportFilter, parseVersion, reportUrl } from './urls.ts';

export function routes(context: WebContext): Router {
  const { catalogue, engine, records: parts, site, render, bookmarks, runs } = context;
  const router = Router();
  // First, for their addresses look like those of pages.
  for (const add of [searchRoutes, feedRoutes, exportRoutes, citeRoutes, discoveryRoutes, apiRoutes, bookmarkRoutes])
    router.use(add(context));

  router.get(PATHS.home, async (_request, response) => {
    sendPage(response, render('home', homePage(site(), catalogue.reports(), await facetsOf(engine))));
  });

  router.get(PATHS.reports, (request, response) => {
    const filter = parseReportFilter(queryOf(request));
    sendPage(response, render('reports', reportsPage(site(), catalogue.reports(), filter)));
  });

  router.get(`${PATHS.reports}/:report`, (request, response) => {
    const report = catalogue.report(request.params.report);
    if (report) {
      const page = reportPage(site(), parts.report(report));
      sendPage(response, render('report', { ...page, standing: standingOf(catalogue, report.id, null) }));
      return;
    }
    const former = formerReport(catalogue, request.params.report);
    if (!former) throw new NotFound('There is no report at this address.', null, nearReports(request.params.report));
    if (former.status === 'moved') redirectMoved(response, reportUrl(former.reportId));
    else sendPage(response.status(410), render('error', errorPage(site(), goneReportFailure(former), '')));
  });

  router.get(`${PATHS.reports}/:report/:item`, async (request, response) => {
    const { report: reportId, item: itemId } = request.params;
    const item = catalogue.item(reportId, itemId);
    const q = parseMarkedWords(queryOf(request));
    const version = parseVersion(queryOf(request));
    if (item) {
      const page = itemPage(site(), await parts.item(item, q));
      const star = bookmarks && starOf({ kind: 'item', reportId, itemId }, 'this item');
      const standing = standingOf(catalogue, reportId, itemId);
      sendPage(response, render('item', { ...page, ...permanenceOf(catalogue, item, version), star, standing }));
      return;
    }
    const former = formerItem(catalogue, reportId, itemId);
    if (!former) {
      const near = nearItems(reportId, itemId);
      throw new NotFound('There is no agenda item at this address.', null, near);
    }
    if (former.status === 'moved') redirectMoved(response, itemUrl(former.reportId, former.itemId, { q, version }));
    else sendPage(response.status(410), render('error', errorPage(site(), goneFailure(former), '')));
  });

  router.use(recordRoutes(context));

  router.get(PATHS.about, (_request, response) => sendPage(response, render('about', aboutPage(site()))));

  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    const health = await engine.health();
    const { itemCount } = catalogue.describe();
    const harvest = runs().map(
      ({ source, outcome, started, ended, lastComplete, added, updated, failed, problems }) => {
        return { source, outcome, started, ended, lastComplete, added, updated, failed, problems };
      },
    );
    response
      .status(health.isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: health.isReady ? 'ready' : 'not ready',
        catalogueItems: itemCount,
        engineItems: health.itemCount,
        ...(harvest.length > 0 ? { harvest } : {}),
      });
  });

  function nearReports(wanted: string) {
    return nearest(
      wanted,
      catalogue.reports().map(({ id, title }) => ({ key: id, label: title, url: reportUrl(id) })),
    );
  }

  /** Of the report itself; where there is no such report, reports with a name like that. */
  function nearItems(reportId: string, wanted: string) {
    const report = catalogue.report(reportId);
    if (!report) return nearReports(reportId);
    const items = catalogue
      .itemsOf(reportId)
      .map(({ id, title }) => ({ key: id, label: title, url: itemUrl(reportId, id) }));
    return [...nearest(wanted, items), { url: reportUrl(reportId), label: `The whole report: ${report.title}` }];
  }

  return router;
}

async function facetsOf(engine: SearchEngine) {
  try {
    return (await engine.search(BROWSE)).facets;
  } catch (error) {
    if (error instanceof EngineUnavailable) return null;
    throw error;
  }
}
