// Analyses the reports of a whole archive, each with the conventions of its source. Reads no disk and keeps nothing between archives.
import type { ArchiveLists, Source } from '../../src/reports/archive.ts';
import type { Report } from '../../src/reports/report.ts';
import { type Analysis, analystFor } from '../analysis/analyse.ts';
import {
  type Conventions,
  conventionsFor,
  conventionsOf,
  type ReportSigns,
  signsOf,
} from '../analysis/frame/conventions.ts';
import { type ParsedReport, parsedReport } from '../analysis/frame/parsed-report.ts';

export interface ArchiveAnalyst {
  analyse(report: Report): Analysis;
  analyseAsEarlier(report: Report): Analysis;
  /** What was decided for a source; sources without reports have none. */
  conventions(sourceId: string): Conventions | null;
  /** What of it concerns one report. */
  conventionsOf(report: Report): Conventions;
}

/** @param signs of a report; `read` makes them of its text, where they are not known already */
export function archiveAnalyst(
  { lists, files }: { readonly lists: ArchiveLists; readonly files: readonly { readonly report: Report }[] },
  signs: (report: Report, read: () => ReportSigns) => ReportSigns = (_, read) => read(),
): ArchiveAnalyst {
  const analyst = analystFor(lists);
  const parsed = parsedOnce();
  const toldFor = ({ sourceId }: Report) => lists.sources.find((one) => one.id === sourceId)?.conventions;
  const signsFor = (report: Report): ReportSigns => {
    const told = toldFor(report);
    return signs(report, () => signsOf(report, told, parsed.keep(report, told)));
  };
  const byReport = new Map<string, ReportSigns>();
  const bySource = new Map<string, ReportSigns[]>();
  for (const { report } of files) {
    const own = signsFor(report);
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
    return conventionsFor(byReport.get(report.id) ?? signsFor(report), all);
  };
  return {
    analyse: (report) => analyst.analyse(report, of(report), parsed.take(report, toldFor(report))),
    analyseAsEarlier: (report) => analyst.analyseAsEarlier(report, of(report)),
    conventions: (sourceId) => conventions.get(sourceId) ?? null,
    conventionsOf: of,
  };
}

type Told = Source['conventions'];

/** What was parsed for the signs waits for the analysis, which takes each report once; of large archives only some of it. */
function parsedOnce(): Readonly<Record<'keep' | 'take', (report: Report, told: Told) => ParsedReport>> {
  const waiting = new Map<Report, ParsedReport>();
  let characters = 0;
  return {
    keep: (report, told) => {
      const parsed = waiting.get(report) ?? parsedReport(report, told);
      if (waiting.has(report) || characters + report.text.length > MOST_WAITING) return parsed;
      waiting.set(report, parsed);
      characters += report.text.length;
      return parsed;
    },
    take: (report, told) => {
      const parsed = waiting.get(report);
      if (!parsed) return parsedReport(report, told);
      waiting.delete(report);
      characters -= report.text.length;
      return parsed;
    },
  };
}

/** Characters of text; blocks take several times their space. */
const MOST_WAITING = 16_000_000;
