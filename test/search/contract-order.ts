// The part of the contract that is about the order of the results, and about pages.
import assert from 'node:assert/strict';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { WHARF_COUNT } from './contract-roadstead.ts';
import { itemsOf, type Suite } from './contract-suite.ts';
import { asked, harbourItem, only } from './harbour.ts';

export function describeOrder({ promise, engine, large, found, open }: Suite): void {
  promise('puts an item whose title has the words before one whose text has them', async () => {
    assert.equal((await found('ferry'))[0], 'ferry-timetable');
    assert.equal((await found('budget'))[0], 'budget');
  });
  promise('puts the title first however often a text has the words', async () => {
    const other = await open();
    const says: readonly [string, string][] = Array.from({ length: 20 }, (_, n) => [
      'Ines Calder',
      `Storms delayed ship ${n}.`,
    ]);
    const title = 'Notes on lamps, buoys, ropes, tides and foghorns';
    await other.sync(
      itemsInMemory([
        harbourItem({
          report: 'a',
          item: 'often',
          date: '2031-01-02',
          says: [['Bo Ferrant', 'Foghorns, foghorns and foghorns!']],
        }),
        harbourItem({ report: 'a', item: 'named', date: '2031-01-01', title, says }),
        harbourItem({ report: 'a', item: 'other', date: '2031-01-03', says }),
      ]),
    );
    assert.deepEqual(itemsOf((await other.search(asked('foghorns'))).hits), ['named', 'often']);
    await other.close();
  });
  promise('puts a title first in the words of a speaker, too', async () => {
    assert.deepEqual(await found('ferry', only({ speaker: ['mira-osei'] })), ['ferry-timetable', 'budget']);
  });
  const ranked: readonly (readonly [string, string, readonly string[]])[] = [
    ['puts words near each other before words far apart', 'beacon lantern', ['near', 'far']],
    ['puts words near each other first in whichever order they are typed', 'lantern beacon', ['near', 'far']],
    ['puts words that stand together as typed before words that are near', 'towing licence', ['together', 'apart']],
    [
      'breaks a tie by the date, the newest first, undated ones last, then by id',
      'moorage',
      ['a-newer', 'd-newer', 'b-older', 'c-undated'],
    ],
  ];
  for (const [title, query, expected] of ranked) {
    promise(title, async () => {
      const { hits } = await large().search(asked(query));
      assert.deepEqual(itemsOf(hits), expected);
    });
  }
  promise('puts words near each other first with a word between them that most items hold', async () => {
    const { hits } = await large().search(asked('beacon wharf lantern', { matching: 'any', pageSize: 2 }));
    assert.deepEqual(itemsOf(hits), ['near', 'far']);
  });
  promise('puts words near each other first in the words of a speaker, too', async () => {
    const { hits } = await large().search(asked('beacon lantern', only({ speaker: ['ines-calder'] })));
    assert.deepEqual(itemsOf(hits), ['near', 'far']);
  });
  promise('puts items with more of the words before items with a title of one, where any will do', async () => {
    assert.deepEqual((await found('ferry storms ships', { matching: 'any' }))[0], 'dredging');
  });
  promise('cuts pages of items with any of the words that together are the whole, each item once', async () => {
    const request = asked('storms eastquay timetable crane', { matching: 'any' });
    const { total } = await engine().search(request);
    const pages = await Promise.all([1, 2, 3].map((page) => engine().search({ ...request, page, pageSize: 2 })));
    const items = pages.flatMap(({ hits }) => itemsOf(hits));
    assert.deepEqual([items.length, new Set(items).size], [total, total]);
    assert.equal(total, 5);
  });
  promise('sorts the newest first and the undated last', async () => {
    const expected = ['ferry-timetable', 'dredging', 'pilot-fees', 'budget', 'crane'];
    assert.deepEqual(await found('', { sort: 'newest' }), expected);
    assert.deepEqual(await found(''), expected);
  });
  promise('sorts the oldest first and the undated last', async () => {
    assert.deepEqual(await found('', { sort: 'oldest' }), [
      'budget',
      'dredging',
      'pilot-fees',
      'ferry-timetable',
      'crane',
    ]);
  });
  promise('cuts pages that together are the whole, each item once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => found('', { page, pageSize: 2 })));
    assert.deepEqual(pages.flat(), ['ferry-timetable', 'dredging', 'pilot-fees', 'budget', 'crane']);
  });
  promise('gives no hits past the end, but the true total', async () => {
    const { hits, total } = await engine().search(asked('', { page: 1000 }));
    assert.deepEqual([hits.length, total], [0, 5]);
  });
  for (const sort of ['relevance', 'newest', 'oldest'] as const) {
    promise(`leads through more than a thousand items to the very last, each once: ${sort}`, async () => {
      const pageSize = 100;
      const seen: string[] = [];
      for (let page = 1; page <= Math.ceil(WHARF_COUNT / pageSize); page++) {
        const { hits, total } = await large().search(asked('wharf', { sort, page, pageSize }));
        assert.equal(total, WHARF_COUNT);
        seen.push(...itemsOf(hits));
      }
      const inTime = Array.from({ length: WHARF_COUNT }, (_, n) => `w-${String(n).padStart(4, '0')}`);
      const day = (item: string) => Math.floor(Number(item.slice(2)) / 10);
      const expected = sort === 'oldest' ? inTime : inTime.toSorted((a, b) => day(b) - day(a) || (a < b ? -1 : 1));
      assert.deepEqual(seen, expected);
      const past = await large().search(asked('wharf', { sort, page: 14, pageSize }));
      assert.deepEqual([past.hits.length, past.total], [0, WHARF_COUNT]);
    });
  }
}
