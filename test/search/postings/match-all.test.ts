import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SearchRequest } from '../../../src/search/engine.ts';
import { DELETED, OTHER_POST, REPORTED } from '../../../src/search/postings/columns.ts';
import { matchAllOf } from '../../../src/search/postings/match-all.ts';
import { beginScratch, someNumbers } from '../../../src/search/postings/scratch.ts';
import { asked, only } from '../harbour.ts';
import { smallColumns } from './small-columns.ts';

/** By day: 3 before 0 and 5 (the same day, so by id), then 1; then 2, which is undated; 4 is another post. */
const columns = smallColumns([
  { day: 20310304, speakers: ['ines'] },
  { day: 20300101, speakers: ['bo'] },
  { speakers: ['ines'] },
  { day: 20310520 },
  { day: 20310601, state: OTHER_POST },
  { day: 20310304, speakers: ['bo'] },
  { day: 20310701, state: DELETED },
]);

/** Spoils all memory that a search may use again. */
function spoil(): void {
  beginScratch();
  someNumbers(10_000).fill(3);
  beginScratch();
}

describe('browsing', () => {
  const cases: readonly (readonly [string, Partial<SearchRequest>, readonly number[], number])[] = [
    ['begins with the newest, and ends with what is undated', {}, [3, 0, 5, 1, 2], 5],
    ['takes relevance for the newest, as there are no words', { sort: 'relevance' }, [3, 0, 5, 1, 2], 5],
    ['begins with the oldest where asked to, and ends with what is undated', { sort: 'oldest' }, [1, 0, 5, 3, 2], 5],
    ['puts other posts in their place', { includesOtherPosts: true }, [4, 3, 0, 5, 1, 2], 6],
    ['puts in order what passes the filters', only({ speaker: ['ines'] }), [0, 2], 2],
    ['puts it in order from the oldest, too', { ...only({ speaker: ['bo'] }), sort: 'oldest' }, [1, 5], 2],
    ['gives a page', { page: 2, pageSize: 2 }, [5, 1], 5],
    ['gives a last page that is not full', { page: 3, pageSize: 2 }, [2], 5],
    ['gives nothing but the total past the end', { page: 4, pageSize: 2 }, [], 5],
    ['takes a page before the first for the first', { page: 0, pageSize: 2 }, [3, 0], 5],
  ];
  for (const [promise, more, page, total] of cases) {
    it(promise, () => {
      beginScratch();
      const found = matchAllOf(columns)(asked('', { sort: 'newest', ...more }));
      assert.deepEqual({ page: found.page, total: found.total }, { page, total });
    });
  }

  const request = fc.record({
    sort: fc.constantFrom('newest', 'oldest', 'relevance'),
    page: fc.integer({ min: 1, max: 3 }),
    pageSize: fc.integer({ min: 1, max: 4 }),
    includesOtherPosts: fc.boolean(),
    filters: fc.record({
      speaker: fc.subarray(['ab', 'ba']),
      topic: fc.subarray(['cd']),
      author: fc.constant([]),
      body: fc.constant([]),
    }),
    from: fc.option(fc.constantFrom('2030-06-01', '2031-03-04')),
  });
  const item = fc.record({
    day: fc.constantFrom(0, 20300101, 20310304, 20310520),
    state: fc.constantFrom(REPORTED, OTHER_POST, DELETED),
    speakers: fc.subarray(['ab', 'ba']),
    topics: fc.subarray(['cd']),
  });
  it('answers from what it keeps as if it were asked for the first time, whatever came in between', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 10 }),
        fc.array(request, { maxLength: 30, size: 'max' }),
        (items, requests) => {
          const table = smallColumns(items);
          const matchAll = matchAllOf(table);
          for (const more of requests) {
            spoil();
            const kept = matchAll(asked('', more));
            spoil();
            assert.deepEqual(kept, matchAllOf(table)(asked('', more)));
          }
        },
      ),
    );
  });

  it('counts once what is asked for again', () => {
    const matchAll = matchAllOf(columns);
    const { facets } = matchAll(asked('', { sort: 'newest' }));
    assert.equal(matchAll(asked('', { sort: 'oldest', page: 2 })).facets, facets);
    assert.notEqual(matchAll(asked('', { includesOtherPosts: true })).facets, facets);
  });
  const forgetting: readonly (readonly [string, number, (n: number) => Partial<SearchRequest>])[] = [
    // Each finds all five items, in a list by item and one by time.
    ['eight numbers an item', 4, (n) => only({ body: ['hc', `unknown-${n}`] })],
    ['256 requests', 256, (n) => only({ body: [`unknown-${n}`] })],
  ];
  for (const [limit, count, requestOf] of forgetting) {
    it(`keeps up to ${limit}, and forgets what was asked for longest ago`, () => {
      const matchAll = matchAllOf(columns);
      const facets = Array.from({ length: count }, (_, n) => matchAll(asked('', requestOf(n))).facets);
      assert.equal(matchAll(asked('', requestOf(0))).facets, facets[0]);
      matchAll(asked('', requestOf(count)));
      assert.equal(matchAll(asked('', requestOf(0))).facets, facets[0]);
      assert.equal(matchAll(asked('', requestOf(2))).facets, facets[2]);
      assert.notEqual(matchAll(asked('', requestOf(1))).facets, facets[1]);
    });
  }
});
