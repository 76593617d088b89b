import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ItemDocument } from '../../../src/reports/item.ts';
import { relatedItems } from '../../../src/search/postings/related.ts';
import { beginScratch } from '../../../src/search/postings/scratch.ts';
import { type IndexState, loadState } from '../../../src/search/postings/searching.ts';
import { type Draft, harbourItem } from '../harbour.ts';
import { smallIndex } from './small-index.ts';

function item(report: string, text: string, more: Partial<Draft> = {}): ItemDocument {
  return harbourItem({ item: 'x', title: '', ...more, report, says: [[null, text]] });
}

/** Words that fill, so that the length of the texts is the same and their words are not shared. */
let filled = 0;
function filler(words: number): string {
  return Array.from(
    { length: words },
    () => `filler${String.fromCharCode(97 + (filled % 26), 97 + (Math.floor(filled++ / 26) % 26))}q`,
  ).join(' ');
}

const ITEMS: readonly ItemDocument[] = [
  item('own', `dredger channel storm common ${filler(6)}`, { date: '2031-01-01' }),
  item('two', `dredger channel common ${filler(7)}`, { date: '2031-01-01' }),
  item('old', `dredger common ${filler(8)}`, { date: '2030-01-01' }),
  item('new', `dredger common ${filler(8)}`, { date: '2031-05-05' }),
  item('own', `dredger common ${filler(8)}`, { date: '2031-06-06', item: 'y' }),
  item('title', `common ${filler(8)}`, { date: '2029-01-01', title: 'Storm' }),
  item('text', `common storm ${filler(8)}`, { date: '2031-02-02' }),
  item('post', `dredger channel storm common ${filler(6)}`, { kind: 'other post' }),
  ...Array.from({ length: 8 }, (_, n) => item(`other-${n}`, `common 2031 ${filler(8)}`)),
  item('numbers', `2031 ${filler(9)}`),
  item('alone', filler(10)),
];

describe('related items', () => {
  const index = smallIndex();
  let state: IndexState;

  before(() => {
    const gone = item('gone', 'dredger channel storm');
    index.sync([...ITEMS, gone]);
    index.sync(ITEMS);
    state = loadState(index.open());
  });
  after(() => index.remove());

  const relatedTo = (id: string, limit: number) => {
    beginScratch();
    return relatedItems(state, state.itemOf(id) ?? -1, limit);
  };
  const cases: readonly (readonly [string, string, number, readonly string[]])[] = [
    [
      'share most first; a title weighs more than a text, the newest comes before its equals, the same report last',
      'own_x',
      20,
      ['two_x', 'title_x', 'text_x', 'new_x', 'old_x', 'own_y'],
    ],
    ['are as many as wanted', 'own_x', 2, ['two_x', 'title_x']],
    ['are none where none are wanted', 'own_x', 0, []],
    ['share more than numbers and what most items hold', 'numbers_x', 20, []],
    ['are none of an item that shares nothing', 'alone_x', 20, []],
    ['are told of other posts, too, but never are one', 'post_x', 1, ['own_x']],
  ];
  for (const [promise, id, limit, expected] of cases) {
    it(promise, () => {
      assert.deepEqual(
        relatedTo(id, limit).map(({ documentId }) => documentId),
        expected,
      );
    });
  }
  it('bring what a link to them shows', () => {
    const { documentId, id: itemId, title, date, report } = ITEMS[1] as ItemDocument;
    assert.deepEqual(relatedTo('own_x', 1), [{ documentId, itemId, title, date, report }]);
  });
  it('are a hundred at most', () => {
    const many = smallIndex();
    try {
      const some = Array.from({ length: 1000 }, (_, n) => item(`r-${n}`, n < 120 ? 'dredger' : 'crane'));
      many.sync(some);
      const large = loadState(many.open());
      beginScratch();
      assert.equal(relatedItems(large, large.itemOf('r-0_x') ?? -1, 500).length, 100);
    } finally {
      many.remove();
    }
  });
});
