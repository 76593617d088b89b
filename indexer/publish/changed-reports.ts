// Finds out which reports of an archive have changed since it was published last, and analyses these. Hands them on as the catalogue's
// drafts; what is told by all reports together is kept for each of them, so that none need be read again for it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { codeFingerprint } from '../../src/code-fingerprint.ts';
import type { Acronym } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import type { ReportSigns } from '../analysis/frame/conventions.ts';
import { acronymsIn } from '../analysis/subjects/acronyms.ts';
import { keptFile } from '../archive/seen-files.ts';
import type { Archive, ReportFile } from '../archive/store.ts';
import { type ArchiveAnalyst, archiveAnalyst } from './archive-analyst.ts';
import { draftOf } from './documents.ts';

/** What makes items of reports; the rest follows from what they import. New rules reach reports that have not changed. */
export const ANALYSIS_CODE = ['archive-analyst.ts', 'documents.ts', 'glossary.ts'].map((name) =>
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
  /** All that the reports explain. */
  readonly acronyms: readonly Acronym[];
}

/** What counts of one report for all. */
interface KeptSigns {
  readonly signs: ReportSigns;
  readonly acronyms: readonly Acronym[];
}

/** @param onProgress is told how many reports were looked at */
export function analyseChanged(
  archive: Archive,
  catalogue: CatalogueWriter,
  onProgress: (done: number) => void,
): ChangedReports {
  const { files, lists } = archive;
  // Other words for a search are nothing that a report is read by.
  const { synonyms: _, ...readBy } = lists;
  const context = hashOf([codeFingerprint(ANALYSIS_CODE), JSON.stringify(readBy)]);
  const hashes = new Map(files.map((file) => [file.path, reportHash(archive, file)] as const));
  const owns = new Map(
    files.map(({ path, report }) => [report.id, hashOf([context, hashes.get(path) ?? ''])] as const),
  );
  const kept = new Map<string, KeptSigns>();
  const known = new Set<string>();
  const analyst = archiveAnalyst(archive, (report, read) => {
    const own = owns.get(report.id) ?? '';
    const json = catalogue.signs(report.id, own);
    const signs: KeptSigns = json === null ? keptSigns(report, read) : JSON.parse(json);
    if (json === null) catalogue.putSigns(report.id, own, JSON.stringify(signs));
    else known.add(report.id);
    kept.set(report.id, signs);
    return signs.signs;
  });

  const inputs = new Map<string, string>();
  let changed = 0;
  let added = 0;
  let ofSiblings = 0;
  files.forEach(({ report }, index) => {
    const input = hashOf([owns.get(report.id) ?? '', JSON.stringify(analyst.conventionsOf(report))]);
    inputs.set(report.id, input);
    if (catalogue.inputs.get(report.id) !== input) {
      catalogue.drafts.put({ ...draftOf(report, analyst.analyse(report), lists.description.bodies), input });
      changed++;
      if (!catalogue.inputs.has(report.id)) added++;
      else if (known.has(report.id)) ofSiblings++;
    }
    onProgress(index + 1);
  });
  noteFiles(archive, catalogue, hashes);
  return {
    ...{ changed, added, ofSiblings, analyst },
    removed: new Set([...catalogue.inputs.keys()].filter((id) => !inputs.has(id))),
    inputs: [...inputs.values()],
    acronyms: files.flatMap(({ report }) => kept.get(report.id)?.acronyms ?? []),
  };
}

/** Of a file that is known without its being read. */
function reportHash({ seen }: Archive, { path, report }: ReportFile): string {
  return seen?.get(path)?.known?.reportHash ?? hashOf([JSON.stringify(report)]);
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

function keptSigns(report: Report, read: () => ReportSigns): KeptSigns {
  return { signs: read(), acronyms: acronymsIn(report.text) };
}

/** Of all parts, one after another. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
