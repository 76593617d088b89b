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

/** What the reports of an archive tell for all of their sources. */
export interface LearntSigns {
  signs(report: Report): ReportSigns;
  /** `null` for a source without reports. */
  conventions(sourceId: string): Conventions | null;
}

/** Reads the signs of all reports first. */
export function archiveAnalyst({
  lists,
  files,
}: {
  readonly lists: ArchiveLists;
  readonly files: readonly { readonly report: Report }[];
}): ArchiveAnalyst {
  const analysis = reportAnalyst(lists);
  const byReport = new Map<string, ReportSigns>();
  const bySource = new Map<string, ReportSigns[]>();
  for (const { report } of files) {
    const own = analysis.signs(report);
    byReport.set(report.id, own);
    const ofSource = bySource.get(report.sourceId) ?? [];
    ofSource.push(own);
    bySource.set(report.sourceId, ofSource);
  }
  const conventions = new Map([...bySource].map(([id, all]) => [id, conventionsOf(all, toldFor(lists, id))]));
  return analystWith(analysis, {
    signs: (report) => byReport.get(report.id) ?? analysis.signs(report),
    conventions: (sourceId) => conventions.get(sourceId) ?? null,
  });
}

/** The analyst of an archive of which it is known already what its reports tell for all. */
export function analystWith(analysis: ReportAnalyst, learnt: LearntSigns): ArchiveAnalyst {
  const of = (report: Report): Conventions => {
    const all = learnt.conventions(report.sourceId) ?? conventionsOf([], undefined);
    return conventionsFor(learnt.signs(report), all);
  };
  return {
    analyse: (report) => analysis.analyse(report, of(report)),
    analyseAsEarlier: (report) => analysis.analyseAsEarlier(report, of(report)),
    conventions: learnt.conventions,
    conventionsOf: of,
  };
}

/** Reads one report after the other, for an archive with these lists. */
export interface ReportAnalyst {
  /** What the report tells for all of its source. */
  signs(report: Report): ReportSigns;
  /** @param conventions what of its source's concerns the report */
  analyse(report: Report, conventions: Conventions): Analysis;
  analyseAsEarlier(report: Report, conventions: Conventions): Analysis;
}

export function reportAnalyst(lists: ArchiveLists): ReportAnalyst {
  const analyst = analystFor(lists);
  const parsed = parsedOnce();
  const told = ({ sourceId }: Report) => toldFor(lists, sourceId);
  return {
    signs: (report) => signsOf(report, told(report), parsed.keep(report, told(report))),
    analyse: (report, conventions) => analyst.analyse(report, conventions, parsed.take(report, told(report))),
    analyseAsEarlier: (report, conventions) => analyst.analyseAsEarlier(report, conventions),
  };
}

type Told = Source['conventions'];

/** What a person has told of a source. */
export function toldFor({ sources }: Pick<ArchiveLists, 'sources'>, sourceId: string): Told {
  return sources.find(({ id }) => id === sourceId)?.conventions;
}

/** What was parsed for the signs waits for the analysis, which takes each report once; of large archives only some of it. */
function parsedOnce(): Readonly<Record<'keep' | 'take', (report: Report, told: Told) => ParsedReport>> {
  const waiting = new Map<string, { readonly text: string; readonly parsed: ParsedReport }>();
  let characters = 0;
  return {
    keep: (report, told) => {
      const { id, text } = report;
      const parsed = parsedReport({ text }, told);
      if (waiting.has(id) || characters + text.length > MOST_WAITING) return parsed;
      waiting.set(id, { text, parsed });
      characters += text.length;
      return parsed;
    },
    take: (report, told) => {
      const { id, text } = report;
      const known = waiting.get(id);
      if (known?.text !== text) return parsedReport({ text }, told);
      waiting.delete(id);
      characters -= text.length;
      return known.parsed;
    },
  };
}

/** Characters of text; blocks take several times their space. */
const MOST_WAITING = 2_000_000;
