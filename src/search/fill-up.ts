// Looks for items with some of the words, where few items hold them all. Takes nothing away and counts nothing: totals stay those of the
// search itself. Works over any engine.
import type { Hit, SearchEngine, SearchRequest, SearchResult, SpellingCorrection } from './engine.ts';
import type { Clause } from './query.ts';
import { isFunctionWord } from './question-words.ts';
import { foldedWords } from './words.ts';

export interface FoundSearch {
  /** As asked, before any word was left out. */
  readonly request: SearchRequest;
  /** The clauses of that request as typed, one for one: synonyms may have been added to those of the request. */
  readonly typed: readonly Clause[];
  /** What is shown already. */
  readonly result: Pick<SearchResult, 'hits' | 'total'>;
}

export interface FilledUp {
  /** Best first; none that is shown already. */
  readonly hits: readonly Hit[];
  /** The clauses, as typed, of which each hit holds one. */
  readonly wanted: readonly Clause[];
  readonly corrections: readonly SpellingCorrection[];
}

/** Where fewer items than this hold all the words, those with some of them make up for the rest. */
export const FILLED_UP_TO = 10;

/**
 * Asks once for items with any of the words and phrases; function words do not count, exclusions and filters hold. Empty, and not asked,
 * where enough is found, on later pages, in any order but by relevance, while a word is being typed, and where there
 * are no two things to choose from or only phrases and alternatives, which somebody has typed on purpose. Throws what the engine throws.
 */
export async function fillUp(
  engine: Pick<SearchEngine, 'search'>,
  { request, typed, result }: FoundSearch,
): Promise<FilledUp> {
  const missing = FILLED_UP_TO - result.total;
  const wanted = [...typed.keys()].filter((index) => isWanted(typed[index]));
  const isRelaxable = wanted.length > 1 && wanted.some((index) => isWord(typed[index]));
  const isFirstOfBest = request.page === 1 && request.sort === 'relevance' && !request.isTyping;
  if (!isFirstOfBest || missing <= 0 || result.hits.length < result.total || !isRelaxable) return NOTHING;

  const alternatives = wanted.flatMap((index) => request.clauses[index]?.alternatives ?? []);
  const excluded = request.clauses.filter(({ isExcluded }) => isExcluded);
  const { hits, corrections } = await engine.search({
    ...request,
    clauses: [{ alternatives, isExcluded: false }, ...excluded],
    pageSize: FILLED_UP_TO,
  });
  const shown = new Set(result.hits.map(({ documentId }) => documentId));
  return {
    hits: hits.filter(({ documentId }) => !shown.has(documentId)).slice(0, missing),
    wanted: wanted.flatMap((index) => typed[index] ?? []),
    corrections,
  };
}

const NOTHING: FilledUp = { hits: [], wanted: [], corrections: [] };

function isWord(clause: Clause | undefined): boolean {
  const [only, ...others] = clause?.alternatives ?? [];
  return only !== undefined && !only.isPhrase && others.length === 0;
}

/** What an item may be found by: no exclusion, no word that only holds a sentence together. */
function isWanted(clause: Clause | undefined): boolean {
  if (clause === undefined || clause.isExcluded) return false;
  return !isWord(clause) || !isFunctionWord(foldedWords(clause.alternatives[0]?.text ?? ''));
}
