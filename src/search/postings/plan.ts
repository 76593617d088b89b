// Turns parsed clauses into what must and must not stand in an item: a word, how it may go on, and what a mistyped one may mean.
import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Matcher, matcherOf } from '../matchers.ts';
import { isKnown, typedTerms } from '../typed-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Plan {
  /** For each clause its alternatives; an item must hold one of each, or of any. Empty where the request names no words. */
  readonly included: readonly (readonly Matcher[])[];
  /** An item must hold none of them. */
  readonly excluded: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and `included` names that clause alone. */
  readonly isHopeless: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

/** Clauses without any letter or digit are left out, and so is a clause that says what another has said. */
export function planOf(
  request: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos' | 'matching'>,
  vocabulary: Vocabulary,
): Plan {
  const terms = typedTerms(request, vocabulary);
  const included = new Map<string, readonly Matcher[]>();
  const excluded = new Map<string, Matcher>();
  for (const { alternatives, isExcluded } of request.clauses) {
    if (isExcluded) {
      for (const matcher of alternatives.map(matcherOf)) if (matcher.length > 0) excluded.set(nameOf(matcher), matcher);
      continue;
    }
    const meant = alternatives
      .map((term) => ({ term, matcher: terms.accepted(term) }))
      .filter(({ matcher }) => matcher.length > 0)
      .map(({ term, matcher }) => terms.corrected(term, matcher));
    if (meant.length === 0) continue;
    const unique = new Map(meant.map((matcher) => [nameOf(matcher), matcher]));
    const matchers = [...unique.values()];
    if (request.matching !== 'any' && !matchers.some((matcher) => isKnown(matcher, vocabulary))) {
      return { included: [matchers], excluded: [], isHopeless: true, corrections: terms.corrections() };
    }
    included.set([...unique.keys()].join('|'), matchers);
  }
  return {
    included: [...included.values()],
    excluded: [...excluded.values()],
    isHopeless: false,
    corrections: terms.corrections(),
  };
}

/** Equal for matchers that accept the same; stems hold neither spaces nor slashes. */
function nameOf(matcher: Matcher): string {
  return matcher.map(({ stems }) => [...stems].join('/')).join(' ');
}
