// Settles the permalinks of the reports that have changed, with the same answers as permalinks.ts gives for the whole archive, and without
// reading the texts of the others. Where only all texts can tell, it says so. Pure.
import { documentId } from '../reports/ids.ts';
import { RUN_LENGTH, runLengthOf } from './fingerprint.ts';
import { type Holding, heldBy, holdersInPlace, holdersOf, isBetter } from './holders.ts';
import type { IssuedPermalink, Ledger, OwnRuns } from './ledger-lines.ts';
import { ownRunsOf, type SoughtPermalink } from './own-runs.ts';
import {
  addressOf,
  type ItemAddress,
  idsOf,
  type SettledPermalinks,
  type UnsettledItem,
  unchangedItems,
} from './permalinks.ts';

/** What has changed since the permalinks of an archive were settled last, and what was found then. */
export interface ChangedReports {
  /** Ids of the reports that are new, have changed, or are gone. */
  readonly ids: ReadonlySet<string>;
  /** Their items as they are now, in the order of the archive; the same each time. */
  readonly items: () => Iterable<UnsettledItem>;
  /** Whether a report has any items now, and whether it had. */
  readonly stands: (reportId: string) => boolean;
  readonly stood: (reportId: string) => boolean;
  /** Where the words of a permalink were that did not stand any more, by document id; `undefined` for one that stood. */
  readonly former: (id: string) => ItemAddress | null | undefined;
  /** An item as it was. */
  readonly itemBefore: (address: ItemAddress) => UnsettledItem | null;
}

/** Of `former` only what may be another answer than before. */
export type SettledChange = SettledPermalinks & {
  /** Document ids of permalinks that stand again. */
  readonly returned: readonly string[];
};

/**
 * `null` where a permalink has lost words that may stand in any report. That no other report needs to be read rests on this: a permalink that
 * stood until now has no run of its own in an item that has not changed, for then it would not have been its own; and where the words of
 * an older one were, every other item that has not changed holds no more of them.
 * @param ledger at least the permalinks of these reports and all that have left
 * @param issued all that stand, for the runs that are nobody's own
 */
export function settleChanged(
  ledger: Ledger,
  issued: () => Iterable<Pick<IssuedPermalink, 'runs' | 'left'>>,
  changed: ChangedReports,
): SettledChange | null {
  const items = unchangedItems(ledger, changed.items());
  const { standing, claimed } = items;
  const open = [...ledger]
    .filter(([id, { left, report }]) => !claimed.has(id) && (left !== null || changed.ids.has(report)))
    .map(([, permalink]) => permalink);
  if (open.some((permalink) => mayBeAnywhere(permalink, changed))) return null;

  const own = new Map<IssuedPermalink, OwnRuns>();
  const learnOwn = (permalinks: readonly IssuedPermalink[]): void => {
    if (permalinks.length > 0) for (const one of ownRunsOf(issued(), permalinks)) own.set(one.permalink, one.own);
  };
  const inPlace = heldInPlace(open, changed, standing);
  learnOwn(open.filter((permalink) => permalink.left === null && !inPlace.has(permalink)));
  const soughtOf = (permalink: IssuedPermalink): SoughtPermalink => ({
    permalink,
    own: permalink.left?.own ?? own.get(permalink) ?? [],
  });

  const elsewhere = open.filter((permalink) => !inPlace.has(permalink)).map(soughtOf);
  const found = elsewhere.length > 0 ? holdersOf(elsewhere, standing, changed.items(), changed.stands) : [];
  const holdings = new Map<IssuedPermalink, Pick<Holding, 'holder'> | null>(inPlace);
  const asBefore = new Set<IssuedPermalink>();
  for (const [index, sought] of elsewhere.entries()) {
    const holding = found[index] ?? null;
    const verdict = sought.permalink.left === null ? 'here' : verdictOn(sought, holding, changed);
    if (verdict === 'unknown') return null;
    if (verdict === 'as before') asBefore.add(sought.permalink);
    else holdings.set(sought.permalink, holding);
  }

  const itemIds = idsOf(
    ledger,
    items,
    open.map((permalink) => ({ permalink })),
    open.map((permalink) => holdings.get(permalink)),
  );
  const idOf = ({ report, item }: IssuedPermalink): string => documentId(report, item);
  const leaving = open.filter((permalink) => permalink.left === null && !claimed.has(idOf(permalink)));
  learnOwn(leaving.filter((permalink) => !own.has(permalink)));
  return {
    itemIds,
    former: new Map(
      open
        .filter((permalink) => !claimed.has(idOf(permalink)) && !asBefore.has(permalink))
        .map((permalink) => [idOf(permalink), addressOf(holdings.get(permalink), standing, itemIds)]),
    ),
    leaving: new Map(leaving.map((permalink) => [idOf(permalink), own.get(permalink) ?? []])),
    returned: [...ledger].flatMap(([id, { left }]) => (left !== null && claimed.has(id) ? [id] : [])),
  };
}

/**
 * Whether a report stands tells how surely another has taken its few words; and runs of three or four words are not compared with those
 * of five that longer items have, so that they may seem to be a permalink's own and stand elsewhere.
 */
function mayBeAnywhere({ report, left, wordCount }: IssuedPermalink, { ids, stands, stood }: ChangedReports): boolean {
  if (!ids.has(report)) return false;
  if (left !== null) return stands(report) !== stood(report);
  const length = runLengthOf(wordCount);
  return !stands(report) && typeof length === 'number' && length < RUN_LENGTH;
}

/** Of those that stood until now: the items that hold most of their words where they stood. */
function heldInPlace(
  open: readonly IssuedPermalink[],
  { items }: ChangedReports,
  standing: ReturnType<typeof unchangedItems>['standing'],
): Map<IssuedPermalink, Pick<Holding, 'holder'>> {
  const stood = open.filter(({ left }) => left === null);
  const holders = stood.length > 0 ? holdersInPlace(stood, standing, items()) : [];
  return new Map(
    stood.flatMap((permalink, index) => {
      const holder = holders[index] ?? null;
      return holder === null ? [] : [[permalink, { holder }]];
    }),
  );
}

/** What becomes of a permalink that had left before: its words are in the item that was found, where they were, or may be anywhere. */
function verdictOn(
  sought: SoughtPermalink,
  found: Holding | null,
  { ids, former, itemBefore }: ChangedReports,
): 'here' | 'as before' | 'unknown' {
  const { report, item } = sought.permalink;
  const before = former(documentId(report, item));
  if (before === undefined) return 'unknown';
  if (before === null) return found ? 'here' : 'as before';
  const isUnchanged = !ids.has(before.reportId);
  if (!found) return isUnchanged ? 'as before' : 'unknown';
  const there = itemBefore(before);
  const held = there && heldBy(sought, there, there);
  if (!held) return 'unknown';
  if (!isUnchanged) return found.reportId === before.reportId && !isBetter(held, found) ? 'here' : 'unknown';
  // Of equals the first in the order of the archive.
  const isAhead = found.reportId < before.reportId;
  return isBetter(found, held) || (isAhead && !isBetter(held, found)) ? 'here' : 'as before';
}
