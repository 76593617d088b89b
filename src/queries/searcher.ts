// The one way to search, for pages, programs, files, feeds, bookmarks and the command line alike: understands what is asked, carries it out, counts
// what else could be offered, and reads it to its end. Over any engine; knows no addresses.
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { IsoDate } from '../reports/report.ts';
import { type FacetValue, type Hit, MAX_IDS, type SearchEngine, type SearchRequest } from '../search/engine.ts';
import type { FacetName } from '../search/facets.ts';
import { type ParsedQuery, parseQuery } from '../search/query.ts';
import type { Meaning } from '../vectors/reader.ts';
import { cachedDirectory, type Directory } from './directory.ts';
import { type Executed, execute } from './execution.ts';
import { neighboursIn } from './likely-items.ts';
import { type MoreItem, moreItems } from './more-items.ts';
import { type NearWords, nearWords } from './near-words.ts';
import { lastPageOf, type SearchParameters } from './parameters.ts';
import { perhapsItems } from './perhaps.ts';
import { readingChoices } from './reading/choices.ts';
import { hasScope, type UnderstoodSearch, understand } from './understanding.ts';
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
  /** Where little was found: items that are perhaps about the same, beside these; at most five, and none without word vectors. */
  readonly perhaps: (outcome: SearchOutcome, more: readonly MoreItem[]) => Promise<readonly Hit[]>;
  /** Every value of a facet, for a search as it was carried out: most frequent first. */
  readonly values: (search: UnderstoodSearch, facet: FacetName) => Promise<readonly FacetValue[]>;
  /** All pages, of a search for its first. Starts before it answers, so that an engine that is down is told of at once. */
  readonly all: (search: UnderstoodSearch) => Promise<WholeResult>;
}

export interface SearchOutcome extends Executed {
  /**
   * Where few items have all: those that hold all words as typed, where some were read as filters, then those with some of the words, best first. Costs
   * up to four questions to the engine, so whoever shows none asks for none.
   */
  readonly more: () => Promise<readonly MoreItem[]>;
  readonly lastPage: number;
}

export interface SearchOffers {
  /** How many items the other scope finds (see `SearchRequest.speakerScope`); `null` where it makes no difference. */
  readonly otherScope: number | null;
  /** Items of posts that report no meeting, in the whole archive. */
  readonly otherPosts: number;
  /** The search widened in one way each, where that finds anything; only where nothing was found. */
  readonly wider: readonly CountedSearch[];
  /** Whom a name in the search may mean that was taken for a word, where that finds anything; labels are their names. */
  readonly choices: readonly CountedSearch[];
  /** Where little was found: other words for one of its words; `null` where none finds more. */
  readonly near: NearWords | null;
}

export interface CountedSearch {
  readonly label: string;
  readonly parameters: SearchParameters;
  readonly count: number;
}

export interface WholeResult {
  /** As it was carried out in the end. */
  readonly search: UnderstoodSearch;
  /** Exact. */
  readonly total: number;
  /** Document ids of all of them in order, once. Throws `ArchiveChanged`, `EngineUnavailable`. */
  readonly ids: AsyncGenerator<string, void, undefined>;
}

/** An index run ended while a search was read to its end: going on would leave items out or give them twice. */
export class ArchiveChanged extends Error {
  override readonly name = 'ArchiveChanged';
}

type Asked = Pick<SearchEngine, 'search' | 'related' | 'health' | 'revision'>;

/** What a search asks once: how it is parsed, who and what the archive knows, and which day it is. */
export interface SearcherTools {
  readonly parse: (text: string) => ParsedQuery;
  readonly directory: () => Promise<Directory>;
  readonly today: () => IsoDate;
  /** `null` without word vectors. */
  readonly meaning: Meaning | null;
}

export function searcherFor(
  catalogue: Pick<Catalogue, 'describe' | 'item' | 'outsideOfSearch'>,
  engine: Asked,
  {
    parse = parseQuery,
    directory = cachedDirectory(catalogue, engine),
    today = () => new Date().toISOString().slice(0, 10),
    meaning = null,
  }: Partial<SearcherTools> = {},
): Searcher {
  const count = async (request: SearchRequest) =>
    (await engine.search({ ...request, page: 1, pageSize: 1, facetValues: 0 })).total;
  const run: Searcher['run'] = async (asked, pageSize = asked.request.pageSize) => {
    const found = await execute(engine, asked, pageSize, today());
    return {
      ...found,
      more: () => moreItems({ catalogue, engine }, found),
      lastPage: lastPageOf(found.result.total, pageSize),
    };
  };
  return {
    understand: async (parameters) => {
      const known = await directory();
      return understand({ parameters, parsed: parse(parameters.q) }, known, today());
    },
    run,
    offers: async (outcome) => {
      const { search, result, reading } = outcome;
      const wider: SearchOffers['wider'][number][] = [];
      for (const { label, ...asked } of result.total === 0 ? widerSearches(search) : []) {
        const found = await count(understand(asked, search.directory).request);
        if (found > 0) wider.push({ label, parameters: asked.parameters, count: found });
      }
      const speakerScope = search.parameters.speakerScope === 'said' ? 'present' : 'said';
      const otherScope = hasScope(search) ? await count({ ...search.request, speakerScope }) : null;
      const choices: SearchOffers['choices'][number][] = [];
      for (const { label, ...asked } of reading === null ? [] : readingChoices(search, reading)) {
        const found = await count(understand(asked, search.directory).request);
        if (found > 0) choices.push({ label, parameters: asked.parameters, count: found });
      }
      const near = await nearWords(engine, outcome, meaning ? neighboursIn(meaning) : undefined);
      return { otherScope, otherPosts: search.directory.otherPostItems, wider, choices, near };
    },
    perhaps: async (outcome, more) => {
      if (meaning === null) return [];
      const shown = [...outcome.result.hits, ...more.map(({ hit }) => hit)].map(({ documentId }) => documentId);
      return perhapsItems({ catalogue, meaning }, outcome, new Set(shown));
    },
    values: async ({ request }, facet) => {
      const { facetValues: _, ...everyValue } = request;
      return (await engine.search({ ...everyValue, page: 1, pageSize: 1 })).facets[facet];
    },
    all: async (asked) => {
      const { version } = catalogue.describe();
      const { search, result: asCarriedOut } = await run(asked, 1);
      const { total } = asCarriedOut;
      const ofPage = async (page: number, pageSize: number) => {
        const found = await engine.search({ ...search.request, detail: 'ids', page, pageSize, facetValues: 0 });
        if (found.total !== total || catalogue.describe().version !== version) {
          throw new ArchiveChanged('The archive has changed while it was read.');
        }
        return found.ids ?? [];
      };
      const first = await ofPage(1, MAX_IDS);
      const pageSize = Math.max(1, first.length);
      const ids = async function* () {
        yield* first;
        for (let page = 2; (page - 1) * pageSize < total; page++) yield* await ofPage(page, pageSize);
      };
      return { search, total, ids: ids() };
    },
  };
}
