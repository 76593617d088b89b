// The facet columns of all items in typed arrays: what filtering, counting and sorting read. Items are numbered in the order of their ids.
import type { DatabaseSync } from 'node:sqlite';
import { FACET_NAMES, type FacetName } from './schema.ts';

/** The values of one facet: item `n` has `values[starts[n]]` up to, not including, `values[starts[n + 1]]`: indexes into `ids`, `labels`. */
export interface FacetColumn {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export interface Columns {
  readonly count: number;
  /** Key in the tables, by item. */
  readonly keys: Float64Array;
  /** Item by key; -1 where there is none. */
  readonly itemOfKey: Int32Array;
  /** `dayNumber`, by item. */
  readonly days: Int32Array;
  readonly isOtherPost: Uint8Array;
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  /** Place of each item when the newest comes first, by id within a day, undated ones last. */
  readonly newestPlace: Float64Array;
  /** The same with the oldest first; undated ones last here, too. */
  readonly oldestPlace: Float64Array;
}

/** Reads the columns; about a second for a million items. `database` is `null` where there is no index yet. */
export function loadColumns(database: DatabaseSync | null): Columns {
  const { count, last } = (database?.prepare('SELECT count(*) AS count, max(item) AS last FROM item').get() ?? {
    count: 0,
    last: null,
  }) as { count: number; last: number | null };
  const keys = new Float64Array(count);
  const itemOfKey = new Int32Array((last ?? 0) + 1).fill(-1);
  const days = new Int32Array(count);
  const isOtherPost = new Uint8Array(count);
  const dictionaries = dictionariesOf(database);
  const lists = FACET_NAMES.map((name) => ({ name, starts: new Uint32Array(count + 1), values: [] as number[] }));

  let item = 0;
  const rows = database?.prepare('SELECT item, day, is_other_post, facet_values FROM item ORDER BY id').iterate() ?? [];
  for (const row of rows as Iterable<{ item: number; day: number; is_other_post: number; facet_values: Uint8Array }>) {
    keys[item] = row.item;
    itemOfKey[row.item] = item;
    days[item] = row.day;
    isOtherPost[item] = row.is_other_post;
    const stored = new Uint32Array(Uint8Array.from(row.facet_values).buffer);
    let at = 0;
    for (const { name, starts, values } of lists) {
      const end = at + 1 + (stored[at] ?? 0);
      for (at++; at < end; at++) values.push(dictionaries[name].indexOfKey[stored[at] ?? 0] ?? 0);
      starts[item + 1] = values.length;
    }
    item++;
  }

  const facets = Object.fromEntries(
    lists.map(({ name, starts, values }) => {
      const { ids, labels } = dictionaries[name];
      const indexOf = new Map(ids.map((id, index) => [id, index]));
      return [name, { starts, values: Uint32Array.from(values), ids, labels, indexOf }];
    }),
  ) as unknown as Columns['facets'];
  const newestPlace = places(days, (day) => LAST_DAY - day);
  const oldestPlace = places(days, (day) => day || LAST_DAY);
  return { count, keys, itemOfKey, days, isOtherPost, facets, newestPlace, oldestPlace };
}

interface Dictionary {
  readonly ids: string[];
  readonly labels: string[];
  /** By the number that the table `facet_value` gives. */
  readonly indexOfKey: number[];
}

function dictionariesOf(database: DatabaseSync | null): Readonly<Record<FacetName, Dictionary>> {
  const empty = (): Dictionary => ({ ids: [], labels: [], indexOfKey: [] });
  const dictionaries = { speaker: empty(), topic: empty(), author: empty(), body: empty() };
  const rows = database?.prepare('SELECT value, facet, id, label FROM facet_value ORDER BY id').all() ?? [];
  for (const row of rows as { value: number; facet: FacetName; id: string; label: string }[]) {
    const { ids, labels, indexOfKey } = dictionaries[row.facet];
    indexOfKey[row.value] = ids.length;
    ids.push(row.id);
    labels.push(row.label);
  }
  return dictionaries;
}

/** Later than every `dayNumber`. */
const LAST_DAY = 1e8;
/** More than there are items: day and item share the 53 bits of a number, and typed arrays of numbers sort fast. */
const ITEM_RANGE = 2 ** 26;

function places(days: Int32Array, rank: (day: number) => number): Float64Array {
  const order = Float64Array.from(days, (day, item) => rank(day) * ITEM_RANGE + item).sort();
  const byItem = new Float64Array(days.length);
  order.forEach((combined, place) => {
    byItem[combined % ITEM_RANGE] = place;
  });
  return byItem;
}
