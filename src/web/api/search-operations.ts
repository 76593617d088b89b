// The operations that ask the engine: searches and suggestions.
import { moreItems } from '../more-items.ts';
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
    run: async ({ catalogue, engine, search, site }, { query, url }) => {
      const { baseUrl } = site();
      const finished = await search.page(await search.understand(asSearch(query)), query.pageSize);
      const paging = pagingOf(finished.result.total, { ...query, baseUrl, url });
      const more = await moreItems({ catalogue, engine }, finished);
      return { ...searchJson(baseUrl, finished, more), ...paging };
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
