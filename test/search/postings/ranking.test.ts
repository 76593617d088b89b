import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pageOf, topOf } from '../../../src/search/postings/ranking.ts';
import { smallColumns } from './small-columns.ts';

describe('the first of many', () => {
  it('are the first of all of them in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 200 }), fc.nat(220), (scores, wanted) => {
        const isBefore = (a: number, b: number) => {
          const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
          return difference > 0 || (difference === 0 && a < b);
        };
        const sorted = [...scores.keys()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
        assert.deepEqual(topOf(scores.length, wanted, isBefore), sorted.slice(0, wanted));
      }),
    );
  });
});

describe('a page of results', () => {
  const columns = smallColumns([{ day: 20310304 }, { day: 20310305 }, {}]);
  for (const sort of ['newest', 'oldest', 'relevance'] as const) {
    it(`is refused instead of shown in a wrong order where the index names an item that it does not have: ${sort}`, () => {
      const scores = sort === 'relevance' ? Float64Array.of(1, 2, 3) : null;
      const page = (items: Uint32Array) =>
        pageOf(items, { scores, proximityOf: null }, columns, { sort, page: 1, pageSize: 10 });
      assert.equal(page(Uint32Array.of(0, 1, 2)).length, 3);
      assert.throws(() => page(Uint32Array.of(0, 1, 7)), {
        name: 'RangeError',
        message: 'the search index is damaged: no place 7 of 3',
      });
    });
  }
});
