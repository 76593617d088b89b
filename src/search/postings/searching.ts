// One search on one state of the index: plan, match, filter and count, rank, and make the hits of the page.

import type { DatabaseSync } from 'node:sqlite';
import {
  type Facets,
  type FacetTotals,
  MAX_IDS,
  MAX_PAGE_SIZE,
  type SearchRequest,
  type SearchResult,
} from '../engine.ts';
import { FACETS } from '../facets.ts';
import { hitOf, soughtOf } from '../hit.ts';
import type { StoredItem } from '../stored-item.ts';
import { type Suggest, suggesterOf } from '../suggest.ts';
import { type ExpandedClauses, expandClauses } from '../term-expansion.ts';
import { type Columns, loadColumns } from './columns.ts';
import { filterAndCount, selectedSpeakers } from './filtering.ts';
import { type MatchAll, matchAllOf, type ResultPage } from './match-all.ts';
import { match } from './matching.ts';
import { type Postings, postingsOf } from './postings.ts';
import { proximityOf } from './proximity.ts';
import { pageOf } from './ranking.ts';
import { scoresOf } from './scoring.ts';
import { unpacked } from './stored.ts';
import { suggestionCandidates } from './suggestions.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** One state of the index with what is read from it once. */
export interface IndexState {
  readonly columns: Columns;
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  readonly suggest: Suggest;
  /** `null` where no document has the id. */
  readonly itemOf: (documentId: string) => number | null;
  readonly storedItem: (item: number) => StoredItem;
  readonly idOf: (item: number) => string;
  readonly matchAll: MatchAll;
}

/** Reads the columns, and nothing else yet. */
export function loadState(database: DatabaseSync): IndexState {
  const columns = loadColumns(database);
  const stored = database.prepare('SELECT stored FROM hit WHERE item = ?');
  const idOfKey = database.prepare('SELECT id FROM item WHERE item = ?');
  const byId = database.prepare('SELECT item FROM item WHERE id = ?');
  return {
    columns,
    postings: postingsOf(database, columns),
    vocabulary: vocabularyOf(database),
    suggest: suggesterOf(() => suggestionCandidates(database, columns)),
    itemOf(documentId) {
      const row = byId.get(documentId) as { item: number } | undefined;
      return row ? (columns.itemOfKey[row.item] ?? null) : null;
    },
    storedItem: (item) => unpacked((stored.get(columns.keys[item] ?? 0) as { stored: Uint8Array }).stored),
    idOf: (item) => (idOfKey.get(columns.keys[item] ?? 0) as { id: string }).id,
    matchAll: matchAllOf(columns),
  };
}

export function search(state: IndexState, request: SearchRequest): SearchResult {
  const plan = expandClauses(request, state.vocabulary);
  const hasWords = plan.included.length + plan.excluded.length > 0;
  const isOfIds = request.detail === 'ids';
  const pageSize = Math.min(Math.max(1, request.pageSize), isOfIds ? MAX_IDS : MAX_PAGE_SIZE);
  const cut = { ...request, pageSize };
  const { page, total, facets } = hasWords ? searchWords(state, plan, cut) : state.matchAll(cut);

  const rest = { total, ...cutFacets(facets, request), corrections: plan.corrections };
  if (isOfIds) return { hits: [], ids: page.map(state.idOf), ...rest };
  const { speaker } = request.filters;
  const saidBy = request.speakerScope === 'said' && speaker.length > 0 ? new Set(speaker) : null;
  const sought = soughtOf(plan.included);
  const hits = page.map((item) => hitOf(state.storedItem(item), sought, saidBy));
  return { hits, ...rest };
}

/** `facets` in their order. */
function cutFacets(facets: Facets, request: SearchRequest): Pick<SearchResult, 'facets' | 'facetTotals'> {
  const { facetValues: most = Infinity, filters } = request;
  const kept = FACETS.map((name) => {
    const selected = new Set(filters[name]);
    return [name, facets[name].filter(({ id }, place) => place < most || selected.has(id))] as const;
  });
  const totals = FACETS.map((name) => [name, facets[name].length] as const);
  return {
    facets: most === Infinity ? facets : { ...facets, ...Object.fromEntries(kept) },
    facetTotals: Object.fromEntries(totals) as FacetTotals,
  };
}

function searchWords(state: IndexState, plan: ExpandedClauses, request: SearchRequest): ResultPage {
  const { columns, postings } = state;
  const matches = match(state, plan, request, selectedSpeakers(columns, request.filters.speaker));
  const { items, facets } = filterAndCount(columns, matches, request);
  const isRanked = request.sort === 'relevance' && plan.included.length > 0;
  const near = (best: readonly number[]) => proximityOf(best, matches, columns, postings);
  const ranking = {
    scores: isRanked ? scoresOf(items, matches, columns) : null,
    proximityOf: isRanked && plan.included.length > 1 ? near : null,
  };
  return { page: pageOf(items, ranking, columns, request), total: items.length, facets };
}
