import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { groupToMerge, MAX_SEGMENT_WORDS, type SegmentSize } from '../../../src/search/postings/segments.ts';

function sizes(...words: readonly number[]): SegmentSize[] {
  return words.map((count, index) => ({ segment: index + 1, items: 10, deleted: 0, zones: 20, words: count }));
}

describe('the segments that are merged', () => {
  const cases: readonly (readonly [string, readonly SegmentSize[], readonly number[]])[] = [
    ['are none where there are few', sizes(10, 10, 10), []],
    ['are four of a size', sizes(10, 10, 10, 10), [1, 2, 3, 4]],
    ['leave a much larger one alone', sizes(1000, 10, 10, 10, 10), [2, 3, 4, 5]],
    ['take along one that is no larger than twice the others', sizes(70, 10, 10, 10, 10), [2, 3, 4, 5, 1]],
    ['are none where each is much larger than the one before', sizes(10, 100, 1000, 10_000), []],
    ['never grow beyond the largest', sizes(...Array.from({ length: 4 }, () => MAX_SEGMENT_WORDS / 2)), []],
    [
      'are one alone of which more than half is deleted',
      [...sizes(100), { segment: 2, items: 10, deleted: 6, zones: 20, words: 100_000 }],
      [2],
    ],
    ['are none of which half is alive', [{ segment: 2, items: 10, deleted: 5, zones: 20, words: 100_000 }], []],
  ];
  for (const [promise, given, expected] of cases) it(promise, () => assert.deepEqual(groupToMerge(given), expected));

  it('stay few, and are rewritten seldom, however many small changes come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 300, maxLength: 600, size: 'max' }),
        (changes) => {
          let segments: SegmentSize[] = [];
          let [next, written, total] = [1, 0, 0];
          for (const words of changes) {
            segments.push({ segment: next++, items: 10, deleted: 0, zones: 20, words });
            total += words;
            for (let group = groupToMerge(segments); group.length > 0; group = groupToMerge(segments)) {
              const merged = segments.filter(({ segment }) => group.includes(segment));
              const sum = merged.reduce((all, one) => all + one.words, 0);
              written += sum;
              segments = segments.filter(({ segment }) => !group.includes(segment));
              segments.push({ segment: next++, items: 10, deleted: 0, zones: 20, words: sum });
            }
          }
          assert.ok(segments.length < 25, `${segments.length} segments`);
          assert.ok(written < total * 12, `${written} words written for ${total}`);
        },
      ),
      { numRuns: 20 },
    );
  });
});
