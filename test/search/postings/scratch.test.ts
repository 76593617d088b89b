import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { beginScratch, floatZeros, inScratch, someNumbers, zeros } from '../../../src/search/postings/scratch.ts';

/** The largest memory that is used again, in numbers of four bytes. */
const LARGEST = 2 ** 21;

const KINDS = { someNumbers, zeros, floatZeros } as const;

describe('the memory of a search', () => {
  it('gives lists that do not overlap, and zeros that are zeros, search after search', () => {
    const list = fc.tuple(fc.constantFrom('someNumbers', 'zeros', 'floatZeros'), fc.nat({ max: 9000 }));
    fc.assert(
      fc.property(fc.array(fc.array(list, { maxLength: 20 }), { maxLength: 4 }), (searches) => {
        for (const lists of searches) {
          beginScratch();
          const taken = lists.map(([kind, length], n) => {
            const own = KINDS[kind](length);
            assert.equal(own.length, length);
            if (kind !== 'someNumbers')
              assert.ok(
                own.every((number) => number === 0),
                `${kind} ${n}`,
              );
            return own.fill(n + 1);
          });
          taken.forEach((own, n) => {
            assert.ok(
              own.every((number) => number === n + 1),
              `list ${n} was overwritten`,
            );
          });
        }
      }),
    );
  });
  it('is the same for the next search', () => {
    beginScratch();
    const before = someNumbers(10).fill(7);
    beginScratch();
    const after = someNumbers(10);
    assert.equal(after.buffer, before.buffer);
    assert.deepEqual([...after], [...before]);
  });
  it('is free again when a part of a search has ended, and grows to what that part would have needed', () => {
    beginScratch();
    const before = someNumbers(10).fill(7);
    const { length } = new Uint32Array(before.buffer);
    inScratch(() => {
      someNumbers(5).fill(8);
      inScratch(() => someNumbers(5).fill(9));
      someNumbers(length);
    });
    const after = someNumbers(10);
    assert.equal(after.buffer, before.buffer);
    assert.deepEqual([...after], [...Array(5).fill(8), ...Array(5).fill(9)]);
    assert.ok(before.every((number) => number === 7));
    beginScratch();
    assert.ok(new Uint32Array(someNumbers(1).buffer).length > length);
  });
  it('keeps fractions where numbers of odd length came before', () => {
    beginScratch();
    const odd = someNumbers(3).fill(1);
    const fractions = floatZeros(2).fill(0.1);
    const behind = someNumbers(1).fill(9);
    assert.deepEqual([[...odd], [...fractions], [...behind]], [[1, 1, 1], [0.1, 0.1], [9]]);
    assert.equal(fractions.buffer, odd.buffer);
  });
  it('grows for the next search to what the one before would have needed', () => {
    beginScratch();
    const small = someNumbers(1);
    // More than there is, whatever tests came before.
    const length = small.buffer.byteLength / 4;
    assert.ok(length < LARGEST, 'has grown to its limit already');
    assert.notEqual(someNumbers(length).buffer, small.buffer);
    beginScratch();
    assert.equal(someNumbers(1).buffer, someNumbers(length).buffer);
  });
  for (const [name, take] of Object.entries(KINDS)) {
    it(`never grows beyond its limit: further lists of ${name} are allocated, and do not overlap either`, () => {
      for (let search = 0; search < 3; search++) {
        beginScratch();
        const first = someNumbers(1).fill(5);
        const large = take(LARGEST);
        const next = take(4);
        assert.ok(first.buffer.byteLength <= 4 * LARGEST);
        assert.notEqual(large.buffer, first.buffer);
        assert.notEqual(next.buffer, large.buffer);
        if (name !== 'someNumbers') assert.ok(next.every((number) => number === 0));
        large.fill(6);
        next.fill(7);
        assert.deepEqual([first[0], large[0], large.at(-1), next.length], [5, 6, 6, 4]);
      }
    });
  }
});
