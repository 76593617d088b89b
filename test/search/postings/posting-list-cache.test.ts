import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PostingListCache } from '../../../src/search/postings/posting-list-cache.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';

const ROOM = 20;

describe('lists that are kept for the next search', () => {
  /** As a search does: what is there, or else read anew. Says whether it was there. */
  const ask = (kept: PostingListCache, stem: string, length: number): boolean => {
    const known = kept.get(stem);
    if (known) return true;
    const { zones, frequencies } = kept.take(stem, length);
    assert.deepEqual([zones.length, frequencies.length], [length, length]);
    zones.fill(Number(stem));
    frequencies.fill(Number(stem) + 100);
    return false;
  };

  it('are what was read, and stay so until the search ends, whatever else it reads', () => {
    const search = fc.array(fc.nat(11), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(search, { maxLength: 12 }), (searches) => {
        const kept = new PostingListCache(ROOM);
        // Lengths from 0 to more than there is room for.
        const lengthOf = (stem: number) => stem * 2;
        for (const stems of searches) {
          beginScratch();
          for (const stem of stems) ask(kept, String(stem), lengthOf(stem));
          for (const stem of stems) {
            const uses = kept.get(String(stem));
            assert.ok(uses, `${stem} was forgotten within its search`);
            assert.deepEqual([...uses.zones], Array(lengthOf(stem)).fill(stem));
            assert.deepEqual([...uses.frequencies], Array(lengthOf(stem)).fill(stem + 100));
          }
        }
      }),
    );
  });
  it('are there for the next search, until others have taken their place', () => {
    const kept = new PostingListCache(ROOM);
    const read: string[] = [];
    for (const stem of ['1', '2', '1', '3', '2', '1', '3']) {
      beginScratch();
      if (!ask(kept, stem, 8)) read.push(stem);
    }
    // Two of them find room: 3 takes the place of 1, which then takes that of 2.
    assert.deepEqual(read, ['1', '2', '3', '1']);
  });
  it('are not kept where they find no room', () => {
    const kept = new PostingListCache(ROOM);
    beginScratch();
    assert.deepEqual([ask(kept, '1', 21), ask(kept, '1', 21)], [false, true]);
    beginScratch();
    ask(kept, '2', 5);
    assert.equal(kept.get('1'), null);
    assert.ok(kept.get('2'));
  });
});
