// Finds who uses what a term stands for: one stem, any of several, or several in a row. Adds up, never ranks.
import type { Matcher, WordMatcher } from '../matchers.ts';
import { NO_USES, type Postings, type Uses } from './postings.ts';
import { intersection } from './sorted-lists.ts';

/** Uses of the matcher: its words next to each other where it has several. */
export function usesOfMatcher(matcher: Matcher, postings: Postings, voiceCount: number): Uses {
  const [only, ...others] = matcher;
  if (!only) return NO_USES;
  if (others.length === 0) return usesOfAny(only, postings, voiceCount);
  return usesInARow(matcher, postings, voiceCount);
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
  const voices = new Uint32Array(size);
  const counts = new Uint32Array(size);
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
  const sums = new Uint32Array(voiceCount);
  let size = 0;
  for (const { voices, counts } of lists) {
    for (let index = 0; index < voices.length; index++) {
      const voice = voices[index] ?? 0;
      const before = sums[voice] ?? 0;
      if (before === 0) size++;
      sums[voice] = before + (counts[index] ?? 0);
    }
  }
  const found = { voices: new Uint32Array(size), counts: new Uint32Array(size) };
  for (let voice = 0, length = 0; length < size; voice++) {
    const count = sums[voice] ?? 0;
    if (count === 0) continue;
    found.voices[length] = voice;
    found.counts[length++] = count;
  }
  return found;
}

/** Which voices have all words comes first, as few positions then need to be read. Only the last word may stand for several stems. */
function usesInARow(matcher: Matcher, postings: Postings, voiceCount: number): Uses {
  let voices: Uint32Array | null = null;
  for (const word of byFewestStems(matcher)) {
    const having: Uint32Array = usesOfAny(word, postings, voiceCount).voices;
    voices = voices === null ? having : intersection(voices, having);
    if (voices.length === 0) return NO_USES;
  }
  const candidates = voices ?? new Uint32Array();
  const found = { voices: new Uint32Array(candidates.length), counts: new Uint32Array(candidates.length) };
  let length = 0;
  positionsOfMatcher(matcher, candidates, postings).forEach((positions, index) => {
    if (positions.length === 0) return;
    found.voices[length] = candidates[index] ?? 0;
    found.counts[length++] = positions.length;
  });
  return { voices: found.voices.subarray(0, length), counts: found.counts.subarray(0, length) };
}

/** For each voice (rising) the positions at which the last word of the matcher stands, where it fits; rising. */
export function positionsOfMatcher(matcher: Matcher, voices: Uint32Array, postings: Postings): number[][] {
  let ends = positionsIn(matcher[0], voices, postings);
  for (const word of matcher.slice(1)) ends = following(ends, positionsIn(word, voices, postings));
  return ends;
}

function byFewestStems(matcher: Matcher): Matcher {
  return matcher.toSorted((a, b) => a.stems.size - b.stems.size);
}

/** For each voice the positions of any of the word's stems, rising. */
function positionsIn(word: WordMatcher | undefined, voices: Uint32Array, postings: Postings): number[][] {
  const found = Array.from(voices, (): number[] => []);
  for (const stem of word?.stems ?? []) {
    const { starts, positions } = postings.positionsOf(stem, voices);
    found.forEach((own, index) => {
      for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) own.push(positions[at] ?? 0);
    });
  }
  if ((word?.stems.size ?? 0) > 1) for (const own of found) own.sort((a, b) => a - b);
  return found;
}

/** For each voice those of the second positions that stand right behind one of the first. */
function following(first: readonly number[][], second: readonly number[][]): number[][] {
  return second.map((positions, index) => {
    const before = first[index] ?? [];
    let at = 0;
    return positions.filter((position) => {
      while (at < before.length && (before[at] ?? 0) < position - 1) at++;
      return before[at] === position - 1;
    });
  });
}
