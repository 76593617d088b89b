// Finds the words of a search in a text for pages that show whole items. Knows inflected forms and acronyms, not typing mistakes: those are the engine's.

import { withSynonyms } from '../../queries/synonyms.ts';
import type { Acronym } from '../../reports/item.ts';
import { marksOf, matcherOf, occurrenceFinder } from '../../search/matchers.ts';
import { parseQuery } from '../../search/query.ts';
import type { Mark } from '../text/inline-text.ts';

/** What finds the marks in one text after another; nothing where `q` holds no words to look for. */
export function markerFor(q: string, glossary: readonly Acronym[]): (text: string) => readonly Mark[] {
  const wanted = withSynonyms(parseQuery(q).clauses, glossary).clauses.filter((clause) => !clause.isExcluded);
  const find = occurrenceFinder(wanted.flatMap((clause) => clause.alternatives.map(matcherOf)));
  return (text) => marksOf(find(text));
}
