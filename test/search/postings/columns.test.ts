import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Columns, DELETED, loadColumns, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { writeRecord } from '../../../src/search/postings/item-records.ts';
import { makeTables } from '../../../src/search/postings/schema.ts';
import { VarintWriter } from '../../../src/search/postings/varints.ts';
import { labelOf, type SmallItem, smallColumns } from './small-columns.ts';

const id = fc.constantFrom('ab', 'ba', 'cd', 'dc');
const item: fc.Arbitrary<Required<SmallItem>> = fc.record({
  day: fc.constantFrom(0, 20310304, 20310331, 20310401, 10101),
  state: fc.constantFrom(REPORTED, REPORTED, OTHER_POST, DELETED),
  length: fc.nat(500),
  speakers: fc.uniqueArray(id),
  topics: fc.uniqueArray(id),
  author: fc.option(id),
  body: id,
});

/** Writes the items as a sync would; the deleted ones were reports. */
function databaseOf(items: readonly Required<SmallItem>[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  makeTables(database, 'test');
  const facetValue = (facet: string, id: string): number => {
    database
      .prepare('INSERT OR IGNORE INTO facet_value (facet, id, label) VALUES (?, ?, ?)')
      .run(facet, id, labelOf(id));
    const row = database.prepare('SELECT value FROM facet_value WHERE facet = ? AND id = ?').get(facet, id);
    return (row as { value: number }).value;
  };
  const writer = new VarintWriter();
  const insertDead = database.prepare('INSERT INTO deleted (segment, place) VALUES (1, ?)');
  items.forEach(({ day, state, length, speakers, topics, author, body }, place) => {
    writeRecord(writer, {
      ...{ item: place + 1, day, length, isOtherPost: state === OTHER_POST },
      speakers: speakers.map((id) => facetValue('speaker', id)),
      topics: topics.map((id) => facetValue('topic', id)),
      author: author === null ? 0 : facetValue('author', author),
      body: facetValue('body', body),
    });
    if (state === DELETED) insertDead.run(place);
  });
  const zones = items.reduce((sum, { speakers }) => sum + 2 + speakers.length, 0);
  const insert = 'INSERT INTO segment (segment, items, zones, words, columns) VALUES (1, ?, ?, 0, ?)';
  database.prepare(insert).run(items.length, zones, writer.take());
  const live = Uint32Array.from(
    items.keys().filter((place) => items[place]?.state !== DELETED),
    (place) => place + 1,
  );
  database.prepare('INSERT INTO id_order (only, items) VALUES (1, ?)').run(new Uint8Array(live.buffer));
  return database;
}

/** Without the room that facet values leave for months to come. */
function plain({ facetValues, ...columns }: Columns) {
  const { size, ids, labels, facets, labelPlaces, months } = facetValues;
  const known = { size, ids, labels, labelPlaces, facets: facets.slice(0, size), months: months.slice(0, size) };
  return { ...columns, facetValues: known };
}

describe('the columns of all items', () => {
  it('are read from the file as a table of the same items has them', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        assert.deepEqual(plain(loadColumns(databaseOf(items))), plain(smallColumns(items)));
      }),
    );
  });
  it('are what a reader of the table would write down', () => {
    const columns = smallColumns([
      { day: 20310304, length: 10, speakers: ['ines', 'bo'], topics: ['money'], author: 'wim' },
      { state: DELETED, speakers: ['bo'] },
      { day: 20310401, length: 20, speakers: ['bo'], body: 'works' },
      { length: 30 },
    ]);
    const { facetValues } = columns;
    assert.deepEqual([...columns.live], [0, 2, 3]);
    assert.equal(columns.averageLength, 20);
    assert.deepEqual([...columns.firstZones], [0, 4, 7, 10, 12]);
    assert.deepEqual([...columns.itemOfZone], [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3]);
    const [ines, bo] = [facetValues.numberOf('speaker', 'ines'), facetValues.numberOf('speaker', 'bo')];
    assert.deepEqual([...columns.speakerOfZone], [0, 0, ines, bo, 0, 0, bo, 0, 0, bo, 0, 0]);
    const own = [...columns.values.subarray(columns.starts[2], columns.starts[3])];
    assert.deepEqual(own, [bo, facetValues.numberOf('body', 'works'), facetValues.monthOf(20310401)]);
    assert.deepEqual([...columns.newest], [2, 0, 3]);
    assert.deepEqual([...columns.oldest], [0, 2, 3]);
    assert.deepEqual([...columns.itemOfKey], [-1, 0, -1, 2, 3]);
  });
});
