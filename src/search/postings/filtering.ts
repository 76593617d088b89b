// Applies the filters to matched items and counts facet values, each facet without its own selection: the count beside a value is the
// total that choosing it alone would give. One pass over typed arrays; knows no words.

import type { Facets, FacetValue, SearchRequest } from '../engine.ts';
import { dayNumber, FACETS, type FacetName, yearsOf } from '../facets.ts';
import { type Columns, DELETED, OTHER_POST } from './columns.ts';
import { type FacetValues, MONTH } from './facet-values.ts';
import type { Matches } from './matching.ts';
import { numberAt } from './number-at.ts';
import { someNumbers } from './scratch.ts';

export interface Filtered {
  /** The items that match and pass all filters, rising. */
  readonly items: Uint32Array;
  readonly facets: Facets;
}

type Filters = Pick<SearchRequest, 'filters' | 'from' | 'to' | 'includesOtherPosts'>;

/** Numbers of the selected values; -1 stands for what the index does not know, as 0 stands for zones without a speaker. */
export function selectedSpeakers({ facetValues }: Columns, ids: readonly string[]): ReadonlySet<number> {
  return new Set(ids.map((id) => facetValues.numberOf('speaker', id) || -1));
}

const SPEAKER = FACETS.indexOf('speaker');
/** Fails whatever is selected. */
const HIDDEN = 1 << (MONTH + 1);

export function filterAndCount(
  columns: Columns,
  { items, said }: Pick<Matches, 'items' | 'said'>,
  request: Filters,
): Filtered {
  const { starts, values, facetValues, itemOfZone, speakerOfZone } = columns;
  const { facets } = facetValues;
  const counts = new Uint32Array(facetValues.size);
  const failures = failuresFor(columns, request);
  // What speakers say is a matter of each of them, also where the item as a whole does not match.
  const uncounted = said ? 1 << SPEAKER : 0;
  const passing = someNumbers(items.length);
  let total = 0;

  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? 0;
    const fails = failures(item);
    if (fails === 0) passing[total++] = item;
    else if ((fails & (fails - 1)) !== 0) continue;
    const end = starts[item + 1] ?? 0;
    if ((fails | uncounted) === 0) {
      for (let at = starts[item] ?? 0; at < end; at++) {
        const value = values[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
      continue;
    }
    for (let at = starts[item] ?? 0; at < end; at++) {
      const value = values[at] ?? 0;
      const facet = 1 << (facets[value] ?? 0);
      if (facet !== uncounted && (fails & ~facet) === 0) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  for (const zone of said ?? []) {
    const speaker = speakerOfZone[zone] ?? 0;
    if (speaker > 0 && (failures(itemOfZone[zone] ?? 0) & ~(1 << SPEAKER)) === 0)
      counts[speaker] = (counts[speaker] ?? 0) + 1;
  }
  return { items: passing.subarray(0, total), facets: facetsOf(facetValues, counts) };
}

/** For an item the bits of the facets whose selection it fails: of `FACETS` in their order, `MONTH` for the dates, `HIDDEN`. */
function failuresFor(columns: Columns, { filters, from, to, includesOtherPosts }: Filters): (item: number) => number {
  const { starts, values, facetValues, states, days } = columns;
  // The bit of its facet for a value that is selected: so an item's values need no decision.
  const chosen = new Uint8Array(facetValues.size);
  let all = 0;
  FACETS.forEach((name, facet) => {
    for (const id of filters[name]) {
      chosen[facetValues.numberOf(name, id)] = 1 << facet;
      all |= 1 << facet;
    }
  });
  chosen[0] = 0;
  const first = dayNumber(from) || 1;
  const last = dayNumber(to) || Infinity;
  const hasDates = from !== null || to !== null;
  return (item) => {
    const state = states[item];
    if (state === DELETED || (state === OTHER_POST && !includesOtherPosts)) return HIDDEN | (HIDDEN << 1);
    if (all === 0 && !hasDates) return 0;
    let passes = 0;
    if (all !== 0) {
      const end = starts[item + 1] ?? 0;
      for (let at = starts[item] ?? 0; at < end; at++) passes |= chosen[values[at] ?? 0] ?? 0;
    }
    let fails = all & ~passes;
    const day = days[item] ?? 0;
    if (hasDates && (day < first || day > last)) fails |= 1 << MONTH;
    return fails;
  };
}

function facetsOf(values: FacetValues, counts: Uint32Array): Facets {
  const found: number[][] = Array.from({ length: MONTH + 1 }, () => []);
  for (let value = 1; value < counts.length; value++) {
    if ((counts[value] ?? 0) > 0) found[values.facets[value] ?? 0]?.push(value);
  }
  const valuesOf = (name: FacetName): FacetValue[] =>
    (found[FACETS.indexOf(name)] ?? [])
      .sort(
        // Both arrays have a place for every value that is found here: see above.
        (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (values.labelPlaces[a] ?? 0) - (values.labelPlaces[b] ?? 0),
      )
      .map((value) => ({
        id: values.ids[value] ?? '',
        label: values.labels[value] ?? '',
        count: numberAt(counts, value),
      }));
  return {
    speaker: valuesOf('speaker'),
    topic: valuesOf('topic'),
    author: valuesOf('author'),
    body: valuesOf('body'),
    ...timesOf((found[MONTH] ?? []).map((value) => [numberAt(values.months, value), numberAt(counts, value)])),
  };
}

/** `months` by year and month as a number: 202305. */
function timesOf(months: readonly (readonly [number, number])[]): Pick<Facets, 'year' | 'month'> {
  const month = months
    .toSorted(([a], [b]) => a - b)
    .map(([yearAndMonth, count]) => {
      const digits = String(yearAndMonth).padStart(6, '0');
      return { value: `${digits.slice(0, 4)}-${digits.slice(4)}`, count };
    });
  return { year: yearsOf(month), month };
}
