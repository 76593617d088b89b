import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Columns } from '../../../src/search/postings/columns.ts';
import type { FoundClause } from '../../../src/search/postings/matching.ts';
import { EMPTY_POSTING_LIST } from '../../../src/search/postings/postings.ts';
import { proximityOf } from '../../../src/search/postings/proximity.ts';
import { idf } from '../../../src/search/postings/scoring.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { smallColumns, smallPostings } from './small-columns.ts';

/** Of the formula in docs/engine.md. */
const WEIGHT = 6;

/** “quay fee|storm/gale” are two words in a row, or one that may be either: one clause, held by so many items. */
function clauseOf(text: string, itemCount = 1): FoundClause {
  const terms = text.split('|').map((row) => ({
    matcher: row.split(' ').map((word) => ({ stems: new Set(word.split('/')), prefix: null })),
    list: EMPTY_POSTING_LIST,
    itemCount,
  }));
  return { terms, itemCount };
}

function proximity(
  columns: Columns,
  said: readonly string[],
  clauses: readonly FoundClause[],
  items: readonly number[] = [0],
  ranked: Uint32Array | null = null,
): number[] {
  beginScratch();
  return proximityOf(items, { clauses, ranked }, columns, smallPostings(said, columns));
}

function assertNear(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  found.forEach((sum, at) => {
    assert.ok(Math.abs(sum - (expected[at] ?? NaN)) < 1e-9, `${found} instead of ${expected}`);
  });
}

describe('how near to each other words stand', () => {
  /** More items, so that what one holds is no common word. */
  const others = [{}, {}, {}];
  const one = smallColumns([{ speakers: ['ines'] }, ...others]);
  const weight = WEIGHT * idf(1, 4);
  const letters = 'a/b/c/d/e/f/g';
  /** What the title, narration and Ines say, clauses, and the distances that are added up. */
  const cases: readonly (readonly [string, readonly string[], readonly string[], readonly number[]])[] = [
    ['is most side by side', ['quay fee'], ['quay', 'fee'], [1]],
    ['is less the more words lie between', ['', 'quay x x fee'], ['quay', 'fee'], [3]],
    ['counts one more against the order typed', ['', 'fee quay'], ['quay', 'fee'], [2]],
    ['is the least of all distances', ['', 'quay x x x fee x quay x fee x x quay'], ['quay', 'fee'], [2]],
    ['is found between zones', ['', 'quay x', 'x x fee'], ['quay', 'fee'], [2]],
    ['is the better of title and text', ['quay x fee', 'quay fee'], ['quay', 'fee'], [1]],
    ['is nothing where one stands in the title and one in the text', ['quay', 'x fee'], ['quay', 'fee'], []],
    ['is nothing where one does not stand at all', ['quay', 'quay'], ['quay', 'fee'], []],
    ['is added up for each two that follow one another', ['', 'quay fee x storm'], ['quay', 'fee', 'storm'], [1, 2]],
    ['is not looked for between the first and the third', ['', 'quay storm'], ['quay', 'fee', 'storm'], []],
    ['takes the nearest alternative', ['', 'quay x fee storm x quay'], ['quay', 'fee|storm'], [2]],
    ['is told from the last word of a row', ['', 'quay fee storm'], ['quay fee', 'storm'], [1]],
    ['looks for what stands for eight stems', ['', 'quay g'], ['quay', `${letters}/h`], [1]],
    ['looks for nothing that stands for more', ['', 'quay g'], ['quay', `${letters}/h/i`], []],
  ];
  for (const [promise, said, clauses, distances] of cases) {
    it(promise, () => {
      const zones = Array.from({ length: one.itemOfZone.length }, (_, zone) => said[zone] ?? '');
      const expected = distances.reduce((sum, distance) => sum + weight / distance, 0);
      assertNear(
        proximity(
          one,
          zones,
          clauses.map((text) => clauseOf(text)),
        ),
        [expected],
      );
    });
  }
  it('counts as much as the more frequent of the two is rare', () => {
    const columns = smallColumns([{}, {}, {}, {}, {}, {}]);
    const said = ['quay fee', ...Array.from({ length: 11 }, () => '')];
    assertNear(proximity(columns, said, [clauseOf('quay', 3), clauseOf('fee', 1)]), [WEIGHT * idf(3, 6)]);
    assertNear(proximity(columns, said, [clauseOf('quay', 1), clauseOf('fee', 2)]), [WEIGHT * idf(2, 6)]);
  });
  it('passes over what more than half of the items hold', () => {
    const columns = smallColumns([{}, {}, {}, {}]);
    const said = ['quay x fee', ...Array.from({ length: 7 }, () => 'x')];
    const [quay, common, fee] = [clauseOf('quay'), clauseOf('x', 3), clauseOf('fee')];
    assertNear(proximity(columns, said, [quay, common, fee]), [(WEIGHT * idf(1, 4)) / 2]);
    assertNear(proximity(columns, said, [quay, common]), [0]);
  });
  it('is told in the order in which the items are asked for', () => {
    const columns = smallColumns([{}, {}, {}]);
    const said = ['quay fee', '', '', '', 'quay x fee', ''];
    const full = WEIGHT * idf(1, 3);
    assertNear(proximity(columns, said, [clauseOf('quay'), clauseOf('fee')], [2, 1, 0]), [full / 2, 0, full]);
  });
  it('leaves out zones that do not count', () => {
    const columns = smallColumns([{ speakers: ['ines', 'bo'] }, ...others]);
    const said = ['', '', 'quay x x fee', 'quay fee', '', '', '', '', '', ''];
    const clauses = [clauseOf('quay'), clauseOf('fee')];
    assertNear(proximity(columns, said, clauses, [0], Uint32Array.of(2)), [weight / 3]);
    assertNear(proximity(columns, said, clauses, [0], Uint32Array.of(3)), [weight]);
  });

  const text = fc.array(fc.constantFrom('quay', 'fee', 'storm', 'x'), { maxLength: 9 });
  it('is what a look at all pairs of places tells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 }),
        fc.array(fc.subarray(['quay', 'fee', 'storm'], { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
        (items, alternatives) => {
          const columns = smallColumns(items.map(() => ({ speakers: ['ines'] })));
          const clauses = alternatives.map((stems, n) => clauseOf(stems.join('|'), Math.min(n + 1, columns.count)));
          const expected = items.map(([title, ...texts]) => {
            const places = (parts: readonly (readonly string[])[], stems: readonly string[] = []) =>
              parts.flatMap((part) => part.flatMap((stem, position) => (stems.includes(stem) ? [position] : [])));
            let sum = 0;
            // The clauses come the rarest first, so the common ones are the last.
            const rare = clauses.filter(({ itemCount }) => itemCount <= columns.count / 2).length;
            for (let n = 1; n < rare; n++) {
              const distances = [[title], texts].flatMap((parts) =>
                places(parts, alternatives[n - 1]).flatMap((a) =>
                  places(parts, alternatives[n]).map((b) => (a < b ? b - a : a - b + 1)),
                ),
              );
              if (distances.length > 0)
                sum += (WEIGHT * idf(clauses[n]?.itemCount ?? 0, columns.count)) / Math.min(...distances);
            }
            return sum;
          });
          const said = items.flat().map((stems) => stems.join(' '));
          assertNear(proximity(columns, said, clauses, [...items.keys()]), expected);
        },
      ),
    );
  });
});
