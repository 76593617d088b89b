// What a term of a query accepts, in a form that texts can be compared with: for marking here, for matching in an engine.
import type { Term } from './query.ts';
import { beginningsOf, type Token, tokens } from './words.ts';

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
  return tokens(term.text).map((token) => ({ stems: new Set([token.stem]), prefix: null }));
}

/** Looks for all matchers at once; cost grows with the text, hardly with the number of matchers. */
export function occurrenceFinder(matchers: readonly Matcher[]): (text: string) => Occurrence[] {
  const byFirstStem = new Map<string, number[]>();
  const withFirstPrefix: number[] = [];
  matchers.forEach((matcher, index) => {
    const first = matcher[0];
    if (first?.prefix != null) withFirstPrefix.push(index);
    for (const stem of first?.stems ?? []) byFirstStem.set(stem, [...(byFirstStem.get(stem) ?? []), index]);
  });
  const beginnings = beginningsOf(
    matchers.flat().flatMap(({ stems, prefix }) => [...stems, ...(prefix === null ? [] : [prefix])]),
  );
  return (text) => {
    const words = tokens(text, beginnings);
    const found: Occurrence[] = [];
    words.forEach((word, at) => {
      const candidates = byFirstStem.get(word.stem) ?? [];
      if (candidates.length + withFirstPrefix.length === 0) return;
      for (const index of new Set([...candidates, ...withFirstPrefix])) {
        const matcher = matchers[index] ?? [];
        const last = words[at + matcher.length - 1];
        const isInARow = last?.order === word.order + matcher.length - 1;
        const fits = isInARow && matcher.every((wanted, offset) => isAccepted(wanted, words[at + offset]));
        if (fits) found.push({ start: word.start, end: last.end, matcher: index });
      }
    });
    return found;
  };
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

function isAccepted(wanted: WordMatcher, word: Token | undefined): boolean {
  if (!word) return false;
  return wanted.stems.has(word.stem) || (wanted.prefix !== null && word.word.startsWith(wanted.prefix));
}
