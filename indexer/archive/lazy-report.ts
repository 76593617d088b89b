// A report whose text stays on the disk until somebody asks for it: thousands of them fit into little memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReportFile, type StoredReport } from './report-file.ts';

/**
 * The report with its text, which is read when it is asked for; the one that was asked for last is at hand.
 * @param path from the archive's folder
 */
export function lazyReport(folder: string, path: string, report: Omit<StoredReport, 'text'>): StoredReport {
  const lazy = Object.defineProperty({ ...report }, 'text', { enumerable: true, get: () => textOf() }) as StoredReport;
  const textOf = (): string => {
    if (latest?.report === lazy) return latest.text;
    const parsed = parseReportFile(path, report.sourceId, readFileSync(join(folder, path), 'utf8'));
    if (parsed.problems) throw new Error(`${path}: cannot be read any more: ${parsed.problems[0]?.message}`);
    const { text } = parsed.report;
    latest = { report: lazy, text };
    return text;
  };
  return lazy;
}

let latest: { readonly report: StoredReport; readonly text: string } | null = null;
