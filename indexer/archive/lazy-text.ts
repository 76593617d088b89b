// Reports whose texts stay on the disk until somebody asks for them: thousands of them fit into little memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReportFile, type StoredReport } from './report-file.ts';
import type { ReportFile } from './store.ts';

/** The same file; its report's text is read each time it is asked for, from the archive at `folder`. */
export function withLazyText(folder: string, { path, report }: ReportFile): ReportFile {
  const { text: _, ...rest } = report;
  const read = (): string => {
    const parsed = parseReportFile(path, report.sourceId, readFileSync(join(folder, path), 'utf8'));
    if (parsed.problems) throw new Error(`${path}: cannot be read any more: ${parsed.problems[0]?.message}`);
    return parsed.report.text;
  };
  return { path, report: Object.defineProperty(rest, 'text', { enumerable: true, get: read }) as StoredReport };
}
