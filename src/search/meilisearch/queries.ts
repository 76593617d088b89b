// Asks a server for one page of results with its total and facet counts, in one multi-search: the page, tier by tier, and for each facet that
// has a selection the counts without it.

import type { MultiSearchQuery, MultiSearchResult } from 'meilisearch';
import { type Facets, type FacetTotals, type FacetValue, MAX_PAGE_SIZE, type SearchRequest } from '../engine.ts';
import { FACETS, type FacetName, foremost, yearsOf } from '../facets.ts';
import { wordConditions } from './conditions.ts';
import { hasAny, ofKind, selectionOf } from './filters.ts';
import type { Plan } from './plan.ts';
import { type AboutDocument, type IndexedDocument, LOCALES } from './schema.ts';
import type { Server } from './servers.ts';
import type { State } from './states.ts';
import { type Tier, tiersOf } from './tiers.ts';

export interface Answer {
  /** Keys of the items of the page, in order. */
  readonly items: readonly string[];
  readonly total: number;
  readonly facets: Facets;
  readonly facetTotals: FacetTotals;
  /** Of the index that answered; `null` where it is not whole. */
  readonly digest: string | null;
}

type Hit = Pick<IndexedDocument, 'id' | 'item'> & Partial<AboutDocument>;
type Result = MultiSearchResult<Hit>;

export function aboutQuery(index: string): MultiSearchQuery {
  return {
    indexUid: index,
    filter: ofKind('about'),
    attributesToRetrieve: ['digest', 'version', 'itemCount'],
    limit: 1,
  };
}

export async function ask(
  server: Server,
  index: string,
  state: State,
  plan: Plan,
  request: SearchRequest,
): Promise<Answer> {
  const isSaid = request.speakerScope === 'said' && (plan.included.length > 0 || plan.excluded !== null);
  const isBySelected = isSaid && request.filters.speaker.length > 0;
  const kind = isBySelected ? 'said' : 'item';
  const words = await wordConditions(server, index, plan, kind);
  const saidWords = isSaid && !isBySelected ? await wordConditions(server, index, plan, 'said') : words;
  const { vocabulary } = state;
  const order = { sort: request.sort, isOneDocumentAnItem: !isBySelected };
  const tiers = await tiersOf(server, index, { plan, words, vocabulary }, order);

  const base = { indexUid: index, locales: LOCALES, matchingStrategy: 'all' as const };
  const common = { ...base, q: words.q, ...(isBySelected && { distinct: 'item' }) };
  const matching = (without: FacetName | 'date' | null) => [
    ofKind(kind),
    ...selectionOf(request, without),
    ...words.filter,
  ];
  const page = Math.max(1, Math.floor(request.page));
  const hitsPerPage = Math.min(Math.max(1, request.pageSize), MAX_PAGE_SIZE);
  const sort = sortOf(request, plan);
  const pageQuery = ({ filter, q, matchingStrategy }: Tier): MultiSearchQuery => ({
    ...common,
    ...{ q, matchingStrategy },
    filter: [...matching(null), ...filter],
    attributesToRetrieve: ['item'],
    page,
    hitsPerPage,
    ...(sort && { sort }),
  });

  const counts = countQueries(request, isSaid);
  const countQuery = ({ facets, without, of }: CountQuery): MultiSearchQuery => {
    const own = of === 'said' ? { ...base, q: saidWords.q } : common;
    const filter =
      of === 'said' ? [ofKind('said'), ...selectionOf(request, without), ...saidWords.filter] : matching(without);
    return { ...own, filter, facets: [...facets], hitsPerPage: 0 };
  };
  const pages = tiers.map(pageQuery);
  const queries = [aboutQuery(index), ...pages, ...counts.map(countQuery), aboutQuery(index)];
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries });

  const digest = digestOf(results.at(0), results.at(-1));
  const counted = results.slice(1 + pages.length, -1);
  const total = counted[0]?.totalHits ?? 0;
  const items: string[] = [];
  const skipped = (page - 1) * hitsPerPage;
  let start = skipped;
  for (const [at, query] of pages.entries()) {
    const found = results[1 + at];
    const inTier = found?.totalHits ?? 0;
    if (start < inTier && items.length < hitsPerPage) {
      // The server has skipped as much in each tier: on later pages, what stands in the tiers before was skipped there, too.
      const isAsWanted = start === skipped;
      items.push(...(isAsWanted ? itemsOf(found) : await slice(server, query, start, hitsPerPage - items.length)));
    }
    start = Math.max(0, start - inTier);
  }
  return { items: items.slice(0, hitsPerPage), total, ...facetsOf(counts, counted, state, request), digest };
}

