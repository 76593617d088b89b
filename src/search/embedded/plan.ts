// Turns parsed clauses into expressions for FTS5 and matchers for marking. Everything is quoted here; FTS5's own syntax never reaches a reader.

import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Matcher, matcherOf, type WordMatcher } from '../matchers.ts';
import type { Term } from '../query.ts';
import { tokens } from '../words.ts';
import { type Nearness, nearnessOf } from './nearness.ts';
import type { CountedWord, Vocabulary } from './vocabulary.ts';

export interface Plan {
  /** What must match, as an FTS5 expression; `null` where the request names no words. */
  readonly included: string | null;
  readonly excluded: string | null;
  /** The included terms with everything that they were found to stand for. */
  readonly matchers: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and FTS5 need not be asked. */
  readonly isHopeless: boolean;
  readonly corrections: readonly SpellingCorrection[];
  readonly nearness: readonly Nearness[];
}

/** Each costs a pass over the vocabulary (milliseconds): a pasted page of nonsense must not take minutes. */
const MAX_MISTYPED_WORDS = 16;
const MIN_PREFIX_LETTERS = 2;
/** FTS5 tries the alternatives one by one for each item, so that its own prefix search wins from about here on. */
const MAX_PREFIX_STEMS = 128;

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
    if (term.isPhrase) return matcher;
    if (term === typed)
      return [...matcher.slice(0, -1), ...matcher.slice(-1).map((last) => prefixed(term, last, vocabulary))];
    return matcher;
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
  const excluded = new Set<string>();
  for (const clause of clauses) {
    const literal = clause.alternatives.map((term) => ({
      term,
      matcher: clause.isExcluded ? matcherOf(term) : accepted(term),
    }));
    const meant = literal.filter(({ matcher }) => matcher.length > 0);
    if (meant.length === 0) continue;
    if (clause.isExcluded) {
      excluded.add(expressionOf(meant.map(({ matcher }) => matcher)));
      continue;
    }
    const matchers = meant.map(({ term, matcher }) => corrected(term, matcher));
    included.set(expressionOf(matchers), matchers);
    const isHopeless = matchers.every((matcher) => !isKnown(matcher, vocabulary));
    if (isHopeless) {
      return {
        included: expressionOf(matchers),
        excluded: null,
        matchers,
        isHopeless,
        corrections: [...corrections.values()],
        nearness: [],
      };
    }
  }
  return {
    included: joined([...included.keys()], 'AND'),
    excluded: joined([...excluded], 'OR'),
    matchers: [...included.values()].flat(),
    isHopeless: false,
    nearness: nearnessOf([...included.values()]),
    corrections: [...corrections.values()],
  };
}

/** The same words within titles only. */
export function titleExpression(included: string): string {
  return `title : (${included})`;
}

/** What matches `included` and nothing of `excluded`. */
export function wholeExpression(plan: Plan): string | null {
  if (plan.included === null || plan.excluded === null) return plan.included;
  return `(${plan.included}) NOT (${plan.excluded})`;
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

function expressionOf(alternatives: readonly Matcher[]): string {
  return joined([...new Set(alternatives.flatMap(phrasesOf))], 'OR') ?? '';
}

/** One phrase for each stem of the last place; only there a matcher has several. */
function phrasesOf(matcher: Matcher): string[] {
  const head = matcher.slice(0, -1).flatMap(({ stems }) => [...stems]);
  const last = matcher.at(-1);
  const stems = [...(last?.stems ?? [])];
  const prefix = last?.prefix;
  if (stems.length <= MAX_PREFIX_STEMS || prefix == null) return stems.map((stem) => phrase([...head, stem]));
  const others = stems.filter((stem) => !stem.startsWith(prefix));
  return [`${phrase([...head, prefix])} *`, ...others.map((stem) => phrase([...head, stem]))];
}

/** Stems hold letters, digits, `.`, `+` and `#`; a quote is doubled all the same. */
function phrase(stems: readonly string[]): string {
  return `"${stems.join(' ').replaceAll('"', '""')}"`;
}

function joined(expressions: readonly string[], operator: 'AND' | 'OR'): string | null {
  if (expressions.length < 2) return expressions[0] ?? null;
  return expressions.map((expression) => `(${expression})`).join(` ${operator} `);
}
