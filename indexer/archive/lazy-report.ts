// A report whose text stays on the disk until somebody asks for it: thousands of them fit into little memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReportFile, type StoredReport } from './report-file.ts';

/**
 * The report with its text, which is read each time it is asked for.
 * @param path from the archive's folder
 */
export function lazyReport(folder: string, path: string, report: Omit<StoredReport, 'text'>): StoredReport {
  const read = (): string => {
    const parsed = parseReportFile(path, report.sourceId, readFileSync(join(folder, path), 'utf8'));
    if (parsed.problems) throw new Error(`${path}: cannot be read any more: ${parsed.problems[0]?.message}`);
    return parsed.report.text;
  };
  return Object.defineProperty({ ...report }, 'text', { enumerable: true, get: read }) as StoredReport;
}
