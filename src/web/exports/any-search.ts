// Any search beyond its page: understood from its address, and its hits one after another to the end, holding one page of them at a time.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Hit, MAX_PAGE_SIZE, type SearchEngine } from '../../search/engine.ts';
import { parseQuery } from '../../search/query.ts';
import { carriedOut, type FinishedSearch } from '../carried-out.ts';
import { cachedDirectory } from '../directory.ts';
import { type UnderstoodSearch, understand } from '../understanding.ts';
import { parseSearch, type SearchParameters } from '../urls.ts';

export interface AnySearch {
  /** `query` is the part of an address after `?`; its page counts for nothing. Throws `BadRequest`, `EngineUnavailable`. */
  readonly read: (query: string) => Promise<UnderstoodSearch>;
  /** The same from parameters; speakers under a former id are found under their present one. Throws `EngineUnavailable`. */
  readonly understand: (parameters: SearchParameters) => Promise<UnderstoodSearch>;
  /** One page, carried out as the search page does: where nothing holds all words, some are left out. Throws `EngineUnavailable`. */
  readonly page: (search: UnderstoodSearch, pageSize: number) => Promise<FinishedSearch>;
  /** All pages. Starts before it answers, so that an engine that is down is told of at once. Throws `EngineUnavailable`. */
  readonly whole: (search: UnderstoodSearch) => Promise<WholeResult>;
}

export interface WholeResult {
  /** As it was carried out in the end. */
  readonly search: UnderstoodSearch;
  /** Exact. */
  readonly total: number;
  /** All of them in order, once. Throws `ArchiveChanged`, `EngineUnavailable`. */
  readonly hits: AsyncGenerator<Hit, void, undefined>;
}

/** An index run ended while a search was read to its end: going on would leave items out or give them twice. */
export class ArchiveChanged extends Error {
  override readonly name = 'ArchiveChanged';
}

export function anySearch(catalogue: Catalogue, engine: SearchEngine): AnySearch {
  const directory = cachedDirectory(catalogue, engine);
  const understood = async (parameters: SearchParameters) => {
    const known = await directory();
    const speaker = parameters.speaker.map((id) => known.personOfFormerId(id) ?? id);
    return understand({ ...parameters, speaker }, parseQuery(parameters.q), known);
  };
  const page = async (asked: UnderstoodSearch, pageSize: number): Promise<FinishedSearch> => {
    return carriedOut(engine, asked, await directory(), pageSize);
  };
  return {
    read: (query) => understood({ ...parseSearch(query), page: 1 }),
    understand: understood,
    page,
    whole: async (asked) => {
      const { version } = catalogue.describe();
      const { search, result: first } = await page(asked, MAX_PAGE_SIZE);
      const total = first.total;
      const pageSize = Math.max(1, first.hits.length);
      const hits = async function* () {
        yield* first.hits;
        for (let number = 2; (number - 1) * pageSize < total; number++) {
          const next = await engine.search({ ...search.request, page: number, pageSize });
          if (next.total !== total || catalogue.describe().version !== version) {
            throw new ArchiveChanged('The archive has changed while it was read.');
          }
          yield* next.hits;
        }
      };
      return { search, total, hits: hits() };
    },
  };
}
