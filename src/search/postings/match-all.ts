// Answers requests without words from the order of time. What was filtered once is kept: it stays the same as long as the index does.
import type { Facets, SearchRequest } from '../engine.ts';
import type { Columns } from './columns.ts';
import { type Filtered, filterAndCount } from './filtering.ts';
import { numberAt } from './number-at.ts';

/** What a search comes to, before the hits are made. */
export interface ResultPage {
  /** Items of the page, in order. */
  readonly page: readonly number[];
  readonly total: number;
  readonly facets: Facets;
}

export type MatchAll = (request: SearchRequest) => ResultPage;

/** All that is kept may hold so many numbers for each item of the index, and so many requests. */
const NUMBERS_PER_ITEM = 8;
const MAX_KEPT = 256;
/** Counted values of facets in all that is kept: some ten megabytes. */
const MAX_VALUES = 100_000;

interface Kept extends Filtered {
  newest: Uint32Array | null;
  oldest: Uint32Array | null;
}

/** Belongs to one state of the index. */
export function matchAllOf(columns: Columns): MatchAll {
  const kept = new Map<string, Kept>();
  const dropOldest = () => {
    let numbers = 0;
    let values = 0;
    // The one that was asked for longest ago comes first, and goes first.
    for (const [name, { items, facets }] of [...kept].reverse()) {
      numbers += 2 * items.length;
      values += valuesIn(facets);
      if (numbers > NUMBERS_PER_ITEM * columns.count || values > MAX_VALUES) kept.delete(name);
    }
    const [first] = kept.keys();
    if (kept.size > MAX_KEPT && first !== undefined) kept.delete(first);
  };
  return ({ filters, from, to, includesOtherPosts, sort, page, pageSize }) => {
    const asked = { filters, from, to, includesOtherPosts };
    const name = JSON.stringify(asked);
    const known: Kept = kept.get(name) ?? {
      ...copied(filterAndCount(columns, { items: columns.live, said: null }, asked)),
      newest: null,
      oldest: null,
    };
    kept.delete(name);
    kept.set(name, known);
    dropOldest();

    const order = sort === 'oldest' ? 'oldest' : 'newest';
    known[order] ??= inOrder(known.items, columns[order], columns[`${order}Place`]);
    const start = (Math.max(1, page) - 1) * pageSize;
    const cut = [...known[order].subarray(start, start + pageSize)];
    return { page: cut, total: known.items.length, facets: known.facets };
  };
}

function valuesIn({ speaker, topic, author, body, month }: Facets): number {
  return speaker.length + topic.length + author.length + body.length + month.length;
}

/** Beyond the search. */
function copied({ items, facets }: Filtered): Filtered {
  return { items: items.slice(), facets };
}

function inOrder(items: Uint32Array, order: Uint32Array, places: Uint32Array): Uint32Array {
  if (items.length === order.length) return order;
  return items
    .map((item) => numberAt(places, item))
    .sort()
    .map((place) => numberAt(order, place));
}
