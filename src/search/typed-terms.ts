// What typed terms may stand for in an index: a word that is still being typed for all that begin so, in British or American spelling, a mistyped
// one for similar ones. The same for every engine; knows only the words of an index.
import type { SearchRequest, SpellingCorrection } from './engine.ts';
import { type Matcher, matcherOf, type WordMatcher } from './matchers.ts';
import type { Term } from './query.ts';
import { inOtherSpelling } from './spelling.ts';
import { tokens } from './words.ts';

/** The words that an index holds. */
export interface KnownWords {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that differ by one mistake (from 5 letters) or up to two (from 9), most frequent first. */
  wordsNear(word: string): readonly { readonly word: string; readonly stem: string }[];
}

export interface TypedTerms {
  /** Empty where the term holds no letter or digit. */
  accepted(term: Term): Matcher;
  /** The matcher of the term with what a mistyped word may mean. */
  corrected(term: Term, matcher: Matcher): Matcher;
  /** Of the terms corrected so far, in their order. */
  corrections(): readonly SpellingCorrection[];
}

/** Each costs a pass over the vocabulary (milliseconds): a pasted page of nonsense must not take minutes. */
const MAX_MISTYPED_WORDS = 16;
const MIN_PREFIX_LETTERS = 2;

export function typedTerms(
  { clauses, isTyping, typos }: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos'>,
  words: KnownWords,
): TypedTerms {
  const corrections = new Map<string, SpellingCorrection>();
  let mistyped = 0;
  const typed = isTyping ? clauses.findLast((clause) => !clause.isExcluded)?.alternatives.at(-1) : undefined;
  return {
    accepted: (term) => {
      const matcher = matcherOf(term);
      if (term.isPhrase || term !== typed) return matcher;
      return [...matcher.slice(0, -1), ...matcher.slice(-1).map((last) => prefixed(term, last, words))];
    },
    corrected: (term, matcher) => {
      const [only, ...others] = matcher;
      const word = tokens(term.text)[0]?.word;
      if (typos === 'off' || term.isPhrase || !only || !word || others.length > 0 || isKnown(matcher, words))
        return matcher;
      if (++mistyped > MAX_MISTYPED_WORDS) return matcher;
      const near = words.wordsNear(word);
      if (near.length > 0) corrections.set(word, { typed: term.text, found: onePerStem(near) });
      return [{ stems: new Set([...only.stems, ...near.map(({ stem }) => stem)]), prefix: only.prefix }];
    },
    corrections: () => [...corrections.values()],
  };
}

/** Every place of the matcher has some word that the index holds. */
export function isKnown(matcher: Matcher, words: Pick<KnownWords, 'hasStem'>): boolean {
  return matcher.every(({ stems }) => stems.values().some((stem) => words.hasStem(stem)));
}

/** The first word of each stem, in the given order. */
function onePerStem(words: ReturnType<KnownWords['wordsNear']>): string[] {
  const first = new Map<string, string>();
  for (const { word, stem } of words) if (!first.has(stem)) first.set(stem, word);
  return [...first.values()];
}

function prefixed(term: Term, last: WordMatcher, words: KnownWords): WordMatcher {
  const prefix = tokens(term.text).at(-1)?.word ?? '';
  if (prefix.length < MIN_PREFIX_LETTERS) return last;
  const other = inOtherSpelling(prefix);
  const begun = [prefix, ...(other ? [other] : [])].flatMap((beginning) => words.stemsOfPrefix(beginning));
  return { stems: new Set([...last.stems, ...begun]), prefix };
}
