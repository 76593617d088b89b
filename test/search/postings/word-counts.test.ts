import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import { after, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { makeTables, openForWriting } from '../../../src/search/postings/schema.ts';
import { TermIds } from '../../../src/search/postings/term-ids.ts';
import { WordCounts } from '../../../src/search/postings/word-counts.ts';
import { wordsOf } from '../../../src/search/postings/zones.ts';
import { tokens } from '../../../src/search/words.ts';
import { smallIndex } from './small-index.ts';

describe('the counts of words and stems', () => {
  const index = smallIndex();
  const database: DatabaseSync = openForWriting(index.path);
  makeTables(database, 'test');
  beforeEach(() => database.exec('DELETE FROM word; DELETE FROM stem'));
  after(() => {
    database.close();
    index.remove();
  });

  /** As one sync does. */
  const write = (changes: readonly string[]) => {
    const numbers = new TermIds();
    const counts = new WordCounts(numbers);
    for (const change of changes) {
      const words = wordsOf({ title: change.slice(1), speakers: [], statements: [] }, numbers);
      counts.count(words, change.startsWith('-') ? -1 : 1);
    }
    counts.writeTo(database);
  };
  const rows = (table: 'word' | 'stem'): string[] =>
    database
      .prepare(`SELECT * FROM ${table} ORDER BY 1`)
      .all()
      .map((row) => Object.values(row).join(' '));

  /** A sync’s changes: “+ferry” adds an item, “-ferry” removes one. */
  const cases: readonly (readonly [string, readonly (readonly string[])[], readonly string[], readonly string[]])[] = [
    ['are one for an item that says a word twice', [['+ferry Ferry']], ['ferry ferri 1'], ['ferri 1']],
    [
      'are told apart by inflection',
      [['+ferry ferries', '+ferries']],
      ['ferries ferri 2', 'ferry ferri 1'],
      ['ferri 2'],
    ],
    ['go on from those of the sync before', [['+ferry'], ['+ferry']], ['ferry ferri 2'], ['ferri 2']],
    ['go down when an item goes', [['+ferry', '+ferry'], ['-ferry']], ['ferry ferri 1'], ['ferri 1']],
    ['are gone with the last item', [['+ferry fee'], ['-ferry', '+fee']], ['fee fee 2'], ['fee 2']],
    ['keep a stem that another inflection has', [['+ferry', '+ferries'], ['-ferry']], ['ferries ferri 1'], ['ferri 1']],
    ['stay where an item is written again', [['+ferry'], ['-ferry', '+ferry']], ['ferry ferri 1'], ['ferri 1']],
    ['are none of an item that comes and goes', [['+ferry', '-ferry']], [], []],
  ];
  for (const [promise, syncs, words, stems] of cases) {
    it(promise, () => {
      for (const changes of syncs) write(changes);
      assert.deepEqual([rows('word'), rows('stem')], [words, stems]);
    });
  }

  const text = fc
    .array(fc.constantFrom('quay', 'quays', 'fee', 'fees', 'Fée', 'storm', '…'), { maxLength: 4 })
    .map((words) => words.join(' '));
  it('are those of the items that are left, however they came and went', () => {
    fc.assert(
      fc
        .property(
          fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 5 }),
          fc.infiniteStream(fc.boolean()),
          (syncs, goes) => {
            let left: string[] = [];
            for (const added of syncs) {
              const removed = left.filter(() => goes.next().value);
              const kept = [...left];
              for (const one of removed) kept.splice(kept.indexOf(one), 1);
              write([...removed.map((one) => `-${one}`), ...added.map((one) => `+${one}`)]);
              left = [...kept, ...added];
            }
            const expected = (named: (one: string) => readonly string[]) => {
              const all = left.flatMap((one) => [...new Set(named(one))]);
              return [...new Set(all)].sort().map((name) => `${name} ${all.filter((one) => one === name).length}`);
            };
            assert.deepEqual(
              rows('word'),
              expected((one) => tokens(one).map(({ word, stem }) => `${word} ${stem}`)),
            );
            assert.deepEqual(
              rows('stem'),
              expected((one) => tokens(one).map(({ stem }) => stem)),
            );
          },
        )
        .beforeEach(() => database.exec('DELETE FROM word; DELETE FROM stem')),
      { numRuns: 60 },
    );
  });
  it('hold for more words than there was room for at first', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `w${n}x`);
    write([`+${many.join(' ')}`, '+w9999x']);
    assert.equal(rows('word').length, 10_000);
    assert.deepEqual(
      rows('stem').filter((row) => !row.endsWith(' 1')),
      ['w9999x 2'],
    );
  });
});
