import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { editDistance, letterMask, mayBeWithin } from '../../src/search/edit-distance.ts';

describe('typing mistakes between two words', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['budget', 'budget', 0],
    ['budgt', 'budget', 1],
    ['buddget', 'budget', 1],
    ['bydget', 'budget', 1],
    ['budegt', 'budget', 1],
    ['timetabel', 'timetable', 1],
    ['tiemtabel', 'timetable', 2],
    ['', 'ab', 2],
  ];
  for (const [left, right, expected] of cases) {
    it(`are ${expected} between “${left}” and “${right}”`, () => {
      assert.equal(editDistance(left, right, 3), expected);
      assert.equal(editDistance(right, left, 3), expected);
    });
  }
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é'), maxLength: 9 });

  it('are counted as by trying everything, and beyond the limit are only said to be too many', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (left, right, limit) => {
        const all = tried(left, right);
        const counted = editDistance(left, right, limit);
        if (all <= limit) assert.equal(counted, all);
        else assert.ok(counted > limit);
      }),
      { numRuns: 2000 },
    );
  });
  it('never lie between words whose letters are too different', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (left, right, limit) => {
        if (tried(left, right) <= limit) assert.ok(mayBeWithin(letterMask(left), letterMask(right), limit));
      }),
      { numRuns: 2000 },
    );
  });
});

function tried(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [a, b] = [left.slice(1), right.slice(1)];
  const costs = [tried(a, right) + 1, tried(left, b) + 1, tried(a, b) + (left[0] === right[0] ? 0 : 1)];
  if (left[0] === right[0]) return tried(a, b);
  if (left.length > 1 && left[0] === right[1] && left[1] === right[0])
    costs.push(tried(left.slice(2), right.slice(2)) + 1);
  return Math.min(...costs);
}
