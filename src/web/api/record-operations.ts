// The operations that read the catalogue: reports, their items, and meetings.
import type { Catalogue, CataloguedReport } from '../../catalogue/catalogue.ts';
import { type ItemAddress, resolveItem, resolveReport } from '../../catalogue/resolve.ts';
import { NotFound } from '../http/errors.ts';
import { absolute } from '../urls.ts';
import { itemAnswer, itemSummary, meetingAnswer, reportAnswer } from './answers.ts';
import { type Operation, operation } from './operation.ts';
import { apiUrl, stretchOf } from './paging.ts';
import { listParameters, noParameters, reportsParameters } from './parameters.ts';
import { throwElsewhere } from './problems.ts';
import { itemSchema, itemsSchema, meetingSchema, meetingsSchema, reportSchema, reportsSchema } from './schemas.ts';

const REPORT = { report: 'Id of a report' };
const ITEM = { ...REPORT, item: 'Id of an agenda item within its report' };

export const RECORD_OPERATIONS: readonly Operation[] = [
  operation({
    id: 'listReports',
    path: '/reports',
    summary: 'All reports, newest first',
    query: reportsParameters,
    answer: reportsSchema,
    run: ({ catalogue, site }, { query, url }) => {
      const { baseUrl } = site();
      const { source, body, kind } = query;
      const selection = { source, body, kind };
      const { stretch, paging } = stretchOf(catalogue.reportCount(selection), { ...query, baseUrl, url });
      const reports = catalogue.reportsOf(selection, stretch);
      return { ...paging, reports: reports.map((report) => reportAnswer(baseUrl, report)) };
    },
  }),
  operation({
    id: 'getReport',
    path: '/reports/{report}',
    summary: 'One report',
    pathParameters: REPORT,
    query: noParameters,
    answer: reportSchema,
    run: ({ catalogue, site }, { path }) => {
      const { baseUrl } = site();
      return reportAnswer(
        baseUrl,
        reportOf(catalogue, path.report ?? '', (id) => apiUrl(baseUrl, 'reports', id)),
      );
    },
  }),
  operation({
    id: 'listItems',
    path: '/reports/{report}/items',
    summary: 'The agenda items of a report, business and furniture, in its order',
    pathParameters: REPORT,
    query: noParameters,
    answer: itemsSchema,
    run: ({ catalogue, site }, { path, url }) => {
      const { baseUrl } = site();
      const report = reportOf(catalogue, path.report ?? '', (id) => apiUrl(baseUrl, 'reports', id, 'items'));
      return {
        report: reportAnswer(baseUrl, report),
        items: catalogue.itemsOf(report.id).map((item) => itemSummary(baseUrl, item)),
        links: { self: absolute(baseUrl, url) },
      };
    },
  }),
  operation({
    id: 'getItem',
    path: '/reports/{report}/items/{item}',
    summary: 'One agenda item: who says what, decisions, topics, and how to cite it',
    pathParameters: ITEM,
    query: noParameters,
    answer: itemSchema,
    run: ({ catalogue, site }, { path: { report: reportId = '', item: itemId = '' }, url }) => {
      const { baseUrl } = site();
      const resolved = resolveItem(catalogue, { reportId, itemId });
      if (resolved.status !== 'here') {
        const urlOf = (to: ItemAddress) => apiUrl(baseUrl, 'reports', to.reportId, 'items', to.itemId);
        return throwElsewhere(resolved, urlOf, 'There is no agenda item of this id.');
      }
      const report = reportOf(catalogue, reportId, (id) => apiUrl(baseUrl, 'reports', id));
      return { ...itemAnswer(baseUrl, resolved.item, report), links: { self: absolute(baseUrl, url) } };
    },
  }),
  operation({
    id: 'listMeetings',
    path: '/meetings',
    summary: 'Meetings with their accounts, newest first',
    query: listParameters,
    answer: meetingsSchema,
    run: ({ catalogue, site }, { query, url }) => {
      const { baseUrl } = site();
      const { stretch, paging } = stretchOf(catalogue.meetingCounts().meetings, { ...query, baseUrl, url });
      const meetings = catalogue.meetingsOf({}, stretch);
      return { ...paging, meetings: meetings.map((reports) => meetingAnswer(baseUrl, reports)) };
    },
  }),
  operation({
    id: 'getMeeting',
    path: '/meetings/{body}/{date}',
    summary: 'One meeting with its accounts',
    pathParameters: { body: 'Id of a body', date: 'First day of the meeting' },
    query: noParameters,
    answer: meetingSchema,
    run: ({ catalogue, site }, { path: { body = '', date = '' } }) => {
      const accounts = catalogue.meeting(body, date).filter(({ kind }) => kind === 'meeting report');
      const meeting = meetingAnswer(site().baseUrl, accounts);
      if (!meeting) throw new NotFound('There is no meeting of this body on that day.');
      return meeting;
    },
  }),
];

/** @param urlAt where to ask for it under another id */
function reportOf(catalogue: Catalogue, reportId: string, urlAt: (reportId: string) => string): CataloguedReport {
  const resolved = resolveReport(catalogue, reportId);
  if (resolved.status === 'here') return resolved.report;
  return throwElsewhere(resolved, urlAt, 'There is no report of this id.');
}
