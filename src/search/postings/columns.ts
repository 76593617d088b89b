// What filtering, counting and sorting read, for all items in typed arrays. Items are numbered as they stand in the segments, zones likewise.
import type { DatabaseSync } from 'node:sqlite';
import { type FacetValues, loadFacetValues } from './facet-values.ts';
import { numberAt } from './number-at.ts';
import { NumberList } from './sorted-lists.ts';
import { VarintReader } from './varints.ts';
import { FIRST_SPEAKER_ZONE } from './zones.ts';

/** Where a segment's items and zones begin among all. */
export interface SegmentPlace {
  readonly segment: number;
  readonly firstItem: number;
  readonly firstZone: number;
  /** The first zone of the next segment. */
  readonly endZone: number;
}

/** State of an item. */
export const REPORTED = 0;
export const OTHER_POST = 1;
export const DELETED = 2;

export interface Columns {
  /** Items that are alive. */
  readonly count: number;
  /** Items that are alive, rising. */
  readonly live: Uint32Array;
  readonly segments: readonly SegmentPlace[];
  /** Key in the tables, by item. */
  readonly keys: Uint32Array;
  /** Live item by key; -1 where there is none. */
  readonly itemOfKey: Int32Array;
  /** `dayNumber`, by item. */
  readonly days: Int32Array;
  /** `REPORTED`, `OTHER_POST` or `DELETED`. */
  readonly states: Uint8Array;
  readonly hasDeleted: boolean;
  /** In words. */
  readonly lengths: Uint32Array;
  readonly averageLength: number;
  /** Item `n` has the zones from `firstZones[n]` up to `firstZones[n + 1]`; the first is its title. */
  readonly firstZones: Uint32Array;
  readonly itemOfZone: Uint32Array;
  /** Number of the facet value; 0 for titles and narration. */
  readonly speakerOfZone: Uint32Array;
  /** Item `n` counts under the facet values `values[starts[n]]` up to `values[starts[n + 1]]`, its month among them. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  readonly facetValues: FacetValues;
  /** Live items, the newest first, by id within a day, undated ones last. */
  readonly newest: Uint32Array;
  /** The same with the oldest first; undated ones last here, too. */
  readonly oldest: Uint32Array;
  /** Place of each item in `newest`. */
  readonly newestPlace: Uint32Array;
  readonly oldestPlace: Uint32Array;
}

interface SegmentRow {
  readonly segment: number;
  readonly items: number;
  readonly zones: number;
  readonly columns: Uint8Array;
}

/** Reads the columns; less than a second for a million items. */
export function loadColumns(database: DatabaseSync): Columns {
  const rows = database
    .prepare('SELECT segment, items, zones, columns FROM segment ORDER BY segment')
    .all() as unknown as SegmentRow[];
  const size = rows.reduce((sum, row) => sum + row.items, 0);
  const zones = rows.reduce((sum, row) => sum + row.zones, 0);
  const facetValues = loadFacetValues(database);
  const keys = new Uint32Array(size);
  const days = new Int32Array(size);
  const states = new Uint8Array(size);
  const lengths = new Uint32Array(size);
  const firstZones = new Uint32Array(size + 1);
  const itemOfZone = new Uint32Array(zones);
  const speakerOfZone = new Uint32Array(zones);
  const starts = new Uint32Array(size + 1);
  const values = new NumberList();
  const segments: SegmentPlace[] = [];
  const deleted = deletedPlaces(database);

  let item = 0;
  let zone = 0;
  for (const { segment, items, columns } of rows) {
    const reader = new VarintReader(columns);
    const firstItem = item;
    const firstZone = zone;
    for (; item < firstItem + items; item++) {
      keys[item] = reader.next();
      const day = reader.next();
      days[item] = day;
      const length = reader.next();
      lengths[item] = length >>> 1;
      states[item] = (length & 1) === 1 ? OTHER_POST : REPORTED;
      firstZones[item] = zone;
      const speakers = reader.next();
      itemOfZone.fill(item, zone, zone + FIRST_SPEAKER_ZONE + speakers);
      zone += FIRST_SPEAKER_ZONE;
      for (let n = 0; n < speakers; n++) {
        const value = reader.next();
        speakerOfZone[zone++] = value;
        values.push(value);
      }
      // Topics, then author and body.
      for (let left = reader.next() + 2; left > 0; left--) {
        const value = reader.next();
        if (value > 0) values.push(value);
      }
      if (day > 0) values.push(facetValues.monthOf(day));
      starts[item + 1] = values.length;
    }
    for (const place of deleted.get(segment) ?? []) states[firstItem + place] = DELETED;
    segments.push({ segment, firstItem, firstZone, endZone: zone });
  }
  firstZones[size] = zone;

  const order = orderOf(database, { keys, days, states, lengths });
  return {
    ...{ segments, keys, days, states, lengths, firstZones, itemOfZone, speakerOfZone, starts, facetValues },
    values: values.take(),
    hasDeleted: deleted.size > 0,
    ...order,
  };
}

