import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PostingList } from '../../../src/search/postings/posting-blocks.ts';
import { addedUp, postingListOf } from '../../../src/search/postings/posting-lists.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { smallColumns, smallPostings } from './small-columns.ts';

const ZONES = 30;

/** By zone how often it uses something. */
type Counts = Readonly<Record<number, number>>;

function postingList(frequencies: Counts): PostingList {
  const zones = Uint32Array.from(Object.keys(frequencies), Number);
  return { zones, frequencies: zones.map((zone) => frequencies[zone] ?? 0) };
}

function countsOf({ zones, frequencies }: PostingList): Counts {
  return Object.fromEntries([...zones].map((zone, index) => [zone, frequencies[index] ?? 0]));
}

describe('uses that are added up', () => {
  const cases: readonly (readonly [string, readonly Counts[], Counts])[] = [
    ['of nothing are none', [], {}],
    ['of one list are its own', [{ 1: 2, 5: 1 }], { 1: 2, 5: 1 }],
    [
      'of two lists name each zone once',
      [
        { 1: 2, 5: 1 },
        { 0: 1, 5: 3 },
      ],
      { 0: 1, 1: 2, 5: 4 },
    ],
    ['of lists without zones are none', [{}, {}, {}, {}, {}, {}, {}], {}],
    [
      'of many lists name each zone once',
      [{ 0: 1 }, { 29: 2 }, { 0: 3 }, { 7: 1 }, { 29: 1 }, { 8: 1 }],
      { 0: 4, 7: 1, 8: 1, 29: 3 },
    ],
  ];
  for (const [promise, lists, expected] of cases) {
    it(promise, () => {
      beginScratch();
      assert.deepEqual(countsOf(addedUp(lists.map(postingList), ZONES)), expected);
    });
  }
  const frequencies = fc
    .uniqueArray(fc.tuple(fc.nat(ZONES - 1), fc.integer({ min: 1, max: 9 })), { selector: ([zone]) => zone })
    .map((pairs): Counts => Object.fromEntries(pairs));
  for (const [amount, minLength, maxLength] of [
    ['few', 0, 5],
    ['many', 6, 12],
  ] as const) {
    it(`are the sums of ${amount} lists, zones rising, and leave the lists as they were`, () => {
      fc.assert(
        fc.property(fc.array(frequencies, { minLength, maxLength, size: 'max' }), (lists) => {
          beginScratch();
          const given = lists.map(postingList);
          const { zones, frequencies } = addedUp(given, ZONES);
          const sum = (zone: number) => lists.reduce((all, one) => all + (one[zone] ?? 0), 0);
          const expected = Array.from({ length: ZONES }, (_, zone) => zone).filter((zone) => sum(zone) > 0);
          assert.deepEqual([...zones], expected);
          assert.deepEqual([...frequencies], expected.map(sum));
          assert.deepEqual(given, lists.map(postingList));
        }),
      );
    });
  }
});

describe('uses of what is looked for', () => {
  const columns = smallColumns([{}, {}]);
  const said = ['quay fee', 'fee fee storm', '', 'storm'];
  const cases: readonly (readonly [string, readonly (readonly string[])[], Counts])[] = [
    ['are none of nothing', [], {}],
    ['are those of a stem', [['fee']], { 0: 1, 1: 2 }],
    ['are those of any of several stems', [['quay', 'storm', 'fee']], { 0: 2, 1: 3, 3: 1 }],
    ['are none of a stem that nobody says', [['gale']], {}],
    ['are those of stems in a row', [['fee'], ['storm', 'fee']], { 1: 2 }],
  ];
  for (const [promise, words, expected] of cases) {
    it(promise, () => {
      beginScratch();
      const matcher = words.map((stems) => ({ stems: new Set(stems), prefix: null }));
      assert.deepEqual(countsOf(postingListOf(matcher, smallPostings(said, columns), 4)), expected);
    });
  }
});
