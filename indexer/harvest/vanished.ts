// Marks a report whose post is gone from its source: the archived copy stays and says so.
import type { ReportFile } from '../archive/store.ts';
import type { SourceRun } from './source-run.ts';

/** Does nothing for a report that is marked already. */
export function markVanished({ path, report }: ReportFile, { writer, known, counts, note, now }: SourceRun): void {
  known.claim(path);
  if (report.vanished) return;
  const vanished = { ...report, vanished: now().toISOString().slice(0, 10) };
  writer.replace(path, vanished);
  known.put({ path, report: vanished });
  counts.vanished++;
  note(`“${report.title}” is gone from its source; its archived copy stays`);
}
