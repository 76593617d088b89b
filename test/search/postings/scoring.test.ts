import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FoundTerm, Matches } from '../../../src/search/postings/matching.ts';
import { idf, scoresOf } from '../../../src/search/postings/scoring.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { smallColumns } from './small-columns.ts';

/** How often a term stands in each zone, and how many items are said to hold it. */
interface SmallTerm {
  readonly frequencies: readonly number[];
  readonly itemCount: number;
}

function matchesOf(terms: readonly SmallTerm[], more: Partial<Matches> = {}): Matches {
  const found = terms.map(({ frequencies, itemCount }): FoundTerm => {
    const zones = Uint32Array.from([...frequencies.keys()].filter((zone) => (frequencies[zone] ?? 0) > 0));
    return { matcher: [], list: { zones, frequencies: zones.map((zone) => frequencies[zone] ?? 0) }, itemCount };
  });
  const clauses = found.map((term) => ({ terms: [term], itemCount: term.itemCount }));
  return { items: new Uint32Array(), clauses, said: null, ranked: null, titled: new Uint32Array(), ...more };
}

/** Asserts what is equal but for the last digits of 32 bits. */
function assertNear(found: Iterable<number>, expected: readonly number[]): void {
  const all = [...found];
  assert.equal(all.length, expected.length);
  expected.forEach((score, at) => {
    assert.ok(Math.abs((all[at] ?? NaN) - score) < 1e-5, `${all[at]} instead of ${score}`);
  });
}

describe('how rare a term is', () => {
  const cases: readonly (readonly [string, number, number, number])[] = [
    ['is as the formula says', 3, 10, Math.log(1 + 7.5 / 3.5)],
    ['is most where no item holds it', 0, 10, Math.log(1 + 10.5 / 0.5)],
    ['is a little where all items hold it', 10, 10, Math.log(1 + 0.5 / 10.5)],
  ];
  for (const [promise, itemCount, count, expected] of cases) {
    it(promise, () => assert.equal(idf(itemCount, count), expected));
  }
});

describe('the score of items', () => {
  // Two items of 30 words on average; zones: title, narration, one speaker each.
  const columns = smallColumns([
    { length: 20, speakers: ['ines'] },
    { length: 40, speakers: ['bo'] },
    { length: 30, speakers: ['ines'] },
  ]);
  const rare = Math.log(1 + 2.5 / 1.5);
  const bm25 = (list: number, relative: number) => (rare * 2.2 * list) / (list + 1.2 * (0.25 + 0.75 * relative));
  const all = Uint32Array.of(0, 1, 2);
  const cases: readonly (readonly [string, readonly SmallTerm[], Partial<Matches>, readonly number[]])[] = [
    [
      'grows with the list and shrinks with the length',
      [{ frequencies: [0, 0, 2, 0, 2, 0, 0, 1, 0], itemCount: 1 }],
      {},
      [bm25(2, 2 / 3), bm25(2, 4 / 3), bm25(1, 1)],
    ],
    [
      'frequencies a use in the title six times',
      [{ frequencies: [1, 0, 0, 0, 6, 0, 2, 3, 1], itemCount: 1 }],
      {},
      [bm25(6, 2 / 3), bm25(6, 4 / 3), bm25(16, 1)],
    ],
    [
      'adds up terms, and is nothing where none of them stands',
      [
        { frequencies: [0, 1, 0, 0, 1], itemCount: 1 },
        { frequencies: [0, 0, 3], itemCount: 1 },
      ],
      {},
      [bm25(1, 2 / 3) + bm25(3, 2 / 3), bm25(1, 4 / 3), 0],
    ],
    [
      'is above all others where the title holds everything',
      [{ frequencies: [0, 0, 0, 0, 0, 99, 1, 0, 0], itemCount: 1 }],
      { titled: Uint32Array.of(2) },
      [0, bm25(99, 4 / 3), 1e6 + bm25(6, 1)],
    ],
    [
      'comes from the zones that count alone, but idf from all',
      [{ frequencies: [1, 1, 2, 1, 1, 1, 0, 0, 3], itemCount: 1 }],
      { ranked: Uint32Array.of(2, 8) },
      [bm25(2, 2 / 3), 0, bm25(3, 1)],
    ],
  ];
  for (const [promise, terms, more, expected] of cases) {
    it(promise, () => assertNear(scoresOf(all, matchesOf(terms, more), columns), expected));
  }
  it('is told for the items that are asked for, also where they are few of many', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ length: fc.integer({ min: 1, max: 90 }), speakers: fc.subarray(['ines', 'bo', 'mira']) }),
          {
            minLength: 1,
            maxLength: 60,
            size: 'max',
          },
        ),
        fc.array(fc.infiniteStream(fc.nat(3)), { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        fc.boolean(),
        (items, streams, choices, isRestricted) => {
          beginScratch();
          const many = smallColumns(items);
          const terms = streams.map((frequencies, n) => ({
            frequencies: [...frequencies.take(many.itemOfZone.length)],
            itemCount: Math.min(n + 1, many.count),
          }));
          const chosen = (list: Uint32Array) => list.filter(() => choices.next().value);
          const [some, titled, zones] = [
            chosen(many.live),
            chosen(many.live),
            chosen(many.itemOfZone.map((_, zone) => zone)),
          ];
          const ranked = isRestricted ? zones : null;
          const asked = some.length > 3 ? some.subarray(0, 1 + (some.length % 3)) : some;
          const expected = [...asked].map((item) => {
            let sum = titled.includes(item) ? 1e6 : 0;
            for (const { frequencies, itemCount } of terms) {
              let list = 0;
              for (let zone = many.firstZones[item] ?? 0; zone < (many.firstZones[item + 1] ?? 0); zone++) {
                if (ranked && !ranked.includes(zone)) continue;
                list += (frequencies[zone] ?? 0) * (zone === many.firstZones[item] ? 6 : 1);
              }
              const relative = (many.lengths[item] ?? 0) / many.averageLength;
              sum += (idf(itemCount, many.count) * 2.2 * list) / (list + 1.2 * (0.25 + 0.75 * relative));
            }
            return sum;
          });
          const scores = scoresOf(asked, matchesOf(terms, { ranked, titled }), many);
          assertNear(scores, expected);
          for (const score of scores) if (score < 1e6) assert.equal(score, Math.fround(score));
        },
      ),
    );
  });
});
