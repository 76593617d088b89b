// Applies the filters to matched items and counts facet values, each facet without its own selection: the count beside a value is the
// total that choosing it alone would give. Typed arrays in one pass; knows no words.
import type { Facets, FacetValue, SearchRequest } from '../engine.ts';
import type { Columns, FacetColumn } from './columns.ts';
import type { Matches } from './matching.ts';
import { FACET_NAMES } from './schema.ts';
import { dayNumber } from './stored.ts';

export interface Counted {
  /** The items that match and pass all filters. */
  readonly items: Uint32Array;
  readonly facets: Facets;
}

/** Indexes of the selected values; a value that the index does not know stands as -1, and so lets nothing pass. */
export function selected(column: FacetColumn, ids: readonly string[]): ReadonlySet<number> {
  return new Set(ids.map((id) => column.indexOf.get(id) ?? -1));
}

/** One bit for each filter that an item may fail. */
const FAILS = { speaker: 1, topic: 2, author: 4, body: 8, date: 16 } as const;

export function count(columns: Columns, matches: Matches, request: SearchRequest): Counted {
  const facets = FACET_NAMES.map((name) => {
    const column = columns.facets[name];
    const chosen = selected(column, request.filters[name]);
    return { name, column, chosen, bit: FAILS[name], counts: new Uint32Array(column.ids.length) };
  });
  const months = new Map<number, number>();
  const from = dayNumber(request.from) || -Infinity;
  const to = dayNumber(request.to) || Infinity;
  const hasDates = request.from !== null || request.to !== null;
  const passing = new Uint32Array(columns.count);
  let total = 0;

  for (let item = 0; item < columns.count; item++) {
    if (columns.isOtherPost[item] === 1 && !request.includesOtherPosts) continue;
    const day = columns.days[item] ?? 0;
    const isMatched = matches.items[item] === 1;
    let fails = hasDates && (day === 0 || day < from || day > to) ? FAILS.date : 0;
    for (const { column, chosen, bit } of facets) if (chosen.size > 0 && !hasAny(column, item, chosen)) fails |= bit;

    for (const { name, column, bit, counts } of facets) {
      if ((fails & ~bit) !== 0) continue;
      // What speakers say is a matter of each of them, also where the item as a whole does not match.
      const said = name === 'speaker' ? matches.said : null;
      if (!said && !isMatched) continue;
      for (let entry = column.starts[item] ?? 0; entry < (column.starts[item + 1] ?? 0); entry++) {
        const value = column.values[entry] ?? 0;
        if (!said || said[entry] === 1) counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    if (!isMatched) continue;
    if ((fails & ~FAILS.date) === 0 && day > 0)
      months.set(Math.floor(day / 100), (months.get(Math.floor(day / 100)) ?? 0) + 1);
    if (fails === 0) passing[total++] = item;
  }

  const [speaker = [], topic = [], author = [], body = []] = facets.map(({ column, counts }) =>
    valuesOf(column, counts),
  );
  return { items: passing.subarray(0, total), facets: { speaker, topic, author, body, ...timesOf(months) } };
}

function hasAny({ starts, values }: FacetColumn, item: number, chosen: ReadonlySet<number>): boolean {
  for (let entry = starts[item] ?? 0; entry < (starts[item + 1] ?? 0); entry++) {
    if (chosen.has(values[entry] ?? -1)) return true;
  }
  return false;
}

function valuesOf({ ids, labels }: FacetColumn, counts: Uint32Array): FacetValue[] {
  return ids
    .map((id, index) => ({ id, label: labels[index] ?? id, count: counts[index] ?? 0 }))
    .filter((value) => value.count > 0)
    .sort((a, b) => b.count - a.count || LABEL_ORDER.compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
}

const LABEL_ORDER = new Intl.Collator('en');

/** `months` by year and month as a number: 202305. */
function timesOf(months: ReadonlyMap<number, number>): Pick<Facets, 'year' | 'month'> {
  const years = new Map<string, number>();
  const month = [...months]
    .sort(([a], [b]) => a - b)
    .map(([yearAndMonth, count]) => {
      const digits = String(yearAndMonth).padStart(6, '0');
      const year = digits.slice(0, 4);
      years.set(year, (years.get(year) ?? 0) + count);
      return { value: `${year}-${digits.slice(4)}`, count };
    });
  return { year: [...years].map(([value, count]) => ({ value, count })), month };
}
