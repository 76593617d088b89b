// From a report and its analysis to what is published: the catalogued report and its item documents.
import { createHash } from 'node:crypto';
import type { DraftReport, ItemDraft } from '../../src/catalogue/drafts.ts';
import type { Body } from '../../src/reports/archive.ts';
import { documentId } from '../../src/reports/ids.ts';
import { type ItemDocument, isBusiness, type ReportSummary } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Analysis } from '../analysis/analyse.ts';

/** @param bodies of the archive: documents carry the body's name, too */
export function draftOf(
  report: Report,
  { attendees, items }: Analysis,
  bodies: readonly Body[],
): Omit<DraftReport, 'input'> {
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
    items: items.map((item) => ({ ...item, documentId: documentId(report.id, item.id), report: summary, date })),
  };
}

/** The documents as they are where no permalink was issued before. */
export function documentsOf(report: Report, analysis: Analysis, bodies: readonly Body[]): readonly ItemDocument[] {
  return draftOf(report, analysis, bodies).items.map((item) => identified(item, item.id));
}

/** The document that an item becomes under that id. */
export function identified(item: ItemDraft, id: string): ItemDocument {
  const document = { ...item, id, documentId: documentId(item.report.id, id) };
  return { ...document, hash: createHash('sha256').update(JSON.stringify(document)).digest('hex') };
}

function summaryOf(report: Report, bodies: readonly Body[]): ReportSummary {
  const { id, sourceId, title, author, kind, meeting, published, url, truncated, media } = report;
  const name = bodies.find((body) => body.id === report.body)?.name ?? report.body;
  const body = { id: report.body, name };
  return { id, sourceId, title, author, body, kind, meeting, published, url, truncated, ...(media ? { media } : {}) };
}
