// Publishes an archive: analyses what has changed, writes the catalogue, issues permalinks and makes the engine hold the same
// items. In this order, so that a crash anywhere leaves a state that the next run completes.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveIdentity } from '../src/archive-identity.ts';
import { DataOfAnother } from '../src/catalogue/owner.ts';
import { type CatalogueWriter, openCatalogueWriter } from '../src/catalogue/writer.ts';
import { codeFingerprint } from '../src/code-fingerprint.ts';
import type { Withdrawal } from '../src/reports/archive.ts';
import type { IsoDate } from '../src/reports/report.ts';
import type { SearchEngine, SyncSummary } from '../src/search/engine.ts';
import { type ReportSigns, signsOf } from './analysis/conventions.ts';
import type { Archive } from './archive/store.ts';
import { archiveAnalyst } from './archive-analyst.ts';
import { compoundsIn } from './compounds.ts';
import { documentsOf } from './documents.ts';
import { glossaryFor } from './glossary.ts';
import { arePermalinksPublished, type PublishedPermalinks, publishPermalinks } from './permalinks.ts';
import { smallLettersIn } from './small-letters.ts';

/** What makes items of reports; the rest follows from what they import. New rules reach reports that have not changed. */
export const ANALYSIS_CODE = ['archive-analyst.ts', 'documents.ts', 'glossary.ts'].map((name) =>
  join(import.meta.dirname, name),
);

/** What tells which permalink stands for which item. */
export const PERMALINK_CODE = [join(import.meta.dirname, 'permalinks.ts')];

export interface PublishSummary {
  readonly reports: number;
  readonly items: number;
  readonly speakers: number;
  /** Reports that were analysed anew, and reports that went away. */
  readonly reportsChanged: number;
  readonly reportsRemoved: number;
  /** Of those analysed anew, the ones that are as they were: other reports of their source have changed what is told by all. */
  readonly reportsOfSiblings: number;
  readonly permalinksIssued: number;
  /** Of these, lost from the ledger and known by the archive's texts. */
  readonly permalinksRestored: number;
  readonly engine: SyncSummary;
}

/** Told as the work goes on; `total` is known from the start of each stage. */
export type Progress = (stage: 'reports' | 'items', done: number, total: number) => void;

export interface PublishOptions {
  readonly cataloguePath: string;
  readonly engine: SearchEngine;
  readonly today: IsoDate;
  readonly onProgress?: Progress;
}

/** Throws `CatalogueUnwritable`, `EngineUnavailable`, and `DataOfAnother` where the catalogue is that of an archive that is elsewhere. */
export async function publish(
  archive: Archive,
  { cataloguePath, engine, today, onProgress = () => {} }: PublishOptions,
): Promise<PublishSummary> {
  const catalogue = openCatalogueWriter(cataloguePath);
  try {
    const { path } = archiveIdentity(archive.folder);
    refuseAnother(catalogue.noted('archive'), path, cataloguePath);
    const changes = analyseChanged(archive, catalogue, onProgress);
    const permalinkCode = codeFingerprint(PERMALINK_CODE);
    const isChanged =
      changes.changed + changes.removed > 0 ||
      !isDescribed(catalogue, archive) ||
      catalogue.noted('archive') !== path ||
      catalogue.noted('permalinks') !== permalinkCode ||
      !arePermalinksPublished(catalogue, archive.folder);
    let permalinks: PublishedPermalinks = { issued: 0, restored: 0 };
    if (isChanged) {
      const captured = new Map(archive.files.map(({ report }) => [report.id, report.captured]));
      const capturedOf = (reportId: string) => captured.get(reportId) ?? null;
      permalinks = publishPermalinks(catalogue, { folder: archive.folder, today, capturedOf });
      describe(catalogue, archive, changes.inputs);
      catalogue.note('archive', path);
      catalogue.note('permalinks', permalinkCode);
      catalogue.commit();
    }
    const total = catalogue.businessCount();
    const summary = await engine.sync(catalogue.businessItems(), (done) => onProgress('items', done, total));
    return {
      reports: catalogue.inputs.size + changes.added - changes.removed,
      items: total,
      speakers: catalogue.description()?.speakerCount ?? 0,
      reportsChanged: changes.changed,
      reportsRemoved: changes.removed,
      reportsOfSiblings: changes.ofSiblings,
      permalinksIssued: permalinks.issued,
      permalinksRestored: permalinks.restored,
      engine: summary,
    };
  } finally {
    catalogue.close();
  }
}

