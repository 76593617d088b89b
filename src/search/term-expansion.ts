// Term expansion, the first half of every engine's plan: a word that is still being typed stands for all that begin so, in British or American
// spelling, a mistyped one for similar ones. The same for every engine; knows only the words of an index.
import type { SearchRequest, SpellingCorrection } from './engine.ts';
import { isEnglishWord } from './english-words.ts';
import type { CountedWord, FuzzyMatches } from './fuzzy-matches.ts';
import { type Matcher, matcherOf, type WordMatcher } from './matchers.ts';
import type { Term } from './query.ts';
import { inOtherSpelling } from './spelling.ts';
import { tokens } from './words.ts';

/** The words that an index holds. */
export interface KnownWords {
  hasStem(stem: string): boolean;
  /** Stems of the words that begin so. */
  stemsOfPrefix(prefix: string): readonly string[];
  /** The words that begin so, those of most items first. */
  wordsOfPrefix(prefix: string): readonly CountedWord[];
  readonly fuzzyMatches: FuzzyMatches;
}

export interface ExpandedClauses {
  /** For each clause its alternatives; an item must hold one of each, or of any. Empty where the request names no words. */
  readonly included: readonly (readonly Matcher[])[];
  /** An item must hold none of them. */
  readonly excluded: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and `included` names that clause alone. */
  readonly matchesNothing: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

/** Clauses without any letter or digit are left out, and so is a clause that says what another has said. */
export function expandClauses(
  request: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos' | 'matching'>,
  words: KnownWords,
): ExpandedClauses {
  const terms = termExpander(request, words);
  const included = new Map<string, readonly Matcher[]>();
  const excluded = new Map<string, Matcher>();
  for (const { alternatives, isExcluded } of request.clauses) {
    if (isExcluded) {
      for (const matcher of alternatives.map((term) => terms.accepted(term)))
        if (matcher.length > 0) excluded.set(nameOf(matcher), matcher);
      continue;
    }
    const meant = alternatives
      .map((term) => ({ term, matcher: terms.accepted(term) }))
      .filter(({ matcher }) => matcher.length > 0)
      .flatMap(({ term, matcher }, _index, all) => {
        // Where another way to say it is known, it is no mistake.
        const isSaidOtherwise = all.some((other) => other.term.isPhrase && isKnown(other.matcher, words));
        return isSaidOtherwise ? [matcher] : terms.corrected(term, matcher);
      });
    if (meant.length === 0) continue;
    const unique = new Map(meant.map((matcher) => [nameOf(matcher), matcher]));
    const matchers = [...unique.values()];
    if (request.matching !== 'any' && !matchers.some((matcher) => isKnown(matcher, words))) {
      return { included: [matchers], excluded: [], matchesNothing: true, corrections: terms.corrections() };
    }
    included.set([...unique.keys()].join('|'), matchers);
  }
  return {
    included: [...included.values()],
    excluded: [...excluded.values()],
    matchesNothing: false,
    corrections: terms.corrections(),
  };
}

/** Equal for matchers that accept the same; stems hold neither spaces nor slashes. */
function nameOf(matcher: Matcher): string {
  return matcher.map(({ stems }) => [...stems].join('/')).join(' ');
}

interface TermExpander {
  /** Empty where the term holds no letter or digit. */
  accepted(term: Term): Matcher;
  /** The matcher of the term with what a mistyped word may mean, and those of two words that it may be written together from. */
  corrected(term: Term, matcher: Matcher): readonly Matcher[];
  /** Of the terms corrected so far, in their order. */
  corrections(): readonly SpellingCorrection[];
}

/** Each costs a pass over the vocabulary (milliseconds): a pasted page of nonsense must not take minutes. */
const MAX_MISTYPED_WORDS = 16;
const MIN_PREFIX_LETTERS = 2;

function termExpander(
  { clauses, isTyping, typos }: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos'>,
  words: KnownWords,
): TermExpander {
  const corrections = new Map<string, SpellingCorrection>();
  let mistyped = 0;
  const typed = isTyping ? clauses.findLast((clause) => !clause.isExcluded)?.alternatives.at(-1) : undefined;
  return {
    accepted: (term) => {
      const matcher = matcherOf(term);
      if (!term.isBeginning && (term.isPhrase || term !== typed)) return matcher;
      return [...matcher.slice(0, -1), ...matcher.slice(-1).map((last) => prefixed(term, last, words))];
    },
    corrected: (term, matcher) => {
      const [only, ...others] = matcher;
      const word = tokens(term.text)[0]?.word;
      if (
        typos === 'off' ||
        term.isPhrase ||
        term.isBeginning ||
        !only ||
        !word ||
        others.length > 0 ||
        isKnown(matcher, words)
      )
        return [matcher];
      if (++mistyped > MAX_MISTYPED_WORDS) return [matcher];
      const begun = word.length < MIN_BEGINNING_LETTERS ? [] : words.wordsOfPrefix(word);
      if (begun.length > 0) {
        corrections.set(word, { typed: term.text, found: onePerStem(begun), how: 'beginning' });
        return [[{ stems: new Set([...only.stems, ...begun.map(({ stem }) => stem)]), prefix: word }]];
      }
      const split = splitsOf(word, words);
      const near = words.fuzzyMatches(word);
      const found = [...split.map(({ text }) => text), ...onePerStem(near)];
      // What is spelt right is meant as it is: another word may be offered, and is not looked for.
      if (split.length === 0 && found.length > 0 && isEnglishWord(word)) {
        corrections.set(word, { typed: term.text, found, how: 'offered' });
        return [matcher];
      }
      if (found.length > 0) corrections.set(word, { typed: term.text, found });
      const similar = { stems: new Set([...only.stems, ...near.map(({ stem }) => stem)]), prefix: only.prefix };
      return [...split.map(({ matcher: parts }) => parts), [similar]];
    },
    corrections: () => [...corrections.values()],
  };
}

/** Fewer begin too many words. */
const MIN_BEGINNING_LETTERS = 4;
const MIN_PART_LETTERS = 3;
const MAX_SPLITS = 2;

/** A word that stands nowhere, as two that do: "fundraising" as "fund raising". Those that are cut most evenly. */
function splitsOf(
  word: string,
  { hasStem }: KnownWords,
): readonly { readonly text: string; readonly matcher: Matcher }[] {
  if (!/^\p{L}+$/u.test(word)) return [];
  const unevenness = (cut: number) => Math.abs(word.length - 2 * cut);
  return Array.from(
    { length: Math.max(0, word.length - 2 * MIN_PART_LETTERS + 1) },
    (_, index) => index + MIN_PART_LETTERS,
  )
    .map((cut) => ({ cut, text: `${word.slice(0, cut)} ${word.slice(cut)}` }))
    .map(({ cut, text }) => ({ cut, text, matcher: matcherOf({ text, isPhrase: true }) }))
    .filter(({ matcher }) => matcher.length === 2 && isKnown(matcher, { hasStem }))
    .sort((a, b) => unevenness(a.cut) - unevenness(b.cut))
    .slice(0, MAX_SPLITS);
}

/** Every place of the matcher has some word that the index holds. */
export function isKnown(matcher: Matcher, words: Pick<KnownWords, 'hasStem'>): boolean {
  return matcher.every(({ stems }) => stems.values().some((stem) => words.hasStem(stem)));
}

/** The first word of each stem, in the given order. */
function onePerStem(words: ReturnType<KnownWords['fuzzyMatches']>): string[] {
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
