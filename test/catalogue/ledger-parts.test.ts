import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseLedger, parseLedgerOf, withLines } from '../../src/catalogue/ledger.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../archive/sample/permalinks.jsonl'), 'utf8');
const words = { version: '0a0a0a0a', wordCount: 1, runs: 'AAAAAA' };
const issue = (report: string, item: string, title = 'Pears'): string =>
  JSON.stringify({ report, item, title, date: null, source: null, issued: '2031-08-01', ...words });
const leave = (report: string, item: string, own: unknown = []): string =>
  JSON.stringify({ report, item, left: '2031-08-02', own });
const CASES: readonly (readonly [what: string, content: string])[] = [
  ['the sample archive’s', SAMPLE],
  ['empty', ''],
  [
    'one with permalinks that left and stand again',
    [
      issue('a', 'x'),
      issue('b', 'x'),
      leave('b', 'x'),
      issue('a', 'y'),
      issue('b', 'x'),
      issue('c', 'z'),
      leave('a', 'x'),
    ].join('\n'),
  ],
  ['one whose permalinks left before they were issued', [leave('b', 'x'), issue('a', 'x'), issue('b', 'x')].join('\n')],
  [
    'one written by hand',
    [`{ "item": "x", "report": "b", "title": "Pears" }`, issue('a', 'x'), issue('c', 'x')].join('\n'),
  ],
];

describe('a ledger read for some reports', () => {
  for (const [what, content] of CASES) {
    it(`says of each what the whole says: ${what}`, () => {
      const whole = parseLedger(content);
      const reports = new Set([...whole.values()].map(({ report }) => report));
      for (const wanted of [...reports, 'of nobody']) {
        const part = parseLedgerOf(content, (id) => id === wanted);
        if (part === null) {
          assert.match(what, /by hand/);
          continue;
        }
        assert.equal(part.issued, whole.size);
        assert.deepEqual(
          [...part.ledger],
          [...whole].filter(([, { report }]) => report === wanted),
        );
        const added = {
          report: wanted,
          item: 'new',
          title: 'New',
          date: null,
          source: null,
          issued: '2031-08-03',
          ...words,
        };
        assert.equal(withLines(part.ledger, [added], part.issued).get(`${wanted}_new`)?.number, whole.size + 1);
      }
    });
  }

  it('is read as a whole where a line does not say which runs were its own', () => {
    assert.equal(
      parseLedgerOf([issue('a', 'x'), leave('a', 'x', null)].join('\n'), () => true),
      null,
    );
  });
});
