// The documents of an archive's folder, analysed as an index run analyses them, without a catalogue or an engine.
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { documentsOf } from '../../indexer/publish/documents.ts';
import { type ItemDocument, isBusiness } from '../../src/reports/item.ts';

export function archiveDocuments(folder: string): readonly ItemDocument[] {
  const { lists, files } = readArchive(folder);
  const analyst = analystFor(lists);
  return files
    .flatMap(({ report }) => documentsOf(report, analyst.analyse(report), lists.description.bodies))
    .filter(isBusiness);
}
