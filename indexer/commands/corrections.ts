// What the corrections of an archive change, told to the archivist: which cannot be applied, what the others do, and, once, what they
// did in earlier versions and do no more. Changes no report.
import { join } from 'node:path';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import type { Analysis } from '../analysis/analyse.ts';
import type { FailedCorrection } from '../analysis/corrections/corrections.ts';
import { type CorrectionChange, correctionChanges, type LostReach, lostReach } from '../analysis/corrections/reach.ts';
import type { ArchiveProblem } from '../archive/problem.ts';
import type { Archive, ReportFile } from '../archive/store.ts';
import { type ArchiveAnalyst, archiveAnalyst } from '../publish/archive-analyst.ts';
import type { Output } from './output.ts';

/** The reports that have corrections, analysed once for all that is told of them. */
export interface CorrectedReports {
  readonly analyst: ArchiveAnalyst;
  /** `shown` is the path of the report's file as the archivist knows it. */
  readonly reports: readonly (ReportFile & { readonly shown: string; readonly analysis: Analysis })[];
}

/** @param known who has read the archive already */
export function correctedReports(archive: Archive, known?: ArchiveAnalyst): CorrectedReports {
  const corrected = archive.files.filter(({ report }) => report.corrections.length > 0);
  // Reading the signs of a whole archive takes its time: only where there is something to tell.
  const analyst = known ?? archiveAnalyst(corrected.length > 0 ? archive : { lists: archive.lists, files: [] });
  const reports = corrected.map((file) => ({
    ...file,
    shown: join(archive.folder, file.path),
    analysis: analyst.analyse(file.report),
  }));
  return { analyst, reports };
}

/** Corrections that cannot be applied, as problems that name the file. */
export function failedCorrections({ reports }: CorrectedReports): ArchiveProblem[] {
  return reports.flatMap(({ shown, analysis }) =>
    analysis.failedCorrections.map((failed) => ({ path: shown, line: 1, message: describeFailed(failed) })),
  );
}

/** Prints a line for each correction that is applied. */
export function tellCorrections({ analyst, reports }: CorrectedReports, out: Output): void {
  for (const { shown, report, analysis } of reports)
    for (const change of correctionChanges(report, analysis, analyst))
      out.line(`${shown}: the correction for “${change.correction.quote}” ${describeChange(change)}.`);
}

/**
 * Prints, the first time that a catalogue is written by a version in which a correction settles only what it quotes, what each settled
 * before. An archive that was never indexed has no corrections of an earlier version.
 */
export function tellLostReach(
  { analyst, reports }: CorrectedReports,
  { cataloguePath, wasIndexed }: { readonly cataloguePath: string; readonly wasIndexed: boolean },
  out: Output,
): void {
  const catalogue = openCatalogueWriter(cataloguePath);
  try {
    if (catalogue.isTold(TOLD)) return;
    const lost = reports.flatMap(({ shown, report, analysis }) =>
      lostReach(report, analysis, analyst).map((one) => describeLost(shown, one)),
    );
    if (wasIndexed && lost.length > 0) {
      out.line('A correction of the speaker now settles the sentences that it quotes, and nothing after them:');
      for (const text of lost) out.line(text);
      out.line('To settle a run of sentences, add “through:” to the correction, with a few words of the last of them.');
    }
    catalogue.setTold(TOLD);
    catalogue.commit();
  } finally {
    catalogue.close();
  }
}

const TOLD = 'corrections settle what they quote';

/** What a correction that cannot be applied lacks, as a sentence for the archivist. */
function describeFailed({ correction, matches, through }: FailedCorrection): string {
  const words = `the correction for “${correction.quote}”`;
  if (matches === 0) return `${words} no longer matches: quote words that stand in the report, or take it out`;
  if (matches === 2) return `${words} matches more than once: quote more words`;
  const until = `${words}: the words “${correction.through}” of its “through”`;
  switch (through) {
    case 'before the quote':
      return `${until} come before the quote: give words that follow it`;
    case 'in another item':
      return `${until} are in another agenda item: give words of the same item, and correct each item by itself`;
    case 'repeated':
      return `${until} follow more than once: give more words`;
    default:
      return `${until} are not in the report: give words that follow the quote in the same item`;
  }
}

function describeChange({ taken, to, confirmed, cuts, topics, correction }: CorrectionChange): string {
  const parts: string[] = [];
  if (taken.length > 0) {
    const former = taken.map(({ from, sentences }, index) =>
      index === 0 ? `${count(sentences)} from ${from ?? 'nobody'}` : `${sentences} from ${from ?? 'nobody'}`,
    );
    parts.push(`moves ${listed(former)} to ${to ?? 'nobody'}`);
  }
  if (confirmed > 0) parts.push(`confirms ${to ?? 'nobody'} for ${count(confirmed, 'doubtful ')}`);
  if (cuts) parts.push(correction.joins ? 'joins two items' : 'begins an item');
  if (topics) parts.push(`changes the topics from ${labels(topics.from)} to ${labels(topics.to)}`);
  return parts.length > 0 ? listed(parts) : 'changes nothing: the analysis says the same without it';
}

function describeLost(shown: string, { correction, sentences }: LostReach): string {
  const lines = sentences.map(({ text, was, now }) => {
    const words = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
    return `  “${words}” was given to ${was ?? 'nobody'}, now ${now ?? 'nobody'}`;
  });
  return [
    `${shown}: the correction for “${correction.quote}” no longer settles ${count(sentences.length)}:`,
    ...lines,
  ].join('\n');
}

const LONGEST_QUOTE = 90;

function count(sentences: number, kind = ''): string {
  return `${sentences} ${kind}sentence${sentences === 1 ? '' : 's'}`;
}

function labels(topics: readonly string[]): string {
  return topics.length > 0 ? listed(topics) : 'none';
}

/** "a", "a and b", "a, b and c". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
