// Finds out which reports of an archive have changed since it was published last, and analyses these. Hands them on as the catalogue's
// drafts; what is told by all reports together is kept for each of them, so that none need be read again for it.
import { join } from 'node:path';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { codeFingerprint } from '../../src/code-fingerprint.ts';
import type { Acronym } from '../../src/reports/item.ts';
import { hashOf } from '../archive/hash-of.ts';
import { keptFile } from '../archive/seen-files.ts';
import type { Archive, ReportFile } from '../archive/store.ts';
import { type AnalysisWork, inTurn } from './analysis-work.ts';
import { type ArchiveAnalyst, analystWith, reportAnalyst } from './archive-analyst.ts';
import { learnSigns } from './learnt-signs.ts';

/** What makes items of reports; the rest follows from what they import. New rules reach reports that have not changed. */
export const ANALYSIS_CODE = ['analysis-work.ts', 'learnt-signs.ts', 'glossary.ts'].map((name) =>
  join(import.meta.dirname, name),
);

export interface ChangedReports {
  /** Reports that were analysed anew. */
  readonly changed: number;
  /** Of these, the ones that are new, and those that are as they were: other reports of their source have changed what is told by all. */
  readonly added: number;
  readonly ofSiblings: number;
  /** Ids of those that are gone. */
  readonly removed: ReadonlySet<string>;
  /** Of every report, in their order: a hash of all that its items depend on. */
  readonly inputs: readonly string[];
  /** Knows what all reports tell together. */
  readonly analyst: ArchiveAnalyst;
  /** All that the reports explain, in no order. */
  readonly acronyms: () => readonly Acronym[];
}

/** @param onProgress is told how many reports were looked at */
export async function analyseChanged(
  archive: Archive,
  catalogue: CatalogueWriter,
  { work, onProgress }: { readonly work: AnalysisWork; readonly onProgress: (done: number) => void },
): Promise<ChangedReports> {
  const { files, lists } = archive;
  // Other words for a search are nothing that a report is read by.
  const { synonyms: _, ...readBy } = lists;
  const context = hashOf([codeFingerprint(ANALYSIS_CODE), JSON.stringify(readBy)]);
  const hashes = new Map(files.map((file) => [file.path, reportHash(archive, file)] as const));
  const owns = new Map(
    files.map(({ path, report }) => [report.id, hashOf([context, hashes.get(path) ?? ''])] as const),
  );
  const learnt = await learnSigns(archive, catalogue, { context, owns, work });
  const analyst = analystWith(reportAnalyst(lists), learnt);

  const inputs = new Map<string, string>();
  const changed: ReportFile[] = [];
  let ofSiblings = 0;
  for (const file of files) {
    const { report } = file;
    const before = catalogue.inputs.get(report.id);
    const isSame = before !== undefined && learnt.isAsItWas(report);
    const input = isSame ? before : hashOf([owns.get(report.id) ?? '', JSON.stringify(analyst.conventionsOf(report))]);
    inputs.set(report.id, input);
    if (input === before) continue;
    changed.push(file);
    if (before !== undefined && !learnt.isNew(report)) ofSiblings++;
  }
  let done = files.length - changed.length;
  if (done > 0) onProgress(done);
  work.expect(changed.length);
  const drafts = inTurn(changed, ({ report }) => work.draft(report, analyst.conventionsOf(report)));
  for await (const [{ report }, draft] of drafts) {
    catalogue.drafts.put(draft, inputs.get(report.id) ?? '');
    onProgress(++done);
  }
  noteFiles(archive, catalogue, hashes);
  return {
    ...{ changed: changed.length, ofSiblings, analyst },
    added: changed.filter(({ report }) => !catalogue.inputs.has(report.id)).length,
    removed: new Set([...catalogue.inputs.keys()].filter((id) => !inputs.has(id))),
    inputs: [...inputs.values()],
    acronyms: () => learnt.acronyms(),
  };
}

/** Of a file that is known without its being read. */
function reportHash({ seen }: Archive, { path, report }: ReportFile): string {
  const file = seen?.get(path);
  return file?.known?.reportHash ?? file?.reportHash ?? hashOf([JSON.stringify(report)]);
}

/** So that the next run need not read them. */
function noteFiles(
  { files, lists, seen }: Archive,
  catalogue: CatalogueWriter,
  hashes: ReadonlyMap<string, string>,
): void {
  if (!seen) return;
  const here = new Set(files.map(({ path }) => path));
  for (const path of catalogue.filePaths()) if (!here.has(path)) catalogue.removeFile(path);
  for (const { path, report } of files) {
    const file = seen.get(path);
    if (file && file.known !== file.stamp) catalogue.putFile(path, keptFile(file, report, hashes.get(path) ?? ''));
  }
  catalogue.note('reader', readerFingerprint());
  catalogue.note('sources', sourcesHash(lists));
}

/** Of what the files are read for. */
export function sourcesHash({ sources }: Archive['lists']): string {
  return hashOf([JSON.stringify(sources)]);
}

/** Of the code that reads report files, and works out again what is inferred in them. */
export function readerFingerprint(): string {
  return codeFingerprint(READER_CODE);
}

const READER_CODE = ['../archive/store.ts', '../import/inferred-again.ts'].map((name) =>
  join(import.meta.dirname, name),
);
