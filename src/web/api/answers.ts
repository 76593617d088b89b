// Reports, items and meetings as the interface answers them. The shapes are those of schemas.ts.
import type { z } from 'zod';
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { CITATION_FORMATS, FORMAT_DESCRIPTIONS } from '../../citations/formats.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { sourceUrl } from '../sources/text-fragment.ts';
import { absolute, citeUrl, itemUrl, meetingUrl, reportUrl } from '../urls.ts';
import { apiUrl } from './paging.ts';
import type { itemSchema, itemSummarySchema, meetingSchema, reportSchema } from './schemas.ts';

export function reportAnswer(baseUrl: string, report: CataloguedReport): z.output<typeof reportSchema> {
  const { id, title, author, body, kind, meeting, meetingNote, published, captured, sha256 } = report;
  return {
    id,
    url: absolute(baseUrl, reportUrl(id)),
    apiUrl: apiUrl(baseUrl, 'reports', id),
    title,
    author,
    body,
    source: report.sourceId,
    sourceUrl: sourceUrl(report.url, null),
    kind,
    meeting,
    meetingNote,
    published,
    captured,
    sha256,
    truncated: report.truncated,
    ...(report.media === undefined ? {} : { media: report.media }),
    itemCount: report.itemCount,
    wordCount: report.wordCount,
  };
}

export function itemSummary(baseUrl: string, item: ItemDocument): z.output<typeof itemSummarySchema> {
  return {
    id: item.id,
    url: absolute(baseUrl, itemUrl(item.report.id, item.id)),
    apiUrl: apiUrl(baseUrl, 'reports', item.report.id, 'items', item.id),
    kind: item.kind,
    position: item.position,
    heading: item.heading,
    title: item.title,
    date: item.date,
    speakers: [...item.speakers],
    topics: [...item.topics],
  };
}

export function itemAnswer(
  baseUrl: string,
  item: ItemDocument,
  report: CataloguedReport,
): Omit<z.output<typeof itemSchema>, 'links'> {
  const { id: reportId } = item.report;
  return {
    ...itemSummary(baseUrl, item),
    report: reportAnswer(baseUrl, report),
    text: item.text,
    statements: item.statements.map(({ id, speaker, text, form, found, confidence, evidence, start, end }) => ({
      id,
      url: absolute(baseUrl, itemUrl(reportId, item.id, { statement: id })),
      speaker,
      text,
      form,
      found,
      confidence,
      evidence,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    })),
    decisions: [...item.decisions],
    actions: item.actions.map(({ text, owners }) => ({ text, owners: [...owners] })),
    sourceUrl: sourceUrl(item.report.url, item.statements[0]?.text ?? null),
    citations: Object.fromEntries(
      CITATION_FORMATS.map((format) => {
        const { extension } = FORMAT_DESCRIPTIONS[format];
        return [format, absolute(baseUrl, citeUrl(reportId, item.id, { extension }))];
      }),
    ) as z.output<typeof itemSchema>['citations'],
  };
}

/** `reports` are all accounts of one meeting, at least one. */
export function meetingAnswer(
  baseUrl: string,
  reports: readonly CataloguedReport[],
): z.output<typeof meetingSchema> | null {
  const [first] = reports;
  if (!first?.meeting) return null;
  const { body, meeting } = first;
  return {
    url: absolute(baseUrl, meetingUrl(body.id, meeting.start)),
    apiUrl: apiUrl(baseUrl, 'meetings', body.id, meeting.start),
    body,
    start: meeting.start,
    end: reports.reduce(
      (end, report) => (report.meeting && report.meeting.end > end ? report.meeting.end : end),
      meeting.end,
    ),
    reports: reports.map((report) => reportAnswer(baseUrl, report)),
  };
}
