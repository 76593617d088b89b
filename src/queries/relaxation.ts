// Query relaxation: searches, and where no item holds all words, leaves words out until something is found. Says exactly which; never leaves
// out a phrase in quotes, an alternative, an exclusion or a filter. Works over any engine.
import type { SearchEngine, SearchRequest, SearchResult } from '../search/engine.ts';
import { type Clause, plainWord } from '../search/query.ts';
import { foldedWords } from '../search/words.ts';
import { isFunctionWord } from './question-words.ts';

export interface RelaxedSearch {
  /** What was searched for in the end. */
  readonly request: SearchRequest;
  readonly result: SearchResult;
  /** The clauses, as typed, that were left out; in the order in which they were typed. */
  readonly dropped: readonly Clause[];
  /** Where nothing was found and only the filters and dates are to blame: how many items there are without them, else `null`. */
  readonly withoutFilters: number | null;
}

/** Of one search, all told. */
export const MAX_CALLS = 12;
/** So many words are tried one by one; of more, the longest stretches that are found together are kept. */
const MAX_TRIED_ALONE = 6;

/**
 * First leaves out words that only hold a sentence together, then the words that no item holds, then the commonest: rare words
 * say most of what is meant. Words that hold a sentence together stay where no item is lost for want of them. `typed` are the
 * clauses of the request as typed, one for one: synonyms may have been added to those of the request. `blamed` says what is
 * tried first where there are filters: whether anything is found without them, or (they were read from words) without words.
 * Throws what the engine throws.
 */
export async function searchRelaxed(
  engine: Pick<SearchEngine, 'search'>,
  request: SearchRequest,
  typed: readonly Clause[] = request.clauses,
  blamed: 'filters' | 'words' = 'filters',
): Promise<RelaxedSearch> {
  const result = await engine.search(request);
  const found = { request, result, dropped: [], withoutFilters: null };
  const included = [...typed.keys()].filter((index) => typed[index]?.isExcluded === false);
  if (result.total > 0 || included.length === 0) return found;

  let calls = 1;
  const count = async (asked: SearchRequest) => {
    calls++;
    return (await engine.search({ ...asked, page: 1, pageSize: 1, facetValues: 0 })).total;
  };
  if (blamed === 'filters' && isFiltered(request)) {
    const withoutFilters = await count({ ...request, filters: NO_FILTERS, from: null, to: null });
    if (withoutFilters > 0) return { ...found, withoutFilters };
  }
  const words = included.filter((index) => isWord(typed[index]));
  if (words.length === 0 || included.length < 2) return found;

  const without = (dropped: ReadonlySet<number>) => ({
    ...request,
    clauses: request.clauses.filter((_, index) => !dropped.has(index)),
  });
  const known = new Map<string, number>([[words.join(), 0]]);
  const mayBeEmpty = words.length < included.length;
  const trial: Trial = {
    mayBeEmpty,
    total: async (kept) => {
      const dropped = new Set(words.filter((index) => !kept.includes(index)));
      const total = known.get(kept.join()) ?? (await count(without(dropped)));
      known.set(kept.join(), total);
      return total;
    },
    totalOfAny: async (some) => {
      const alternatives = some.flatMap((index) => request.clauses[index]?.alternatives ?? []);
      const { clauses } = without(new Set(words));
      return count({ ...request, clauses: [...clauses, { alternatives, isExcluded: false }] });
    },
    // The last call shows what is found; the one before it may have to try whether anything is found without any word.
    callsLeft: () => MAX_CALLS - (mayBeEmpty ? 2 : 1) - calls,
  };
  const kept = await keptOf(words, trial, (index) =>
    isFunctionWord(foldedWords(typed[index]?.alternatives[0]?.text ?? '')),
  );
  if (kept === null) return found;
  const dropped = new Set(words.filter((index) => !kept.includes(index)));
  const relaxed = without(dropped);
  const last = await engine.search(relaxed);
  // What may be meant by a word that is left out is offered all the same.
  const offered = result.corrections.filter(({ how }) => how === 'offered');
  return {
    request: relaxed,
    result: { ...last, corrections: [...last.corrections, ...offered] },
    dropped: typed.filter((_, index) => dropped.has(index)),
    withoutFilters: null,
  };
}

const NO_FILTERS = { speaker: [], topic: [], author: [], body: [] };

function isFiltered({ filters, from, to }: SearchRequest): boolean {
  return from !== null || to !== null || Object.values(filters).some((values) => values.length > 0);
}

/** Whether it may be left out. An exclusion, which is none of the words, is never asked about. */
function isWord(clause: Clause | undefined): boolean {
  return clause !== undefined && plainWord(clause) !== null;
}

