// Turns parsed clauses into what an item must hold, stem by stem, and into matchers for marking. Knows no server.
import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Matcher, matcherOf } from '../matchers.ts';
import { isKnown, typedTerms } from '../typed-terms.ts';
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
  /** Each must be met, or any of them; empty where the request names no words. */
  readonly included: readonly Alternatives[];
  readonly isAny: boolean;
  /** `null` where nothing is excluded. */
  readonly excluded: Alternatives | null;
  /** The included terms with everything that they were found to stand for. */
  readonly matchers: readonly Matcher[];
  /** Some word stands nowhere: nothing matches, and the server need not be asked for hits. */
  readonly isHopeless: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

/** Clauses without any letter or digit are left out. */
export function planOf(
  request: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos' | 'matching'>,
  vocabulary: Vocabulary,
): Plan {
  const terms = typedTerms(request, vocabulary);
  const included: Alternatives[] = [];
  const excluded: Matcher[] = [];
  const matchers: Matcher[] = [];
  const isAny = request.matching === 'any';
  let isHopeless = false;
  for (const { alternatives, isExcluded } of request.clauses) {
    const meant = alternatives
      .map((term) => ({ term, matcher: isExcluded ? matcherOf(term) : terms.accepted(term) }))
      .filter(({ matcher }) => matcher.length > 0);
    if (meant.length === 0) continue;
    if (isExcluded) {
      excluded.push(...meant.map(({ matcher }) => matcher));
      continue;
    }
    const own = meant.map(({ term, matcher }) => terms.corrected(term, matcher));
    matchers.push(...own);
    included.push(alternativesOf(own, vocabulary));
    isHopeless = !isAny && own.every((matcher) => !isKnown(matcher, vocabulary));
    if (isHopeless) break;
  }
  return {
    included: different(included),
    isAny,
    excluded: excluded.length === 0 ? null : alternativesOf(excluded, vocabulary),
    matchers,
    isHopeless,
    corrections: terms.corrections(),
  };
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
