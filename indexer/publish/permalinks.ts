// Publishes permalinks: gives every item the id that is its own, writes it under that id, writes what is new to ledger and kept texts, and
// tells the catalogue where the words of all other permalinks are. The ledger is on the disk before anybody can see a permalink.

import type { ItemDraft } from '../../src/catalogue/drafts.ts';
import { versionOf } from '../../src/catalogue/fingerprint.ts';
import { leavingLines, ledgerLine } from '../../src/catalogue/ledger.ts';
import type { IssuedPermalink, Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import type { LedgerTable } from '../../src/catalogue/ledger-table.ts';
import type { FormerPermalinkOf, FormerText, StandingPermalink } from '../../src/catalogue/permalink-tables.ts';
import { type ItemAddress, type SettledPermalinks, settlePermalinks } from '../../src/catalogue/permalinks.ts';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { documentId, partsOfDocumentId, slug } from '../../src/reports/ids.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { IsoDate } from '../../src/reports/report.ts';
import { appendTexts, type KeptText, readTexts, reportsWithTexts } from '../archive/permalink-files.ts';
import { identified } from './documents.ts';
import type { OpenLedger } from './open-ledger.ts';
import { type SettledArchive, settleArchive, standingReports } from './settled-permalinks.ts';

export interface PermalinkSources {
  /** Of the archive. */
  readonly folder: string;
  readonly today: IsoDate;
  /** ISO 8601 instant at which a report was captured. */
  readonly capturedOf: (reportId: string) => string | null;
  /** Ids of the reports that are gone; those that are new or have changed are among the catalogue's drafts. */
  readonly removed: ReadonlySet<string>;
  readonly ledger: OpenLedger;
  /** Whether the catalogue was written with this very ledger, by the same rules. */
  readonly isLedgerKnown: boolean;
}

export interface PublishedPermalinks {
  readonly issued: number;
  /** Of these, known by the archive's texts and lost from the ledger. */
  readonly restored: number;
}

/** Writes the reports that have changed, ledger, texts and what the catalogue knows of permalinks. */
export function publishPermalinks(catalogue: CatalogueWriter, sources: PermalinkSources): PublishedPermalinks {
  const { folder, today, removed, ledger, isLedgerKnown } = sources;
  const { table } = ledger;
  const isDamaged = ledger.faults().length > 0;
  const part = isLedgerKnown && !isDamaged ? table.of(concerned(catalogue, removed)) : null;
  const settled = settleArchive(catalogue, { folder, ledger: table, part, removed, isDamaged });
  const { before, lost, leaving, isWhole } = settled;
  const issuedBefore = table.count();
  ledger.append(
    (function* () {
      yield* lost;
      yield* leavingLines(before, leaving, today);
      yield* writeItems(catalogue, settled, sources);
    })(),
  );
  if (isWhole) tellWhole(catalogue, folder, table, settled);
  else tellChanges(catalogue, { folder, ledger: table, settled, removed });
  const restored = new Set(lost.map(({ item, report }) => documentId(report, item))).size;
  return { issued: table.count() - issuedBefore, restored };
}

/** Which reports the ledger must be asked about: those that have changed, and those of which a permalink has left. */
function concerned(catalogue: CatalogueWriter, removed: ReadonlySet<string>): ReadonlySet<string> {
  const former = [...catalogue.formerIds()].map((id) => partsOfDocumentId(id).reportId);
  return new Set([...removed, ...catalogue.drafts.reportIds(), ...former]);
}

/** Whether every report whose items have permalinks has its texts kept. */
export function areTextsKept(catalogue: CatalogueWriter, folder: string): boolean {
  const kept = reportsWithTexts(folder);
  return catalogue.reportsOfPermalinks().every((id) => kept.has(id));
}

/** Ids of a report's items as `publishPermalinks` gives them where no other report has taken words of theirs. */
export function identifiedItems(ledger: Ledger, reportId: string, items: readonly ItemDraft[]): ItemDocument[] {
  const own = new Map([...ledger].filter(([, { report }]) => report === reportId));
  const { itemIds } = settlePermalinks(own, () =>
    items.map(({ id, title, text }) => ({
      ...{ reportId, wantedId: id, slug: slug(title), title, text, version: versionOf(text, title) },
    })),
  );
  return items.map((item, index) => identified(item, itemIds[index] ?? item.id));
}

interface NewWords {
  readonly lines: LedgerLine[];
  readonly texts: KeptText[];
}

/**
 * Writes each item that has changed once, under its id, and keeps its words; gives what the ledger does not have yet, report by report, so
 * that of a large archive only one is in memory.
 */
function* writeItems(
  catalogue: CatalogueWriter,
  { before, itemIds, isWhole }: SettledArchive,
  { folder, today, capturedOf, removed }: PermalinkSources,
): Generator<LedgerLine> {
  const { drafts, items } = catalogue;
  const kept = reportsWithTexts(folder);
  const take = ({ lines, texts }: NewWords, document: ItemDocument, version: string): void => {
    const { id, report, title, text, date } = document;
    const source = { title: report.title, url: report.url, captured: capturedOf(report.id) };
    const line = ledgerLine(before, { report: report.id, item: id, title, date, text, source, version }, today);
    if (line) lines.push(line);
    if (!line && kept.has(report.id)) return;
    const issued = line?.issued ?? before.get(documentId(report.id, id))?.versions.at(-1)?.issued ?? today;
    texts.push({ item: id, version, issued, title, text });
  };
  const write = (found: NewWords, reportId: string, ids: readonly string[]): void => {
    const isDraft = drafts.has(reportId);
    const columns = isDraft ? drafts.itemsOf(reportId) : items.of(reportId);
    const { report, items: written, input } = isDraft ? drafts.report(reportId) : catalogue.published(reportId);
    const documents = written.map((item, index) => identified(item, ids[index] ?? item.id));
    catalogue.put(report, documents, input, columns);
    documents.forEach((document, index) => void take(found, document, columns[index]?.version ?? ''));
  };
  const isKnown = (reportId: string, itemId: string, version: string): boolean => {
    const permalink = before.get(documentId(reportId, itemId));
    return permalink !== undefined && permalink.left === null && permalink.version === version;
  };

  for (const id of removed) catalogue.remove(id);
  for (const reportId of standingReports(catalogue, removed)) {
    const found: NewWords = { lines: [], texts: [] };
    const ids = itemIds.get(reportId);
    if (ids) write(found, reportId, ids);
    else if (isWhole || !kept.has(reportId)) {
      const unknown = items
        .of(reportId)
        .filter(({ itemId, version }) => !kept.has(reportId) || !isKnown(reportId, itemId, version));
      for (const { itemId, version } of unknown)
        for (const document of items.load([documentId(reportId, itemId)])) take(found, document, version);
    }
    // A text first: the ledger names none that could be lost.
    if (found.texts.length > 0) appendNewTexts(folder, reportId, found.texts);
    yield* found.lines;
  }
}

function appendNewTexts(folder: string, reportId: string, published: readonly KeptText[]): void {
  const keyOf = ({ item, version }: KeptText): string => `${item} ${version}`;
  const known = new Set(readTexts(folder, reportId).map(keyOf));
  appendTexts(
    folder,
    reportId,
    published.filter((text) => !known.has(keyOf(text))),
  );
}

function tellWhole(catalogue: CatalogueWriter, folder: string, ledger: LedgerTable, { former }: SettledArchive): void {
  const current = catalogue.items.ids();
  // What was issued just now stands: only permalinks of before lead elsewhere, and where they lead had its id when they were settled.
  catalogue.setFormerPermalinks(formerOf(ledger, former));
  const standing = ledger.all().filter(({ report, item }) => current.has(documentId(report, item)));
  catalogue.setStandingPermalinks(standing.map((permalink) => standingOf(catalogue, permalink)));
  catalogue.setFormerTexts(formerTexts(folder, ledger.all()));
}

interface ToldChanges {
  readonly folder: string;
  readonly ledger: LedgerTable;
  readonly settled: SettledArchive;
  readonly removed: ReadonlySet<string>;
}

function tellChanges(catalogue: CatalogueWriter, { folder, ledger, settled, removed }: ToldChanges): void {
  const { former, returned } = settled;
  // Items that other permalinks lead to now than before have other numbers.
  const targets = new Set<string>();
  const target = (address: ItemAddress | null | undefined): void => {
    if (address) targets.add(documentId(address.reportId, address.itemId));
  };
  for (const id of [...former.keys(), ...returned]) target(catalogue.formerAddress(id));
  for (const address of former.values()) target(address);
  for (const id of returned) {
    const { reportId, itemId } = partsOfDocumentId(id);
    catalogue.removeFormerPermalink(reportId, itemId);
  }
  catalogue.putFormerPermalinks(formerOf(ledger, former));

  for (const reportId of [...catalogue.drafts.reportIds(), ...removed]) {
    catalogue.removeStandingPermalinks(reportId);
    catalogue.putFormerTexts(reportId, formerTexts(folder, ledger.of(new Set([reportId])).values()));
    for (const { itemId } of catalogue.items.of(reportId)) targets.add(documentId(reportId, itemId));
  }
  const standing = [...targets].flatMap((id) => ledger.get(id) ?? []).filter(({ left }) => left === null);
  catalogue.putStandingPermalinks(standing.map((permalink) => standingOf(catalogue, permalink)));
}

function formerOf(ledger: LedgerTable, former: SettledPermalinks['former']): FormerPermalinkOf[] {
  return [...former].flatMap(([id, address]): FormerPermalinkOf[] => {
    const permalink = ledger.get(id);
    if (!permalink) return [];
    const { report, item, number, title, date, source } = permalink;
    const now = address ? { status: 'moved' as const, ...address } : { status: 'gone' as const, title, date, source };
    return [{ reportId: report, itemId: item, number, now }];
  });
}

/** An item has the smallest number of all permalinks that lead to it: being renamed does not make it new. */
function standingOf(
  catalogue: CatalogueWriter,
  { report, item, version, versions, number }: IssuedPermalink,
): StandingPermalink {
  const smallest = catalogue.smallestNumberTo(report, item) ?? number;
  const since = versions.at(-1)?.issued ?? '';
  return { reportId: report, itemId: item, version, since, number: Math.min(number, smallest) };
}

/** Of permalinks that stand: the words before those of today; of others, all. */
function* formerTexts(folder: string, permalinks: Iterable<IssuedPermalink>): Generator<FormerText> {
  const changed = [];
  for (const permalink of permalinks)
    if (permalink.versions.length > 1 || permalink.left !== null) changed.push(permalink);
  for (const [reportId, own] of Map.groupBy(changed, ({ report }) => report)) {
    const texts = readTexts(folder, reportId);
    for (const permalink of own) {
      for (const { item, version, title, text } of texts) {
        if (item !== permalink.item || (version === permalink.version && permalink.left === null)) continue;
        yield { reportId, itemId: item, version, title, text, ...daysOf(permalink, version) };
      }
    }
  }
}

function daysOf({ versions, left }: IssuedPermalink, version: string): Pick<FormerText, 'since' | 'until'> {
  const index = versions.findIndex((known) => known.version === version);
  return { since: versions[index]?.issued ?? '', until: versions[index + 1]?.issued ?? left?.left ?? null };
}
