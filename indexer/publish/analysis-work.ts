// The part of an index run that reads reports: what each tells for its source, and what is published of it. It knows no disk and no other
// report, so that it can be done anywhere and in any order.
import { type DraftRows, draftRows } from '../../src/catalogue/drafts.ts';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { Acronym } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Conventions, ReportSigns } from '../analysis/frame/conventions.ts';
import { acronymsIn } from '../analysis/subjects/acronyms.ts';
import { reportAnalyst } from './archive-analyst.ts';
import { draftOf } from './documents.ts';

/** What counts of one report for all. */
export interface ToldByReport {
  readonly signs: ReportSigns;
  readonly acronyms: readonly Acronym[];
}

export interface AnalysisWork {
  /** Is told before how many reports come now. */
  expect(reports: number): void;
  told(report: Report): ToldByReport | Promise<ToldByReport>;
  /** @param conventions what of its source's concerns the report */
  draft(report: Report, conventions: Conventions): DraftRows | Promise<DraftRows>;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

/** Does it in this thread, for an archive with these lists. */
export function analysisHere(lists: ArchiveLists): {
  told(report: Report): ToldByReport;
  draft(report: Report, conventions: Conventions): DraftRows;
} {
  const analyst = reportAnalyst(lists);
  return {
    told: (report) => ({ signs: analyst.signs(report), acronyms: acronymsIn(report.text) }),
    draft: (report, conventions) =>
      draftRows(draftOf(report, analyst.analyse(report, conventions), lists.description.bodies)),
  };
}

/** So many answers are waited for at once: enough for any number of threads, and no more than fit into memory. */
const AHEAD = 16;

/** Does the work for one after the other, some of it ahead, and gives the answers in order. */
export async function* inTurn<T, A>(
  all: Iterable<T>,
  work: (one: T) => A | Promise<A>,
): AsyncGenerator<readonly [T, A]> {
  const waiting: { readonly one: T; readonly answer: A | Promise<A> }[] = [];
  for (const one of all) {
    const answer = work(one);
    if (answer instanceof Promise) answer.catch(() => null);
    waiting.push({ one, answer });
    const first = waiting.length < AHEAD && answer instanceof Promise ? undefined : waiting.shift();
    if (first) yield [first.one, await first.answer];
  }
  for (const { one, answer } of waiting) yield [one, await answer];
}
