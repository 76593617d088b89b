// Partial matches: looks for items with some of the words, where few items hold them all. Takes nothing away and counts nothing: totals stay
// those of the search itself. Works over any engine.
import type { Hit, SearchEngine, SearchRequest, SearchResult, SpellingCorrection } from '../search/engine.ts';
import type { Clause } from '../search/query.ts';
import { foldedWords, tokens } from '../search/words.ts';
import { isFunctionWord } from './question-words.ts';
import type { TypedName } from './typed-names.ts';

export interface FoundSearch {
  /** As asked, before any word was left out. */
  readonly request: SearchRequest;
  /** The clauses of that request as typed, one for one: synonyms may have been added to those of the request. */
  readonly typed: readonly Clause[];
  /** The full names of speakers among these clauses. */
  readonly names?: readonly TypedName[];
  /** What is shown already. */
  readonly result: Pick<SearchResult, 'hits' | 'total'>;
}

/** One of the things to choose from. */
export interface Wanted {
  readonly typed: Clause;
  /** The same with its synonyms. */
  readonly accepted: Clause;
  /** Of a phrase, the words that an item may also hold apart; else empty. */
  readonly words: readonly Clause[];
}

export interface PartialMatches {
  /** Best first; none that is shown already. */
  readonly hits: readonly Hit[];
  /** Of these things each hit holds one. */
  readonly wanted: readonly Wanted[];
  readonly corrections: readonly SpellingCorrection[];
  /** The words may be anybody's in these hits: the selected speakers only speak there, too. */
  readonly isSaidByAnybody: boolean;
}

/** Where fewer items than this hold all the words, those with some of them make up for the rest. */
export const ENOUGH_FOUND = 10;

/** Of those with some of the words, so many of the best are looked at for how much they have in common with the first that are shown. */
const RERANK_DEPTH = 30;
/** So many of the first tell what business is meant; with one or three, fewer answers came to the front on the half “tuning” of bench/relevance. */
const EXAMPLES = 2;
/** The constant of reciprocal rank fusion: the larger, the less it matters whether something is first or third in a list. */
const RRF_K = 10;

/**
 * Items with any of the words and phrases, or with words of a phrase apart; with selected speakers, also where others say them. Those come first that
 * hold many and rare ones and that have much in common with the first items shown, or, where none is, with the first found here.
 * Function words do not count; exclusions, filters and alternatives hold. Empty, and not asked, where enough is found, on later pages, in any
 * order but by relevance, while a word is being typed, and where nothing else would be asked for. Throws what the engine throws.
 */
export async function partialMatches(
  engine: Pick<SearchEngine, 'search' | 'related'>,
  { request, typed, names = [], result }: FoundSearch,
): Promise<PartialMatches> {
  const missing = ENOUGH_FOUND - result.total;
  const isFirstOfBest = request.page === 1 && request.sort === 'relevance' && !request.isTyping;
  if (!isFirstOfBest || missing <= 0 || result.hits.length < result.total) return NOTHING;
  const wanted = typed.flatMap((clause, index) => {
    const name = names.find(({ clauses }) => clauses.includes(clause));
    if (name === undefined) return wantedOf(clause, request.clauses[index] ?? clause);
    return clause === name.clauses[0] ? [wantedOfName(name)] : [];
  });
  const clauses = wanted.flatMap(({ accepted, words }) => [accepted, ...words.map(asTyped)]);
  const isSaidByAnybody = request.speakerScope === 'said' && request.filters.speaker.length > 0;
  if (clauses.length === 0 || (clauses.length === 1 && !isSaidByAnybody)) return NOTHING;

  // What is shown already need not wait for what is found.
  const [{ hits, corrections }, likeShown] = await Promise.all([
    engine.search({
      ...request,
      clauses: [...clauses, ...request.clauses.filter(({ isExcluded }) => isExcluded)],
      matching: 'any',
      speakerScope: isSaidByAnybody ? 'present' : request.speakerScope,
      pageSize: RERANK_DEPTH,
    }),
    likeFirstOf(result.hits, engine),
  ]);
  const shown = new Set(result.hits.map(({ documentId }) => documentId));
  const others = hits.filter(({ documentId }) => !shown.has(documentId));
  const alike = shown.size > 0 ? likeShown : await likeFirstOf(hits, engine);
  return { hits: reciprocalRankFusion(others, alike).slice(0, missing), wanted, corrections, isSaidByAnybody };
}

interface Found {
  readonly documentId: string;
}

/** For each of the first hits the items that have most in common with it; nothing is more like it than itself. */
function likeFirstOf(hits: readonly Found[], engine: Pick<SearchEngine, 'related'>): Promise<readonly Found[][]> {
  return Promise.all(
    hits.slice(0, EXAMPLES).map(async (hit) => [hit, ...(await engine.related(hit.documentId, RERANK_DEPTH))]),
  );
}

/**
 * Few hits, in the order by which those come first that also stand first among `others` and have much in common with the first of them. Asks what is
 * like these.
 */
export async function inOrderOf(
  hits: readonly Hit[],
  others: readonly Hit[],
  engine: Pick<SearchEngine, 'related'>,
): Promise<readonly Hit[]> {
  return reciprocalRankFusion(hits, [others, ...(await likeFirstOf(others, engine))]);
}

/** The hits in a new order: each list gives what stands at `rank` (from 0) in it 1 / (RRF_K + rank), and the greatest sum comes first. */
function reciprocalRankFusion(hits: readonly Hit[], lists: readonly (readonly Found[])[]): readonly Hit[] {
  const scores = new Map<string, number>();
  for (const list of [hits, ...lists]) {
    for (const [rank, { documentId }] of list.entries()) {
      scores.set(documentId, (scores.get(documentId) ?? 0) + 1 / (RRF_K + rank));
    }
  }
  const scoreOf = ({ documentId }: Found) => scores.get(documentId) ?? 0;
  return hits.toSorted((one, other) => scoreOf(other) - scoreOf(one));
}

const NOTHING: PartialMatches = { hits: [], wanted: [], corrections: [], isSaidByAnybody: false };

/** Empty for what no item is found by: an exclusion, and a word that only holds a sentence together. */
function wantedOf(typed: Clause, accepted: Clause): readonly Wanted[] {
  const [only, ...others] = typed.alternatives;
  if (typed.isExcluded || only === undefined) return [];
  if (others.length > 0) return [{ typed, accepted, words: [] }];
  if (!only.isPhrase) return isFunctionWord(foldedWords(only.text)) ? [] : [{ typed, accepted, words: [] }];
  const words = tokens(only.text)
    .filter(({ word }) => !isFunctionWord(word))
    .map(({ start, end }) => only.text.slice(start, end))
    .filter((text) => text !== only.text)
    .map((text): Clause => ({ alternatives: [{ text, isPhrase: false }], isExcluded: false }));
  return [{ typed, accepted, words }];
}

/** Reports call people by one of their names: two of them are no two things. */
function wantedOfName({ clauses, telling }: TypedName): Wanted {
  const [name, accepted] = [clauses, telling].map((some) => some.flatMap(({ alternatives }) => alternatives));
  const typed = { text: (name ?? []).map(({ text }) => text).join(' '), isPhrase: false };
  return {
    typed: { alternatives: [typed], isExcluded: false },
    accepted: { alternatives: accepted ?? [], isExcluded: false },
    words: [],
  };
}

/** In what somebody has put in quotes, no engine looks for typing mistakes. */
function asTyped(word: Clause): Clause {
  return { ...word, alternatives: word.alternatives.map((term) => ({ ...term, isPhrase: true })) };
}
