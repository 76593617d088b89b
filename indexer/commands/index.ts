// `rapporteur index`: updates the search index, and says what it did.
import { archiveIdentity } from '../../src/archive-identity.ts';
import { type KnownFiles, knownFiles } from '../../src/catalogue/known-files.ts';
import type { ItemSource, SearchEngine } from '../../src/search/engine.ts';
import { type Hint, PLAIN_HINT } from '../archive/hint.ts';
import { hasLedger, ledgerPath, ledgerProblems } from '../archive/ledger-file.ts';
import { describeProblem } from '../archive/problem.ts';
import { type Archive, readArchive, writeReport } from '../archive/store.ts';
import { inferredAgain } from '../import/inferred-again.ts';
import { describeRenewals } from '../import/renewals.ts';
import type { ArchiveAnalyst } from '../publish/archive-analyst.ts';
import { readerFingerprint, sourcesHash } from '../publish/changed-reports.ts';
import { refuseEmptied } from '../publish/emptied.ts';
import { publish } from '../publish/publish.ts';
import type { ProgressDisplay } from '../runs/progress.ts';
import { correctedReports, failedCorrections, tellCorrections, tellLostReach } from './corrections.ts';
import type { Output } from './output.ts';

export interface IndexOptions {
  readonly archive: string;
  readonly cataloguePath: string;
  readonly engine: SearchEngine;
  readonly now: () => Date;
  /** Whether an archive is published that has lost more than half of its reports. */
  readonly emptied: 'refused' | 'published';
  readonly hint?: Hint;
  /** What else is made of the items. */
  readonly alsoWrite?: (items: ItemSource) => void;
}

/** Returns the exit status: 1 where a file of the archive had to be left out. Throws `ArchiveUnreadable`, `ArchiveEmptied`. */
export async function indexArchive(
  { archive: folder, cataloguePath, engine, now, emptied, hint = PLAIN_HINT, alsoWrite = () => {} }: IndexOptions,
  out: Output,
  progress: ProgressDisplay,
): Promise<number> {
  const started = now().getTime();
  const { path } = archiveIdentity(folder);
  const known = knownFiles(cataloguePath, { archive: path, reader: readerFingerprint() });
  const read = readArchive(folder, known.files);
  for (const problem of read.problems) out.error(describeProblem(problem));
  if (emptied === 'refused') refuseEmptied(read, cataloguePath, hint('index'));
  const archive = writtenAgain(read, known, out);
  const wasIndexed = hasLedger(folder);
  let analyst: ArchiveAnalyst | undefined;
  const summary = await publish(archive, {
    cataloguePath,
    engine,
    today: now().toISOString().slice(0, 10),
    alsoWrite,
    onAnalyst: (one) => {
      analyst = one;
    },
    onProgress: (stage, done, total) => progress.update(stage, done, total),
  }).finally(() => progress.end());
  // What it means was made good where that is possible, so that it is no reason to fail.
  for (const problem of ledgerProblems(folder, summary.faultsInLedger)) out.error(describeProblem(problem));
  const { added, updated, removed } = summary.engine;
  const seconds = ((now().getTime() - started) / 1000).toFixed(1);
  out.line(
    `Indexed “${archive.lists.description.title}”: ${count(summary.reports, 'report')}, ${count(summary.items, 'agenda item')}, ${count(summary.speakers, 'speaker')}. ` +
      `Changed: ${summary.reportsChanged} reports, ${summary.reportsRemoved} removed; items: ${added} added, ${updated} updated, ${removed} removed; ` +
      `${summary.permalinksIssued} permalinks issued. ${seconds} seconds.`,
  );
  if (summary.reportsOfSiblings > 0)
    out.line(
      `${summary.reportsOfSiblings} ${summary.reportsOfSiblings === 1 ? 'report was' : 'reports were'} analysed again because other reports of the same source have changed.`,
    );
  if (summary.permalinksRestored > 0)
    out.error(
      `${summary.permalinksRestored} permalinks were missing from ${ledgerPath(folder)}: issued again by the texts that the archive keeps.`,
    );
  const corrected = correctedReports(archive, analyst);
  const failed = failedCorrections(corrected);
  for (const problem of failed) out.error(describeProblem(problem));
  tellCorrections(corrected, out);
  tellLostReach(corrected, { cataloguePath, wasIndexed }, out);
  const left = new Set(archive.problems.map(({ path }) => path)).size;
  if (left > 0) out.error(`${left} ${left === 1 ? 'file was' : 'files were'} left out: see above.`);
  return left > 0 || failed.length > 0 ? 1 : 0;
}

/** The archive with what is worked out again written to its files: the id of a report and its permalinks stay. */
function writtenAgain(archive: Archive, known: KnownFiles, out: Output): Archive {
  const renewed = new Map(inferredAgain(withoutKnownSources(archive, known)).map((file) => [file.path, file]));
  for (const { path, after } of renewed.values()) writeReport(archive.folder, after, path);
  const told = describeRenewals([...renewed.values()]);
  if (told !== null) out.line(`${told}.`);
  if (renewed.size === 0) return archive;
  const files = archive.files.map(({ path, report }) => ({ path, report: renewed.get(path)?.after ?? report }));
  const seen = new Map([...(archive.seen ?? [])].filter(([path]) => !renewed.has(path)));
  return { ...archive, files, seen };
}

/** Where none of a source's files has changed, come or gone, everything was worked out again the last time. */
function withoutKnownSources({ lists, files, seen }: Archive, known: KnownFiles): Pick<Archive, 'lists' | 'files'> {
  if (known.sources !== sourcesHash(lists)) return { lists, files };
  const here = new Set(files.map(({ path }) => path));
  const changed = new Set(files.flatMap(({ path, report }) => (seen?.get(path)?.known ? [] : [report.sourceId])));
  for (const path of known.files.keys()) if (!here.has(path)) changed.add(path.split('/')[1] ?? '');
  return { lists: { ...lists, sources: lists.sources.filter(({ id }) => changed.has(id)) }, files };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
