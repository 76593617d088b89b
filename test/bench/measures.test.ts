import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { meanOf, measuresOf } from '../../bench/relevance/measures.ts';

// By hand: a grade of 3 gains 7, of 2 gains 3, of 1 gains 1; the places divide by log2 of 2, 3, 4, 5 …: 1, 1.58496, 2, 2.32193 …, 3.45943 at the tenth.
const judged = { best: 3, part: 2, touch: 1 };
/** 7/1 + 3/1.58496 + 1/2 */
const IDEAL = 9.392789;

interface Row {
  readonly found: string;
  readonly grades: Readonly<Record<string, number>>;
  readonly ndcg: number;
  readonly reciprocalRank: number;
  readonly success: number;
}

const ROWS: readonly Row[] = [
  { found: 'best part touch', grades: judged, ndcg: 1, reciprocalRank: 1, success: 1 },
  // 1/1 + 3/1.58496 + 7/2 = 6.392789
  { found: 'touch part best', grades: judged, ndcg: 6.392789 / IDEAL, reciprocalRank: 1 / 2, success: 1 },
  // 7/1.58496 = 4.416508
  { found: 'other best', grades: judged, ndcg: 4.416508 / IDEAL, reciprocalRank: 1 / 2, success: 1 },
  // What only touches the question is some gain, but no answer.
  { found: 'touch', grades: judged, ndcg: 1 / IDEAL, reciprocalRank: 0, success: 0 },
  // 7/3.45943 = 2.023454
  { found: 'a b c d e f g h i best', grades: judged, ndcg: 2.023454 / IDEAL, reciprocalRank: 1 / 10, success: 1 },
  { found: 'a b c d e f g h i j best', grades: judged, ndcg: 0, reciprocalRank: 0, success: 0 },
  // The second time an item comes it gains nothing: 7/1 + 3/2
  { found: 'best best part', grades: judged, ndcg: 8.5 / IDEAL, reciprocalRank: 1, success: 1 },
  { found: '', grades: judged, ndcg: 0, reciprocalRank: 0, success: 0 },
  { found: 'a b', grades: {}, ndcg: 0, reciprocalRank: 0, success: 0 },
  // Of twelve answers, ten can be among the first ten: that is the best there is.
  {
    found: 'a b c d e f g h i j k l',
    grades: Object.fromEntries([...'abcdefghijkl'].map((id) => [id, 3])),
    ndcg: 1,
    reciprocalRank: 1,
    success: 1,
  },
];

describe('the measures of an order of results', () => {
  for (const { found, grades, ndcg, reciprocalRank, success } of ROWS) {
    it(`are those computed by hand for “${found}” where ${JSON.stringify(grades)}`, () => {
      const ids = found.split(' ').filter(Boolean);
      const measures = measuresOf(ids, new Map(Object.entries(grades)));
      assert.ok(Math.abs(measures.ndcg - ndcg) < 1e-6, `${measures.ndcg} is not ${ndcg}`);
      assert.deepEqual([measures.reciprocalRank, measures.success], [reciprocalRank, success]);
    });
  }

  it('have the mean of each', () => {
    assert.deepEqual(
      meanOf([
        { ndcg: 1, reciprocalRank: 1, success: 1 },
        { ndcg: 0.5, reciprocalRank: 0, success: 0 },
      ]),
      { ndcg: 0.75, reciprocalRank: 0.5, success: 0.5 },
    );
  });

  it('are nothing of nothing', () => {
    assert.deepEqual(meanOf([]), { ndcg: 0, reciprocalRank: 0, success: 0 });
  });
});
