// Finds the words of a search in a text for pages that show whole items. Knows inflected forms, acronyms and compounds, not typing mistakes: those are
// the engine's.

import type { CatalogueDescription } from '../../catalogue/catalogue.ts';
import { compoundFinder, NO_COMPOUNDS } from '../../queries/compounds.ts';
import { withSynonyms } from '../../queries/synonyms.ts';
import { marksOf, matcherOf, occurrenceFinder } from '../../search/matchers.ts';
import { parseQuery } from '../../search/query.ts';
import type { Mark } from '../text/inline-text.ts';

/** What finds the marks in one text after another; nothing where `q` holds no words to look for. */
export function markerFor(
  q: string,
  { glossary, compounds = NO_COMPOUNDS }: Pick<CatalogueDescription, 'glossary' | 'compounds'>,
): (text: string) => readonly Mark[] {
  const { joined, accepting } = compoundFinder(compounds);
  const { clauses } = withSynonyms(joined(parseQuery(q).clauses), glossary);
  const wanted = accepting(clauses).filter((clause) => !clause.isExcluded);
  const find = occurrenceFinder(wanted.flatMap((clause) => clause.alternatives.map(matcherOf)));
  return (text) => marksOf(find(text));
}
