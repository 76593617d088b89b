// Turns parsed clauses into what an item must hold, stem by stem, and into matchers for marking. Knows no server.
import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Matcher, matcherOf, type WordMatcher } from '../matchers.ts';
import type { Term } from '../query.ts';
import { tokens } from '../words.ts';
import type { CountedWord } from './lookup.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Stems that must stand next to each other: the head in its order, then one of the last. */
export interface Phrase {
  /** At least one. */
  readonly head: readonly string[];
  readonly last: ReadonlySet<string>;
}

/** One of the stems, or one of the phrases: those that some item may hold. Nothing matches where there are neither. */
export interface Alternatives {
  readonly stems: ReadonlySet<string>;
  readonly phrases: readonly Phrase[];
}

export interface Plan {
  /** Each must be met; empty where the request names no words. */
  readonly included: readonly Alternatives[];
  /** `null` where nothing is excluded. */
  readonly excluded: Alternatives | null;
  /** The included terms with everything that they were found to stand for. */
  readonly matchers: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and the server need not be asked for hits. */
  readonly isHopeless: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

/** Each costs a pass over the vocabulary (milliseconds): a pasted page of nonsense must not take minutes. */
const MAX_MISTYPED_WORDS = 16;
const MIN_PREFIX_LETTERS = 2;

/** Clauses without any letter or digit are left out. */
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
    return [{ stems: new Set([...only.stems, ...near.map(([, stem]) => stem)]), prefix: only.prefix }];
  };

  const included: Alternatives[] = [];
  const excluded: Matcher[] = [];
  const matchers: Matcher[] = [];
  let isHopeless = false;
  for (const { alternatives, isExcluded } of clauses) {
    const meant = alternatives
      .map((term) => ({ term, matcher: isExcluded ? matcherOf(term) : accepted(term) }))
      .filter(({ matcher }) => matcher.length > 0);
    if (meant.length === 0) continue;
    if (isExcluded) {
      excluded.push(...meant.map(({ matcher }) => matcher));
      continue;
    }
    const own = meant.map(({ term, matcher }) => corrected(term, matcher));
    matchers.push(...own);
    included.push(alternativesOf(own, vocabulary));
    isHopeless = own.every((matcher) => !isKnown(matcher, vocabulary));
    if (isHopeless) break;
  }
  return {
    included: different(included),
    excluded: excluded.length === 0 ? null : alternativesOf(excluded, vocabulary),
    matchers,
    isHopeless,
    corrections: [...corrections.values()],
  };
}

function onePerStem(words: readonly CountedWord[]): string[] {
  const first = new Map<string, string>();
  for (const [word, stem] of words) if (!first.has(stem)) first.set(stem, word);
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

/** Only in its last place a matcher has several stems. Leaves out what no item holds. */
function alternativesOf(matchers: readonly Matcher[], vocabulary: Vocabulary): Alternatives {
  const stems = new Set<string>();
  const phrases = new Map<string, Phrase>();
  for (const matcher of matchers) {
    if (!isKnown(matcher, vocabulary)) continue;
    const head = matcher.slice(0, -1).flatMap((place) => [...place.stems]);
    const last = new Set([...(matcher.at(-1)?.stems ?? [])].filter((stem) => vocabulary.hasStem(stem)));
    if (head.length === 0) for (const stem of last) stems.add(stem);
    else phrases.set(phraseKey({ head, last }), { head, last });
  }
  return { stems, phrases: [...phrases.values()] };
}

/** Equal for equal phrases. */
export function phraseKey({ head, last }: Phrase): string {
  return `${head.join(' ')} ${[...last].join('|')}`;
}

/** Without repeated clauses: a pasted text repeats its words. */
function different(included: readonly Alternatives[]): Alternatives[] {
  const keyOf = ({ stems, phrases }: Alternatives) => JSON.stringify([[...stems], phrases.map(phraseKey)]);
  return [...new Map(included.map((clause) => [keyOf(clause), clause])).values()];
}
