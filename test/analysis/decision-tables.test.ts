import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decisionColumns, decisionOfRow } from '../../indexer/analysis/decision-tables.ts';

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
    { ...NONE, votes: { for: 7, against: 2, abstained: null } },
  ],
  ['Mover | Seconder | Motion', 'Bo Rask |  | Buy oil', { ...NONE, mover: 'Bo Rask' }],
  ['Motion | Result', ' | Carried', null],
  ['Motion | Result', '– | Not passed', null],
];

describe('a table of decisions', () => {
  for (const [head, row, decision] of ROWS)
    it(`tells them by its head: ${head}: ${row}`, () => {
      const columns = decisionColumns(head);
      assert.ok(columns);
      const found = decisionOfRow(row, columns);
      assert.deepEqual(found, decision && { text: row.trim(), ...decision });
    });
  for (const head of [
    'Name | Office | Present',
    'Motion | Notes',
    'Result | Votes',
    'Bo Rask | Buy oil | Carried',
    'For | Against',
    'Motion | Result | Outcome',
  ])
    it(`is told from others: ${head}`, () => assert.equal(decisionColumns(head), null));
});
