// Where a new report's file is written.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { reportFileName, type StoredReport } from '../archive/report-file.ts';
import type { KnownReports } from './known-reports.ts';

/**
 * A second report of the same name gets its id's. `null` where a file is in the way that the archive could not read: it may be
 * this very report, edited by hand, and must not be lost.
 */
export function freePath(folder: string, report: StoredReport, known: KnownReports): string | null {
  for (const path of [reportPath(report), `reports/${report.sourceId}/${report.id}.md`]) {
    if (known.hasPath(path)) continue;
    return existsSync(join(folder, path)) ? null : path;
  }
  return null;
}

/** From the archive's folder, with forward slashes. */
export function reportPath(report: StoredReport): string {
  return `reports/${report.sourceId}/${reportFileName(report)}`;
}
