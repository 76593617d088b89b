// What a term of a query accepts, in a form that texts can be compared with: for marking here, for matching in an engine.
import type { Term } from './query.ts';
import { possibleStarts, type Token, tokens, WordFinder } from './words.ts';

/** Accepts a word by its stem, or by how it begins (folded). */
export interface WordMatcher {
  readonly stems: ReadonlySet<string>;
  readonly prefix: string | null;
}

/** Words that must stand next to each other in this order: one for a word, several for a phrase or a hyphenated word. */
export type Matcher = readonly WordMatcher[];

/** Where a matcher fits: UTF-16 offsets `[start, end)` from its first word to its last. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  /** Index into the matchers that were looked for. */
  readonly matcher: number;
}

/** What the term says, taken literally; empty where it holds no letter or digit. */
export function matcherOf(term: Term): Matcher {
  const words = tokens(term.text);
  return words.map((token, index) => ({
    stems: new Set([token.stem]),
    prefix: term.isBeginning && index === words.length - 1 ? token.word : null,
  }));
}

/** What a list of matchers is compared with is asked for again and again: once for each passage of each hit. */
const finders = new WeakMap<readonly Matcher[], (text: string) => Occurrence[]>();

/** Looks for all matchers at once; cost grows with the text, hardly with the number of matchers. */
export function occurrenceFinder(matchers: readonly Matcher[]): (text: string) => Occurrence[] {
  const known = finders.get(matchers) ?? finderOf(matchers);
  finders.set(matchers, known);
  return known;
}

function finderOf(matchers: readonly Matcher[]): (text: string) => Occurrence[] {
  const byFirstStem = new Map<string, number[]>();
  const withFirstPrefix: number[] = [];
  const beginnings: string[] = [];
  matchers.forEach((matcher, index) => {
    const { stems = [], prefix = null } = matcher[0] ?? {};
    if (prefix !== null) withFirstPrefix.push(index);
    if (prefix !== null) beginnings.push(prefix);
    for (const stem of stems) byFirstStem.set(stem, [...(byFirstStem.get(stem) ?? []), index]);
  });
  const starts = possibleStarts([...byFirstStem.keys(), ...beginnings]);
  const occurrencesAt = (first: Token, text: string): Occurrence[] => {
    const exact = byFirstStem.get(first.stem) ?? [];
    if (exact.length + withFirstPrefix.length === 0) return [];
    return [...new Set([...exact, ...withFirstPrefix])].flatMap((matcher) => {
      const end = endOf(matchers[matcher] ?? [], first, text);
      return end === null ? [] : [{ start: first.start, end, matcher }];
    });
  };
  return (text) => {
    const found: Occurrence[] = [];
    let read = 0;
    for (const { index } of text.matchAll(starts)) {
      if (index < read) continue;
      // No word spans white space: what stands before it does not matter.
      const finder = new WordFinder(text, afterSpace(text, index, read));
      while (finder.end <= index) {
        const word = finder.nextToken();
        if (word === null) return found;
        found.push(...occurrencesAt(word, text));
      }
      read = finder.end;
    }
    return found;
  };
}

/** Where the last word of the matcher ends, if it fits from this word on. */
function endOf(matcher: Matcher, first: Token, text: string): number | null {
  const following = new WordFinder(text, first.end);
  let word: Token | null = first;
  for (const [offset, wanted] of matcher.entries()) {
    if (offset > 0) word = following.nextToken();
    if (word === null || !isAccepted(wanted, word)) return null;
  }
  return word.end;
}

/** Behind the last white space between `from` and `to`; `from` where there is none. */
function afterSpace(text: string, to: number, from: number): number {
  let at = to;
  while (at > from && text[at - 1] !== ' ' && text[at - 1] !== '\n') at--;
  return at;
}

/** Occurrences as marks: in order, overlapping ones merged. */
export function marksOf(occurrences: readonly Occurrence[]): (readonly [number, number])[] {
  const marks: [number, number][] = [];
  for (const { start, end } of occurrences.toSorted((a, b) => a.start - b.start)) {
    const last = marks.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

function isAccepted(wanted: WordMatcher, word: Token): boolean {
  return wanted.stems.has(word.stem) || (wanted.prefix !== null && word.word.startsWith(wanted.prefix));
}
