import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readVarints, VarintReader, VarintWriter } from '../../../src/search/postings/varints.ts';

const number = fc.oneof(fc.nat(300), fc.nat(0xffffffff));

describe('varints', () => {
  const sizes: readonly (readonly [number, number])[] = [
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [2_097_151, 3],
    [268_435_455, 4],
    [0xffffffff, 5],
  ];
  for (const [value, bytes] of sizes) {
    it(`take ${bytes} ${bytes === 1 ? 'byte' : 'bytes'} for ${value}`, () => {
      const writer = new VarintWriter();
      writer.write(value);
      const written = writer.take();
      assert.equal(written.length, bytes);
      assert.equal(new VarintReader(written).next(), value);
    });
  }
  it('are read as they were written, and passed over in any steps', () => {
    fc.assert(
      fc.property(fc.array(number), fc.nat(10), (numbers, step) => {
        const writer = new VarintWriter();
        for (const one of numbers) writer.write(one);
        const bytes = writer.take();
        assert.equal(writer.length, 0);
        const all = new VarintReader(bytes);
        assert.deepEqual(
          numbers.map(() => all.next()),
          numbers,
        );
        assert.equal(all.isAtEnd, true);
        const some = new VarintReader(bytes);
        for (let at = 0; at < numbers.length; at += step + 1) {
          assert.equal(some.next(), numbers[at]);
          some.skip(step);
        }
      }),
    );
  });
  it('are read all at once as one by one', () => {
    fc.assert(
      fc.property(fc.array(number), fc.nat(3), (numbers, from) => {
        const writer = new VarintWriter();
        for (const one of numbers) writer.write(one);
        const found = new Uint32Array(from + numbers.length + 1).fill(7);
        assert.equal(readVarints(writer.take(), found, from), from + numbers.length);
        assert.deepEqual([...found], [...Array(from).fill(7), ...numbers, 7]);
      }),
    );
  });
  it('are taken over as bytes', () => {
    const writer = new VarintWriter();
    writer.write(7);
    writer.append(Uint8Array.from({ length: 1000 }, () => 1));
    writer.write(300);
    const reader = new VarintReader(writer.take());
    assert.equal(reader.next(), 7);
    reader.skip(1000);
    assert.equal(reader.next(), 300);
  });
});
