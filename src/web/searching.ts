// Carries out a search for the pages: understands the address, asks the engine, counts what else could be offered.
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SearchEngine } from '../search/engine.ts';
import { parseQuery } from '../search/query.ts';
import { carriedOut, type FinishedSearch } from './carried-out.ts';
import { cachedDirectory, type Directory } from './directory.ts';
import { NotFound } from './http/errors.ts';
import { lastPage } from './page/pagination.ts';
import { type WiderOffer, widerSearches } from './search/search-help.ts';
import { hasScope, type SearchCounts } from './search/search-page.ts';
import { PAGE_SIZE, type UnderstoodSearch, understand } from './understanding.ts';
import { parseSearch, type SearchParameters, searchUrl } from './urls.ts';

export interface Searcher {
  /** `query` is the part of the address after `?`, here and below. Throws `BadRequest`, `NotFound` past the last page, `EngineUnavailable`. */
  readonly run: (query: string, path: string) => Promise<FinishedSearch>;
  /** The same search with the ids that its speakers have now; `null` where it has them. Throws as `run` does. */
  readonly moved: (query: string) => Promise<string | null>;
  /** What the search page offers besides its results. */
  readonly counts: (finished: FinishedSearch) => Promise<SearchCounts>;
}

export function searcherFor(catalogue: Catalogue, engine: SearchEngine): Searcher {
  const directory = cachedDirectory(catalogue, engine);
  return {
    run: async (query, path) => {
      const known = await directory();
      const finished = await carriedOut(engine, understood(parseSearch(query), known), known);
      const last = lastPage(finished.result.total, PAGE_SIZE);
      const { parameters } = finished.search;
      if (parameters.page > last) {
        const url = searchUrl({ ...parameters, page: last }, path);
        const pages = last === 1 ? 'one page' : `${last} pages`;
        throw new NotFound(`This search has ${pages}; there is no page ${parameters.page}.`, {
          url,
          label: `Go to the last page, page ${last}`,
        });
      }
      return finished;
    },
    moved: async (query) => {
      const parameters = parseSearch(query);
      if (parameters.speaker.length === 0) return null;
      const { personOfFormerId } = await directory();
      if (!parameters.speaker.some((id) => personOfFormerId(id) !== null)) return null;
      return searchUrl({ ...parameters, speaker: parameters.speaker.map((id) => personOfFormerId(id) ?? id) });
    },
    counts: async ({ search, result }) => {
      const known = await directory();
      const count = async (parameters: SearchParameters) =>
        (await engine.search({ ...understood(parameters, known).request, page: 1, pageSize: 1 })).total;
      const { parameters } = search;
      const speakerScope = parameters.speakerScope === 'said' ? 'present' : 'said';
      const offers: WiderOffer[] = [];
      if (result.total === 0) {
        for (const { label, parameters: wider } of widerSearches(search)) {
          const found = await count(wider);
          if (found > 0) offers.push({ label, url: searchUrl(wider), count: found });
        }
      }
      const otherScope = hasScope(search)
        ? (await engine.search({ ...search.request, speakerScope, page: 1, pageSize: 1 })).total
        : null;
      return { otherScope, otherPosts: known.otherPostItems, offers };
    },
  };
}

function understood(parameters: SearchParameters, directory: Directory): UnderstoodSearch {
  return understand(parameters, parseQuery(parameters.q), directory);
}
