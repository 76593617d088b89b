// Analyses the reports of a whole archive, each with the conventions of its source. Reads no disk and keeps nothing between archives.
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { Report } from '../../src/reports/report.ts';
import { type Analysis, analystFor } from '../analysis/analyse.ts';
import {
  type Conventions,
  conventionsFor,
  conventionsOf,
  type ReportSigns,
  signsOf,
} from '../analysis/frame/conventions.ts';

export interface ArchiveAnalyst {
  analyse(report: Report): Analysis;
  analyseAsEarlier(report: Report): Analysis;
  /** What was decided for a source; sources without reports have none. */
  conventions(sourceId: string): Conventions | null;
  /** What of it concerns one report. */
  conventionsOf(report: Report): Conventions;
}

/** @param signs of a report, where they are known already */
export function archiveAnalyst(
  { lists, files }: { readonly lists: ArchiveLists; readonly files: readonly { readonly report: Report }[] },
  signs: (report: Report) => ReportSigns = signsOf,
): ArchiveAnalyst {
  const analyst = analystFor(lists);
  const byReport = new Map<string, ReportSigns>();
  const bySource = new Map<string, ReportSigns[]>();
  for (const { report } of files) {
    const own = signs(report);
    byReport.set(report.id, own);
    const ofSource = bySource.get(report.sourceId) ?? [];
    ofSource.push(own);
    bySource.set(report.sourceId, ofSource);
  }
  const conventions = new Map(
    [...bySource].map(([id, all]) => [id, conventionsOf(all, lists.sources.find((one) => one.id === id)?.conventions)]),
  );
  const of = (report: Report): Conventions => {
    const all = conventions.get(report.sourceId) ?? conventionsOf([], undefined);
    return conventionsFor(byReport.get(report.id) ?? signs(report), all);
  };
  return {
    analyse: (report) => analyst.analyse(report, of(report)),
    analyseAsEarlier: (report) => analyst.analyseAsEarlier(report, of(report)),
    conventions: (sourceId) => conventions.get(sourceId) ?? null,
    conventionsOf: of,
  };
}
