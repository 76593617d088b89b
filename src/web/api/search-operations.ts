// The operations that ask the engine: searches and suggestions.
import { searchJson } from '../search/search-json.ts';
import { absolute } from '../urls.ts';
import { type Operation, operation } from './operation.ts';
import { pagingOf } from './paging.ts';
import { asSearch, searchParameters, suggestParameters } from './parameters.ts';
import { searchSchema, suggestionsSchema } from './schemas.ts';

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
