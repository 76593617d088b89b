import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FACETS, type FacetName } from '../../../src/search/facets.ts';
import { type FacetValues, loadFacetValues, MONTH, NO_FACET } from '../../../src/search/postings/facet-values.ts';
import { makeTables } from '../../../src/search/postings/schema.ts';

type Row = readonly [value: number, facet: FacetName, id: string, label: string];

function valuesOf(rows: readonly Row[]): FacetValues {
  const database = new DatabaseSync(':memory:');
  makeTables(database, 'test');
  const insert = database.prepare('INSERT INTO facet_value (value, facet, id, label) VALUES (?, ?, ?, ?)');
  for (const row of rows) insert.run(...row);
  return loadFacetValues(database);
}

describe('the values of facets', () => {
  const rows: readonly Row[] = [
    [1, 'speaker', 'ines', 'Ines'],
    [2, 'topic', 'money', 'Money'],
    // 3 has gone.
    [4, 'topic', 'ines', 'ines the ship'],
    [5, 'body', 'works', 'Émile’s works'],
    [6, 'speaker', 'bo-2', 'Bo'],
    [7, 'speaker', 'bo-1', 'Bo'],
    [8, 'author', 'ada', 'Ada'],
  ];
  const values = valuesOf(rows);

  for (const [value, facet, id, label] of rows) {
    it(`know “${label}” of ${facet} by its number, and by facet and id`, () => {
      assert.deepEqual([values.ids[value], values.labels[value]], [id, label]);
      assert.equal(FACETS[values.facets[value] ?? -1], facet);
      assert.equal(values.months[value], 0);
      assert.equal(values.numberOf(facet, id), value);
    });
  }
  const unknown: readonly (readonly [string, FacetName, string])[] = [
    ['whom nobody knows', 'speaker', 'xy'],
    ['that belongs to another facet', 'author', 'ines'],
    ['that is the label of one', 'speaker', 'Ines'],
    ['that is a name of all objects', 'speaker', 'constructor'],
    ['that is empty', 'speaker', ''],
  ];
  for (const [promise, facet, id] of unknown) {
    it(`are 0 for a value ${promise}`, () => assert.equal(values.numberOf(facet, id), 0));
  }
  it('belong to no facet where a number is not used', () => {
    assert.deepEqual([values.facets[0], values.facets[3]], [NO_FACET, NO_FACET]);
  });
  it('are sorted as a reader sorts labels, whatever their case and accents, then by id', () => {
    const inOrder = rows
      .map(([value]) => value)
      .sort((a, b) => (values.labelPlaces[a] ?? 0) - (values.labelPlaces[b] ?? 0));
    assert.deepEqual(
      inOrder.map((value) => values.ids[value]),
      ['ada', 'bo-1', 'bo-2', 'works', 'ines', 'ines', 'money'],
    );
  });
  it('have months behind them, each once, as they are met', () => {
    const own = valuesOf(rows);
    assert.equal(own.size, 9);
    const numbers = [20310304, 20310331, 20300301, 20310301, 10101].map((day) => own.monthOf(day));
    assert.deepEqual(numbers, [9, 9, 10, 9, 11]);
    assert.equal(own.size, 12);
    assert.deepEqual([...own.months.subarray(9, 12)], [203103, 203003, 101]);
    assert.deepEqual([...own.facets.subarray(9, 13)], [MONTH, MONTH, MONTH, NO_FACET]);
  });
  it('begin with months where there are no others', () => {
    const none = valuesOf([]);
    assert.deepEqual([none.size, none.monthOf(20310304), none.size], [1, 1, 2]);
  });
  it('have room for each month that a date can have', () => {
    const own = valuesOf(rows);
    for (let year = 0; year < 10_000; year++)
      for (let month = 1; month <= 12; month++) own.monthOf(year * 10_000 + month * 100 + 1);
    assert.equal(own.monthOf(99_991_231), 9 + 119_999);
    assert.deepEqual([own.months[9 + 119_999], own.facets[9 + 119_999]], [999_912, MONTH]);
  });
  it('are found by any id, whatever it holds', () => {
    const any = fc.uniqueArray(fc.tuple(fc.constantFrom(...FACETS), fc.string({ unit: 'binary' })), {
      selector: ([facet, id]) => `${facet} ${id}`,
      maxLength: 8,
    });
    fc.assert(
      fc.property(any, (pairs) => {
        const table = pairs.filter(([, id]) => !id.includes('\0') && id.isWellFormed());
        const own = valuesOf(table.map(([facet, id], n) => [n + 1, facet, id, id]));
        assert.deepEqual(
          table.map(([facet, id]) => own.numberOf(facet, id)),
          table.map((_, n) => n + 1),
        );
      }),
    );
  });
});
