import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { topOf } from '../../../src/search/postings/ranking.ts';

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
