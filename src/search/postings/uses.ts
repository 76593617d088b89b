// Finds who uses what a term stands for: one stem, any of several, or several in a row. Adds up, never ranks.
import type { Matcher, WordMatcher } from '../matchers.ts';
import type { Uses } from './posting-blocks.ts';
import { NO_USES, type Postings } from './postings.ts';
import { usesInARow } from './rows.ts';
import { someNumbers, zeros } from './scratch.ts';

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

/** Few lists are added two by two, many in one array for all voices. */
const MANY_LISTS = 6;

/** Each voice once, with the sum of its counts. */
export function addedUp(lists: readonly Uses[], voiceCount: number): Uses {
  const some = lists.filter(({ voices }) => voices.length > 0);
  if (some.length >= MANY_LISTS) return addedUpInOne(some, voiceCount);
  const [first = NO_USES, ...others] = some;
  return others.reduce(sumOfTwo, first);
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

function addedUpInOne(lists: readonly Uses[], voiceCount: number): Uses {
  const sums = zeros(voiceCount);
  let size = 0;
  for (const { voices, counts } of lists) {
    for (let index = 0; index < voices.length; index++) {
      const voice = voices[index] ?? 0;
      const before = sums[voice] ?? 0;
      if (before === 0) size++;
      sums[voice] = before + (counts[index] ?? 0);
    }
  }
  const found = { voices: someNumbers(size), counts: someNumbers(size) };
  for (let voice = 0, length = 0; length < size; voice++) {
    const count = sums[voice] ?? 0;
    if (count === 0) continue;
    found.voices[length] = voice;
    found.counts[length++] = count;
  }
  return found;
}
