// The facets that every engine filters and counts by, and what an item counts under. Pure conversions; knows no index.
import { slug } from '../reports/ids.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';

/** In the order in which pages show them. */
export const FACETS = ['speaker', 'topic', 'author', 'body'] as const;
export type FacetName = (typeof FACETS)[number];

/** What an item counts under, by facet, each value once; ids of authors are slugs of their names. */
export function facetValuesOf(
  item: Pick<ItemDocument, 'report' | 'speakers' | 'topics'>,
): Readonly<Record<FacetName, readonly { readonly id: string; readonly label: string }[]>> {
  const { author, body } = item.report;
  return {
    speaker: eachOnce(item.speakers.map(({ id, name }) => ({ id, label: name }))),
    topic: eachOnce(item.topics),
    author: author === null ? [] : [{ id: slug(author), label: author }],
    body: [{ id: body.id, label: body.name }],
  };
}

/** `2023-05-23` → 20230523: days compare as numbers, and year and month are divisions. 0 for no date. */
export function dayNumber(date: IsoDate | null): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  return match ? Number(match.slice(1).join('')) : 0;
}

/** `value` is a year or a month, `2023` or `2023-05`. */
interface TimeCount {
  readonly value: string;
  readonly count: number;
}

/** Sums the counts of months (`2023-05`, rising) by year. */
export function yearsOf(months: readonly TimeCount[]): readonly TimeCount[] {
  const years = new Map<string, number>();
  for (const { value, count } of months) years.set(value.slice(0, 4), (years.get(value.slice(0, 4)) ?? 0) + count);
  return Array.from(years, ([value, count]) => ({ value, count }));
}

/** How the values of a facet stand: the most frequent first, equals by label, then by id. */
export const LABEL_ORDER = new Intl.Collator('en');

interface CountedFacetValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** The most frequent values of a facet and those that are selected, in their order. Sorts no more than it must: a facet may have many thousands. */
export function foremost<T extends CountedFacetValue>(
  values: readonly T[],
  { most = values.length, selected }: { readonly most?: number | undefined; readonly selected: readonly string[] },
): readonly T[] {
  const least = most < values.length ? leastCountOf(values, most) : 0;
  const chosen = new Set(selected);
  return values
    .filter(({ id, count }) => count >= least || chosen.has(id))
    .sort((a, b) => b.count - a.count || LABEL_ORDER.compare(a.label, b.label) || (a.id < b.id ? -1 : 1))
    .filter(({ id }, place) => place < most || chosen.has(id));
}

/** The count of the last one among the `most` most frequent. */
function leastCountOf(values: readonly CountedFacetValue[], most: number): number {
  const counts = Uint32Array.from(values, ({ count }) => count).sort();
  return most > 0 ? (counts[counts.length - most] ?? 0) : Infinity;
}

function eachOnce<T extends { readonly id: string }>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [value.id, value])).values()];
}
