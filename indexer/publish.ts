// Publishes an archive: analyses what has changed, writes the catalogue, issues permalinks and makes the engine hold the same
// items. In this order, so that a crash anywhere leaves a state that the next run completes.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formerPermalinks, newLedgerLines, parseLedger } from '../src/catalogue/ledger.ts';
import { type CatalogueWriter, openCatalogueWriter } from '../src/catalogue/writer.ts';
import type { IsoDate } from '../src/reports/report.ts';
import type { SearchEngine, SyncSummary } from '../src/search/engine.ts';
import { analystFor } from './analysis/analyse.ts';
import type { Archive } from './archive/store.ts';
import { documentsOf } from './documents.ts';

export interface PublishSummary {
  readonly reports: number;
  readonly items: number;
  readonly speakers: number;
  /** Reports that were analysed anew, and reports that went away. */
  readonly reportsChanged: number;
  readonly reportsRemoved: number;
  readonly permalinksIssued: number;
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

export async function publish(
  archive: Archive,
  { cataloguePath, engine, today, onProgress = () => {} }: PublishOptions,
): Promise<PublishSummary> {
  const catalogue = openCatalogueWriter(cataloguePath);
  try {
    const changes = analyseChanged(archive, catalogue, onProgress);
    const ledgerPath = join(archive.folder, 'permalinks.jsonl');
    const isChanged = changes.changed + changes.removed > 0 || !isDescribed(catalogue, archive);
    const permalinksIssued = isChanged ? issuePermalinks(ledgerPath, catalogue, today) : 0;
    if (isChanged) {
      describe(catalogue, archive);
      catalogue.commit();
    }
    const total = catalogue.itemIds().size;
    const summary = await engine.sync(catalogue.items(), (done) => onProgress('items', done, total));
    return {
      reports: catalogue.inputs.size + changes.added - changes.removed,
      items: total,
      speakers: catalogue.description()?.speakerCount ?? 0,
      reportsChanged: changes.changed,
      reportsRemoved: changes.removed,
      permalinksIssued,
      engine: summary,
    };
  } finally {
    catalogue.close();
  }
}

function analyseChanged(
  archive: Archive,
  catalogue: CatalogueWriter,
  onProgress: Progress,
): { changed: number; added: number; removed: number } {
  const analyst = analystFor(archive.lists);
  const context = hashOf([analysisVersion(), JSON.stringify(archive.lists)]);
  const total = archive.files.length;
  const present = new Set<string>();
  let changed = 0;
  let added = 0;
  archive.files.forEach(({ report }, index) => {
    present.add(report.id);
    const input = hashOf([context, JSON.stringify(report)]);
    if (catalogue.inputs.get(report.id) !== input) {
      const published = documentsOf(report, analyst.analyse(report), archive.lists.description.bodies);
      catalogue.put(published.report, published.items, input);
      changed++;
      if (!catalogue.inputs.has(report.id)) added++;
    }
    onProgress('reports', index + 1, total);
  });
  const gone = [...catalogue.inputs.keys()].filter((id) => !present.has(id));
  for (const id of gone) catalogue.remove(id);
  return { changed, added, removed: gone.length };
}

/** New permalinks go to the ledger before anybody can see them; former ones are told where their text is now. */
function issuePermalinks(ledgerPath: string, catalogue: CatalogueWriter, today: IsoDate): number {
  const content = readOrEmpty(ledgerPath);
  const ledger = parseLedger(content);
  const lines = newLedgerLines(ledger, catalogue.items(), today);
  if (lines.length > 0) {
    // A crash may have cut the last line short: the next one must not continue it.
    const start = content === '' || content.endsWith('\n') ? '' : '\n';
    appendDurably(ledgerPath, start + lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  catalogue.setFormerPermalinks(formerPermalinks(ledger, catalogue.itemIds(), () => catalogue.items()));
  return lines.length;
}

function isDescribed(catalogue: CatalogueWriter, archive: Archive): boolean {
  const known = catalogue.description();
  const { description, sources, people, topics } = archive.lists;
  return (
    known !== null &&
    JSON.stringify([known.archive, known.sources, known.people, known.topics]) ===
      JSON.stringify([description, sources, people, topics])
  );
}

function describe(catalogue: CatalogueWriter, archive: Archive): void {
  const { description, sources, people, topics } = archive.lists;
  const version = createHash('sha256').update(JSON.stringify(archive.lists));
  for (const { hash } of catalogue.items()) version.update(hash);
  catalogue.describe({
    archive: description,
    sources,
    people,
    topics,
    reportCount: archive.files.length,
    itemCount: catalogue.itemIds().size,
    speakerCount: catalogue.speakerCount(),
    version: version.digest('hex').slice(0, 16),
  });
}

/** Changes with the code of the analysis, so that new rules reach reports that have not changed. */
function analysisVersion(): string {
  const folders = ['analysis', '.'].map((name) => join(import.meta.dirname, name));
  return hashOf(
    folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    ),
  );
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function appendDurably(path: string, text: string): void {
  const file = openSync(path, 'a');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
