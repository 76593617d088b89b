import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markdownOf } from '../../indexer/readers/html-article.ts';

const TABLES: readonly (readonly [what: string, html: string, markdown: string])[] = [
  [
    'a head and a body',
    '<table><thead><tr><th>Item</th><th>Vote</th></tr></thead><tbody><tr><td>Pears</td><td>3 | 4</td></tr></tbody></table>',
    '| Item | Vote |\n| --- | --- |\n| Pears | 3 \\| 4 |',
  ],
  [
    'no head',
    '<table><tr><td>Pears</td><td>3</td></tr><tr><td>Wasps</td><td>5</td></tr></table>',
    '|     |     |\n| --- | --- |\n| Pears | 3   |\n| Wasps | 5   |',
  ],
  [
    'columns to the left, to the right and in the middle',
    '<table><tr><th align="left">a</th><th align=right>b</th><th align="CENTER">c</th></tr><tr><td align=left>d</td><td align=right>e</td><td>f</td></tr></table>',
    '| a   | b   | c   |\n| :--- | ---: | :---: |\n| d   | e   | f   |',
  ],
  [
    'a heading over two columns',
    '<table><tr><th colspan="2">Votes</th></tr><tr><td>for</td><td>3</td></tr></table>',
    '| Votes |     |\n| --- | --- |\n| for | 3   |',
  ],
  [
    'a caption',
    '<table><caption>How they <b>voted</b></caption><tr><th>for</th><th>against</th></tr><tr><td>3</td><td>4</td></tr></table>',
    'How they voted\n\n| for | against |\n| --- | --- |\n| 3   | 4   |',
  ],
  [
    'a caption over a single column',
    '<table><caption>Present</caption><tr><td>Orla</td></tr><tr><td>Tam</td></tr></table>',
    'Present\n\nOrla\n\nTam',
  ],
  [
    'a heading in the caption',
    '<table><caption><h3>Votes</h3></caption><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>',
    'Votes\n\n| a   | b   |\n| --- | --- |\n| c   | d   |',
  ],
  ['no row', '<p>Pears</p><table></table><p>Wasps</p>', 'Pears\n\nWasps'],
];

/** So many rows of so many cells. */
const table = (rows: number, cells: number): string =>
  `<table>${Array.from({ length: rows }, (_, row) => `<tr>${Array.from({ length: cells }, (_, cell) => `<td>${row}.${cell}</td>`).join('')}</tr>`).join('')}</table>`;

describe('a table of a page', () => {
  for (const [what, html, markdown] of TABLES)
    it(`is written as Markdown: ${what}`, () => assert.equal(markdownOf(html, 'https://orchard.example/'), markdown));

  // In each of these the time grew with the cube of the rows, or the square of the cells.
  for (const [rows, cells] of [
    [2000, 20],
    [2, 20_000],
    [20_000, 2],
  ] as const) {
    it(`keeps every cell where it is large: ${rows} rows of ${cells} cells`, () => {
      const [, , ...lines] = markdownOf(table(rows, cells), 'https://orchard.example/').split('\n');
      assert.equal(lines.length, rows);
      lines.forEach((line, row) => {
        const words = line.replaceAll('|', ' ').trim().split(/\s+/);
        assert.deepEqual(
          words,
          Array.from({ length: cells }, (_, cell) => `${row}.${cell}`),
        );
      });
    });
  }

  const TOO_LARGE: readonly (readonly [what: string, html: string])[] = [
    ['of cells', table(400, 400)],
    ['of columns that cells claim', `<table>${'<tr><td colspan="999999">a</td><td>b</td></tr>'.repeat(200)}</table>`],
  ];
  for (const [what, html] of TOO_LARGE)
    it(`is refused with a sentence where it has too much ${what}`, () =>
      assert.throws(() => markdownOf(html, 'https://orchard.example/'), {
        name: 'CaptureUnreadable',
        message: 'it has a table of more than 150000 cells',
      }));
});