/** Within the transaction, in which no other run can make the catalogue its own. An archive that has gone may have moved here. */
function refuseAnother(owner: string | null, path: string, cataloguePath: string): void {
  if (owner === null || owner === path || !existsSync(join(owner, 'archive.yml'))) return;
  throw new DataOfAnother(
    `${cataloguePath} was made from ${owner}, not from ${path}: give each archive a folder of its own (DATA or --data)`,
  );
}

interface Changes {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly ofSiblings: number;
  readonly inputs: readonly string[];
}

function analyseChanged(archive: Archive, catalogue: CatalogueWriter, onProgress: Progress): Changes {
  const code = codeFingerprint(ANALYSIS_CODE);
  const context = hashOf([code, JSON.stringify(archive.lists)]);
  const ownInputs = new Map(
    archive.files.map(({ report }) => [report.id, hashOf([context, JSON.stringify(report)])] as const),
  );
  const known = new Set<string>();
  const analyst = archiveAnalyst(archive, (report) => {
    const own = ownInputs.get(report.id) ?? '';
    const kept = catalogue.signs(report.id, own);
    if (kept !== null) {
      known.add(report.id);
      return JSON.parse(kept) as ReportSigns;
    }
    const signs = signsOf(report);
    catalogue.putSigns(report.id, own, JSON.stringify(signs));
    return signs;
  });
  const total = archive.files.length;
  const inputs = new Map<string, string>();
  let changed = 0;
  let added = 0;
  let ofSiblings = 0;
  archive.files.forEach(({ report }, index) => {
    const input = hashOf([ownInputs.get(report.id) ?? '', JSON.stringify(analyst.conventionsOf(report))]);
    inputs.set(report.id, input);
    if (catalogue.inputs.get(report.id) !== input) {
      const published = documentsOf(report, analyst.analyse(report), archive.lists.description.bodies);
      catalogue.put(published.report, published.items, input);
      changed++;
      if (!catalogue.inputs.has(report.id)) added++;
      else if (known.has(report.id)) ofSiblings++;
    }
    onProgress('reports', index + 1, total);
  });
  const gone = [...catalogue.inputs.keys()].filter((id) => !inputs.has(id));
  for (const id of gone) catalogue.remove(id);
  return { changed, added, removed: gone.length, ofSiblings, inputs: [...inputs.values()] };
}

function isDescribed(catalogue: CatalogueWriter, archive: Archive): boolean {
  const known = catalogue.description();
  const { description, sources, people, topics } = archive.lists;
  return (
    known?.smallLetters !== undefined &&
    known.compounds !== undefined &&
    JSON.stringify([known.archive, known.sources, known.people, known.topics, known.withdrawn ?? []]) ===
      JSON.stringify([description, sources, people, topics, withdrawnOf(archive)])
  );
}

/** @param inputs of all reports: pages show more of a report than its items hold */
function describe(catalogue: CatalogueWriter, archive: Archive, inputs: readonly string[]): void {
  const { description, sources, people, topics } = archive.lists;
  const former = [...catalogue.formerIds()];
  catalogue.describe({
    archive: description,
    sources,
    people,
    topics,
    glossary: glossaryFor(archive),
    compounds: compoundsIn(archive.files.map(({ report }) => report.text)),
    smallLetters: smallLettersIn(
      archive.files.map(({ report }) => report.text),
      [...catalogue.speakerNames(), ...people.flatMap(({ name, aliases }) => [name, ...aliases])],
    ),
    reportCount: archive.files.length,
    itemCount: catalogue.businessCount(),
    speakerCount: catalogue.speakerCount(),
    ...(archive.withdrawals.length > 0 ? { withdrawn: withdrawnOf(archive) } : {}),
    version: hashOf([JSON.stringify(archive.lists), ...inputs, ...former]).slice(0, 16),
  });
}

function withdrawnOf({ withdrawals }: Archive): Withdrawal[] {
  return withdrawals.map(({ report, withdrawn, reason }) => ({ report, withdrawn, reason }));
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
