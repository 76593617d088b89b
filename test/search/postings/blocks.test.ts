import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readBytes } from '../../../src/search/postings/packed-ints.ts';
import {
  type PositionsBlock,
  type PostingBlock,
  PostingWriter,
  readPostingList,
} from '../../../src/search/postings/posting-blocks.ts';
import { SegmentBuilder } from '../../../src/search/postings/segment-builder.ts';
import { TermIds } from '../../../src/search/postings/term-ids.ts';
import { wordsOf } from '../../../src/search/postings/zones.ts';

/** `[zone, position]`, rising. */
type Use = readonly [number, number];

const uses = fc
  .uniqueArray(fc.tuple(fc.nat(50), fc.oneof(fc.nat(40), fc.integer({ min: 250, max: 260 }), fc.nat(70_000))), {
    selector: ([zone, position]) => zone * 1e6 + position,
    maxLength: 300,
  })
  .map((list): Use[] => list.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));

interface Blocks {
  readonly lists: PostingBlock[];
  readonly positions: PositionsBlock[];
}

function written(lists: ReadonlyMap<string, readonly Use[]>): Blocks {
  const blocks: Blocks = { lists: [], positions: [] };
  const writer = new PostingWriter({
    list: (block) => blocks.lists.push(block),
    positions: (block) => blocks.positions.push(block),
  });
  for (const [stem, list] of lists) {
    writer.begin(stem);
    for (const [zone, position] of list) writer.add(zone, position);
    writer.end();
  }
  return blocks;
}

/** What the blocks of one stem say, read as a search reads them. */
function occurrencesIn(blocks: Blocks, stem: string): Use[] {
  const own = blocks.lists.filter((block) => block.stem === stem);
  const size = own.reduce((sum, { zones }) => sum + zones, 0);
  const found = { zones: new Uint32Array(size), frequencies: new Uint32Array(size) };
  let length = 0;
  for (const block of own) length = readPostingList(block, 0, found, length);
  assert.equal(length, size);
  const list: Use[] = [];
  let index = 0;
  for (const { positions, firstZone, lastZone } of blocks.positions.filter((block) => block.stem === stem)) {
    assert.equal(found.zones[index], firstZone);
    const distances = new Uint32Array(positions.length + 1);
    // Not from the beginning on: what was there before must stay.
    const end = readBytes(positions, distances, 1);
    let at = 1;
    for (; (found.zones[index] ?? Infinity) <= lastZone; index++) {
      let position = 0;
      for (let left = found.frequencies[index] ?? 0; left > 0; left--) {
        position += distances[at++] ?? 0;
        list.push([found.zones[index] ?? -1, position]);
      }
    }
    assert.deepEqual([at, distances[0]], [end, 0]);
  }
  assert.equal(index, size);
  return list;
}

describe('blocks of postings', () => {
  it('give back the uses of each stem', () => {
    fc.assert(
      fc.property(fc.array(uses, { maxLength: 5 }), (lists) => {
        const byStem = new Map(lists.map((list, stem) => [`s${stem}`, list]));
        const blocks = written(byStem);
        for (const [stem, list] of byStem) assert.deepEqual(occurrencesIn(blocks, stem), list);
      }),
    );
  });
  it('are cut where they grow long, each readable by itself', () => {
    const list = Array.from({ length: 60_000 }, (_, use): Use => [Math.floor(use / 3) * 3, use % 3]);
    const blocks = written(new Map([['the', list]]));
    for (const [kind, sizes] of Object.entries({
      lists: blocks.lists.map(({ list }) => list.length),
      positions: blocks.positions.map(({ positions }) => positions.length),
    })) {
      assert.ok(sizes.length > 9, `${sizes.length} of ${kind}`);
      for (const size of sizes.slice(0, 8)) assert.ok(size >= 1890 && size < 1920, `${size} bytes of ${kind}`);
      for (const size of sizes.slice(8, -1)) assert.ok(size >= 9590 && size < 9620, `${size} bytes of ${kind}`);
    }
    assert.deepEqual(occurrencesIn(blocks, 'the'), list);
    for (const block of blocks.lists) {
      const found = { zones: new Uint32Array(block.zones), frequencies: new Uint32Array(block.zones) };
      readPostingList(block, 0, found, 0);
      assert.equal(found.zones.at(-1), block.lastZone);
    }
  });
  it('come from a segment in the making sorted by stem, with every word once', () => {
    const zone = fc.array(fc.constantFrom('ferries', 'pilots', 'Fee', 'éa', '3.5'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 30 }), (titles) => {
        const numbers = new TermIds();
        const builder = new SegmentBuilder(numbers);
        for (const words of titles)
          builder.add(wordsOf({ title: words.join(' '), speakers: [], statements: [] }, numbers));
        const blocks: Blocks = { lists: [], positions: [] };
        builder.writeTo({
          list: (block) => blocks.lists.push(block),
          positions: (block) => blocks.positions.push(block),
        });
        const stems: Readonly<Record<string, string>> = { ferries: 'ferri', pilots: 'pilot', Fee: 'fee', éa: 'ea' };
        const said = titles.map((words) => words.map((word) => stems[word] ?? word));
        const expected = [...new Set(said.flat())].sort();
        assert.deepEqual([...new Set(blocks.lists.map(({ stem }) => stem))], expected);
        for (const stem of expected) {
          // Each item has two zones here: its title and what nobody says.
          const places = said.flatMap((words, n) =>
            words.flatMap((one, at): Use[] => (one === stem ? [[2 * n, at]] : [])),
          );
          assert.deepEqual(occurrencesIn(blocks, stem), places);
        }
      }),
    );
  });
});
