import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type LedgerStand, ledgerLineReader, ledgerPath, readLedgerOn } from '../../indexer/archive/ledger-file.ts';
import type { Ledger } from '../../src/catalogue/ledger-lines.ts';
import { LEDGER_SCHEMA, ledgerTable, readPermalink } from '../../src/catalogue/ledger-table.ts';
import { documentId } from '../../src/reports/ids.ts';
import { type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { parseLedger } from './whole-ledger.ts';

const SAMPLE = readFileSync(join(import.meta.dirname, '../../archive/sample/permalinks.jsonl'), 'utf8');
const issue = (report: string, item: string, version = '0a0a0a0a', runs = 'AAAAAABBBBBB'): string =>
  JSON.stringify({
    ...{ report, item, title: 'Pears, “süß”', date: null, source: null, issued: '2031-08-01' },
    ...{ version, wordCount: 30, runs },
  });
const leave = (report: string, item: string, own: unknown = []): string =>
  JSON.stringify({ report, item, left: '2031-08-02', own });

/** A ledger that is read into a table in as many steps as it grows in. */
function growing(folder: TemporaryFolder) {
  const database = new DatabaseSync(':memory:');
  database.exec(LEDGER_SCHEMA);
  const table = () => ledgerTable(database, ledgerLineReader(folder.path));
  let stand: LedgerStand | null = null;
  const asMap = (ledger: Ledger): Ledger => new Map([...ledger].map(([id, one]) => [id, readPermalink(one)]));
  return {
    table,
    asMap,
    grow(text: string) {
      appendFileSync(ledgerPath(folder.path), text);
      return this.read();
    },
    read() {
      const read = readLedgerOn(folder.path, table(), stand);
      stand = read.stand;
      return read;
    },
    whole: (): Ledger => asMap(new Map([...table().all()].map((one) => [documentId(one.report, one.item), one]))),
  };
}

const CASES: readonly (readonly [what: string, content: string])[] = [
  ['the sample archive’s', SAMPLE],
  ['empty', ''],
  [
    'one with permalinks that left and stand again',
    [
      ...[issue('a', 'x'), issue('b', 'x'), leave('b', 'x'), issue('a', 'y'), issue('b', 'x', '0b0b0b0b')],
      ...[issue('c', 'z'), leave('a', 'x', [[1, 2]])],
    ].join('\n'),
  ],
  ['one whose permalinks left before they were issued', [leave('b', 'x'), issue('a', 'x'), issue('b', 'x')].join('\n')],
  ['one with Windows line ends', [issue('a', 'x'), leave('a', 'x'), ''].join('\r\n')],
  [
    'one written by hand',
    [`{ "item": "x", "report": "b", "title": "Pears" }`, issue('a', 'x'), issue('b', 'x')].join('\n'),
  ],
  [
    'one that does not say which runs were its own',
    [issue('a', 'x'), issue('b', 'x'), leave('a', 'x', null), leave('b', 'x', null)].join('\n'),
  ],
];

describe('a ledger in the catalogue', () => {
  for (const [what, content] of CASES)
    it(`says what its file says: ${what}`, () => {
      using folder = temporaryFolder();
      const ledger = growing(folder);
      ledger.grow(content);
      const whole = parseLedger(content);
      assert.deepEqual([...ledger.whole()], [...whole]);
      for (const report of ['of nobody', ...[...whole.values()].map((one) => one.report)]) {
        const own = [...whole].filter(([, one]) => one.report === report);
        assert.deepEqual([...ledger.asMap(ledger.table().of(new Set([report])))], own);
      }
    });

  it('says the same in whatever steps its file has grown, with the same faults', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const line = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(name, name, fc.constantFrom('1', '2'), fc.constantFrom('AAAAAA', 'BBBBBB', ''))
          .map((given) => issue(...given)),
      },
      {
        weight: 3,
        arbitrary: fc.tuple(name, name, fc.constantFrom([], [[0, 1]], null)).map((given) => leave(...given)),
      },
      { weight: 1, arbitrary: fc.constantFrom('', '{"report":"a","ite', '<<<<<<< HEAD', '\0\0\0', '{"item":"x"}') },
    );
    const step = fc.record({ lines: fc.array(line, { maxLength: 6 }), isCut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        using inSteps = temporaryFolder();
        using atOnce = temporaryFolder();
        const ledger = growing(inSteps);
        let content = '';
        let isCut = false;
        let stand: LedgerStand | null = null;
        for (const { lines, ...next } of steps) {
          // As it is appended to: a line that was cut is ended first.
          const text =
            (isCut && lines.length > 0 ? '\n' : '') + lines.join('\n') + (next.isCut || lines.length === 0 ? '' : '\n');
          isCut = lines.length > 0 ? next.isCut : isCut;
          content += text;
          ({ stand } = ledger.grow(text));
          assert.deepEqual([...ledger.whole()], [...parseLedger(content)]);
        }
        const whole = growing(atOnce).grow(content);
        const { written: _, ...read } = whole.stand;
        if (stand) assert.deepEqual({ ...stand, written: undefined }, { ...read, written: undefined });
      }),
    );
  });

  it('is read anew where its file is not how it was, and only then', () => {
    using folder = temporaryFolder();
    const ledger = growing(folder);
    const [first, second, third] = [issue('a', 'x'), issue('b', 'x'), issue('c', 'x')];
    assert.equal(ledger.grow(`${first}\n${second}\n`).growth, 'grown');
    assert.equal(ledger.read().growth, 'none');
    assert.equal(ledger.grow(`${third}\n`).growth, 'grown');
    folder.write('permalinks.jsonl', `${first}\n${issue('q', 'x')}\n${third}\n`);
    assert.equal(ledger.read().growth, 'other');
    assert.deepEqual([...ledger.whole().keys()], ['a_x', 'q_x', 'c_x']);
    folder.write('permalinks.jsonl', `${third}\n`);
    assert.equal(ledger.read().growth, 'other');
    assert.deepEqual([...ledger.whole().keys()], ['c_x']);
  });
});
