// Columns and postings of a handful of items that a test writes down as a table, without documents, words and files. The item at place `n` of
// the table is item `n` with the key `n + 1`, and the `n`th by id; all of them stand in one segment.

import { DatabaseSync } from 'node:sqlite';
import type { FacetName } from '../../../src/search/facets.ts';
import { type Columns, DELETED, REPORTED } from '../../../src/search/postings/columns.ts';
import { loadFacetValues } from '../../../src/search/postings/facet-values.ts';
import { PostingWriter } from '../../../src/search/postings/posting-blocks.ts';
import { type Postings, postingsOf } from '../../../src/search/postings/postings.ts';
import { makeTables } from '../../../src/search/postings/schema.ts';
import { writeSegment } from '../../../src/search/postings/segments.ts';

/** What is left out is: undated, reported, a word long, said by nobody, about nothing, of no author and of the body “hc”. */
export interface SmallItem {
  /** `dayNumber`. */
  readonly day?: number;
  /** `REPORTED`, `OTHER_POST` or `DELETED`. */
  readonly state?: number;
  readonly length?: number;
  /** Ids; the label of each facet value is its id backwards, so that the order of labels is another than that of ids. */
  readonly speakers?: readonly string[];
  readonly topics?: readonly string[];
  readonly author?: string | null;
  readonly body?: string;
}

export function smallColumns(table: readonly SmallItem[]): Columns {
  const items = table.map((item) => ({ ...DEFAULTS, ...item }));
  const facetValues = loadFacetValues(facetTable(items));
  const zones = items.flatMap(({ speakers }, item) => [
    { item, speaker: 0 },
    { item, speaker: 0 },
    ...speakers.map((id) => ({ item, speaker: facetValues.numberOf('speaker', id) })),
  ]);
  const values = items.map((item) => [
    ...valuesOf(item).map(([facet, id]) => facetValues.numberOf(facet, id)),
    ...(item.day > 0 ? [facetValues.monthOf(item.day)] : []),
  ]);
  const live = [...items.keys()].filter((item) => items[item]?.state !== DELETED);
  const words = live.reduce((sum, item) => sum + (items[item]?.length ?? 0), 0);
  const dayOf = (item: number, undated: number) => items[item]?.day || undated;
  const newest = live.toSorted((a, b) => dayOf(b, 0) - dayOf(a, 0) || a - b);
  const oldest = live.toSorted((a, b) => dayOf(a, Infinity) - dayOf(b, Infinity) || a - b);
  const lastLiving = live.at(-1) ?? -1;
  return {
    count: live.length,
    live: Uint32Array.from(live),
    segments: [{ segment: 1, firstItem: 0, firstZone: 0, endZone: zones.length }],
    keys: Uint32Array.from(items, (_, item) => item + 1),
    itemOfKey: Int32Array.from({ length: lastLiving + 2 }, (_, key) => (live.includes(key - 1) ? key - 1 : -1)),
    days: Int32Array.from(items, ({ day }) => day),
    states: Uint8Array.from(items, ({ state }) => state),
    hasDeleted: live.length < items.length,
    lengths: Uint32Array.from(items, ({ length }) => length),
    averageLength: words / Math.max(1, live.length),
    firstZones: endsOf(items.map(({ speakers }) => 2 + speakers.length)),
    itemOfZone: Uint32Array.from(zones, ({ item }) => item),
    speakerOfZone: Uint32Array.from(zones, ({ speaker }) => speaker),
    starts: endsOf(values.map(({ length }) => length)),
    values: Uint32Array.from(values.flat()),
    facetValues,
    newest: Uint32Array.from(newest),
    oldest: Uint32Array.from(oldest),
    newestPlace: Uint32Array.from(items, (_, item) => Math.max(0, newest.indexOf(item))),
    oldestPlace: Uint32Array.from(items, (_, item) => Math.max(0, oldest.indexOf(item))),
  };
}

/** @param said by zone the stems that it says, with a space between them; stands at position 0, 1, 2… */
export function smallPostings(said: readonly string[], columns: Columns): Postings {
  const database = new DatabaseSync(':memory:');
  makeTables(database, 'test');
  const stemsOf = said.map((stems) => stems.split(' ').filter((stem) => stem !== ''));
  writeSegment(database, 1, {
    items: columns.keys.length,
    zones: said.length,
    words: stemsOf.flat().length,
    records: new Uint8Array(),
    writePostings(write) {
      const writer = new PostingWriter(write);
      for (const stem of [...new Set(stemsOf.flat())].sort()) {
        writer.begin(stem);
        stemsOf.forEach((stems, zone) => {
          for (const [position, one] of stems.entries()) if (one === stem) writer.add(zone, position);
        });
        writer.end();
      }
    },
  });
  return postingsOf(database, columns);
}

type WholeItem = Required<SmallItem>;

const DEFAULTS: WholeItem = {
  day: 0,
  state: REPORTED,
  length: 1,
  speakers: [],
  topics: [],
  author: null,
  body: 'hc',
};

function valuesOf({ speakers, topics, author, body }: WholeItem): (readonly [FacetName, string])[] {
  return [
    ...speakers.map((id) => ['speaker', id] as const),
    ...topics.map((id) => ['topic', id] as const),
    ...(author === null ? [] : [['author', author] as const]),
    ['body', body],
  ];
}

/** Numbers come in the order in which the values are met. */
function facetTable(items: readonly WholeItem[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  makeTables(database, 'test');
  const insert = database.prepare('INSERT OR IGNORE INTO facet_value (facet, id, label) VALUES (?, ?, ?)');
  for (const [facet, id] of items.flatMap(valuesOf)) insert.run(facet, id, labelOf(id));
  return database;
}

export function labelOf(id: string): string {
  return [...id].reverse().join('');
}

/** Where each of the parts begins, and at last where the last one ends. */
function endsOf(sizes: readonly number[]): Uint32Array {
  const ends = [0];
  for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size);
  return Uint32Array.from(ends);
}
