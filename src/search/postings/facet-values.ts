// The values of all facets under one numbering: those of the table from 1 on, months behind them, added as they are met.

import type { DatabaseSync } from 'node:sqlite';
import { FACETS, type FacetName, LABEL_ORDER } from '../facets.ts';

/** What a value belongs to. */
export const MONTH = FACETS.length;
export const NO_FACET = MONTH + 1;

export interface FacetValues {
  /** Number above all values. */
  readonly size: number;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  /** Index into `FACETS`, `MONTH` or `NO_FACET`, by value. */
  readonly facets: Uint8Array;
  /** Place of the value when the values of a facet are sorted by label, then by id. */
  readonly labelPlaces: Uint32Array;
  /** Year and month of a value as a number: 202305; 0 for others. */
  readonly months: Uint32Array;
  /** 0 where no such value is known. */
  numberOf(facet: FacetName, id: string): number;
  /** @param day `dayNumber`, not 0 */
  monthOf(day: number): number;
}

/** As many months as fit into the years that dates can have here. */
const MAX_MONTHS = 10_000 * 12;

export function loadFacetValues(database: DatabaseSync): FacetValues {
  const rows = database.prepare('SELECT value, facet, id, label FROM facet_value ORDER BY value').all() as {
    value: number;
    facet: FacetName;
    id: string;
    label: string;
  }[];
  const firstMonth = (rows.at(-1)?.value ?? 0) + 1;
  const ids: string[] = [];
  const labels: string[] = [];
  const facets = new Uint8Array(firstMonth + MAX_MONTHS).fill(NO_FACET);
  const numbers = new Map<string, number>();
  for (const { value, facet, id, label } of rows) {
    ids[value] = id;
    labels[value] = label;
    facets[value] = FACETS.indexOf(facet);
    numbers.set(`${facet} ${id}`, value);
  }
  const labelPlaces = new Uint32Array(firstMonth);
  rows
    .toSorted((a, b) => LABEL_ORDER.compare(a.label, b.label) || (a.id < b.id ? -1 : 1))
    .forEach(({ value }, place) => {
      labelPlaces[value] = place;
    });
  const months = new Uint32Array(firstMonth + MAX_MONTHS);
  const monthNumbers = new Map<number, number>();
  return {
    ids,
    labels,
    facets,
    labelPlaces,
    months,
    get size() {
      return firstMonth + monthNumbers.size;
    },
    numberOf: (facet, id) => numbers.get(`${facet} ${id}`) ?? 0,
    monthOf(day) {
      const month = Math.floor(day / 100);
      const known = monthNumbers.get(month);
      if (known !== undefined) return known;
      const number = firstMonth + monthNumbers.size;
      monthNumbers.set(month, number);
      facets[number] = MONTH;
      months[number] = month;
      return number;
    },
  };
}
