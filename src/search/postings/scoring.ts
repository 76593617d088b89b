// How well items match: BM25 over title and text. Adds up clause by clause into 32-bit numbers, for those items only that passed all filters.
import type { Columns } from './columns.ts';
import type { FoundClause, FoundTerm, Matches } from './matching.ts';
import { addedUp } from './posting-lists.ts';
import { floatZeros } from './scratch.ts';
import { firstFrom, intersection } from './sorted-lists.ts';

/** How much more a word in the title weighs than one in the text, for titles that hold only some of the words; chosen on the half “tuning” of bench/relevance. */
const TITLE_WEIGHT = 6;
/** BM25’s own: how soon a higher frequency of a word stops to matter (k1), and how much long items are held back (b). */
const K1 = 1.2;
const B = 0.75;
/** More than BM25 ever gives: items whose title has all words come first. */
const TITLE_BONUS = 1e6;

/** Inverse document frequency: how much a term says that `itemCount` of `count` items hold. */
export function idf(itemCount: number, count: number): number {
  return Math.log(1 + (count - itemCount + 0.5) / (itemCount + 0.5));
}

/** The score of each of `items` (rising): the higher, the better. */
export function scoresOf(items: Uint32Array, matches: Matches, columns: Columns): Float64Array {
  const scores = floatZeros(items.length);
  for (const clause of matches.clauses) {
    addTerm(scores, items, restricted(asOneTerm(clause, columns), matches.ranked), columns);
  }
  let at = 0;
  for (const item of matches.titled) {
    at = firstFrom(items, item, at);
    if (items[at] === item) scores[at] = (scores[at] ?? 0) + TITLE_BONUS;
  }
  return scores;
}

type Weighed = Pick<FoundTerm, 'list' | 'itemCount'>;

/** Alternatives say the same in other words: an item that has an acronym and what it stands for is not twice as good. */
function asOneTerm({ terms, itemCount }: FoundClause, { itemOfZone }: Columns): Weighed {
  const lists = terms.map(({ list }) => list);
  return { list: addedUp(lists, itemOfZone.length), itemCount };
}

function addTerm(sums: Float64Array, items: Uint32Array, { list, itemCount }: Weighed, columns: Columns): void {
  const { zones, frequencies } = list;
  const { firstZones, lengths, averageLength } = columns;
  const weight = idf(itemCount, columns.count) * (K1 + 1);
  const isSearched = items.length * 16 < zones.length;
  let at = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? 0;
    const title = firstZones[item] ?? 0;
    const end = firstZones[item + 1] ?? 0;
    if (isSearched) at = firstFrom(zones, title, at);
    else while (at < zones.length && (zones[at] ?? 0) < title) at++;
    let frequency = 0;
    for (; at < zones.length && (zones[at] ?? 0) < end; at++) {
      frequency += zones[at] === title ? TITLE_WEIGHT * (frequencies[at] ?? 0) : (frequencies[at] ?? 0);
    }
    if (frequency === 0) continue;
    const relative = (lengths[item] ?? 0) / averageLength;
    const score = (weight * frequency) / (frequency + K1 * (1 - B + B * relative));
    sums[index] = Math.fround((sums[index] ?? 0) + score);
  }
}

/** Only what stands in some zones; how rare the term is remains a matter of all. */
function restricted(term: Weighed, ranked: Uint32Array | null): Weighed {
  if (ranked === null) return term;
  const { zones, frequencies } = term.list;
  const kept = intersection(zones, ranked);
  let at = 0;
  const keptFrequencies = kept.map((zone) => {
    at = firstFrom(zones, zone, at);
    return frequencies[at] ?? 0;
  });
  return { ...term, list: { zones: kept, frequencies: keptFrequencies } };
}
