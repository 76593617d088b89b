// Publishes permalinks: gives every item of the catalogue the id that is its own, writes what is new to ledger and kept texts, and
// tells the catalogue where the words of all others are. The ledger is on the disk before anybody can see a permalink.
import { versionOf } from '../src/catalogue/fingerprint.ts';
import {
  type IssuedPermalink,
  type Ledger,
  type LedgerLine,
  leavingLines,
  ledgerLine,
} from '../src/catalogue/ledger.ts';
import type { FormerPermalinkOf, FormerText, StandingPermalink } from '../src/catalogue/permalink-tables.ts';
import { type SettledPermalinks, settlePermalinks, type UnsettledItem } from '../src/catalogue/permalinks.ts';
import type { CatalogueWriter } from '../src/catalogue/writer.ts';
import { documentId, slug } from '../src/reports/ids.ts';
import type { ItemDocument } from '../src/reports/item.ts';
import type { IsoDate } from '../src/reports/report.ts';
import {
  appendTexts,
  appendToLedger,
  type KeptText,
  readLedger,
  readTexts,
  reportsWithTexts,
} from './archive/permalink-files.ts';
import { identified } from './documents.ts';

export interface PermalinkSources {
  /** Of the archive. */
  readonly folder: string;
  readonly today: IsoDate;
  /** ISO 8601 instant at which a report was captured. */
  readonly capturedOf: (reportId: string) => string | null;
}

/** Returns how many permalinks were issued. */
export function publishPermalinks(catalogue: CatalogueWriter, { folder, today, capturedOf }: PermalinkSources): number {
  const before = readLedger(folder);
  const { itemIds, former, leaving } = settlePermalinks(before, () => unsettled(catalogue.items()));
  renameItems(catalogue, itemIds);
  const lines: LedgerLine[] = [];
  const texts = new Map<string, KeptText[]>();
  const kept = reportsWithTexts(folder);
  for (const item of catalogue.items()) {
    const { id, report, title, text, date } = item;
    const source = { title: report.title, url: report.url, captured: capturedOf(report.id) };
    const line = ledgerLine(before, { report: report.id, item: id, title, date, text, source }, today);
    if (line) lines.push(line);
    if (line || !kept.has(report.id)) {
      const issued = line?.issued ?? before.get(item.documentId)?.versions.at(-1)?.issued ?? today;
      const keptText = { item: id, version: versionOf(text, title), issued, title, text };
      texts.set(report.id, [...(texts.get(report.id) ?? []), keptText]);
    }
  }
  for (const [reportId, published] of texts) appendNewTexts(folder, reportId, published);
  appendToLedger(folder, [...leavingLines(before, leaving, today), ...lines]);
  const ledger = readLedger(folder);
  // What was issued just now stands: only permalinks of before lead elsewhere, and where they lead had its id when they were settled.
  catalogue.setFormerPermalinks(formerOf(ledger, former));
  catalogue.setStandingPermalinks(standingOf(ledger, former, catalogue.itemIds()));
  catalogue.setFormerTexts(formerTexts(folder, ledger, former));
  return ledger.size - before.size;
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
  const { itemIds } = settlePermalinks(own, () => unsettled(items));
  return items.map((item, index) => identified(item, itemIds[index] ?? item.id));
}

function* unsettled(items: Iterable<ItemDocument>): Generator<UnsettledItem> {
  for (const { id, report, title, text } of items)
    yield { reportId: report.id, wantedId: id, slug: slug(title), title, text };
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

function daysOf({ versions }: IssuedPermalink, version: string): Pick<FormerText, 'since' | 'until'> {
  const index = versions.findIndex((known) => known.version === version);
  return { since: versions[index]?.issued ?? '', until: (index >= 0 && versions[index + 1]?.issued) || null };
}
