// Where a search finds little: one of its words with others for it that the archive has, each as a search that also accepts it. Offers them;
// applies none.
import type { SearchEngine } from '../search/engine.ts';
import { type Clause, parseQuery, plainWord, queryText, type Term } from '../search/query.ts';
import { BROWSE } from './directory.ts';
import type { Executed } from './execution.ts';
import { stemsOf } from './other-words.ts';
import type { SearchParameters } from './parameters.ts';
import { ENOUGH_FOUND } from './partial-matches.ts';
import { isFunctionWord } from './question-words.ts';
import { type UnderstoodSearch, understand } from './understanding.ts';

export interface NearWords {
  /** The word or phrase, as typed. */
  readonly typed: string;
  /** No item of the archive has it. */
  readonly isAbsent: boolean;
  /** By the other word, the search that accepts either, and how many items that finds: more than were found. */
  readonly searches: readonly {
    readonly label: string;
    readonly parameters: SearchParameters;
    readonly count: number;
  }[];
}

/** Further words near a word, nearest first; none without word vectors. */
export type VectorNeighbours = (word: string) => readonly string[];

/** So many words of one search are looked at; of so many of them, so many others are tried: sixteen questions to the engine at most. */
const MOST_WORDS = 4;
const MOST_WORDS_TRIED = 2;
const MOST_TRIED = 6;
const MOST_OFFERED = 5;

/** Consecutive clauses that say one thing that has other words. */
interface Target {
  readonly clauses: readonly Clause[];
  readonly text: string;
  readonly others: readonly string[];
}

/** `null` where enough is found, on later pages, while somebody types, and where no other word finds anything more. Throws what the engine throws. */
export async function nearWords(
  engine: Pick<SearchEngine, 'search'>,
  { search, whole, result }: Pick<Executed, 'search' | 'whole' | 'result'>,
  neighbours: VectorNeighbours = () => [],
): Promise<NearWords | null> {
  const { request } = search;
  if (result.total >= ENOUGH_FOUND || request.page > 1 || request.isTyping) return null;
  const targets = targetsIn(whole, neighbours).slice(0, MOST_WORDS);
  const isAbsent = await Promise.all(targets.map((target) => isNowhere(engine, target)));
  const isDropped = ({ clauses }: Target) => clauses.some((clause) => search.dropped.includes(clause));
  const order = targets
    .map((target, index) => ({ target, isAbsent: isAbsent[index] ?? false }))
    .toSorted(
      (one, other) =>
        Number(other.isAbsent) - Number(one.isAbsent) ||
        Number(isDropped(other.target)) - Number(isDropped(one.target)),
    );
  for (const { target, isAbsent } of order.slice(0, MOST_WORDS_TRIED)) {
    const tried = target.others.slice(0, MOST_TRIED).map((label) => withOther(search, whole, target, label));
    const counted = await Promise.all(
      tried.map(async ({ label, parameters }) => {
        const asked = understand({ parameters, parsed: parseQuery(parameters.q) }, search.directory);
        const { total } = await engine.search({ ...asked.request, page: 1, pageSize: 1 });
        return { label, parameters, count: total };
      }),
    );
    const searches = counted.filter(({ count }) => count > result.total).slice(0, MOST_OFFERED);
    if (searches.length > 0) return { typed: target.text, isAbsent, searches };
  }
  return null;
}

/** Longer phrases before the words in them; what has no other words is none. */
function targetsIn({ clauses, directory }: UnderstoodSearch, neighbours: VectorNeighbours): readonly Target[] {
  const has = new Set(clauses.flatMap(({ alternatives }) => alternatives.map(({ text }) => stemsOf(text))));
  const targets: Target[] = [];
  for (let start = 0; start < clauses.length; ) {
    const found = targetAt(clauses, start, directory.otherWords, neighbours);
    const others = found?.others.filter((other) => !has.has(stemsOf(other))) ?? [];
    if (found && others.length > 0) targets.push({ ...found, others });
    start += found?.clauses.length ?? 1;
  }
  return targets;
}

function targetAt(
  clauses: readonly Clause[],
  start: number,
  { of, longest }: UnderstoodSearch['directory']['otherWords'],
  neighbours: VectorNeighbours,
): Target | null {
  for (let length = Math.max(1, longest); length >= 1; length--) {
    const some = clauses.slice(start, start + length);
    const texts = some.map((clause) => (length === 1 ? wordOrPhrase(clause) : plainWord(clause)));
    if (some.length < length || texts.includes(null)) continue;
    const text = texts.join(' ');
    if (isFunctionWord(stemsOf(text))) return null;
    const others = [...of(stemsOf(text)), ...(length === 1 ? neighbours(text) : [])];
    const byStems = new Map(others.toReversed().map((other) => [stemsOf(other), other]));
    if (byStems.size > 0) return { clauses: some, text, others: [...byStems.values()].toReversed() };
  }
  return null;
}

function wordOrPhrase(clause: Clause): string | null {
  const [only, ...others] = clause.alternatives;
  return only?.isPhrase && others.length === 0 && !clause.isExcluded ? only.text : plainWord(clause);
}

async function isNowhere(engine: Pick<SearchEngine, 'search'>, { text }: Target): Promise<boolean> {
  const clause = { alternatives: [{ text, isPhrase: true }], isExcluded: false };
  const { total } = await engine.search({ ...BROWSE, clauses: [clause], includesOtherPosts: true, typos: 'off' });
  return total === 0;
}

/** The search as it was read, without what was left out of it, where the other word will do as well. */
function withOther(
  { asRead, dropped }: UnderstoodSearch,
  { clauses, parsed }: UnderstoodSearch,
  target: Target,
  label: string,
) {
  const either: Clause = { alternatives: [termOf(target.text), termOf(label)], isExcluded: false };
  const q = clauses.flatMap((clause) => {
    if (clause === target.clauses[0]) return [either];
    return target.clauses.includes(clause) || dropped.includes(clause) ? [] : [clause];
  });
  return { label, parameters: { ...asRead, q: queryText(q, parsed.fields), page: 1 } };
}

function termOf(text: string): Term {
  return { text, isPhrase: /\s/.test(text) };
}
