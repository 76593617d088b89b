// Settles which permalinks the items of an archive have, before anything is written: from the reports that have changed, or, where these
// alone cannot tell, from all texts. Reads ledger, kept texts and catalogue; writes nothing.
import { settleChanged } from '../../src/catalogue/changed-permalinks.ts';
import { fingerprintOf } from '../../src/catalogue/fingerprint.ts';
import { withLostLines } from '../../src/catalogue/ledger.ts';
import type { Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import type { LedgerTable } from '../../src/catalogue/ledger-table.ts';
import { type SettledPermalinks, settlePermalinks, type UnsettledItem } from '../../src/catalogue/permalinks.ts';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { documentId } from '../../src/reports/ids.ts';
import { readTexts, reportsWithTexts } from '../archive/permalink-files.ts';

export interface SettledArchive extends Omit<SettledPermalinks, 'itemIds'> {
  /** The ledger as it was before this run, with the lines that were lost from it, so that other words take no id that was issued. */
  readonly before: Ledger;
  /** Lines that the file does not have and the texts of the archive know. */
  readonly lost: readonly LedgerLine[];
  /** Ids of the items of the reports that are to be written, by report id. */
  readonly itemIds: ReadonlyMap<string, readonly string[]>;
  /** Document ids of permalinks that stand again. */
  readonly returned: readonly string[];
  /** Whether `former` tells of all permalinks, or only of those that may have another answer than before. */
  readonly isWhole: boolean;
}

export interface Unsettled {
  /** Of the archive. */
  readonly folder: string;
  readonly ledger: LedgerTable;
  /** What of the ledger concerns the reports that have changed, and all that have left, if the catalogue was written with this very ledger. */
  readonly part: Ledger | null;
  /** Ids of the reports that are gone; those that are new or have changed are among the catalogue's drafts. */
  readonly removed: ReadonlySet<string>;
  /** Whether something is wrong with lines of its file. */
  readonly isDamaged: boolean;
}

export function settleArchive(catalogue: CatalogueWriter, unsettled: Unsettled): SettledArchive {
  const { part } = unsettled;
  const alone = part && settleAlone(catalogue, unsettled, part);
  return alone ?? settleWhole(catalogue, unsettled);
}

/** Ids of all reports as they are to be, in their order. */
export function standingReports(catalogue: CatalogueWriter, removed: ReadonlySet<string>): readonly string[] {
  const known = [...catalogue.inputs.keys()].filter((id) => !removed.has(id));
  return [...new Set([...known, ...catalogue.drafts.reportIds()])].sort();
}

/** `null` where the changed reports alone cannot tell. */
function settleAlone(
  catalogue: CatalogueWriter,
  { folder, ledger: whole, removed }: Unsettled,
  ledger: Ledger,
): SettledArchive | null {
  const { drafts, items } = catalogue;
  const written = drafts.reportIds();
  const stood = remembered((id) => items.of(id).length > 0);
  const settled = settleChanged(ledger, () => whole.all(), {
    ids: new Set([...written, ...removed]),
    items: () => written.values().flatMap((id) => drafts.itemsOf(id)),
    stands: remembered((id) => (drafts.has(id) ? drafts.itemsOf(id).length > 0 : !removed.has(id) && stood(id))),
    stood,
    former: (id) => catalogue.formerAddress(id),
    itemBefore: ({ reportId, itemId }) => items.standing(reportId, itemId),
  });
  if (!settled) return null;
  const itemIds = byReport(written, (id) => drafts.itemsOf(id), settled.itemIds);
  const renewed = newlyIssued(ledger, itemIds, reportsWithTexts(folder));
  if (lostLines(folder, ledger, renewed).length > 0) return null;
  return { ...settled, before: ledger, lost: [], itemIds, isWhole: false };
}

/**
 * To read all kept texts takes as long as to read the archive: they are asked where the ledger is damaged, and for reports of which
 * something is new.
 */
function settleWhole(
  catalogue: CatalogueWriter,
  { folder, ledger: table, removed, isDamaged }: Unsettled,
): SettledArchive {
  const { drafts } = catalogue;
  const ledger: Ledger = new Map(table.all().map((one) => [documentId(one.report, one.item), one]));
  const reportIds = standingReports(catalogue, removed);
  const itemsOf = (id: string): readonly UnsettledItem[] =>
    drafts.has(id) ? drafts.itemsOf(id) : catalogue.items.of(id);
  const items = () => reportIds.values().flatMap(itemsOf);
  const kept = reportsWithTexts(folder);
  const isWhole =
    !isDamaged && [...catalogue.standingVersions().keys(), ...catalogue.formerIds()].every((id) => ledger.has(id));
  const lost = isWhole ? [] : lostLines(folder, ledger, kept);
  const before = withLostLines(ledger, lost);
  const settled = settlePermalinks(before, items);
  const itemIds = byReport(reportIds, itemsOf, settled.itemIds);
  const found = isWhole ? lostLines(folder, before, newlyIssued(before, itemIds, kept)) : [];
  if (found.length === 0) return wholly(catalogue, { before, lost, itemIds, settled });
  const whole = withLostLines(before, found);
  const again = settlePermalinks(whole, items);
  return wholly(catalogue, {
    before: whole,
    lost: found,
    itemIds: byReport(reportIds, itemsOf, again.itemIds),
    settled: again,
  });
}

/** What has not changed is written only where it gets another id, say because the ledger has lost the one that it had. */
function wholly(
  catalogue: CatalogueWriter,
  found: Pick<SettledArchive, 'before' | 'lost' | 'itemIds'> & { readonly settled: SettledPermalinks },
): SettledArchive {
  const { before, lost, settled } = found;
  const { former, leaving } = settled;
  const itemIds = new Map(
    [...found.itemIds].filter(
      ([id, ids]) =>
        catalogue.drafts.has(id) || catalogue.items.of(id).some(({ itemId }, index) => itemId !== ids[index]),
    ),
  );
  return { before, lost, itemIds, former, leaving, returned: [], isWhole: true };
}

function byReport(
  reportIds: readonly string[],
  itemsOf: (reportId: string) => readonly UnsettledItem[],
  itemIds: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  let start = 0;
  return new Map(
    reportIds.map((id) => {
      const ids = itemIds.slice(start, start + itemsOf(id).length);
      start += ids.length;
      return [id, ids];
    }),
  );
}

/** Reports with ids that the ledger does not have, and with texts that may. */
function newlyIssued(
  ledger: Ledger,
  itemIds: ReadonlyMap<string, readonly string[]>,
  kept: ReadonlySet<string>,
): readonly string[] {
  return [...itemIds].flatMap(([id, ids]) =>
    kept.has(id) && ids.some((itemId) => !ledger.has(documentId(id, itemId))) ? [id] : [],
  );
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

function remembered(tell: (id: string) => boolean): (id: string) => boolean {
  const known = new Map<string, boolean>();
  return (id) => {
    const told = known.get(id) ?? tell(id);
    known.set(id, told);
    return told;
  };
}
