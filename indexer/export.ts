// The archive's agenda items as JSON Lines: one item a line, in the order of the reports, made from the archive alone.
import type { ItemDocument } from '../src/reports/item.ts';
import { analystFor } from './analysis/analyse.ts';
import { readLedger } from './archive/permalink-files.ts';
import type { Archive } from './archive/store.ts';
import { documentsOf } from './documents.ts';
import { identifiedItems } from './permalinks.ts';

/** One object a line. `urlOf` makes the permalink. Posts that report no meeting are among them, told apart by `report.kind`. */
export function* exportLines(archive: Archive, urlOf: (reportId: string, itemId: string) => string): Generator<string> {
  const analyst = analystFor(archive.lists);
  const ledger = readLedger(archive.folder);
  for (const { report } of archive.files) {
    const { items } = documentsOf(report, analyst.analyse(report), archive.lists.description.bodies);
    for (const item of identifiedItems(ledger, report.id, items)) yield `${JSON.stringify(exported(item, urlOf))}\n`;
  }
}

function exported(item: ItemDocument, urlOf: (reportId: string, itemId: string) => string): object {
  const { id, title, author, body, sourceId, url, kind, meeting, published, truncated } = item.report;
  return {
    id: item.documentId,
    url: urlOf(id, item.id),
    report: { id, title, author, body: body.name, source: sourceId, url, kind, meeting, published, truncated },
    position: item.position,
    heading: item.heading,
    title: item.title,
    text: item.text,
    // A plain name, as the scorer of exports reads it; the id stands beside it.
    statements: item.statements.map(({ speaker, text }) => ({
      speaker: speaker?.name ?? null,
      speakerId: speaker?.id ?? null,
      text,
    })),
    speakers: item.speakers,
    topics: item.topics,
    decisions: item.decisions,
  };
}
