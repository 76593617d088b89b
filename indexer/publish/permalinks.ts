// Publishes permalinks: gives every item of the catalogue the id that is its own, writes what is new to ledger and kept texts, and
// tells the catalogue where the words of all others are. The ledger is on the disk before anybody can see a permalink.

import { fingerprintOf, versionOf } from '../../src/catalogue/fingerprint.ts';
import { leavingLines, ledgerLine, withLostLines } from '../../src/catalogue/ledger.ts';
import type { IssuedPermalink, Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import type { FormerPermalinkOf, FormerText, StandingPermalink } from '../../src/catalogue/permalink-tables.ts';
import { type SettledPermalinks, settlePermalinks, type UnsettledItem } from '../../src/catalogue/permalinks.ts';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { documentId, slug } from '../../src/reports/ids.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { IsoDate } from '../../src/reports/report.ts';
import {
  appendTexts,
  appendToLedger,
  type KeptText,
  ledgerProblems,
  readLedger,
  readTexts,
  reportsWithTexts,
} from '../archive/permalink-files.ts';
import { identified } from './documents.ts';

export interface PermalinkSources {
  /** Of the archive. */
  readonly folder: string;
  readonly today: IsoDate;
  /** ISO 8601 instant at which a report was captured. */
  readonly capturedOf: (reportId: string) => string | null;
}

export interface PublishedPermalinks {
  readonly issued: number;
  /** Of these, known by the archive's texts and lost from the ledger. */
  readonly restored: number;
}

/** Writes ledger, texts and what the catalogue knows of permalinks. */
export function publishPermalinks(
  catalogue: CatalogueWriter,
  { folder, today, capturedOf }: PermalinkSources,
): PublishedPermalinks {
  const versions: string[] = [];
  const items = () => unsettled(catalogue.items(), versions);
  const { before, lost, settled } = settleWhole(catalogue, folder, items);
  const { itemIds, former, leaving } = settled;
  renameItems(catalogue, itemIds);
  const lines: LedgerLine[] = [];
  const texts = new Map<string, KeptText[]>();
  const kept = reportsWithTexts(folder);
  let index = 0;
  for (const item of catalogue.items()) {
    const version = versions[index++] ?? '';
    const { id, report, title, text, date } = item;
    const source = { title: report.title, url: report.url, captured: capturedOf(report.id) };
    const line = ledgerLine(before, { report: report.id, item: id, title, date, text, source, version }, today);
    if (line) lines.push(line);
    if (line || !kept.has(report.id)) {
      const issued = line?.issued ?? before.get(item.documentId)?.versions.at(-1)?.issued ?? today;
      const keptText = { item: id, version, issued, title, text };
      texts.set(report.id, [...(texts.get(report.id) ?? []), keptText]);
    }
  }
  for (const [reportId, published] of texts) appendNewTexts(folder, reportId, published);
  appendToLedger(folder, [...lost, ...leavingLines(before, leaving, today), ...lines]);
  const ledger = readLedger(folder);
  // What was issued just now stands: only permalinks of before lead elsewhere, and where they lead had its id when they were settled.
  catalogue.setFormerPermalinks(formerOf(ledger, former));
  catalogue.setStandingPermalinks(standingOf(ledger, former, catalogue.itemIds()));
  catalogue.setFormerTexts(formerTexts(folder, ledger, former));
  const restored = new Set(lost.map(({ item, report }) => documentId(report, item))).size;
  return { issued: ledger.size - before.size + restored, restored };
}

interface WholeLedger {
  readonly before: Ledger;
  /** Lines that the file does not have and the texts of the archive know. */
  readonly lost: readonly LedgerLine[];
  readonly settled: SettledPermalinks;
}

/**
 * The ledger as it was before this run, with the lines that were lost from it, so that other words take no id that was issued. To read all
 * texts takes as long as to read the archive: they are asked where the ledger is damaged, and for reports of which something is new.
 */
function settleWhole(catalogue: CatalogueWriter, folder: string, items: () => Iterable<UnsettledItem>): WholeLedger {
  const read = readLedger(folder);
  const kept = reportsWithTexts(folder);
  const isWhole =
    ledgerProblems(folder).length === 0 &&
    [...catalogue.standingVersions().keys(), ...catalogue.formerIds()].every((id) => read.has(id));
  const lost = isWhole ? [] : lostLines(folder, read, kept);
  const before = withLostLines(read, lost);
  const settled = settlePermalinks(before, items);
  if (!isWhole) return { before, lost, settled };
  const renewed = new Set<string>();
  let index = 0;
  for (const { reportId } of items()) {
    const itemId = settled.itemIds[index++] ?? '';
    if (kept.has(reportId) && !before.has(documentId(reportId, itemId))) renewed.add(reportId);
  }
  const found = lostLines(folder, before, renewed);
  if (found.length === 0) return { before, lost, settled };
  const whole = withLostLines(before, found);
  return { before: whole, lost: found, settled: settlePermalinks(whole, items) };
}

function lostLines(folder: string, ledger: Ledger, reportIds: Iterable<string>): LedgerLine[] {
  return [...reportIds].flatMap((report) =>
    readTexts(folder, report).flatMap(({ item, title, text, issued }): LedgerLine[] =>
      ledger.has(documentId(report, item))
        ? []
        : [{ report, item, title, date: null, issued, ...fingerprintOf(text, title), source: null }],
    ),
  );
}

/** Whether the catalogue knows all that the ledger says, the ledger all that stands, and every report's texts are kept. */
export function arePermalinksPublished(catalogue: CatalogueWriter, folder: string): boolean {
  const ledger = readLedger(folder);
  const standing = catalogue.standingVersions();
  const former = catalogue.formerIds();
  const current = catalogue.itemIds();
  const kept = reportsWithTexts(folder);
  return (
    current.size === standing.size &&
    [...standing].every(([id, version]) => current.has(id) && isStanding(ledger.get(id), version)) &&
    ledger.size === standing.size + former.size &&
    [...former].every((id) => ledger.get(id)?.left) &&
    [...standing.keys()].every((id) => kept.has(id.slice(0, id.indexOf('_'))))
  );
}

function isStanding(permalink: IssuedPermalink | undefined, version: string): boolean {
  return permalink !== undefined && permalink.left === null && permalink.version === version;
}

/** Ids of a report's items as `publishPermalinks` gives them where no other report has taken words of theirs. */
export function identifiedItems(ledger: Ledger, reportId: string, items: readonly ItemDocument[]): ItemDocument[] {
  const own = new Map([...ledger].filter(([, { report }]) => report === reportId));
  const { itemIds } = settlePermalinks(own, () => unsettled(items, []));
  return items.map((item, index) => identified(item, itemIds[index] ?? item.id));
}

/** @param versions of the items in their order: filled by whoever comes first, for taking texts apart is the slow part */
function* unsettled(items: Iterable<ItemDocument>, versions: string[]): Generator<UnsettledItem> {
  let index = 0;
  for (const { id, report, title, text } of items) {
    const version = versions[index] ?? versionOf(text, title);
    versions[index++] = version;
    yield { reportId: report.id, wantedId: id, slug: slug(title), title, text, version };
  }
}

/** @param itemIds in the order of `catalogue.items()` */
function renameItems(catalogue: CatalogueWriter, itemIds: readonly string[]): void {
  const renamed = new Map<string, Map<string, string>>();
  let index = 0;
  for (const { id, report } of catalogue.items()) {
    const itemId = itemIds[index++] ?? id;
    if (itemId === id) continue;
    const names = renamed.get(report.id) ?? new Map<string, string>();
    renamed.set(report.id, names.set(id, itemId));
  }
  for (const [reportId, names] of renamed) {
    const { report, items, input } = catalogue.published(reportId);
    catalogue.put(
      report,
      items.map((item) => identified(item, names.get(item.id) ?? item.id)),
      input,
    );
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

function formerOf(ledger: Ledger, former: SettledPermalinks['former']): FormerPermalinkOf[] {
  return [...former].flatMap(([id, address]): FormerPermalinkOf[] => {
    const permalink = ledger.get(id);
    if (!permalink) return [];
    const { report, item, title, date, source } = permalink;
    const now = address ? { status: 'moved' as const, ...address } : { status: 'gone' as const, title, date, source };
    return [{ reportId: report, itemId: item, now }];
  });
}

/** An item has the smallest number of all permalinks that lead to it: being renamed does not make it new. */
function standingOf(
  ledger: Ledger,
  former: SettledPermalinks['former'],
  current: ReadonlySet<string>,
): StandingPermalink[] {
  const numbers = new Map<string, number>();
  for (const [id, address] of former) {
    const number = ledger.get(id)?.number;
    if (!address || number === undefined) continue;
    const target = documentId(address.reportId, address.itemId);
    numbers.set(target, Math.min(number, numbers.get(target) ?? Number.POSITIVE_INFINITY));
  }
  return [...ledger]
    .filter(([id]) => current.has(id))
    .map(([id, { report, item, version, number, versions }]) => ({
      reportId: report,
      itemId: item,
      version,
      since: versions.at(-1)?.issued ?? '',
      number: Math.min(number, numbers.get(id) ?? Number.POSITIVE_INFINITY),
    }));
}

function* formerTexts(folder: string, ledger: Ledger, former: SettledPermalinks['former']): Generator<FormerText> {
  const changed = [...ledger].filter(([id, { versions }]) => versions.length > 1 || former.has(id));
  for (const [reportId, permalinks] of Map.groupBy(changed, ([, { report }]) => report)) {
    const texts = readTexts(folder, reportId);
    for (const [id, permalink] of permalinks) {
      for (const { item, version, title, text } of texts) {
        if (item !== permalink.item || (version === permalink.version && !former.has(id))) continue;
        yield { reportId, itemId: item, version, title, text, ...daysOf(permalink, version) };
      }
    }
  }
}

function daysOf({ versions, left }: IssuedPermalink, version: string): Pick<FormerText, 'since' | 'until'> {
  const index = versions.findIndex((known) => known.version === version);
  return { since: versions[index]?.issued ?? '', until: versions[index + 1]?.issued ?? left?.left ?? null };
}
