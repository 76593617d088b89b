// Finds who uses what a term stands for: one stem, any of several, or several in a row. Adds up, never ranks.
import type { Matcher, WordMatcher } from '../matchers.ts';
import type { Uses } from './posting-blocks.ts';
import { NO_USES, type Postings } from './postings.ts';
import { usesInARow } from './rows.ts';
import { someNumbers } from './scratch.ts';

/** Uses of the matcher: its words next to each other where it has several. */
export function usesOfMatcher(matcher: Matcher, postings: Postings, zoneCount: number): Uses {
  const [only, ...others] = matcher;
  if (!only) return NO_USES;
  if (others.length === 0) return usesOfAny(only, postings, zoneCount);
  const having = matcher.map((word) => usesOfAny(word, postings, zoneCount).zones);
  return usesInARow(matcher, having, postings);
}

function usesOfAny({ stems }: WordMatcher, postings: Postings, zoneCount: number): Uses {
  return addedUp(
    Array.from(stems, (stem) => postings.usesOf(stem)),
    zoneCount,
  );
}

/** Zones are added up within a stretch of so many, which stays in the processor's cache. */
const STRETCH = 2 ** 16;
/** Where fewer than one in so many zones would be compared, that takes less time than to go through all zones. */
const SPARSE = 8;

/** Each zone once, with the sum of its counts. */
export function addedUp(lists: readonly Uses[], zoneCount: number): Uses {
  const some = lists.filter(({ zones }) => zones.length > 0);
  const [first = NO_USES, ...others] = some;
  const size = some.reduce((sum, { zones }) => sum + zones.length, 0);
  if (others.length === 0) return first;
  return size * others.length * SPARSE < zoneCount ? others.reduce(sumOfTwo, first) : sumOfAll(some, size, zoneCount);
}

function sumOfTwo(left: Uses, right: Uses): Uses {
  const size = left.zones.length + right.zones.length;
  const zones = someNumbers(size);
  const counts = someNumbers(size);
  let length = 0;
  let [a, b] = [0, 0];
  while (a < left.zones.length || b < right.zones.length) {
    const fromLeft = left.zones[a] ?? Infinity;
    const fromRight = right.zones[b] ?? Infinity;
    const zone = Math.min(fromLeft, fromRight);
    let count = 0;
    if (fromLeft === zone) count += left.counts[a++] ?? 0;
    if (fromRight === zone) count += right.counts[b++] ?? 0;
    zones[length] = zone;
    counts[length++] = count;
  }
  return { zones: zones.subarray(0, length), counts: counts.subarray(0, length) };
}

/** All zeros but while `sumOfAll` is at work. */
const sums = new Uint32Array(STRETCH);

/** Without comparing lists, whose order no processor could foresee: adds each up in its place. */
function sumOfAll(lists: readonly Uses[], size: number, zoneCount: number): Uses {
  const next = lists.map(() => 0);
  // One more, as every zone is written down before it is known to be used.
  const capacity = Math.min(size, zoneCount) + 1;
  const found = { zones: someNumbers(capacity), counts: someNumbers(capacity) };
  let length = 0;
  for (let start = 0; start < zoneCount; start += STRETCH) {
    const end = Math.min(start + STRETCH, zoneCount);
    for (const [list, { zones, counts }] of lists.entries()) {
      let at = next[list] ?? 0;
      for (; at < zones.length && (zones[at] ?? 0) < end; at++) {
        const place = (zones[at] ?? 0) - start;
        sums[place] = (sums[place] ?? 0) + (counts[at] ?? 0);
      }
      next[list] = at;
    }
    for (let zone = start; zone < end; zone++) {
      const count = sums[zone - start] ?? 0;
      sums[zone - start] = 0;
      found.zones[length] = zone;
      found.counts[length] = count;
      length += (0 - count) >>> 31;
    }
  }
  return { zones: found.zones.subarray(0, length), counts: found.counts.subarray(0, length) };
}
