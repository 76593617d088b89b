import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eachUse, type PostingBlock, PostingWriter } from '../../../src/search/postings/posting-blocks.ts';
import { SegmentBuilder } from '../../../src/search/postings/segment-builder.ts';

/** `[voice, position]`, rising. */
type Use = readonly [number, number];

const uses = fc
  .uniqueArray(fc.tuple(fc.nat(50), fc.nat(70_000)), {
    selector: ([voice, position]) => voice * 1e6 + position,
    maxLength: 60,
  })
  .map((list): Use[] => list.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));

describe('blocks of postings', () => {
  it('give back the uses of each stem', () => {
    fc.assert(
      fc.property(
        fc.array(
          uses.filter((list) => list.length > 0),
          { maxLength: 5 },
        ),
        (stems) => {
          const blocks: PostingBlock[] = [];
          const writer = new PostingWriter((block) => blocks.push(block));
          stems.forEach((list, stem) => {
            writer.begin(`s${stem}`);
            for (const [voice, position] of list) writer.add(voice, position);
            writer.end();
          });
          assert.deepEqual(
            blocks.map(({ stem }) => stem),
            stems.map((_, stem) => `s${stem}`),
          );
          stems.forEach((list, stem) => {
            const block = blocks[stem];
            assert.ok(block);
            assert.deepEqual(usesIn([block]), list);
            assert.equal(block.lastVoice, list.at(-1)?.[0]);
            assert.equal(block.voices, new Set(list.map(([voice]) => voice)).size);
          });
        },
      ),
    );
  });
  it('are cut where they grow long, each readable by itself', () => {
    const list = Array.from({ length: 10_000 }, (_, voice): Use => [voice * 3, voice % 7]);
    const blocks: PostingBlock[] = [];
    const writer = new PostingWriter((block) => blocks.push(block));
    writer.begin('the');
    for (const [voice, position] of list) writer.add(voice, position);
    writer.end();
    const sizes = blocks.map(({ uses, positions }) => uses.length + positions.length);
    assert.equal(blocks.length, 9);
    for (const size of sizes.slice(0, 8)) assert.ok(size >= 1900 && size < 1920, `${size} bytes`);
    assert.deepEqual(usesIn(blocks), list);
    for (const block of blocks) assert.equal(usesIn([block]).at(-1)?.[0], block.lastVoice);
  });
  it('come from a segment in the making sorted by stem, with every word once', () => {
    const voice = fc.array(fc.constantFrom('quay', 'pilot', 'fee', 'éa', '3.5'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 30 }), (voices) => {
        const builder = new SegmentBuilder();
        for (const stems of voices) builder.addVoice({ words: stems, stems, positions: stems.map((_, at) => at) });
        const found: PostingBlock[] = [];
        builder.writeTo((block) => found.push(block));
        const expected = [...new Set(voices.flat())].sort();
        assert.deepEqual(
          found.map(({ stem }) => stem),
          expected,
        );
        for (const block of found) {
          const places = voices.flatMap((stems, n) =>
            stems.flatMap((stem, at): Use[] => (stem === block.stem ? [[n, at]] : [])),
          );
          assert.deepEqual(usesIn([block]), places);
        }
      }),
    );
  });
});

function usesIn(blocks: readonly PostingBlock[]): Use[] {
  const found: Use[] = [];
  for (const block of blocks) eachUse(block, (voice, position) => found.push([voice, position]));
  return found;
}
