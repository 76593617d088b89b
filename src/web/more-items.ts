// What a search shows below its results where they are few: items with some of the words, and which words each of them lacks.
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { Hit, SearchEngine, SearchRequest, SpellingCorrection } from '../search/engine.ts';
import { fillUp } from '../search/fill-up.ts';
import { matcherOf, occurrenceFinder } from '../search/matchers.ts';
import type { Clause } from '../search/query.ts';
import type { FinishedSearch } from './carried-out.ts';

export interface MoreItem {
  readonly hit: Hit;
  /** As typed; empty where the catalogue does not have the item (yet). */
  readonly lacking: readonly Clause[];
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
  const { hits, wanted, corrections } = await fillUp(engine, { request: whole.request, typed: whole.clauses, result });
  // What is searched for stands in the request with its synonyms; what a reader is told is what was typed.
  const accepted = wanted.map((clause) => acceptedBy(whole, clause, corrections));
  return hits.map((hit) => {
    const item = catalogue.item(hit.report.id, hit.itemId);
    const words = item && searchedWords(item, whole.request);
    return { hit, lacking: words === null ? [] : wanted.filter((_, index) => !accepted[index]?.(words)) };
  });
}

/** Does a text hold what the clause asks for? */
function acceptedBy(
  { clauses, request }: FinishedSearch['whole'],
  clause: Clause,
  corrections: readonly SpellingCorrection[],
): (text: string) => boolean {
  const terms = request.clauses[clauses.indexOf(clause)]?.alternatives ?? [];
  const found = corrections
    .filter(({ typed }) => terms.some(({ text }) => text === typed))
    .flatMap(({ found }) => found);
  const meant = [...terms, ...found.map((text) => ({ text, isPhrase: false }))];
  const occurrencesIn = occurrenceFinder(meant.map(matcherOf).filter((matcher) => matcher.length > 0));
  return (text) => occurrencesIn(text).length > 0;
}

/** What the engine looks into: with a speaker, what that speaker says. */
function searchedWords(item: ItemDocument, { filters, speakerScope }: SearchRequest): string {
  if (filters.speaker.length === 0 || speakerScope === 'present') return `${item.title}\n\n${item.text}`;
  const said = item.statements.filter(({ speaker }) => speaker && filters.speaker.includes(speaker.id));
  return said.map(({ text }) => text).join('\n\n');
}
