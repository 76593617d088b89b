// The archive's agenda items as JSON Lines: one item a line, in the order of the reports, made from the archive alone.
import { exportedItem } from '../../src/reports/exported-item.ts';
import { readLedger } from '../archive/ledger-file.ts';
import type { Archive } from '../archive/store.ts';
import { archiveAnalyst } from './archive-analyst.ts';
import { draftOf } from './documents.ts';
import { identifiedItems } from './permalinks.ts';

/** One object a line. `urlOf` makes the permalink. Posts that report no meeting are among them, told apart by `report.kind`. */
export function* exportLines(archive: Archive, urlOf: (reportId: string, itemId: string) => string): Generator<string> {
  const analyst = archiveAnalyst(archive);
  const ledger = readLedger(archive.folder);
  for (const { report } of archive.files) {
    const { items } = draftOf(report, analyst.analyse(report), archive.lists.description.bodies);
    for (const item of identifiedItems(ledger, report.id, items))
      yield `${JSON.stringify(exportedItem(item, urlOf(report.id, item.id)))}
`;
  }
}
