// How well items match: BM25 over title and text. Adds up clause by clause into 32-bit numbers, for those items only that passed all filters.
import type { Columns } from './columns.ts';
import type { FoundClause, FoundTerm, Matches } from './matching.ts';
import { floatZeros } from './scratch.ts';
import { firstFrom, intersection } from './sorted-lists.ts';
import { addedUp } from './uses.ts';

/** How much more a word in the title weighs than one in the text, for titles that hold only some of the words; chosen on the half “tuning” of bench/relevance. */
const TITLE_WEIGHT = 6;
/** How soon more uses of a word stop to matter, and how much long items are held back. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** More than BM25 ever gives: items whose title has all words come first. */
const TITLE_BONUS = 1e6;

/** How much a term says about an item that `itemCount` of `count` items hold. */
export function rarity(itemCount: number, count: number): number {
  return Math.log(1 + (count - itemCount + 0.5) / (itemCount + 0.5));
}

/** The worth of each of `items` (rising): the higher, the better. */
export function worthsOf(items: Uint32Array, matches: Matches, columns: Columns): Float64Array {
  const worths = floatZeros(items.length);
  for (const clause of matches.clauses) {
    addTerm(worths, items, restricted(asOneTerm(clause, columns), matches.ranked), columns);
  }
  let at = 0;
  for (const item of matches.titled) {
    at = firstFrom(items, item, at);
    if (items[at] === item) worths[at] = (worths[at] ?? 0) + TITLE_BONUS;
  }
  return worths;
}

type Weighed = Pick<FoundTerm, 'uses' | 'itemCount'>;

/** Alternatives say the same in other words: an item that has an acronym and what it stands for is not twice as good. */
function asOneTerm({ terms, itemCount }: FoundClause, { itemOfZone }: Columns): Weighed {
  const lists = terms.map(({ uses }) => uses);
  return { uses: addedUp(lists, itemOfZone.length), itemCount };
}

function addTerm(sums: Float64Array, items: Uint32Array, { uses, itemCount }: Weighed, columns: Columns): void {
  const { zones, counts } = uses;
  const { firstZones, lengths, averageLength } = columns;
  const weight = rarity(itemCount, columns.count) * (SATURATION + 1);
  const isSearched = items.length * 16 < zones.length;
  let at = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? 0;
    const title = firstZones[item] ?? 0;
    const end = firstZones[item + 1] ?? 0;
    if (isSearched) at = firstFrom(zones, title, at);
    else while (at < zones.length && (zones[at] ?? 0) < title) at++;
    let uses = 0;
    for (; at < zones.length && (zones[at] ?? 0) < end; at++) {
      uses += zones[at] === title ? TITLE_WEIGHT * (counts[at] ?? 0) : (counts[at] ?? 0);
    }
    if (uses === 0) continue;
    const relative = (lengths[item] ?? 0) / averageLength;
    const score = (weight * uses) / (uses + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative));
    sums[index] = Math.fround((sums[index] ?? 0) + score);
  }
}

/** Only what stands in some zones; how rare the term is remains a matter of all. */
function restricted(term: Weighed, ranked: Uint32Array | null): Weighed {
  if (ranked === null) return term;
  const { zones, counts } = term.uses;
  const kept = intersection(zones, ranked);
  let at = 0;
  const keptCounts = kept.map((zone) => {
    at = firstFrom(zones, zone, at);
    return counts[at] ?? 0;
  });
  return { ...term, uses: { zones: kept, counts: keptCounts } };
}
