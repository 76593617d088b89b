// The operations that ask the engine: searches and suggestions.
import { FACETS } from '../../search/facets.ts';
import { NotFound } from '../http/errors.ts';
import { valuesCalled } from '../search/facet-page.ts';
import { searchJson } from '../search/search-json.ts';
import { absolute } from '../urls.ts';
import { type Operation, operation } from './operation.ts';
import { pageOf, pagingOf } from './paging.ts';
import { asSearch, facetParameters, searchParameters, suggestParameters } from './parameters.ts';
import { facetValuesSchema, searchSchema, suggestionsSchema } from './schemas.ts';

export const SEARCH_OPERATIONS: readonly Operation[] = [
  operation({
    id: 'search',
    path: '/search',
    summary: 'Agenda items that match words and filters, with passages and counts',
    query: searchParameters,
    answer: searchSchema,
    run: async ({ searcher, site }, { query, url }) => {
      const { baseUrl } = site();
      const outcome = await searcher.run(await searcher.understand(asSearch(query)), query.pageSize);
      const paging = pagingOf(outcome.result.total, { ...query, baseUrl, url });
      return { ...searchJson(baseUrl, outcome, await outcome.more()), ...paging };
    },
  }),
  operation({
    id: 'listFacetValues',
    path: '/search/facets/{facet}',
    summary: 'All values of one facet of a search, the most frequent first',
    pathParameters: { facet: 'speaker, topic, author or body' },
    query: facetParameters,
    answer: facetValuesSchema,
    run: async ({ searcher, site }, { path, query: { find, ...query }, url }) => {
      const { baseUrl } = site();
      const facet = FACETS.find((name) => name === path.facet);
      if (!facet) throw new NotFound(`There is no such facet; there are ${FACETS.join(', ')}.`);
      const { search } = await searcher.run(await searcher.understand(asSearch({ ...query, page: 1 })), 1);
      const values = valuesCalled(await searcher.values(search, facet), find);
      const { on, paging } = pageOf(values, { ...query, baseUrl, url });
      const selected = search.request.filters[facet];
      return { ...paging, values: on.map((value) => ({ ...value, selected: selected.includes(value.id) })) };
    },
  }),
  operation({
    id: 'suggest',
    path: '/suggest',
    summary: 'What may be meant by the beginning of a word',
    query: suggestParameters,
    answer: suggestionsSchema,
    run: async ({ engine, site }, { query, url }) => ({
      suggestions: await engine.suggest(query.q),
      links: { self: absolute(site().baseUrl, url) },
    }),
  }),
];
