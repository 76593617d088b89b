// From a report and its analysis to what is published: the catalogued report and its item documents.
import { createHash } from 'node:crypto';
import type { CataloguedReport } from '../../src/catalogue/catalogue.ts';
import type { Body } from '../../src/reports/archive.ts';
import { documentId } from '../../src/reports/ids.ts';
import { type ItemDocument, isBusiness, type ReportSummary } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Analysis } from '../analysis/analyse.ts';

export interface PublishedReport {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDocument[];
}

/** @param bodies of the archive: documents carry the body's name, too */
export function documentsOf(report: Report, { attendees, items }: Analysis, bodies: readonly Body[]): PublishedReport {
  const summary = summaryOf(report, bodies);
  const date = report.meeting?.start ?? report.published;
  return {
    report: {
      ...summary,
      meetingNote: report.meetingNote,
      captured: report.captured,
      sha256: report.sha256,
      ...(report.vanished ? { vanished: report.vanished } : {}),
      ...(report.changed ? { changed: report.changed } : {}),
      attendees,
      date,
      itemCount: items.filter(isBusiness).length,
      wordCount: items.reduce((sum, item) => sum + (item.text.match(/\S+/g)?.length ?? 0), 0),
    },
    items: items.map((item) => hashed({ ...item, documentId: documentId(report.id, item.id), report: summary, date })),
  };
}

/** The same document under another id. */
export function identified(item: ItemDocument, id: string): ItemDocument {
  if (id === item.id) return item;
  const { hash: _, ...document } = item;
  return hashed({ ...document, id, documentId: documentId(item.report.id, id) });
}

function hashed(document: Omit<ItemDocument, 'hash'>): ItemDocument {
  return { ...document, hash: createHash('sha256').update(JSON.stringify(document)).digest('hex') };
}

function summaryOf(report: Report, bodies: readonly Body[]): ReportSummary {
  const { id, sourceId, title, author, kind, meeting, published, url, truncated, media } = report;
  const name = bodies.find((body) => body.id === report.body)?.name ?? report.body;
  const body = { id: report.body, name };
  return { id, sourceId, title, author, body, kind, meeting, published, url, truncated, ...(media ? { media } : {}) };
}
