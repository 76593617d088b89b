import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { LIST_FORMATS } from '../../../src/web/bookmarks/exports.ts';
import type { MarkView } from '../../../src/web/bookmarks/mark-view.ts';
import { csvPieces } from '../../../src/web/exports/csv.ts';
import { makeReport } from '../make-item.ts';

/** What may stand in a cell, and break a record of readers that end one at any line break. */
const CELLS = [
  'two\nlines',
  'a return\ralone',
  'both\r\ntogether',
  '\nat the start',
  'at the end\n',
  '\r',
  'lines\n\nwith an empty one between',
  '=formula\nand a line',
  '@name\rand a return',
  'a "quote"\nand, a comma',
  '-1\n+2',
  'plain',
];

/** Reads as other programs do: any line break outside quotation marks ends a record. */
function recordsOf(csv: string): string[][] {
  return parse(csv, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

describe('tables', () => {
  it('of a search give other readers one record an item, whatever line breaks its cells hold', async () => {
    const { items } = makeReport(
      { id: 'breaks', title: 'Line breaks' },
      CELLS.map((cell, index) => ({ title: `Item ${index}`, said: [['Bo Rask', cell]] })),
    );
    const rows = items.map((item, index) => {
      const decisions = [
        { text: CELLS[index] ?? '', votes: null, outcome: null, mover: null, seconder: null },
        ...item.decisions,
      ];
      return { item: { ...item, title: CELLS[index] ?? '', decisions }, url: 'https://site.example/' };
    });
    const [head = [], ...records] = recordsOf(await textOf(Readable.from(csvPieces(Readable.from(rows)))));
    assert.equal(records.length, CELLS.length);
    for (const [index, record] of records.entries()) {
      assert.equal(record.length, 18);
      assert.equal(record[head.indexOf('title')]?.replace(/^'/, ''), CELLS[index]);
    }
  });

  it('of bookmarks do so too', () => {
    const marks = CELLS.map((note) => ({ kind: 'item', title: note, note }) as unknown as MarkView);
    const csv = LIST_FORMATS.find(({ extension }) => extension === 'csv');
    const list = { title: 'My\nlist', note: '', marks, baseUrl: 'https://site.example' };
    const [head = [], ...records] = recordsOf([...(csv?.write(list) ?? [])].join(''));
    assert.deepEqual(
      records.map((record) => record[head.indexOf('note')]?.replace(/^'(?=[=@\-\r])/, '')),
      CELLS,
    );
    for (const record of records) assert.equal(record.length, head.length);
  });
});
