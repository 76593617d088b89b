import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadColumns } from '../../../src/search/postings/columns.ts';
import { suggestionCandidates } from '../../../src/search/postings/suggestions.ts';
import { type Suggest, suggesterOf } from '../../../src/search/suggest.ts';
import { type Draft, harbourItem } from '../harbour.ts';
import { smallIndex } from './small-index.ts';

const ITEMS: readonly Draft[] = [
  {
    report: 'a',
    item: 'x',
    title: 'Budget',
    date: '2030-01-01',
    topics: ['Budgets'],
    says: [
      ['Bo Ferrant', 'Aye.'],
      ['Ines Calder', 'No.'],
    ],
  },
  {
    report: 'b',
    item: 'x',
    title: 'BUDGET!',
    date: '2031-01-01',
    topics: ['Budgets'],
    says: [['Ines Calder', 'Aye.']],
  },
  { report: 'c', item: 'x', title: 'Bus stops', date: null, topics: ['Buses'], says: [['Ána Buckle-Smith', 'Aye.']] },
  { report: 'd', item: 'x', title: 'budget', date: null, topics: [], says: [['Bo Ferrant', 'Aye.']] },
  { report: 'e', item: 'x', title: 'The new budget', date: '2029-01-01', topics: [], says: [] },
  {
    report: 'f',
    item: 'x',
    title: 'Holiday',
    date: '2031-06-01',
    kind: 'other post',
    topics: ['Leisure'],
    says: [
      ['Quill Marlow', 'Sun.'],
      ['Bo Ferrant', 'Sea.'],
    ],
  },
  ...Array.from(
    { length: 12 },
    (_, n): Draft => ({ report: `many-${n}`, item: 'x', title: `Zone ${String.fromCharCode(97 + n)}`, says: [] }),
  ),
];
const GONE: Draft = { report: 'gone', item: 'x', title: 'Buoys', topics: ['Bunting'], says: [['Bud Gone', 'Aye.']] };

describe('suggestions', () => {
  const index = smallIndex();
  let suggest: Suggest;

  before(() => {
    index.sync([...ITEMS, GONE].map(harbourItem));
    index.sync(ITEMS.map(harbourItem));
    const database = index.open();
    const columns = loadColumns(database);
    suggest = suggesterOf(() => suggestionCandidates(database, columns));
  });
  after(() => index.remove());

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'begin with what leads to most items; a title that several items have is one, the newest of them',
      'budg',
      ['item b_x BUDGET!', 'topic budgets Budgets', 'item e_x The new budget'],
    ],
    [
      'name speakers before topics before titles where they lead to as many',
      'bu',
      [
        'item b_x BUDGET!',
        'topic budgets Budgets',
        'speaker ana-buckle-smith Ána Buckle-Smith',
        'topic buses Buses',
        'item c_x Bus stops',
        'item e_x The new budget',
      ],
    ],
    ['fit the beginning of any word', 'smi', ['speaker ana-buckle-smith Ána Buckle-Smith']],
    ['fit several words in a row', 'new bud', ['item e_x The new budget']],
    ['fit across a hyphen', 'buckle smith', ['speaker ana-buckle-smith Ána Buckle-Smith']],
    ['fit whatever the accents and the case', 'ANA', ['speaker ana-buckle-smith Ána Buckle-Smith']],
    ['count no other posts for a speaker', 'ferr', ['speaker bo-ferrant Bo Ferrant']],
    ['fit no end of a word', 'dget', []],
    ['leave out who speaks in other posts only', 'quill', []],
    ['leave out titles of other posts', 'holi', []],
    ['leave out topics of other posts', 'leis', []],
    ['leave out titles of removed items', 'buoys', []],
    ['leave out speakers of removed items', 'bud gone', []],
    ['leave out topics of removed items', 'bunt', []],
    ['are none for nothing', '', []],
    ['are none for signs', ' -!', []],
    [
      'are ten at most, by the alphabet where they lead to as many',
      'zone',
      Array.from('abcdefghij', (letter, n) => `item many-${n}_x Zone ${letter}`),
    ],
  ];
  for (const [promise, prefix, expected] of cases) {
    it(promise, () => {
      assert.deepEqual(
        suggest(prefix).map(({ kind, id, label }) => `${kind} ${id} ${label}`),
        expected,
      );
    });
  }
});
