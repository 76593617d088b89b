// Finds who uses what a term stands for: one stem, any of several, or several in a row. Adds up, never ranks.
import type { Matcher, WordMatcher } from '../matchers.ts';
import { phrasePostings } from './phrase.ts';
import type { PostingList } from './posting-blocks.ts';
import { EMPTY_POSTING_LIST, type Postings } from './postings.ts';
import { someNumbers } from './scratch.ts';

/** The posting list of the matcher: its words next to each other where it has several. */
export function postingListOf(matcher: Matcher, postings: Postings, zoneCount: number): PostingList {
  const [only, ...others] = matcher;
  if (!only) return EMPTY_POSTING_LIST;
  if (others.length === 0) return postingListOfAny(only, postings, zoneCount);
  const having = matcher.map((word) => postingListOfAny(word, postings, zoneCount).zones);
  return phrasePostings(matcher, having, postings);
}

function postingListOfAny({ stems }: WordMatcher, postings: Postings, zoneCount: number): PostingList {
  return addedUp(
    Array.from(stems, (stem) => postings.postingList(stem)),
    zoneCount,
  );
}

/** Zones are added up within a stretch of so many, which stays in the processor's cache. */
const STRETCH = 2 ** 16;
/** Where fewer than one in so many zones would be compared, that takes less time than to go through all zones. */
const SPARSE = 8;

/** Each zone once, with the sum of its frequencies. */
export function addedUp(lists: readonly PostingList[], zoneCount: number): PostingList {
  const some = lists.filter(({ zones }) => zones.length > 0);
  const [first = EMPTY_POSTING_LIST, ...others] = some;
  const size = some.reduce((sum, { zones }) => sum + zones.length, 0);
  if (others.length === 0) return first;
  return size * others.length * SPARSE < zoneCount ? others.reduce(sumOfTwo, first) : sumOfAll(some, size, zoneCount);
}

function sumOfTwo(left: PostingList, right: PostingList): PostingList {
  const size = left.zones.length + right.zones.length;
  const zones = someNumbers(size);
  const frequencies = someNumbers(size);
  let length = 0;
  let [a, b] = [0, 0];
  while (a < left.zones.length || b < right.zones.length) {
    const fromLeft = left.zones[a] ?? Infinity;
    const fromRight = right.zones[b] ?? Infinity;
    const zone = Math.min(fromLeft, fromRight);
    let count = 0;
    if (fromLeft === zone) count += left.frequencies[a++] ?? 0;
    if (fromRight === zone) count += right.frequencies[b++] ?? 0;
    zones[length] = zone;
    frequencies[length++] = count;
  }
  return { zones: zones.subarray(0, length), frequencies: frequencies.subarray(0, length) };
}

/** All zeros but while `sumOfAll` is at work. */
const sums = new Uint32Array(STRETCH);

/** Without comparing lists, whose order no processor could foresee: adds each up in its place. */
function sumOfAll(lists: readonly PostingList[], size: number, zoneCount: number): PostingList {
  const next = lists.map(() => 0);
  // One more, as every zone is written down before it is known to be used.
  const capacity = Math.min(size, zoneCount) + 1;
  const found = { zones: someNumbers(capacity), frequencies: someNumbers(capacity) };
  let length = 0;
  for (let start = 0; start < zoneCount; start += STRETCH) {
    const end = Math.min(start + STRETCH, zoneCount);
    for (const [list, { zones, frequencies }] of lists.entries()) {
      let at = next[list] ?? 0;
      for (; at < zones.length && (zones[at] ?? 0) < end; at++) {
        const place = (zones[at] ?? 0) - start;
        sums[place] = (sums[place] ?? 0) + (frequencies[at] ?? 0);
      }
      next[list] = at;
    }
    for (let zone = start; zone < end; zone++) {
      const count = sums[zone - start] ?? 0;
      sums[zone - start] = 0;
      found.zones[length] = zone;
      found.frequencies[length] = count;
      length += (0 - count) >>> 31;
    }
  }
  return { zones: found.zones.subarray(0, length), frequencies: found.frequencies.subarray(0, length) };
}
