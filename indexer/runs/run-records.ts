// Writes what the last harvests did to the data folder, for pages to show. Whole or not at all.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readRuns, type SourceRunRecord } from '../../src/catalogue/runs.ts';

/** Puts records in the place of those of the same sources; `order` has the ids of all sources that there are. */
export function recordRuns(path: string, records: readonly SourceRunRecord[], order: readonly string[]): void {
  const bySource = new Map(readRuns(path).map((record) => [record.source, record]));
  for (const record of records) bySource.set(record.source, record);
  const kept = order.flatMap((id) => bySource.get(id) ?? []);
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, `${JSON.stringify(kept, null, 1)}\n`);
}
