// What a search shows below its results where they are few: items with some of the words, and what each of them lacks.
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { Hit, SearchEngine, SearchResult, SpellingCorrection } from '../search/engine.ts';
import { type Matcher, matcherOf, occurrenceFinder } from '../search/matchers.ts';
import type { Clause } from '../search/query.ts';
import type { Executed } from './execution.ts';
import { ENOUGH_FOUND, type PartialMatches, partialMatches } from './partial-matches.ts';
import type { UnderstoodSearch } from './understanding.ts';

export interface MoreItem {
  readonly hit: Hit;
  /** As typed, of a phrase those words alone that are not there either; empty where the catalogue does not have the item (yet). */
  readonly lacking: readonly Clause[];
  /** As typed: what the item holds, but none of the selected speakers is reported to say. */
  readonly saidByOthers: readonly Clause[];
}

export interface MoreItemsSources {
  readonly catalogue: Pick<Catalogue, 'item'>;
  readonly engine: Pick<SearchEngine, 'search' | 'related'>;
}

/** Best first: those with all words as typed, then those with some of them; none where enough is found. Throws what the engine throws. */
export async function moreItems(
  sources: MoreItemsSources,
  { whole, asTyped, result }: Pick<Executed, 'whole' | 'asTyped' | 'result'>,
): Promise<readonly MoreItem[]> {
  if (asTyped === null) return itemsWithSome(sources, whole, result);
  const missing = ENOUGH_FOUND - result.total;
  const isFirstOfBest = asTyped.request.page === 1 && asTyped.request.sort === 'relevance' && !asTyped.request.isTyping;
  if (!isFirstOfBest || missing <= 0) return [];
  const typed = await sources.engine.search({ ...asTyped.request, pageSize: ENOUGH_FOUND, facetValues: 0 });
  const all = [
    ...typed.hits.map((hit) => ({ hit, lacking: [], saidByOthers: [] })),
    ...(await itemsWithSome(sources, whole, result)),
    ...(await itemsWithSome(sources, asTyped, typed)),
  ];
  const more = new Map<string, MoreItem>();
  const shown = new Set(result.hits.map(({ documentId }) => documentId));
  for (const item of all) {
    const { documentId } = item.hit;
    if (!shown.has(documentId) && !more.has(documentId)) more.set(documentId, item);
  }
  return [...more.values()].slice(0, missing);
}

async function itemsWithSome(
  { catalogue, engine }: MoreItemsSources,
  { request, clauses, names }: Pick<UnderstoodSearch, 'request' | 'clauses' | 'names'>,
  result: SearchResult,
): Promise<readonly MoreItem[]> {
  const found = await partialMatches(engine, { request, typed: clauses, names, result });
  const clausesIn = clauseFinder(found);
  const { speaker } = request.filters;
  return found.hits.map((hit) => {
    const item = catalogue.item(hit.report.id, hit.itemId);
    return { hit, ...(item ? compared(item, found, clausesIn, speaker) : { lacking: [], saidByOthers: [] }) };
  });
}

function compared(
  { title, statements }: ItemDocument,
  { wanted, isSaidByAnybody }: Pick<PartialMatches, 'wanted' | 'isSaidByAnybody'>,
  clausesIn: (text: string) => ReadonlySet<Clause>,
  speakers: readonly string[],
): Omit<MoreItem, 'hit'> {
  const parts = statements.map(({ speaker, text }) => ({ speaker: speaker?.id ?? null, held: clausesIn(text) }));
  const inTitle = clausesIn(title);
  const isHeld = (clause: Clause) => inTitle.has(clause) || parts.some(({ held }) => held.has(clause));
  const lacking = wanted.flatMap(({ typed, accepted, words }) => {
    if (isHeld(accepted)) return [];
    const missing = words.filter((word) => !isHeld(word));
    return missing.length > 0 ? missing : [typed];
  });
  if (!isSaidByAnybody) return { lacking, saidByOthers: [] };
  const said = parts.filter(({ speaker }) => speaker !== null && speakers.includes(speaker));
  const isSaid = (clause: Clause) => said.some(({ held }) => held.has(clause));
  const others = wanted.filter(({ accepted }) => isHeld(accepted) && !isSaid(accepted));
  return { lacking, saidByOthers: others.map(({ typed }) => typed) };
}

/** Which clauses with their synonyms, and which words of phrases, a text holds: all in one pass, as items may be long. */
function clauseFinder({
  wanted,
  corrections,
}: Pick<PartialMatches, 'wanted' | 'corrections'>): (text: string) => ReadonlySet<Clause> {
  const sought = wanted
    .flatMap(({ accepted, words }) => [accepted, ...words])
    .flatMap((clause) => meantBy(clause, corrections).map((matcher) => ({ clause, matcher })))
    .filter(({ matcher }) => matcher.length > 0);
  const occurrencesIn = occurrenceFinder(sought.map(({ matcher }) => matcher));
  return (text) => new Set(occurrencesIn(text).flatMap(({ matcher }) => sought[matcher]?.clause ?? []));
}

/** What is searched for stands in the request with its synonyms; what a mistyped word was taken for, in the answer. */
function meantBy({ alternatives }: Clause, corrections: readonly SpellingCorrection[]): readonly Matcher[] {
  const found = corrections
    .filter(({ typed, how }) => how !== 'offered' && alternatives.some(({ text }) => text === typed))
    .flatMap(({ found }) => found);
  return [...alternatives, ...found.map((text) => ({ text, isPhrase: false }))].map(matcherOf);
}
