import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, decisionInRow } from '../../indexer/analysis/decisions/decision-tables.ts';

const NONE = { outcome: null, votes: null, mover: null, seconder: null };
const ROWS: readonly (readonly [head: string, row: string, decision: object | null])[] = [
  [
    'Motion | Moved by | Seconded by | Result',
    'Buy oil | Bo Rask | Tamsin Orr | Carried',
    { ...NONE, outcome: 'carried', mover: 'Bo Rask', seconder: 'Tamsin Orr' },
  ],
  ['No. | Resolution | Outcome', '3 | Sell the nets | withdrawn by the mover', { ...NONE, outcome: 'withdrawn' }],
  [
    'Proposal | For | Against | Abstentions | Status',
    'Paint the pier | 7 | 2 |  | see the minutes',
    { ...NONE, outcome: 'carried', votes: { for: 7, against: 2, abstained: null } },
  ],
  // A motion that nobody seconds, and of which nothing is told.
  ['Mover | Seconder | Motion', 'Bo Rask |  | Buy oil', null],
  ['Motion | Result', ' | Carried', null],
  ['Motion | Result', '– | Not passed', null],
];

describe('a table of decisions', () => {
  for (const [head, row, decision] of ROWS)
    it(`tells them by its head: ${head}: ${row}`, () => {
      const columns = columnsOf(head, false);
      assert.ok(columns);
      const matter =
        row.split(' | ')[head.split(' | ').findIndex((name) => /^(?:Motion|Resolution|Proposal)$/.test(name))];
      const found = decisionInRow(row, columns);
      assert.deepEqual(found, decision && { text: matter, ...decision });
    });
  for (const head of [
    'Name | Office | Present',
    'Motion | Notes',
    'Result | Votes',
    'Bo Rask | Buy oil | Carried',
    'For | Against',
  ])
    it(`is told from others: ${head}`, () => assert.equal(columnsOf(head, false), null));
});
