// What a search shows below its results where they are few: items with some of the words, and what each of them lacks.
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { Hit, SearchEngine, SearchRequest, SpellingCorrection } from '../search/engine.ts';
import { type FilledUp, fillUp, type Wanted } from '../search/fill-up.ts';
import { matcherOf, occurrenceFinder } from '../search/matchers.ts';
import type { Clause } from '../search/query.ts';
import type { FinishedSearch } from './carried-out.ts';

export interface MoreItem {
  readonly hit: Hit;
  /** As typed, of a phrase those words alone that are not there either; empty where the catalogue does not have the item (yet). */
  readonly lacking: readonly Clause[];
  /** As typed: what the item holds, but none of the selected speakers is reported to say. */
  readonly saidByOthers: readonly Clause[];
}

export interface MoreItemsParts {
  readonly catalogue: Pick<Catalogue, 'item'>;
  readonly engine: Pick<SearchEngine, 'search'>;
}

/** Best first; none where enough is found. Throws what the engine throws. */
export async function moreItems(
  { catalogue, engine }: MoreItemsParts,
  { whole, result }: FinishedSearch,
): Promise<readonly MoreItem[]> {
  const filledUp = await fillUp(engine, { request: whole.request, typed: whole.clauses, result });
  const tests = filledUp.wanted.map((wanted) => testOf(wanted, filledUp.corrections));
  return filledUp.hits.map((hit) => {
    const item = catalogue.item(hit.report.id, hit.itemId);
    return { hit, ...(item ? compared(item, tests, filledUp, whole.request) : { lacking: [], saidByOthers: [] }) };
  });
}

interface WantedTest {
  readonly typed: Clause;
  readonly holds: (text: string) => boolean;
  readonly words: readonly { readonly typed: Clause; readonly holds: (text: string) => boolean }[];
}

function compared(
  item: ItemDocument,
  tests: readonly WantedTest[],
  { isSaidByAnybody }: Pick<FilledUp, 'isSaidByAnybody'>,
  { filters }: SearchRequest,
): Omit<MoreItem, 'hit'> {
  const text = `${item.title}\n\n${item.text}`;
  const lacking = tests.flatMap(({ typed, holds, words }) => {
    if (holds(text)) return [];
    const missing = words.filter((word) => !word.holds(text));
    return missing.length > 0 ? missing.map((word) => word.typed) : [typed];
  });
  if (!isSaidByAnybody) return { lacking, saidByOthers: [] };
  const said = item.statements
    .filter(({ speaker }) => speaker && filters.speaker.includes(speaker.id))
    .map((statement) => statement.text)
    .join('\n\n');
  const others = tests.filter(({ holds }) => holds(text) && !holds(said));
  return { lacking, saidByOthers: others.map(({ typed }) => typed) };
}

/** What is searched for stands in the request with its synonyms; what a reader is told is what was typed. */
function testOf({ typed, accepted, words }: Wanted, corrections: readonly SpellingCorrection[]): WantedTest {
  return {
    typed,
    holds: holding(accepted, corrections),
    words: words.map((word) => ({ typed: word, holds: holding(word, corrections) })),
  };
}

/** Does a text hold what the clause asks for? */
function holding({ alternatives }: Clause, corrections: readonly SpellingCorrection[]): (text: string) => boolean {
  const found = corrections
    .filter(({ typed }) => alternatives.some(({ text }) => text === typed))
    .flatMap(({ found }) => found);
  const meant = [...alternatives, ...found.map((text) => ({ text, isPhrase: false }))];
  const occurrencesIn = occurrenceFinder(meant.map(matcherOf).filter((matcher) => matcher.length > 0));
  return (text) => occurrencesIn(text).length > 0;
}
