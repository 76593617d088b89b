// The one way to search, for pages, programs, files, feeds, bookmarks and the command line alike: understands what is asked, carries it out, counts
// what else could be offered, and reads it to its end. Over any engine; knows no addresses.
import type { Catalogue } from '../catalogue/catalogue.ts';
import {
  EngineUnavailable,
  type Hit,
  MAX_PAGE_SIZE,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
} from '../search/engine.ts';
import { parseQuery } from '../search/query.ts';
import { cachedDirectory } from './directory.ts';
import { type MoreItem, moreItems } from './more-items.ts';
import { lastPageOf, type SearchParameters } from './parameters.ts';
import { searchRelaxed } from './relaxation.ts';
import { hasScope, type UnderstoodSearch, understand, withDatesRead } from './understanding.ts';
import { widerSearches } from './widening.ts';

/** All of them throw `EngineUnavailable`. */
export interface Searcher {
  /** Parses `q`, once and for all; speakers under a former id are looked for under their present one, and `moved` says so. */
  readonly understand: (parameters: SearchParameters) => Promise<UnderstoodSearch>;
  /**
   * One page: as typed; where no item has all its words, with its dates read as dates; else without some words. A page past the last one is
   * empty. `pageSize` is that of the search where it is not given.
   */
  readonly run: (search: UnderstoodSearch, pageSize?: number) => Promise<SearchOutcome>;
  /** What could be offered besides what was found. */
  readonly offers: (outcome: SearchOutcome) => Promise<SearchOffers>;
  /** All pages, of a search for its first. Starts before it answers, so that an engine that is down is told of at once. */
  readonly all: (search: UnderstoodSearch) => Promise<WholeResult>;
}

export interface SearchOutcome {
  /** As it was carried out in the end. */
  readonly search: UnderstoodSearch;
  /** The same before words were left out. */
  readonly whole: UnderstoodSearch;
  readonly result: SearchResult;
  /** Items with some of the words where few have all, best first. Costs up to three questions to the engine, so whoever shows none asks for none. */
  readonly more: () => Promise<readonly MoreItem[]>;
  readonly lastPage: number;
}

export interface SearchOffers {
  /** How many items the other scope finds (see `SearchRequest.speakerScope`); `null` where it makes no difference. */
  readonly otherScope: number | null;
  /** Items of posts that report no meeting, in the whole archive. */
  readonly otherPosts: number;
  /** The search widened in one way each, where that finds anything; only where nothing was found. */
  readonly wider: readonly { readonly label: string; readonly parameters: SearchParameters; readonly count: number }[];
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

type Asked = Pick<SearchEngine, 'search' | 'related' | 'health'>;

/** @param tools what a search asks once: how it is parsed, and who and what the archive knows */
export function searcherFor(
  catalogue: Pick<Catalogue, 'describe' | 'item' | 'outsideOfSearch'>,
  engine: Asked,
  { parse, directory } = { parse: parseQuery, directory: cachedDirectory(catalogue, engine) },
): Searcher {
  const count = async (request: SearchRequest) => (await engine.search({ ...request, page: 1, pageSize: 1 })).total;
  const run: Searcher['run'] = async (asked, pageSize = asked.request.pageSize) => {
    const found = await execute(engine, asked, pageSize);
    return {
      ...found,
      more: () => moreItems({ catalogue, engine }, found.whole, found.result),
      lastPage: lastPageOf(found.result.total, pageSize),
    };
  };
  return {
    understand: async (parameters) => {
      const known = await directory();
      return understand({ parameters, parsed: parse(parameters.q) }, known);
    },
    run,
    offers: async ({ search, result }) => {
      const wider: SearchOffers['wider'][number][] = [];
      for (const { label, ...asked } of result.total === 0 ? widerSearches(search) : []) {
        const found = await count(understand(asked, search.directory).request);
        if (found > 0) wider.push({ label, parameters: asked.parameters, count: found });
      }
      const speakerScope = search.parameters.speakerScope === 'said' ? 'present' : 'said';
      const otherScope = hasScope(search) ? await count({ ...search.request, speakerScope }) : null;
      return { otherScope, otherPosts: search.directory.otherPostItems, wider };
    },
    all: async (asked) => {
      const { version } = catalogue.describe();
      const { search, result: first } = await run(asked, MAX_PAGE_SIZE);
      const { total } = first;
      const pageSize = Math.max(1, first.hits.length);
      const hits = async function* () {
        yield* first.hits;
        for (let page = 2; (page - 1) * pageSize < total; page++) {
          const next = await engine.search({ ...search.request, page, pageSize });
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

type Executed = Pick<SearchOutcome, 'search' | 'whole' | 'result'>;

/** Throws `EngineUnavailable`, also where nothing is found because there is no index to find it in. */
async function execute(engine: Asked, asked: UnderstoodSearch, pageSize: number): Promise<Executed> {
  const executed = await executeOn(engine, asked, pageSize);
  // Only where nothing is found: health is a question of its own to the engine.
  if (executed.result.total === 0) {
    const { isReady, description } = await engine.health();
    if (!isReady) throw new EngineUnavailable(`there is no index to search: ${description}`);
  }
  return executed;
}

async function executeOn(
  engine: Pick<SearchEngine, 'search'>,
  asked: UnderstoodSearch,
  pageSize: number,
): Promise<Executed> {
  const relaxed = async (whole: UnderstoodSearch, blamed: 'filters' | 'words'): Promise<Executed> => {
    const found = await searchRelaxed(engine, { ...whole.request, pageSize }, whole.clauses, blamed);
    const { request, result, dropped, withoutFilters } = found;
    const clauses = whole.clauses.filter((clause) => !dropped.includes(clause));
    return { search: { ...whole, request, clauses, dropped, withoutFilters }, result, whole };
  };
  const dated = withDatesRead(asked);
  if (dated === null) return relaxed(asked, 'filters');
  const { total } = await engine.search({ ...asked.request, page: 1, pageSize: 1 });
  if (total > 0) return relaxed(asked, 'filters');
  if (asked.parameters.as === 'typed') return relaxed({ ...asked, question: 'undated' }, 'filters');
  const read = await relaxed(dated, 'words');
  return read.result.total > 0 ? read : relaxed(asked, 'filters');
}
