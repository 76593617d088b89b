// The words of a search as they were looked for in the end: what no item has is named by what was found in its place. Pure.
import type { SearchResult, SpellingCorrection } from '../search/engine.ts';
import type { Clause, Term } from '../search/query.ts';

/** More would not help a reader who has mistyped one. */
export const MOST_NAMED = 3;

/** Of a word taken for two that stand together nowhere, nothing need be told where nothing is found. */
export function tellingCorrections({
  corrections,
  total,
}: Pick<SearchResult, 'corrections' | 'total'>): readonly SpellingCorrection[] {
  if (total > 0) return corrections;
  return corrections.flatMap((correction) => {
    const found = correction.found.filter((text) => !/\s/.test(text));
    return found.length > 0 ? [{ ...correction, found }] : [];
  });
}

/** As many clauses as were given, in their order. */
export function asFound(clauses: readonly Clause[], corrections: readonly SpellingCorrection[]): readonly Clause[] {
  const found = corrections.filter(({ how }) => how !== 'offered');
  if (found.length === 0) return clauses;
  return clauses.map((clause) => {
    if (clause.isExcluded) return clause;
    const alternatives = clause.alternatives.flatMap((term) => termsFor(term, found));
    return { ...clause, alternatives };
  });
}

function termsFor(term: Term, corrections: readonly SpellingCorrection[]): readonly Term[] {
  const correction = term.isPhrase ? undefined : corrections.find(({ typed }) => typed === term.text);
  if (!correction) return [term];
  if (correction.how === 'beginning') return [{ text: `${term.text}*`, isPhrase: false, isBeginning: true }];
  return correction.found.slice(0, MOST_NAMED).map((text) => ({ text, isPhrase: /\s/.test(text) }));
}

/** The same clauses with the first of the words that are offered in place of one. */
export function withOffered(clauses: readonly Clause[], { typed, found }: SpellingCorrection): readonly Clause[] {
  const [first = typed] = found;
  return clauses.map((clause) => ({
    ...clause,
    alternatives: clause.alternatives.map((term) =>
      term.text === typed && !term.isPhrase ? { text: first, isPhrase: /\s/.test(first) } : term,
    ),
  }));
}
