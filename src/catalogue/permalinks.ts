// Settles which permalink every item has, and where the words of every other permalink ever issued are now. A permalink belongs to the
// item that holds the largest part of its words (holders.ts says how that is found); nothing issued is given to another. Pure: texts
// and ledger in, addresses out.

import { documentId } from '../reports/ids.ts';
import { type Holding, holdersOf, isOfSlug, type Place } from './holders.ts';
import type { IssuedPermalink, Ledger, OwnRuns } from './ledger-lines.ts';
import { ownRunsOf, type SoughtPermalink } from './own-runs.ts';

/** An item that is to be published. */
export interface UnsettledItem {
  readonly reportId: string;
  /** The id that it would have if nothing had been issued before; unique within its report. */
  readonly wantedId: string;
  /** Slug of its title: its id is this, or this with a number. */
  readonly slug: string;
  readonly title: string;
  /** May be read only now: it is not asked for where no words need be found. */
  readonly text: string;
  /** Of its words, as the ledger has it. */
  readonly version: string;
}

export interface ItemAddress {
  readonly reportId: string;
  readonly itemId: string;
}

export interface SettledPermalinks {
  /** Of the items in the order given. */
  readonly itemIds: readonly string[];
  /** Of permalinks under which no item stands, by document id: where the largest part of their words is; `null` where too little is anywhere. */
  readonly former: ReadonlyMap<string, ItemAddress | null>;
  /** Of those of `former` that stood until now, by document id: what the ledger is to keep of them. */
  readonly leaving: ReadonlyMap<string, OwnRuns>;
}

/** `items` gives the same items each time it is called: first to see who has not changed, then, only where words are to be found, to find them. */
export function settlePermalinks(ledger: Ledger, items: () => Iterable<UnsettledItem>): SettledPermalinks {
  const { standing, claimed } = unchangedItems(ledger, items());
  const open = ownRunsOf(
    ledger.values(),
    [...ledger].filter(([id]) => !claimed.has(id)).map(([, permalink]) => permalink),
  );
  const holdings = open.length > 0 ? holdersOf(open, standing, items()) : [];
  const itemIds = idsOf(ledger, { standing, claimed }, open, holdings);

  const former = new Map<string, ItemAddress | null>();
  const leaving = new Map<string, OwnRuns>();
  open.forEach(({ permalink, own }, index) => {
    const id = documentId(permalink.report, permalink.item);
    if (claimed.has(id)) return;
    if (permalink.left === null) leaving.set(id, own);
    former.set(id, addressOf(holdings[index], standing, itemIds));
  });
  return { itemIds, former, leaving };
}

/** `itemId` is `null` until it is known. */
export type Standing = Place & { readonly itemId: string | null };

export interface StandingItems {
  readonly standing: readonly Standing[];
  /** Document ids of the permalinks that they have; grows as more become known. */
  readonly claimed: Set<string>;
}

/** Gives the items their permalinks that say the very same words as before. */
export function unchangedItems(ledger: Ledger, items: Iterable<UnsettledItem>): StandingItems {
  const byReport = Map.groupBy(ledger.values(), ({ report }) => report);
  const standing: Standing[] = [];
  const claimed = new Set<string>();
  for (const { reportId, wantedId, slug, version } of items) {
    const place = { reportId, wantedId, slug };
    const unchanged = unchangedPermalink(byReport.get(reportId) ?? [], place, claimed, version);
    if (unchanged) claimed.add(documentId(reportId, unchanged.item));
    standing.push({ ...place, itemId: unchanged?.item ?? null });
  }
  return { standing, claimed };
}

/** Ids of all these items: that of the permalink whose words they hold, or new ones. What they take is `claimed` from then on. */
export function idsOf(
  ledger: Ledger,
  { standing, claimed }: StandingItems,
  open: readonly Pick<SoughtPermalink, 'permalink'>[],
  holdings: readonly (Pick<Holding, 'holder'> | null | undefined)[],
): readonly string[] {
  const claims = new Map<number, IssuedPermalink[]>();
  open.forEach(({ permalink }, index) => {
    const holder = holdings[index]?.holder;
    if (holder !== undefined) claims.set(holder, [...(claims.get(holder) ?? []), permalink]);
  });
  const taken = new Set(ledger.keys());
  return standing.map((place, index) => {
    if (place.itemId !== null) return place.itemId;
    const kept = latest(
      (claims.get(index) ?? []).filter(
        (permalink) => permalink.report === place.reportId && isOfSlug(permalink.item, place.slug),
      ),
    );
    const wordless = ledger.get(documentId(place.reportId, place.wantedId));
    const itemId =
      kept?.item ??
      (wordless?.runs === '' && !claimed.has(documentId(place.reportId, place.wantedId))
        ? place.wantedId
        : newId(place, taken));
    taken.add(documentId(place.reportId, itemId));
    claimed.add(documentId(place.reportId, itemId));
    return itemId;
  });
}

export function addressOf(
  holding: Pick<Holding, 'holder'> | null | undefined,
  standing: readonly Standing[],
  itemIds: readonly string[],
): ItemAddress | null {
  const place = holding ? standing[holding.holder] : undefined;
  const itemId = holding ? itemIds[holding.holder] : undefined;
  return place && itemId !== undefined ? { reportId: place.reportId, itemId } : null;
}

/** The permalink whose very words the item has; of several the one that it would have anyway, else the one that stood last. */
function unchangedPermalink(
  permalinks: readonly IssuedPermalink[],
  { reportId, wantedId, slug }: Place,
  claimed: ReadonlySet<string>,
  version: string,
): IssuedPermalink | null {
  const same = permalinks.filter(
    (permalink) =>
      permalink.version === version &&
      isOfSlug(permalink.item, slug) &&
      !claimed.has(documentId(reportId, permalink.item)),
  );
  return same.find(({ item }) => item === wantedId) ?? latest(same);
}

function latest(permalinks: readonly IssuedPermalink[]): IssuedPermalink | null {
  return permalinks.reduce<IssuedPermalink | null>(
    (best, permalink) => (best === null || permalink.latestLine > best.latestLine ? permalink : best),
    null,
  );
}

function newId({ reportId, wantedId, slug }: Place, taken: ReadonlySet<string>): string {
  let candidate = wantedId;
  for (let n = 2; taken.has(documentId(reportId, candidate)); n++) candidate = `${slug}-${n}`;
  return candidate;
}
