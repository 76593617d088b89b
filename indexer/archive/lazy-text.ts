// Report files that let go of their texts, for whoever holds thousands of them.
import { lazyReport } from './lazy-report.ts';
import type { ReportFile } from './store.ts';

/** The same file; its report's text is read each time it is asked for, from the archive at `folder`. */
export function withLazyText(folder: string, { path, report }: ReportFile): ReportFile {
  const { text: _, ...rest } = report;
  return { path, report: lazyReport(folder, path, rest) };
}
