// The addresses of what the archive holds: reports, their agenda items, meetings.
import { type RequestHandler, Router } from 'express';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type ItemAddress, resolveItem, resolveReport } from '../../catalogue/resolve.ts';
import { starOf } from '../bookmarks/star.ts';
import type { WebContext } from '../context.ts';
import { answerElsewhere } from '../http/answering.ts';
import { NotFound } from '../http/errors.ts';
import type { MakePage } from '../http/page-cache.ts';
import { queryOf, sendPage } from '../http/requests.ts';
import { dayInWords } from '../text/dates.ts';
import { type NearLink, nearest } from '../text/nearest.ts';
import {
  itemUrl,
  meetingUrl,
  PATHS,
  parseList,
  parseMarkedWords,
  parseReportFilter,
  parseVersion,
  reportUrl,
} from '../urls.ts';
import { permanenceOf } from './changed-words.ts';
import { itemPage } from './item-page.ts';
import { meetingPage } from './meeting-page.ts';
import { meetingsPage } from './meetings-page.ts';
import { reportPage } from './report-page.ts';
import { standingOf } from './report-standing.ts';
import { reportsPage } from './reports-page.ts';

export function recordRoutes(context: WebContext): Router {
  const router = Router();
  router.get(PATHS.reports, context.keeping(reports(context)));
  router.get(`${PATHS.reports}/:report`, report(context));
  router.get(`${PATHS.reports}/:report/:item`, item(context));
  router.get(PATHS.meetings, context.keeping(meetings(context)));
  router.get(`${PATHS.meetings}/:body/:date`, meeting(context));
  return router;
}

function reports({ catalogue, site, render }: WebContext): MakePage {
  return async (request) => render('reports', reportsPage(site(), catalogue, parseReportFilter(queryOf(request))));
}

function report(context: WebContext): RequestHandler<{ report: string }> {
  const { catalogue, records, site, render } = context;
  return (request, response) => {
    const { report: id } = request.params;
    const resolved = resolveReport(catalogue, id);
    if (resolved.status === 'unknown')
      throw new NotFound('There is no report at this address.', null, nearReports(catalogue, id));
    if (resolved.status !== 'here') return answerElsewhere(context, response, resolved, reportUrl);
    const page = reportPage(site(), records.report(resolved.report));
    sendPage(response, render('report', { ...page, standing: standingOf(catalogue, id, null) }));
  };
}

function item(context: WebContext): RequestHandler<{ report: string; item: string }> {
  const { catalogue, records, site, render, bookmarks } = context;
  return async (request, response) => {
    const { report: reportId, item: itemId } = request.params;
    const q = parseMarkedWords(queryOf(request));
    const version = parseVersion(queryOf(request));
    const resolved = resolveItem(catalogue, { reportId, itemId });
    if (resolved.status === 'unknown') {
      const near = nearItems(catalogue, reportId, itemId);
      throw new NotFound('There is no agenda item at this address.', null, near);
    }
    if (resolved.status !== 'here') {
      const urlOf = (to: ItemAddress) => itemUrl(to.reportId, to.itemId, { q, version });
      return answerElsewhere(context, response, resolved, urlOf);
    }
    const page = itemPage(site(), await records.item(resolved.item, q));
    const star = bookmarks && starOf({ kind: 'item', reportId, itemId }, 'this item');
    const standing = standingOf(catalogue, reportId, itemId);
    sendPage(response, render('item', { ...page, ...permanenceOf(catalogue, resolved.item, version), star, standing }));
  };
}

function meetings({ catalogue, site, render }: WebContext): MakePage {
  return async (request) => render('meetings', meetingsPage(site(), catalogue, parseList(queryOf(request))));
}

function meeting({ catalogue, records, site, render }: WebContext): RequestHandler<{ body: string; date: string }> {
  return (request, response) => {
    const { body, date } = request.params;
    const found = records.meeting(body, date);
    if (!found) {
      const near = nearMeetings(catalogue, body, date);
      throw new NotFound('No report here tells of a meeting on that day.', null, near);
    }
    sendPage(response, render('meeting', meetingPage(site(), found)));
  };
}

function nearReports(catalogue: Catalogue, wanted: string): readonly NearLink[] {
  return nearest(
    wanted,
    catalogue.reportsLike(wanted).map(({ id, title }) => ({ key: id, label: title, url: reportUrl(id) })),
  );
}

/** Of the report itself; where there is no such report, reports with a name like that. */
function nearItems(catalogue: Catalogue, reportId: string, wanted: string): readonly NearLink[] {
  const report = catalogue.report(reportId);
  if (!report) return nearReports(catalogue, reportId);
  const items = catalogue
    .itemsOf(reportId)
    .map(({ id, title }) => ({ key: id, label: title, url: itemUrl(reportId, id) }));
  return [...nearest(wanted, items), { url: reportUrl(reportId), label: `The whole report: ${report.title}` }];
}

function nearMeetings(catalogue: Catalogue, body: string, date: string): readonly NearLink[] {
  const meetings = catalogue.meetingsLike(`${body}-${date}`).map(({ bodyId, body: name, start }) => {
    return { key: `${bodyId}-${start}`, label: `${name}, ${dayInWords(start)}`, url: meetingUrl(bodyId, start) };
  });
  return nearest(`${body}-${date}`, meetings);
}
