// Turns parsed clauses into what must and must not stand in an item: a word, how it may go on, and what a mistyped one may mean.
import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Matcher, matcherOf, type WordMatcher } from '../matchers.ts';
import type { Term } from '../query.ts';
import { tokens } from '../words.ts';
import type { CountedWord, Vocabulary } from './vocabulary.ts';

export interface Plan {
  /** For each clause its alternatives; an item must hold one of each. Empty where the request names no words. */
  readonly included: readonly (readonly Matcher[])[];
  /** An item must hold none of them. */
  readonly excluded: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and `included` names that clause alone. */
  readonly isHopeless: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

/** Each costs a pass over the vocabulary (milliseconds): a pasted page of nonsense must not take minutes. */
const MAX_MISTYPED_WORDS = 16;
const MIN_PREFIX_LETTERS = 2;

/** Clauses without any letter or digit are left out, and so is a clause that says what another has said. */
export function planOf(
  { clauses, isTyping, typos }: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos'>,
  vocabulary: Vocabulary,
): Plan {
  const corrections = new Map<string, SpellingCorrection>();
  let mistyped = 0;
  const typed = isTyping ? clauses.findLast((clause) => !clause.isExcluded)?.alternatives.at(-1) : undefined;
  const accepted = (term: Term): Matcher => {
    const matcher = matcherOf(term);
    if (term.isPhrase || term !== typed) return matcher;
    return [...matcher.slice(0, -1), ...matcher.slice(-1).map((last) => prefixed(term, last, vocabulary))];
  };
  const corrected = (term: Term, matcher: Matcher): Matcher => {
    const [only, ...others] = matcher;
    const word = tokens(term.text)[0]?.word;
    if (typos === 'off' || term.isPhrase || !only || !word || others.length > 0 || isKnown(matcher, vocabulary))
      return matcher;
    if (++mistyped > MAX_MISTYPED_WORDS) return matcher;
    const near = vocabulary.wordsNear(word);
    if (near.length > 0) corrections.set(word, { typed: term.text, found: onePerStem(near) });
    return [{ stems: new Set([...only.stems, ...near.map(({ stem }) => stem)]), prefix: only.prefix }];
  };

  const included = new Map<string, readonly Matcher[]>();
  const excluded = new Map<string, Matcher>();
  for (const { alternatives, isExcluded } of clauses) {
    if (isExcluded) {
      for (const matcher of alternatives.map(matcherOf)) if (matcher.length > 0) excluded.set(nameOf(matcher), matcher);
      continue;
    }
    const meant = alternatives
      .map((term) => ({ term, matcher: accepted(term) }))
      .filter(({ matcher }) => matcher.length > 0)
      .map(({ term, matcher }) => corrected(term, matcher));
    if (meant.length === 0) continue;
    const unique = new Map(meant.map((matcher) => [nameOf(matcher), matcher]));
    const matchers = [...unique.values()];
    if (!matchers.some((matcher) => isKnown(matcher, vocabulary))) {
      return { included: [matchers], excluded: [], isHopeless: true, corrections: [...corrections.values()] };
    }
    included.set([...unique.keys()].join('|'), matchers);
  }
  return {
    included: [...included.values()],
    excluded: [...excluded.values()],
    isHopeless: false,
    corrections: [...corrections.values()],
  };
}

/** The first word of each stem, in the given order. */
function onePerStem(words: readonly CountedWord[]): string[] {
  const first = new Map<string, string>();
  for (const { word, stem } of words) if (!first.has(stem)) first.set(stem, word);
  return [...first.values()];
}

function prefixed(term: Term, last: WordMatcher, vocabulary: Vocabulary): WordMatcher {
  const prefix = tokens(term.text).at(-1)?.word ?? '';
  if (prefix.length < MIN_PREFIX_LETTERS) return last;
  return { stems: new Set([...last.stems, ...vocabulary.stemsOfPrefix(prefix)]), prefix };
}

/** Every place of the matcher has some word that the index holds. */
function isKnown(matcher: Matcher, vocabulary: Vocabulary): boolean {
  return matcher.every(({ stems }) => stems.values().some((stem) => vocabulary.hasStem(stem)));
}

/** Equal for matchers that accept the same; stems hold neither spaces nor slashes. */
function nameOf(matcher: Matcher): string {
  return matcher.map(({ stems }) => [...stems].join('/')).join(' ');
}
