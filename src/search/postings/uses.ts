// Finds who uses what a term stands for: one stem, any of several, or several in a row. Adds up, never ranks.
import type { Matcher, WordMatcher } from '../matchers.ts';
import type { Uses } from './posting-blocks.ts';
import { NO_USES, type Postings } from './postings.ts';
import { usesInARow } from './rows.ts';
import { someNumbers } from './scratch.ts';

/** Uses of the matcher: its words next to each other where it has several. */
export function usesOfMatcher(matcher: Matcher, postings: Postings, voiceCount: number): Uses {
  const [only, ...others] = matcher;
  if (!only) return NO_USES;
  if (others.length === 0) return usesOfAny(only, postings, voiceCount);
  const having = matcher.map((word) => usesOfAny(word, postings, voiceCount).voices);
  return usesInARow(matcher, having, postings);
}

function usesOfAny({ stems }: WordMatcher, postings: Postings, voiceCount: number): Uses {
  return addedUp(
    Array.from(stems, (stem) => postings.usesOf(stem)),
    voiceCount,
  );
}

/** Voices are added up within a stretch of so many, which stays in the processor's cache. */
const STRETCH = 2 ** 16;
/** Where fewer than one in so many voices would be compared, that takes less time than to go through all voices. */
const SPARSE = 8;

/** Each voice once, with the sum of its counts. */
export function addedUp(lists: readonly Uses[], voiceCount: number): Uses {
  const some = lists.filter(({ voices }) => voices.length > 0);
  const [first = NO_USES, ...others] = some;
  const size = some.reduce((sum, { voices }) => sum + voices.length, 0);
  if (others.length === 0) return first;
  return size * others.length * SPARSE < voiceCount ? others.reduce(sumOfTwo, first) : sumOfAll(some, size, voiceCount);
}

function sumOfTwo(left: Uses, right: Uses): Uses {
  const size = left.voices.length + right.voices.length;
  const voices = someNumbers(size);
  const counts = someNumbers(size);
  let length = 0;
  let [a, b] = [0, 0];
  while (a < left.voices.length || b < right.voices.length) {
    const fromLeft = left.voices[a] ?? Infinity;
    const fromRight = right.voices[b] ?? Infinity;
    const voice = Math.min(fromLeft, fromRight);
    let count = 0;
    if (fromLeft === voice) count += left.counts[a++] ?? 0;
    if (fromRight === voice) count += right.counts[b++] ?? 0;
    voices[length] = voice;
    counts[length++] = count;
  }
  return { voices: voices.subarray(0, length), counts: counts.subarray(0, length) };
}

/** All zeros but while `sumOfAll` is at work. */
const sums = new Uint32Array(STRETCH);

/** Without comparing lists, whose order no processor could foresee: adds each up in its place. */
function sumOfAll(lists: readonly Uses[], size: number, voiceCount: number): Uses {
  const next = lists.map(() => 0);
  // One more, as every voice is written down before it is known to be used.
  const capacity = Math.min(size, voiceCount) + 1;
  const found = { voices: someNumbers(capacity), counts: someNumbers(capacity) };
  let length = 0;
  for (let start = 0; start < voiceCount; start += STRETCH) {
    const end = Math.min(start + STRETCH, voiceCount);
    for (const [list, { voices, counts }] of lists.entries()) {
      let at = next[list] ?? 0;
      for (; at < voices.length && (voices[at] ?? 0) < end; at++) {
        const place = (voices[at] ?? 0) - start;
        sums[place] = (sums[place] ?? 0) + (counts[at] ?? 0);
      }
      next[list] = at;
    }
    for (let voice = start; voice < end; voice++) {
      const count = sums[voice - start] ?? 0;
      sums[voice - start] = 0;
      found.voices[length] = voice;
      found.counts[length] = count;
      length += (0 - count) >>> 31;
    }
  }
  return { voices: found.voices.subarray(0, length), counts: found.counts.subarray(0, length) };
}
