// Publishes an archive: analyses what has changed, settles and issues permalinks, writes the catalogue and makes the engine hold the same
// items. In this order, so that a crash anywhere leaves a state that the next run completes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveIdentity } from '../../src/archive-identity.ts';
import type { LedgerFault } from '../../src/catalogue/ledger-faults.ts';
import { DataOfAnother } from '../../src/catalogue/owner.ts';
import { type CatalogueWriter, openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { codeFingerprint } from '../../src/code-fingerprint.ts';
import type { Withdrawal } from '../../src/reports/archive.ts';
import type { Acronym } from '../../src/reports/item.ts';
import type { IsoDate } from '../../src/reports/report.ts';
import type { ItemSource, SearchEngine, SyncSummary } from '../../src/search/engine.ts';
import { hashOf } from '../archive/hash-of.ts';
import type { Archive } from '../archive/store.ts';
import { analysisWork } from './analysis-threads.ts';
import type { ArchiveAnalyst } from './archive-analyst.ts';
import { analyseChanged, type ChangedReports } from './changed-reports.ts';
import { glossaryFor } from './glossary.ts';
import { type OpenLedger, openLedger } from './open-ledger.ts';
import { areTextsKept, publishPermalinks } from './permalinks.ts';
import { isWritingKnown, writingOf } from './writing.ts';

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
  /** Lines of the ledger that were passed over, or say what cannot be. */
  readonly faultsInLedger: readonly LedgerFault[];
  readonly engine: SyncSummary;
}

/** Told as the work goes on; `total` is known from the start of each stage. */
export type Progress = (stage: 'reports' | 'items', done: number, total: number) => void;

export interface PublishOptions {
  readonly cataloguePath: string;
  readonly engine: SearchEngine;
  readonly today: IsoDate;
  readonly onProgress?: Progress;
  /** What else is made of the items, after the engine has them. */
  readonly alsoWrite?: (items: ItemSource) => void;
  /** Is given who has analysed the reports, and knows what they tell together. */
  readonly onAnalyst?: (analyst: ArchiveAnalyst) => void;
}

/** Throws `CatalogueUnwritable`, `EngineUnavailable`, and `DataOfAnother` where the catalogue is that of an archive that is elsewhere. */
export async function publish(
  archive: Archive,
  { cataloguePath, engine, today, onProgress = () => {}, onAnalyst = () => {}, alsoWrite = () => {} }: PublishOptions,
): Promise<PublishSummary> {
  const catalogue = openCatalogueWriter(cataloguePath);
  try {
    const { path } = archiveIdentity(archive.folder);
    refuseAnother(catalogue.noted('archive'), path, cataloguePath);
    const reportCount = archive.files.length;
    const work = analysisWork(archive.lists);
    const changes = await analyseChanged(archive, catalogue, {
      work,
      onProgress: (done) => onProgress('reports', done, reportCount),
    }).finally(() => work.close());
    onAnalyst(changes.analyst);
    const permalinkCode = codeFingerprint(PERMALINK_CODE);
    const ledger = openLedger(archive.folder, catalogue, catalogue.noted('permalinks') === permalinkCode);
    const permalinks = settlePublished(archive, catalogue, { changes, today, path, ledger });
    catalogue.note('permalinks', permalinkCode);
    catalogue.commit();
    const total = catalogue.items.businessCount();
    const summary = await engine.sync(catalogue.items, (done) => onProgress('items', done, total));
    alsoWrite(catalogue.items);
    return {
      reports: reportCount,
      items: total,
      speakers: catalogue.description()?.speakerCount ?? 0,
      reportsChanged: changes.changed,
      reportsRemoved: changes.removed.size,
      reportsOfSiblings: changes.ofSiblings,
      permalinksIssued: permalinks.issued,
      permalinksRestored: permalinks.restored,
      faultsInLedger: ledger.faults(),
      engine: summary,
    };
  } finally {
    catalogue.close();
  }
}

interface Publishing {
  readonly changes: ChangedReports;
  readonly today: IsoDate;
  /** Real path of the archive. */
  readonly path: string;
  readonly ledger: OpenLedger;
}

/** Writes reports, permalinks and description, if anything of them is other than the catalogue has it. */
function settlePublished(
  archive: Archive,
  catalogue: CatalogueWriter,
  { changes, today, path, ledger }: Publishing,
): { readonly issued: number; readonly restored: number } {
  const { folder, files } = archive;
  const { changed, removed, inputs, acronyms } = changes;
  const isAsItWas =
    changed + removed.size === 0 &&
    isDescribed(catalogue, archive) &&
    catalogue.noted('archive') === path &&
    ledger.isAsItWas &&
    areTextsKept(catalogue, folder);
  if (isAsItWas) return { issued: 0, restored: 0 };
  const captured = new Map(files.map(({ report }) => [report.id, report.captured]));
  const capturedOf = (reportId: string) => captured.get(reportId) ?? null;
  const published = publishPermalinks(catalogue, {
    ...{ folder, today, capturedOf, removed, ledger, isLedgerKnown: ledger.isAsItWas },
  });
  describe(catalogue, archive, { inputs, glossary: glossaryFor(archive, acronyms()) });
  catalogue.note('archive', path);
  return published;
}

/** Within the transaction, in which no other run can make the catalogue its own. An archive that has gone may have moved here. */
function refuseAnother(owner: string | null, path: string, cataloguePath: string): void {
  if (owner === null || owner === path || !existsSync(join(owner, 'archive.yml'))) return;
  throw new DataOfAnother(
    `${cataloguePath} was made from ${owner}, not from ${path}: give each archive a folder of its own (DATA or --data)`,
  );
}

function isDescribed(catalogue: CatalogueWriter, archive: Archive): boolean {
  const known = catalogue.description();
  const { description, sources, people, topics, synonyms } = archive.lists;
  return (
    known !== null &&
    isWritingKnown(catalogue) &&
    JSON.stringify([
      ...[known.archive, known.sources, known.people, known.topics],
      ...[known.synonyms ?? [], known.withdrawn ?? []],
    ]) === JSON.stringify([description, sources, people, topics, synonyms, withdrawnOf(archive)])
  );
}

/** @param told `inputs` of all reports: pages show more of a report than its items hold */
function describe(
  catalogue: CatalogueWriter,
  archive: Archive,
  { inputs, glossary }: { readonly inputs: readonly string[]; readonly glossary: readonly Acronym[] },
): void {
  const { description, sources, people, topics, synonyms } = archive.lists;
  const former = [...catalogue.formerIds()];
  const writing = writingOf(archive, catalogue, inputs);
  catalogue.describe({
    archive: description,
    sources,
    people,
    topics,
    glossary,
    ...writing,
    ...(synonyms.length > 0 ? { synonyms } : {}),
    reportCount: archive.files.length,
    itemCount: catalogue.items.businessCount(),
    speakerCount: catalogue.speakerCount(),
    ...(archive.withdrawals.length > 0 ? { withdrawn: withdrawnOf(archive) } : {}),
    version: hashOf([JSON.stringify([archive.lists, writing]), ...inputs, ...former]).slice(0, 16),
  });
}

function withdrawnOf({ withdrawals }: Archive): Withdrawal[] {
  return withdrawals.map(({ report, withdrawn, reason }) => ({ report, withdrawn, reason }));
}
