import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PackedIntsWriter, readBytes, readNibbles } from '../../../src/search/postings/packed-ints.ts';

const number = fc.oneof(fc.nat(13), fc.nat(20), fc.nat(253), fc.integer({ min: 250, max: 260 }), fc.nat(0xffffffff));

describe('packed ints', () => {
  it('in bytes are read as they were written, whatever stands beside them, and leave the writer empty', () => {
    const writer = new PackedIntsWriter('bytes');
    fc.assert(
      fc.property(fc.array(number), fc.nat(3), (numbers, from) => {
        for (const one of numbers) writer.write(one);
        assert.equal(writer.count, numbers.length);
        const found = new Uint32Array(from + numbers.length + 1).fill(7);
        assert.equal(readBytes(writer.take(), found, from), from + numbers.length);
        assert.deepEqual([...found], [...Array(from).fill(7), ...numbers, 7]);
        assert.deepEqual([writer.count, writer.length], [0, 1]);
      }),
    );
  });
  it('in nibbles likewise, and what follows them is found', () => {
    const writer = new PackedIntsWriter('nibbles');
    fc.assert(
      fc.property(fc.array(number), fc.nat(3), (numbers, from) => {
        for (const one of numbers) writer.write(one);
        const bytes = writer.take();
        const found = new Uint32Array(from + numbers.length + 1).fill(7);
        assert.equal(readNibbles(Uint8Array.from([...bytes, 99]), numbers.length, found, from), bytes.length);
        assert.deepEqual([...found], [...Array(from).fill(7), ...numbers, 7]);
      }),
    );
  });
  for (const [size, largest, each] of [
    ['bytes', 255, 1],
    ['nibbles', 15, 0.5],
  ] as const) {
    it(`take ${each} of a byte below ${largest}, and about as many as they say while they are written`, () => {
      const writer = new PackedIntsWriter(size);
      for (let n = 0; n < 1000; n++) writer.write(n % largest);
      assert.equal(writer.length, 1 + 1000 * each);
      assert.equal(writer.take().length, 1 + 1000 * each);
      for (let n = 0; n < 200; n++) writer.write(largest + n);
      const { length } = writer;
      const written = writer.take().length;
      assert.ok(written >= length && written <= length + 1, `${written} bytes, not ${length}`);
    });
  }
});
