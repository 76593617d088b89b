// Turns parsed clauses into what an item must hold, stem by stem, and into matchers for marking. Knows no server.
import type { SearchRequest, SpellingCorrection } from '../engine.ts';
import { type Sought, soughtOf } from '../hit.ts';
import type { Matcher } from '../matchers.ts';
import { expandClauses, isKnown } from '../term-expansion.ts';
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
  readonly sought: Sought;
  /** Some word stands nowhere: nothing matches, and the server need not be asked for hits. */
  readonly matchesNothing: boolean;
  readonly corrections: readonly SpellingCorrection[];
}

export function planOf(
  request: Pick<SearchRequest, 'clauses' | 'isTyping' | 'typos' | 'matching'>,
  vocabulary: Vocabulary,
): Plan {
  const { included, excluded, matchesNothing, corrections } = expandClauses(request, vocabulary);
  return {
    included: included.map((matchers) => alternativesOf(matchers, vocabulary)),
    isAny: request.matching === 'any',
    excluded: excluded.length === 0 ? null : alternativesOf(excluded, vocabulary),
    sought: soughtOf(included),
    matchesNothing,
    corrections,
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
