// Carries an understood search out: weighs the ways to read its words, and leaves words out where no item has them all. Over any engine.
import type { IsoDate } from '../reports/report.ts';
import { EngineUnavailable, type SearchEngine, type SearchResult } from '../search/engine.ts';
import { asFound, tellingCorrections } from './corrected.ts';
import { ENOUGH_FOUND, inOrderOf } from './partial-matches.ts';
import { type Reading, readingsOf, wordsAlone } from './reading/readings.ts';
import { type Span, spansIn } from './reading/spans.ts';
import { searchRelaxed } from './relaxation.ts';
import { hasWords, type UnderstoodSearch, withReading } from './understanding.ts';

export interface Executed {
  /** As it was carried out in the end. */
  readonly search: UnderstoodSearch;
  /** The same before words were left out. */
  readonly whole: UnderstoodSearch;
  /** All its words as typed, where some were read as filters; else `null`. */
  readonly asTyped: UnderstoodSearch | null;
  readonly result: SearchResult;
  /** How it was read, and what else its words may be; `null` where they are words alone, and of a question. */
  readonly reading: { readonly chosen: Reading; readonly spans: readonly Span[] } | null;
}

type Asked = Pick<SearchEngine, 'search' | 'related' | 'health'>;

/** Throws `EngineUnavailable`, also where nothing is found because there is no index to find it in. */
export async function execute(
  engine: Asked,
  asked: UnderstoodSearch,
  pageSize: number,
  today: IsoDate | null,
): Promise<Executed> {
  const executed = await executeOn(engine, asked, pageSize, today);
  // Only where nothing is found: health is a question of its own to the engine.
  if (executed.result.total === 0) {
    const { isReady, description } = await engine.health();
    if (!isReady) throw new EngineUnavailable(`there is no index to search: ${description}`);
  }
  return executed;
}

/** How much less likely a reading is by which nothing is found. */
const NOTHING_FOUND = 0.001;

async function executeOn(
  engine: Pick<SearchEngine, 'search' | 'related'>,
  asked: UnderstoodSearch,
  pageSize: number,
  today: IsoDate | null,
): Promise<Executed> {
  const relaxed = async (whole: UnderstoodSearch, blamed: 'filters' | 'words'): Promise<Executed> => {
    const found = await searchRelaxed(engine, { ...whole.request, pageSize }, whole.clauses, blamed);
    const { request, dropped, withoutFilters } = found;
    const result = { ...found.result, corrections: tellingCorrections(found.result) };
    const kept = whole.clauses.filter((clause) => !dropped.includes(clause));
    const clauses = asFound(kept, result.corrections);
    return {
      search: { ...whole, request, clauses, dropped, withoutFilters },
      result,
      whole,
      asTyped: null,
      reading: null,
    };
  };
  if (asked.question !== 'none') return relaxed(asked, 'filters');
  const { spans, impossible } = spansIn(asked.typed, asked.directory.names, today);
  const noted = (search: UnderstoodSearch) => ({
    ...search,
    notes: [...search.notes, ...impossible.map(impossibleNote)],
  });
  const open = spans.filter((span) => isOpen(span, asked));
  const [likeliest = null, ...others] = readingsOf(asked.typed, open);
  if (likeliest === null || asked.parameters.as === 'typed') {
    const isTyped = likeliest !== null;
    const found = await relaxed(noted(isTyped ? { ...asked, question: 'unfiltered' } : asked), 'filters');
    return {
      ...found,
      reading: isTyped || open.length === 0 ? null : { chosen: wordsAlone(asked.typed), spans: open },
    };
  }

  const carriedOut = async (reading: Reading): Promise<Executed> => {
    const isFiltered = reading.spans.length > 0;
    const found = await relaxed(noted(withReading(asked, reading)), isFiltered ? 'words' : 'filters');
    const result = isFiltered ? await rearranged(engine, found, asked) : found.result;
    return { ...found, result, asTyped: isFiltered ? asked : null, reading: { chosen: reading, spans: open } };
  };
  const chosen = await weighed(engine, asked, [likeliest, ...others]);
  if (chosen !== null) return carriedOut(chosen);
  // Nothing is found by any of them: words are left out of the likeliest, else of what was typed.
  const found = await carriedOut(likeliest);
  return found.result.total > 0 || likeliest.spans.length === 0 ? found : carriedOut(wordsAlone(asked.typed));
}

/** A few items in which somebody says the words: what most is about them comes first, as the whole items tell. */
async function rearranged(
  engine: Pick<SearchEngine, 'search' | 'related'>,
  { search, result }: Executed,
  asTyped: UnderstoodSearch,
): Promise<SearchResult> {
  const { request, clauses } = search;
  const isFew = result.total > 1 && result.total < ENOUGH_FOUND && result.hits.length === result.total;
  const isRanked = request.sort === 'relevance' && !request.isTyping && hasWords(clauses);
  if (!isFew || !isRanked || request.filters.speaker.length === 0) return result;
  const typed = await engine.search({ ...asTyped.request, page: 1, pageSize: ENOUGH_FOUND, facetValues: 0 });
  return { ...result, hits: await inOrderOf(result.hits, typed.hits, engine) };
}

/** The reading that is likeliest, also by whether anything is found by it; `null` where nothing is found by any. */
async function weighed(
  engine: Pick<SearchEngine, 'search'>,
  asked: UnderstoodSearch,
  readings: readonly Reading[],
): Promise<Reading | null> {
  let best: { readonly reading: Reading; readonly weight: number } | null = null;
  for (const reading of readings) {
    // What is less likely even if it finds something need not be asked for.
    if (best !== null && best.weight >= reading.weight) break;
    const { request } = withReading(asked, reading);
    const { total } = await engine.search({ ...request, page: 1, pageSize: 1, facetValues: 0 });
    const weight = reading.weight * (total > 0 ? 1 : NOTHING_FOUND);
    if (total > 0 && (best === null || weight > best.weight)) best = { reading, weight };
  }
  return best?.reading ?? null;
}

/** What the address or an operator asks for already is not read from the words, too. */
function isOpen({ kind }: Span, { parameters, typed }: UnderstoodSearch): boolean {
  if (kind === 'days') return true;
  const facet = kind === 'body' ? 'body' : 'speaker';
  return parameters[facet].length === 0 && typed.fields.every(({ field }) => field !== facet);
}

function impossibleNote(written: string): string {
  return `“${written}” is not a date, so it was searched for as words.`;
}
