import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addedUp } from '../../../src/search/postings/posting-lists.ts';
import { common, difference, firstFrom, intersection, union } from '../../../src/search/postings/sorted-lists.ts';

const list = fc
  .oneof(fc.uniqueArray(fc.nat(60)), fc.uniqueArray(fc.nat(5000), { minLength: 200, maxLength: 400, size: 'max' }))
  .map((numbers) => Uint32Array.from(numbers).sort());

/** Near the ends of the stretches in which lists are compared, and up to the largest number. */
const farNumber = fc
  .tuple(fc.constantFrom(4, 2 ** 16, 2 ** 17, 2 ** 24, 2 ** 32 - 5), fc.nat(8))
  .map(([end, more]) => end - 4 + more);
const anyList = fc.oneof(
  list,
  fc.uniqueArray(farNumber, { maxLength: 30 }).map((numbers) => Uint32Array.from(numbers).sort()),
);

describe('lists that rise', () => {
  it('have in common what sets have in common, however different their lengths', () => {
    fc.assert(
      fc.property(anyList, anyList, (left, right) => {
        const both = new Set(right);
        assert.deepEqual(
          [...intersection(left, right)],
          [...left].filter((one) => both.has(one)),
        );
      }),
    );
  });
  it('tell where what they have in common stands in both', () => {
    fc.assert(
      fc.property(anyList, anyList, (left, right) => {
        const [few, many] = left.length <= right.length ? [left, right] : [right, left];
        const { inFew, inMany } = common(few, many);
        const both = [...few.keys()].filter((index) => many.includes(few[index] ?? -1));
        assert.deepEqual([...inFew], both);
        assert.deepEqual(
          [...inMany],
          both.map((index) => many.indexOf(few[index] ?? -1)),
        );
      }),
    );
  });
  it('lose what another holds', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const unwanted = new Set(right);
        assert.deepEqual(
          [...difference(left, right)],
          [...left].filter((one) => !unwanted.has(one)),
        );
      }),
    );
  });
  it('are united, each number once', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        const all = new Set(lists.flatMap((one) => [...one]));
        assert.deepEqual(
          [...union(lists)],
          [...all].sort((a, b) => a - b),
        );
      }),
    );
  });
  it('are searched from any place on', () => {
    fc.assert(
      fc.property(list, fc.nat(5100), fc.nat(400), (numbers, value, from) => {
        const start = Math.min(from, numbers.length);
        const expected = numbers.findIndex((one, index) => index >= start && one >= value);
        assert.equal(firstFrom(numbers, value, start), expected < 0 ? numbers.length : expected);
      }),
    );
  });
  it('are added up two by two as many at once', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 9 }), (lists) => {
        const sums = new Map<number, number>();
        const given = lists.map((zones) => ({ zones, frequencies: zones.map((zone) => 1 + (zone % 3)) }));
        for (const { zones, frequencies } of given) {
          zones.forEach((zone, index) => {
            sums.set(zone, (sums.get(zone) ?? 0) + (frequencies[index] ?? 0));
          });
        }
        const { zones, frequencies } = addedUp(given, 6000);
        assert.deepEqual(
          [...zones].map((zone, index) => [zone, frequencies[index]]),
          [...sums].sort(([a], [b]) => a - b),
        );
      }),
    );
  });
  it('are added up across the ends of stretches, and leave nothing behind for the next', () => {
    const zoneCount = 2 ** 17 + 5;
    const multiplesOf = (step: number) => {
      const zones = Uint32Array.from({ length: Math.ceil(zoneCount / step) }, (_, index) => index * step);
      return { zones, frequencies: zones.map(() => step) };
    };
    const steps = [2, 3, 5];
    const expected: [number, number][] = [];
    for (let zone = 0; zone < zoneCount; zone++) {
      const sum = steps.filter((step) => zone % step === 0).reduce((total, step) => total + step, 0);
      if (sum > 0) expected.push([zone, sum]);
    }
    for (const _ of ['once', 'again']) {
      const { zones, frequencies } = addedUp(steps.map(multiplesOf), zoneCount);
      assert.deepEqual(
        Array.from(zones, (zone, index) => [zone, frequencies[index]]),
        expected,
      );
    }
  });
});
