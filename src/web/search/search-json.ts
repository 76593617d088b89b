// A search as JSON, as design.md has it: what other programs read. Its shape is a contract; it changes only by addition.

import type { MoreItem } from '../../queries/more-items.ts';
import { lastPageOf, PAGE_SIZE } from '../../queries/parameters.ts';
import type { SearchOutcome } from '../../queries/searcher.ts';
import type { UnderstoodSearch } from '../../queries/understanding.ts';
import type { FacetValue, Hit } from '../../search/engine.ts';
import { FACETS, type FacetName } from '../../search/facets.ts';
import { queryText } from '../../search/query.ts';
import { absolute, itemUrl, reportUrl } from '../urls.ts';
import { hitSourceUrl } from './hit-view.ts';
import { noticesFor } from './notices.ts';
import { outsideOf } from './outside.ts';
import { sentenceFor } from './sentence.ts';

/** The answer to `/search.json` and `rapporteur search --json`. `url` is ours, `sourceUrl` leads to the passage in its source. */
export function searchJson(
  baseUrl: string,
  { search, result }: Pick<SearchOutcome, 'search' | 'result'>,
  more: readonly MoreItem[],
) {
  const outside = result.total > 0 ? [] : outsideOf(search, search.directory.outside);
  return {
    query: search.parameters.q,
    understood: sentenceFor(search, result.total),
    notes: [
      ...search.notes,
      ...noticesFor(search, result).map(({ text }) => text),
      ...(search.withoutFilters === null ? [] : [withoutFiltersNote(search.withoutFilters)]),
      ...outside.map(({ text, link }) => `${text} ${link.label}: ${absolute(baseUrl, link.url)}`),
    ],
    question: questionJson(search),
    corrections: result.corrections,
    dropped: search.dropped.map((clause) => queryText([clause])),
    withoutFilters: search.withoutFilters,
    total: result.total,
    page: search.parameters.page,
    pages: lastPageOf(result.total, PAGE_SIZE),
    hits: result.hits.map((hit) => hitJson(baseUrl, hit)),
    more: more.map(({ hit, lacking, saidByOthers }) => ({
      ...hitJson(baseUrl, hit),
      lacking: lacking.map((clause) => queryText([clause])),
      saidByOthers: saidByOthers.map((clause) => queryText([clause])),
    })),
    facets: {
      ...(Object.fromEntries(
        FACETS.map((facet) => [facet, facetJson(result.facets[facet], search.request.filters[facet])]),
      ) as Record<FacetName, FacetJson[]>),
      year: result.facets.year,
      month: result.facets.month,
    },
    facetTotals: result.facetTotals,
  };
}

/** What a typed question, or the date in a search, was read as, in the parameters of an address. */
function questionJson({ question, asRead, request }: UnderstoodSearch) {
  return question === 'read' || question === 'filtered'
    ? { q: asRead.q, speaker: request.filters.speaker, from: asRead.from, to: asRead.to }
    : null;
}

function withoutFiltersNote(count: number): string {
  const items = count === 1 ? 'one item' : `${count.toLocaleString('en-GB')} items`;
  return `Nothing was found with these filters; without them, there ${count === 1 ? 'is' : 'are'} ${items}.`;
}

interface FacetJson extends FacetValue {
  readonly selected: boolean;
}

function facetJson(values: readonly FacetValue[], selected: readonly string[]): FacetJson[] {
  return values.map(({ id, label, count }) => ({ id, label, count, selected: selected.includes(id) }));
}

function hitJson(baseUrl: string, hit: Hit) {
  return {
    id: hit.documentId,
    url: absolute(baseUrl, itemUrl(hit.report.id, hit.itemId)),
    title: hit.title,
    date: hit.date,
    report: {
      id: hit.report.id,
      title: hit.report.title,
      author: hit.report.author,
      body: hit.report.body.name,
      url: absolute(baseUrl, reportUrl(hit.report.id)),
    },
    sourceUrl: hitSourceUrl(hit),
    speakers: hit.speakers.map(({ id, name }) => ({ id, name })),
    topics: hit.topics.map(({ id, label }) => ({ id, label })),
    passages: hit.passages.map(({ speaker, text, marks, confidence }) => ({
      speaker: speaker && { id: speaker.id, name: speaker.name },
      text,
      marks,
      confidence,
    })),
  };
}