function deletedPlaces(database: DatabaseSync): ReadonlyMap<number, readonly number[]> {
  const rows = database.prepare('SELECT segment, place FROM deleted').all() as { segment: number; place: number }[];
  const deleted = new Map<number, number[]>();
  for (const { segment, place } of rows) {
    const places = deleted.get(segment);
    if (places) places.push(place);
    else deleted.set(segment, [place]);
  }
  return deleted;
}

type Order = Pick<
  Columns,
  'count' | 'live' | 'itemOfKey' | 'averageLength' | 'newest' | 'oldest' | 'newestPlace' | 'oldestPlace'
>;

function orderOf(
  database: DatabaseSync,
  { keys, days, states, lengths }: Pick<Columns, 'keys' | 'days' | 'states' | 'lengths'>,
): Order {
  let lastKey = 0;
  let words = 0;
  const live = new Uint32Array(keys.length);
  let count = 0;
  for (let item = 0; item < keys.length; item++) {
    if (states[item] === DELETED) continue;
    live[count++] = item;
    lastKey = Math.max(lastKey, keys[item] ?? 0);
    words += lengths[item] ?? 0;
  }
  const itemOfKey = new Int32Array(lastKey + 1).fill(-1);
  for (let at = 0; at < count; at++) itemOfKey[numberAt(keys, numberAt(live, at))] = numberAt(live, at);
  const byId = idOrder(database).map((key) => numberAt(itemOfKey, key));
  const newest = sorted(byId, (item) => LAST_DAY - numberAt(days, item));
  const oldest = sorted(byId, (item) => numberAt(days, item) || LAST_DAY);
  const averageLength = words / Math.max(1, count);
  return {
    ...{ count, itemOfKey, averageLength, newest, oldest },
    live: live.subarray(0, count),
    newestPlace: placesIn(newest, keys.length),
    oldestPlace: placesIn(oldest, keys.length),
  };
}

function idOrder(database: DatabaseSync): Uint32Array {
  const row = database.prepare('SELECT items FROM id_order').get() as { items: Uint8Array } | undefined;
  return row ? new Uint32Array(row.items.slice().buffer) : new Uint32Array();
}

/** Later than every `dayNumber`. */
const LAST_DAY = 1e8;
/** Items by rank, and by their order in `byId` where ranks are equal. There are few ranks: a counting sort. */
function sorted(byId: Uint32Array, rank: (item: number) => number): Uint32Array {
  const ranks = byId.map(rank);
  const places = new Map([...new Set(ranks)].sort((a, b) => a - b).map((one, place) => [one, place]));
  const starts = new Uint32Array(places.size + 1);
  const placeOf = (at: number) => places.get(ranks[at] ?? 0) ?? 0;
  for (let at = 0; at < ranks.length; at++) starts[placeOf(at) + 1] = (starts[placeOf(at) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(byId.length);
  for (let at = 0; at < byId.length; at++) {
    const place = placeOf(at);
    const start = starts[place] ?? 0;
    order[start] = numberAt(byId, at);
    starts[place] = start + 1;
  }
  return order;
}

function placesIn(order: Uint32Array, size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let place = 0; place < order.length; place++) places[numberAt(order, place)] = place;
  return places;
}
