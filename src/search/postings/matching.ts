// Finds the items that hold the words of a plan, and the zones that hold them all. Knows no filters but the speakers, as "said by" is
// about words, too.

import type { SearchRequest } from '../engine.ts';
import type { Matcher } from '../matchers.ts';
import type { ExpandedClauses } from '../term-expansion.ts';
import { type Columns, DELETED } from './columns.ts';
import type { PostingList } from './posting-blocks.ts';
import { postingListOf } from './posting-lists.ts';
import type { Postings } from './postings.ts';
import { someNumbers } from './scratch.ts';
import { difference, intersection, union } from './sorted-lists.ts';

/** One alternative of a clause. */
export interface FoundTerm {
  readonly matcher: Matcher;
  readonly list: PostingList;
  /** How many items hold it. */
  readonly itemCount: number;
}

export interface FoundClause {
  readonly terms: readonly FoundTerm[];
  readonly itemCount: number;
}

export interface Matches {
  /** Rising. */
  readonly items: Uint32Array;
  /** By clause that must match; empty where the request names no words. */
  readonly clauses: readonly FoundClause[];
  /** Zones that match all by themselves, titles and narration among them; `null` where it does not matter who says the words. */
  readonly said: Uint32Array | null;
  /** Zones whose words count for the rank; `null` for all. */
  readonly ranked: Uint32Array | null;
  /** Items whose title has all that must match, rising; deleted ones may be among them. */
  readonly titled: Uint32Array;
}

/** `speakers` are numbers of the selected facet values. */
export function match(
  { postings, columns }: { readonly postings: Postings; readonly columns: Columns },
  plan: ExpandedClauses,
  { speakerScope, matching }: Pick<SearchRequest, 'speakerScope' | 'matching'>,
  speakers: ReadonlySet<number>,
): Matches {
  const { itemOfZone, speakerOfZone } = columns;
  const zoneCount = itemOfZone.length;
  const found = plan.included.map((matchers) => {
    const parts = matchers.map((matcher) => {
      const list = postingListOf(matcher, postings, zoneCount);
      return { matcher, list, items: itemsOf(list.zones, columns) };
    });
    return {
      terms: parts.map(({ matcher, list, items }) => ({ matcher, list, itemCount: items.length })),
      items: union(parts.map(({ items }) => items)),
      zones: union(parts.map(({ list }) => list.zones)),
    };
  });
  const clauses = found.map(({ terms, items }) => ({ terms, itemCount: items.length }));
  const hasWords = plan.included.length > 0;
  const isAny = matching === 'any';
  const allZones = inAll(found.map(({ zones }) => zones));
  const wanted = isAny ? union(found.map(({ zones }) => zones)) : allZones;
  const excluded = union(plan.excluded.map((matcher) => postingListOf(matcher, postings, zoneCount).zones));

  const isSaid = speakerScope === 'said' && (hasWords || plan.excluded.length > 0);
  const said = isSaid ? difference(hasWords ? wanted : liveSpeakers(columns), excluded) : null;
  const base = { clauses, said, titled: titledItems(allZones, columns) };
  if (said && speakers.size > 0) {
    const chosen = said.filter((zone) => speakers.has(speakerOfZone[zone] ?? 0));
    return { ...base, items: itemsOf(chosen, columns), ranked: chosen };
  }
  const lists = found.map((clause) => clause.items);
  const items = hasWords ? (isAny ? union(lists) : inAll(lists)) : columns.live;
  return { ...base, items: difference(items, itemsOf(excluded, columns)), ranked: null };
}

const NOTHING = new Uint32Array();

function inAll(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest = NOTHING, ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce(intersection, shortest);
}

/** The items of those zones that are titles, deleted ones among them. */
function titledItems(zones: Uint32Array, { itemOfZone, firstZones }: Columns): Uint32Array {
  const items = someNumbers(zones.length);
  let length = 0;
  for (let index = 0; index < zones.length; index++) {
    const zone = zones[index] ?? 0;
    const item = itemOfZone[zone] ?? 0;
    items[length] = item;
    length += firstZones[item] === zone ? 1 : 0;
  }
  return items.subarray(0, length);
}

/** The live items of rising zones, each once. */
function itemsOf(zones: Uint32Array, { itemOfZone, states, hasDeleted }: Columns): Uint32Array {
  const items = someNumbers(zones.length);
  let length = 0;
  let last = -1;
  for (let index = 0; index < zones.length; index++) {
    const item = itemOfZone[zones[index] ?? 0] ?? 0;
    items[length] = item;
    // 1 where it is another item than before: no processor could foresee the decision.
    length += (last - item) >>> 31;
    last = item;
  }
  const found = items.subarray(0, length);
  return hasDeleted ? found.filter((item) => states[item] !== DELETED) : found;
}

function liveSpeakers({ live, firstZones, speakerOfZone }: Columns): Uint32Array {
  const zones = someNumbers(speakerOfZone.length);
  let length = 0;
  for (const item of live) {
    for (let zone = firstZones[item] ?? 0; zone < (firstZones[item + 1] ?? 0); zone++) {
      if ((speakerOfZone[zone] ?? 0) > 0) zones[length++] = zone;
    }
  }
  return zones.subarray(0, length);
}
