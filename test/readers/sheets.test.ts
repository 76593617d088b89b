import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from '../indexer/importing.ts';

const ATTENDANCE = [
  ['Attendance of the moot, 14 July 2031'],
  [],
  ['Name', 'Office', 'Present'],
  ['Bo Rask', 'Chair', true],
  ['Tamsin Orr', 'Treasurer', false],
  [],
  ['Guests'],
  ['Ned Tarn', 'Harbour', 2],
] as const;

const TABLES =
  '# Attendance of the moot, 14 July 2031\n\n| Name | Office | Present |\n| --- | --- | --- |\n| Bo Rask | Chair | yes |\n| Tamsin Orr | Treasurer | no |\n\nGuests\n\n| Ned Tarn | Harbour | 2 |\n| --- | --- | --- |';

describe('a spreadsheet', () => {
  for (const [kind, write] of [
    ['xlsx', writeXlsx],
    ['ods', writeOds],
  ] as const) {
    it(`gives tables, with what stands above them: ${kind}`, async () => {
      const bytes = await write({ sheets: [{ name: 'Sheet1', rows: ATTENDANCE.map((row) => [...row]) }] });
      assert.equal(await textIn(`x.${kind}`, bytes), TABLES);
    });
  }
  it('gives days as days, and its sheets as sections, but for hidden and empty ones', async () => {
    const day = new Date(Date.UTC(2031, 6, 14));
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Motions',
          rows: [
            ['Day', 'Motion'],
            [day, 'Buy oil & <nets>'],
          ],
        },
        { name: 'Empty', rows: [] },
        { name: 'Secret', rows: [['a', 'b']], hidden: true },
        { name: 'Remarks', rows: [['The oil is late.'], ['So are the nets.']] },
      ],
    });
    assert.equal(
      await textIn('x.xlsx', bytes),
      '## Motions\n\n| Day | Motion |\n| --- | --- |\n| 2031-07-14 | Buy oil & <nets> |\n\n## Remarks\n\nThe oil is late.\n\nSo are the nets.',
    );
  });
});

const CSV: readonly (readonly [what: string, csv: string | Uint8Array, cells: string])[] = [
  ['commas', 'Name,Present\nBo Rask,yes\n', 'Name|Present/Bo Rask|yes'],
  [
    'semicolons, with commas in the cells',
    'Name;Sum\nRask, Bo;1,5\nOrr, Tamsin;2,5',
    'Name|Sum/Rask, Bo|1,5/Orr, Tamsin|2,5',
  ],
  ['tabs', 'Name\tPresent\r\nBo Rask\tyes', 'Name|Present/Bo Rask|yes'],
  [
    'quotes, line ends in cells, a mark of byte order',
    '\ufeff"Name","Said"\n"Bo ""B"" Rask","oil,\nnets"',
    'Name|Said/Bo "B" Rask|oil, nets',
  ],
  [
    'rows of different lengths, columns without anything',
    'Name,,Present\nBo Rask,\nTamsin Orr,,no,late',
    'Name|Present|/Bo Rask||/Tamsin Orr|no|late',
  ],
  ['a quote within a cell', 'Name,Height\nNed,5" pipe\n', 'Name|Height/Ned|5" pipe'],
  [
    'windows-1252',
    Buffer.from('Name,Said\nZoë,“oil”\n'.replace('“', '\x93').replace('”', '\x94'), 'latin1'),
    'Name|Said/Zoë|“oil”',
  ],
  ['UTF-16', Buffer.from('\ufeffName\tSaid\nZdeněk\toil\n', 'utf16le'), 'Name|Said/Zdeněk|oil'],
];

describe('a CSV', () => {
  for (const [what, csv, cells] of CSV)
    it(`gives a table: ${what}`, async () => {
      const text = (await textIn('x.csv', typeof csv === 'string' ? Buffer.from(csv) : csv)) ?? '';
      const rows = text.split('\n').filter((line) => !/^\| -/.test(line));
      assert.equal(
        rows
          .map((row) =>
            row
              .slice(1, -1)
              .split('|')
              .map((cell) => cell.trim())
              .join('|'),
          )
          .join('/'),
        cells,
      );
    });
});

describe('a table among minutes', () => {
  it('says who was there, and what was decided', async () => {
    using archive = orchardsWith('- id: presses\n  kind: files\n  body: presses\n');
    const { told } = await importInto(archive, 'presses', {
      '2031-07-14 attendance.csv': 'Name,Initials\nBo Rask,BRK\nTamsin Orr,TOR\n',
      '2031-07-15 decisions.csv':
        'Motion,Moved by,Seconded by,Result\nBuy two barrels of oil,Bo Rask,Tamsin Orr,Carried\nSell the nets,Tamsin Orr,Bo Rask,Lost\n',
      'members.csv': 'Name,Boat\nBo Rask,Heron\n',
    });
    assert.deepEqual(told, []);
    const [attendance, decisions, members] = reportsOf(archive).sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual([attendance?.meeting?.start, decisions?.meeting?.start], ['2031-07-14', '2031-07-15']);
    assert.ok(attendance && decisions && members);
    const analyst = analystFor({ people: [], topics: [] });
    assert.deepEqual(
      analyst.analyse(attendance).attendees.map(({ name, initials }) => [name, initials]),
      [
        ['Bo Rask', 'BRK'],
        ['Tamsin Orr', 'TOR'],
      ],
    );
    const { attendees, items } = analyst.analyse(decisions);
    assert.deepEqual(attendees, []);
    assert.deepEqual(
      items.flatMap((item) => item.decisions.map(({ text, ...rest }) => [text.split(' | ')[0], rest])),
      [
        ['Buy two barrels of oil', { outcome: 'carried', votes: null, mover: 'Bo Rask', seconder: 'Tamsin Orr' }],
        ['Sell the nets', { outcome: 'lost', votes: null, mover: 'Tamsin Orr', seconder: 'Bo Rask' }],
      ],
    );
    assert.equal(
      items
        .map(({ text }) => text)
        .join('')
        .split('\n').length,
      3,
    );
    // Whatever else people keep beside minutes is kept, and is no meeting.
    assert.equal(members.kind, 'other post');
  });
});

async function textIn(name: string, bytes: Uint8Array): Promise<string | undefined> {
  return (await opened({ name, bytes })).text?.replace(/ {2,}(?=\|)/g, ' ');
}
