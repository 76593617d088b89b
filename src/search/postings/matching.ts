// Finds the items that hold the words of a plan, and the voices that say them all. Knows no filters but the speakers, as "said by" is
// about words, too.

import type { SearchRequest } from '../engine.ts';
import type { Matcher } from '../matchers.ts';
import type { ExpandedClauses } from '../term-expansion.ts';
import { type Columns, DEAD } from './columns.ts';
import type { Uses } from './posting-blocks.ts';
import type { Postings } from './postings.ts';
import { someNumbers } from './scratch.ts';
import { difference, intersection, union } from './sorted-lists.ts';
import { usesOfMatcher } from './uses.ts';

/** One alternative of a clause. */
export interface FoundTerm {
  readonly matcher: Matcher;
  readonly uses: Uses;
  /** How many items hold it. */
  readonly itemCount: number;
}

export interface FoundClause {
  readonly terms: readonly FoundTerm[];
  readonly itemCount: number;
}

export interface Matches {
  /** Rising. */
  readonly items: Uint32Array;
  /** By clause that must match; empty where the request names no words. */
  readonly clauses: readonly FoundClause[];
  /** Voices that match all by themselves, titles and narration among them; `null` where it does not matter who says the words. */
  readonly said: Uint32Array | null;
  /** Voices whose words count for the rank; `null` for all. */
  readonly ranked: Uint32Array | null;
  /** Items whose title has all that must match, rising; dead ones may be among them. */
  readonly titled: Uint32Array;
}

/** `speakers` are numbers of the selected facet values. */
export function match(
  { postings, columns }: { readonly postings: Postings; readonly columns: Columns },
  plan: ExpandedClauses,
  { speakerScope, matching }: Pick<SearchRequest, 'speakerScope' | 'matching'>,
  speakers: ReadonlySet<number>,
): Matches {
  const { itemOfVoice, speakerOfVoice } = columns;
  const voiceCount = itemOfVoice.length;
  const found = plan.included.map((matchers) => {
    const parts = matchers.map((matcher) => {
      const uses = usesOfMatcher(matcher, postings, voiceCount);
      return { matcher, uses, items: itemsOf(uses.voices, columns) };
    });
    return {
      terms: parts.map(({ matcher, uses, items }) => ({ matcher, uses, itemCount: items.length })),
      items: union(parts.map(({ items }) => items)),
      voices: union(parts.map(({ uses }) => uses.voices)),
    };
  });
  const clauses = found.map(({ terms, items }) => ({ terms, itemCount: items.length }));
  const hasWords = plan.included.length > 0;
  const isAny = matching === 'any';
  const allVoices = inAll(found.map(({ voices }) => voices));
  const wanted = isAny ? union(found.map(({ voices }) => voices)) : allVoices;
  const excluded = union(plan.excluded.map((matcher) => usesOfMatcher(matcher, postings, voiceCount).voices));

  const isSaid = speakerScope === 'said' && (hasWords || plan.excluded.length > 0);
  const said = isSaid ? difference(hasWords ? wanted : livingSpeakers(columns), excluded) : null;
  const base = { clauses, said, titled: titledItems(allVoices, columns) };
  if (said && speakers.size > 0) {
    const chosen = said.filter((voice) => speakers.has(speakerOfVoice[voice] ?? 0));
    return { ...base, items: itemsOf(chosen, columns), ranked: chosen };
  }
  const lists = found.map((clause) => clause.items);
  const items = hasWords ? (isAny ? union(lists) : inAll(lists)) : columns.living;
  return { ...base, items: difference(items, itemsOf(excluded, columns)), ranked: null };
}

const NOTHING = new Uint32Array();

function inAll(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest = NOTHING, ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce(intersection, shortest);
}

/** The items of those voices that are titles, dead ones among them. */
function titledItems(voices: Uint32Array, { itemOfVoice, firstVoices }: Columns): Uint32Array {
  const items = someNumbers(voices.length);
  let length = 0;
  for (let index = 0; index < voices.length; index++) {
    const voice = voices[index] ?? 0;
    const item = itemOfVoice[voice] ?? 0;
    items[length] = item;
    length += firstVoices[item] === voice ? 1 : 0;
  }
  return items.subarray(0, length);
}

/** The living items of rising voices, each once. */
function itemsOf(voices: Uint32Array, { itemOfVoice, states, hasDead }: Columns): Uint32Array {
  const items = someNumbers(voices.length);
  let length = 0;
  let last = -1;
  for (let index = 0; index < voices.length; index++) {
    const item = itemOfVoice[voices[index] ?? 0] ?? 0;
    items[length] = item;
    // 1 where it is another item than before: no processor could foresee the decision.
    length += (last - item) >>> 31;
    last = item;
  }
  const found = items.subarray(0, length);
  return hasDead ? found.filter((item) => states[item] !== DEAD) : found;
}

function livingSpeakers({ living, firstVoices, speakerOfVoice }: Columns): Uint32Array {
  const voices = someNumbers(speakerOfVoice.length);
  let length = 0;
  for (const item of living) {
    for (let voice = firstVoices[item] ?? 0; voice < (firstVoices[item + 1] ?? 0); voice++) {
      if ((speakerOfVoice[voice] ?? 0) > 0) voices[length++] = voice;
    }
  }
  return voices.subarray(0, length);
}
