// Pages of Markdown that are HTML in part or as a whole, and pieces of HTML below front matter.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { withoutHtmlBlocks } from '../../indexer/readers/html-in-markdown.ts';

describe('HTML in a page of Markdown', () => {
  const rows: readonly (readonly [what: string, markdown: string, expected: string])[] = [
    [
      'paragraphs',
      '<p>Orla moved.&nbsp; <strong>Agreed</strong></p>\n<p>Tam left.</p>',
      'Orla moved.  **Agreed**\n\nTam left.',
    ],
    [
      'a list over lines',
      'We will:\n\n<ol>\n\t<li>oil</li>\n\n\t<li>paint</li>\n</ol>',
      'We will:\n\n1.  oil\n2.  paint',
    ],
    [
      'a table in a box',
      '<div class="wrap">\n<table>\n<tr><td>Orla</td><td>Yes</td></tr>\n\n</table>\n</div>',
      '|  |  |\n| --- | --- |\n| Orla | Yes |',
    ],
    ['a heading', '<h2 align="center">Presses</h2>\n\nOil', '## Presses\n\nOil'],
    ['a box around Markdown', '<div markdown="1">\n\n**Oil** is dear.\n\n</div>', '**Oil** is dear.'],
  ];
  const spaced = (text: string): string =>
    text
      .replace(/\n{3,}/g, '\n\n')
      .replace(/[ \u00a0]+/g, ' ')
      .trim();
  for (const [what, markdown, expected] of rows)
    it(`is Markdown: ${what}`, () => assert.equal(spaced(withoutHtmlBlocks(markdown)), spaced(expected)));

  for (const [what, markdown] of [
    ['in a code fence', '```\n<p>oil</p>\n```'],
    ['with Markdown inside', '<p>\n\n**oil**\n\n</p>'],
    ['without an end', '<table>\noil'],
    ['within a line', 'The <p> of it </p>'],
  ] as const)
    it(`stays as it is: ${what}`, () => assert.equal(withoutHtmlBlocks(markdown), markdown));
});

describe('a piece of HTML below front matter', () => {
  it('has its title and day from there, and keeps all its words', async () => {
    const html =
      '---\nlayout: minutes\ntitle: Press Board\ndate: 2031-04-09\n---\n<p>Short.</p>\n<p>Orla and Tam met.</p>\n';
    const { text } = await opened({ name: 'press.html', bytes: Buffer.from(html) });
    assert.equal(text, '# Press Board\n\n2031-04-09\n\nShort.\n\nOrla and Tam met.');
  });
});
