import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pageOf, type Ranking } from '../../../src/search/postings/ranking.ts';
import { type SmallItem, smallColumns } from './small-columns.ts';

const REST = { sort: 'relevance', page: 1, pageSize: 20 } as const;

describe('the page of a ranking', () => {
  // From the newest: 1, 0, 3 (the same day, by id), 2 (undated).
  const columns = smallColumns([{ day: 20310304 }, { day: 20310520 }, {}, { day: 20310304 }]);
  const all = Uint32Array.of(0, 1, 2, 3);
  const cases: readonly (readonly [
    string,
    readonly number[] | null,
    Partial<Parameters<typeof pageOf>[3]>,
    readonly number[],
  ])[] = [
    ['begins with what is score most', [2, 1, 4, 3], {}, [2, 3, 0, 1]],
    ['has the newest first among equals, undated ones last, then by id', [1, 1, 1, 1], {}, [1, 0, 3, 2]],
    ['asks for time only among equals', [1, 0, 1, 0], {}, [0, 2, 1, 3]],
    ['goes by time where nothing is score anything', null, {}, [1, 0, 3, 2]],
    ['goes by time from the oldest', null, { sort: 'oldest' }, [0, 3, 1, 2]],
    ['is cut from the order', [2, 1, 4, 3], { page: 2, pageSize: 3 }, [1]],
    ['is empty past the end', [2, 1, 4, 3], { page: 3, pageSize: 2 }, []],
    ['is the first where one before it is asked for', [2, 1, 4, 3], { page: -1, pageSize: 2 }, [2, 3]],
  ];
  for (const [promise, scores, more, expected] of cases) {
    it(promise, () => {
      const ranking = { scores: scores && Float64Array.from(scores), proximityOf: null };
      assert.deepEqual(pageOf(all, ranking, columns, { ...REST, ...more }), expected);
    });
  }
  it('takes the score from its place in the list, not from the number of the item', () => {
    const ranking = { scores: Float64Array.of(1, 2), proximityOf: null };
    assert.deepEqual(pageOf(Uint32Array.of(2, 3), ranking, columns, REST), [3, 2]);
  });
});

describe('the best that are looked at again', () => {
  const columns = smallColumns(Array.from({ length: 100 }, (): SmallItem => ({})));
  const scores = Float64Array.from(columns.live, (item) => 1000 - item);
  const inOrder = [...columns.live];

  it('are 64, the best first, and what is near enough overtakes the others of them', () => {
    const looked: (readonly number[])[] = [];
    const proximityOf = (items: readonly number[]) => {
      looked.push(items);
      return items.map((item) => (item === 63 || item === 64 ? 5000 : 0));
    };
    const page = pageOf(columns.live, { scores, proximityOf }, columns, { ...REST, pageSize: 70 });
    assert.deepEqual(looked, [inOrder.slice(0, 64)]);
    assert.deepEqual(page, [63, ...inOrder.slice(0, 63), ...inOrder.slice(64, 70)]);
  });
  it('are looked at for a small page, too', () => {
    const proximityOf = (items: readonly number[]) => items.map((item) => (item === 50 ? 5000 : 0));
    const page = pageOf(columns.live, { scores, proximityOf }, columns, { ...REST, pageSize: 2 });
    assert.deepEqual(page, [50, 0]);
  });
  it('are in the order of time among equals', () => {
    const dated = smallColumns([{ day: 20300101 }, { day: 20310101 }]);
    const ranking: Ranking = { scores: Float64Array.of(2, 1), proximityOf: ([first]) => (first === 0 ? [1, 2] : []) };
    assert.deepEqual(pageOf(dated.live, ranking, dated, REST), [1, 0]);
  });
  it('are not looked at for pages behind them', () => {
    const proximityOf = () => assert.fail('is looked at again');
    const page = pageOf(columns.live, { scores, proximityOf }, columns, { ...REST, page: 5, pageSize: 16 });
    assert.deepEqual(page, inOrder.slice(64, 80));
  });

  const item = fc.record({ day: fc.constantFrom(0, 20310304, 20310520), score: fc.nat(4), near: fc.nat(4) });
  it('stand in one order, whatever the size of the pages', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 50, maxLength: 150, size: 'max' }),
        fc.integer({ min: 1, max: 90 }),
        (table, pageSize) => {
          const some = smallColumns(table);
          const place = (item: number) => some.newestPlace[item] ?? -1;
          const worthOf = (item: number) => table[item]?.score ?? 0;
          const nearOf = (item: number) => worthOf(item) + (table[item]?.near ?? 0);
          const first = [...some.live].sort((a, b) => worthOf(b) - worthOf(a) || place(a) - place(b));
          const again = first.slice(0, 64).sort((a, b) => nearOf(b) - nearOf(a) || place(a) - place(b));
          const ranking: Ranking = {
            scores: Float64Array.from(table, ({ score }) => score),
            proximityOf: (items) => items.map((item) => table[item]?.near ?? 0),
          };
          const pages = Array.from({ length: Math.ceil(table.length / pageSize) }, (_, n) =>
            pageOf(some.live, ranking, some, { ...REST, page: n + 1, pageSize }),
          );
          assert.deepEqual(pages.flat(), [...again, ...first.slice(64)]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