/** Equal at the beginning and the end: all answers between are of one state, unless there were two changes. */
function digestOf(first: Result | undefined, last: Result | undefined): string | null {
  const [before, after] = [first, last].map((result) => result?.hits[0]?.digest ?? null);
  return before === after ? (before ?? null) : null;
}

async function slice(server: Server, query: MultiSearchQuery, offset: number, limit: number): Promise<string[]> {
  const { page: _page, hitsPerPage: _size, ...rest } = query;
  const queries = [{ ...rest, offset, limit }];
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries });
  return itemsOf(results[0]);
}

function itemsOf(result: Result | undefined): string[] {
  return (result?.hits ?? []).map(({ item }) => item);
}

/** Without words, relevance means newest first: that is what the ranking rules end with. */
function sortOf({ sort }: SearchRequest, plan: Plan): string[] | null {
  if (sort === 'relevance') return plan.included.length === 0 ? ['day:desc', 'item:asc'] : null;
  return [`day:${sort === 'oldest' ? 'asc' : 'desc'}`, 'item:asc'];
}

interface CountQuery {
  readonly facets: readonly (FacetName | 'month')[];
  readonly without: FacetName | 'date' | null;
  /** Whether items are counted, or what single speakers say. */
  readonly of: 'matches' | 'said';
}

/** The first one has all filters: its total is that of the search. */
function countQueries(request: SearchRequest, isSaid: boolean): CountQuery[] {
  const selected = FACETS.filter((name) => request.filters[name].length > 0 && !(isSaid && name === 'speaker'));
  const hasDates = request.from !== null || request.to !== null;
  const open = FACETS.filter((name) => !selected.includes(name) && !(isSaid && name === 'speaker'));
  return [
    { facets: hasDates ? open : [...open, 'month'], without: null, of: 'matches' },
    ...selected.map((name): CountQuery => ({ facets: [name], without: name, of: 'matches' })),
    ...(hasDates ? [{ facets: ['month' as const], without: 'date' as const, of: 'matches' as const }] : []),
    // What speakers say is a matter of each of them, also where the item as a whole does not match.
    ...(isSaid ? [{ facets: ['speaker' as const], without: 'speaker' as const, of: 'said' as const }] : []),
  ];
}

function facetsOf(
  counts: readonly CountQuery[],
  results: readonly Result[],
  state: State,
  { filters, facetValues: most }: SearchRequest,
): Pick<Answer, 'facets' | 'facetTotals'> {
  const distribution = new Map(
    counts.flatMap(({ facets }, at) =>
      facets.map((name) => [name, results[at]?.facetDistribution?.[name] ?? {}] as const),
    ),
  );
  const values = FACETS.map((name) => valuesOf(distribution.get(name) ?? {}, state.values[name]));
  const totals = FACETS.map((name, at) => [name, values[at]?.length ?? 0] as const);
  const [speaker = [], topic = [], author = [], body = []] = FACETS.map((name, at) =>
    foremost(values[at] ?? [], { most, selected: filters[name] }),
  );
  const month = Object.entries(distribution.get('month') ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, count }));
  return {
    facets: { speaker, topic, author, body, year: yearsOf(month), month },
    facetTotals: Object.fromEntries(totals) as FacetTotals,
  };
}

/** In no order. */
function valuesOf(counts: Readonly<Record<string, number>>, known: State['values'][FacetName]): FacetValue[] {
  return Object.entries(counts)
    .map(([key, count]) => ({ ...(known.get(key) ?? { id: key, label: key }), count }))
    .filter(({ count }) => count > 0);
}

/** Whole items by their keys, in the given order; what is gone is left out. */
export async function storedItems(server: Server, index: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const query: MultiSearchQuery = {
    indexUid: index,
    filter: [ofKind('item'), hasAny('item', keys)],
    attributesToRetrieve: ['item', 'stored'],
    limit: keys.length,
  };
  // A multi-search asks this server alone, also in a network of servers; a search may ask the others again.
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, IndexedDocument>({
    queries: [query],
  });
  const hits = results[0]?.hits ?? [];
  const byKey = new Map(hits.map(({ item, stored }) => [item, stored]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