interface Trial {
  /** How many items are found with these words and all that is never left out. Each answer costs a call once. */
  readonly total: (kept: readonly number[]) => Promise<number>;
  /** How many items are found with at least one of these words and all that is never left out; always costs a call. */
  readonly totalOfAny: (some: readonly number[]) => Promise<number>;
  readonly callsLeft: () => number;
  /** All words may go: something else is searched for, too. */
  readonly mayBeEmpty: boolean;
}

/** Which words to keep; `null` where none is found. */
async function keptOf(
  words: readonly number[],
  trial: Trial,
  isFunction: (index: number) => boolean,
): Promise<readonly number[] | null> {
  const content = words.filter((index) => !isFunction(index));
  const pool = content.length > 0 ? content : words;
  const isEnough = pool.length < words.length && (await trial.total(pool)) > 0;
  const few = pool.length <= MAX_TRIED_ALONE;
  const kept = isEnough ? pool : few ? await mostOf(pool, trial) : await stretchesOf(pool, trial);
  if (kept === null || isEnough || pool.length === words.length || trial.callsLeft() === 0) return kept;
  const withAll = words.filter((index) => kept.includes(index) || isFunction(index));
  // They say nothing of what is searched for, so that no item may be missed for want of them.
  const isAsMuch = (await trial.total(withAll)) === (trial.callsLeft() > 0 ? await trial.total(kept) : -1);
  return isAsMuch ? withAll : kept;
}

/** Which of a few words to keep; `null` where none is found. */
async function mostOf(words: readonly number[], trial: Trial): Promise<readonly number[] | null> {
  const alone = new Map<number, number>();
  for (const word of words) alone.set(word, await trial.total([word]));
  const itemsWith = (word: number) => alone.get(word) ?? 0;
  const rarestFirst = words
    .filter((word) => itemsWith(word) > 0)
    .toSorted((one, other) => itemsWith(one) - itemsWith(other) || one - other);
  if (rarestFirst.length === 0) return trial.mayBeEmpty && (await trial.total([])) > 0 ? [] : null;

  const isFound = async (some: readonly number[]) => (await trial.total(some.toSorted((a, b) => a - b))) > 0;
  if (trial.callsLeft() > 0 && (await isFound(rarestFirst))) return rarestFirst.toSorted((a, b) => a - b);
  // One word fewer, if that is enough: the one that says least, as most items hold it.
  if (rarestFirst.length > 2 && rarestFirst.length <= trial.callsLeft()) {
    for (const word of rarestFirst.toReversed()) {
      const fewer = words.filter((one) => one !== word && itemsWith(one) > 0);
      if (await isFound(fewer)) return fewer;
    }
  }
  // Else the rarest, and of the others, from the rarest to the commonest, each that stands with those that are kept.
  let kept = rarestFirst.slice(0, 1);
  for (const word of rarestFirst.slice(1)) {
    if (trial.callsLeft() === 0) break;
    if (await isFound([...kept, word])) kept = [...kept, word];
  }
  return kept.toSorted((a, b) => a - b);
}

/** Which of many words to keep: as many as are found together from the first on, without the next, and so on; `null` where none is found. */
async function stretchesOf(words: readonly number[], trial: Trial): Promise<readonly number[] | null> {
  let kept: readonly number[] = [];
  let rest = words.slice(await firstFound(words, trial));
  while (rest.length > 0 && trial.callsLeft() > 0) {
    if ((await trial.total([...kept, ...rest])) > 0) return [...kept, ...rest];
    // So many are known to be found with those that are kept, and so many not to be.
    let [few, many] = [0, rest.length];
    while (many - few > 1 && trial.callsLeft() > 0) {
      const middle = Math.ceil((few + many) / 2);
      if ((await trial.total([...kept, ...rest.slice(0, middle)])) > 0) few = middle;
      else many = middle;
    }
    kept = [...kept, ...rest.slice(0, few)];
    rest = rest.slice(many);
  }
  if (kept.length > 0) return kept;
  return trial.mayBeEmpty && (await trial.total([])) > 0 ? [] : null;
}

/** The place of the first word that is found; the number of words where none is. */
async function firstFound(words: readonly number[], trial: Trial): Promise<number> {
  if ((await trial.total(words.slice(0, 1))) > 0) return 0;
  if ((await trial.totalOfAny(words)) === 0) return words.length;
  let [before, at] = [1, words.length];
  while (at > before && trial.callsLeft() > 0) {
    const middle = Math.floor((before + at) / 2);
    if ((await trial.totalOfAny(words.slice(before, middle + 1))) > 0) at = middle;
    else before = middle + 1;
  }
  return before;
}
