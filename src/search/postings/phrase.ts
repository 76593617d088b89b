// Finds phrases, words that stand in a row: where the rarest of them stands, and then at which of these positions each of the others fits, too.
import type { Matcher, WordMatcher } from '../matchers.ts';
import type { PostingList } from './posting-blocks.ts';
import { EMPTY_POSTING_LIST, type PositionList, type Postings } from './postings.ts';
import { inScratch, someNumbers } from './scratch.ts';

/** @param having for each word of the matcher the zones that hold it */
export function phrasePostings(matcher: Matcher, having: readonly Uint32Array[], postings: Postings): PostingList {
  const order = [...matcher.keys()].sort((a, b) => (having[a]?.length ?? 0) - (having[b]?.length ?? 0));
  const zones = having[order[0] ?? 0];
  if (!zones || zones.length === 0) return EMPTY_POSTING_LIST;
  const found = { zones: someNumbers(zones.length), frequencies: someNumbers(zones.length) };
  let length = 0;
  // Segment by segment, so that what is compared is small enough to stay near the processor.
  for (const own of postings.inSegments(zones)) {
    inScratch(() => {
      const { zones: fitting, starts } = positionsInOrder(matcher, order, own, postings);
      found.zones.set(fitting, length);
      for (let index = 0; index < fitting.length; index++) {
        found.frequencies[length++] = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
      }
    });
  }
  return { zones: found.zones.subarray(0, length), frequencies: found.frequencies.subarray(0, length) };
}

/** Where the last word of the matcher stands in those of `zones` (rising) in which the whole matcher fits. */
export function positionsOf(matcher: Matcher, zones: Uint32Array, postings: Postings): PositionList {
  return positionsInOrder(matcher, [...matcher.keys()], zones, postings);
}

function positionsInOrder(
  matcher: Matcher,
  order: readonly number[],
  zones: Uint32Array,
  postings: Postings,
): PositionList {
  // Always told is the place of the last word, whichever is looked at.
  const distanceOf = (word: number) => matcher.length - 1 - word;
  const [first = 0, ...others] = order;
  let fitting = inAny(matcher[first], (stem) => postings.positionsOf(stem, zones));
  const distance = distanceOf(first);
  // Nobody else has these positions.
  const { positions } = fitting;
  for (let at = 0; distance > 0 && at < positions.length; at++) positions[at] = (positions[at] ?? 0) + distance;
  for (const word of others) {
    if (fitting.zones.length === 0) break;
    const before = fitting;
    fitting = inAny(matcher[word], (stem) => postings.positionsAfter(stem, before, distanceOf(word)));
  }
  return fitting;
}

/** More than there are positions in an item: zone and position share the 53 bits of a number, and typed arrays of numbers sort fast. */
const POSITION_RANGE = 2 ** 22;

function inAny(word: WordMatcher | undefined, positionsOfStem: (stem: string) => PositionList): PositionList {
  const parts = Array.from(word?.stems ?? [], positionsOfStem);
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = new Float64Array(parts.reduce((sum, { positions }) => sum + positions.length, 0));
  let length = 0;
  for (const { zones, starts, positions } of parts) {
    for (const [index, zone] of zones.entries()) {
      const end = starts[index + 1] ?? 0;
      for (let at = starts[index] ?? 0; at < end; at++) all[length++] = zone * POSITION_RANGE + (positions[at] ?? 0);
    }
  }
  return positionsFrom(all.sort());
}

function positionsFrom(sorted: Float64Array): PositionList {
  const zones: number[] = [];
  const starts: number[] = [];
  const positions = Uint32Array.from(sorted, (both) => both % POSITION_RANGE);
  for (const [index, both] of sorted.entries()) {
    const zone = Math.floor(both / POSITION_RANGE);
    if (zones.at(-1) === zone) continue;
    zones.push(zone);
    starts.push(index);
  }
  return { zones: Uint32Array.from(zones), starts: Uint32Array.from([...starts, sorted.length]), positions };
}
