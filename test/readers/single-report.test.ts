import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerFor } from '../../indexer/readers/readers.ts';
import { singleReport } from '../../indexer/readers/single-report.ts';
import type { Source } from '../../src/reports/archive.ts';

const SAID = 'Hester Quill said that the presses would open in May. We agreed.';

describe('a file that holds one report', () => {
  const rows: readonly (readonly [string, string, object])[] = [
    [
      'report.txt',
      `Council report – 4 May 2031\n\n${SAID}`,
      { title: 'Council report – 4 May 2031', author: null, published: null },
    ],
    [
      'report.md',
      `# Council report\n\nBy Orla Vane\n6 May 2031\n\n${SAID}`,
      { title: 'Council report', author: 'Orla Vane', published: '2031-05-06' },
    ],
    [
      '2031-05-04.txt',
      `Council\nPublished: 6 May 2031\n\n${SAID}`,
      { title: 'Council', published: '2031-05-06', nameDate: '2031-05-04' },
    ],
  ];
  for (const [name, text, expected] of rows) {
    it(`is read from ${name}: ${JSON.stringify(text.slice(0, 30))}`, () => {
      const [post] = singleReport.read(text, name);
      assert.partialDeepStrictEqual(post, expected);
      assert.equal(post?.text, SAID);
    });
  }
  it('keeps a date or a name that stands within the text', () => {
    const [post] = singleReport.read(`Council\n\nIt met on 4 May 2031.\n\n${SAID}\n\nBy the sea`, 'a.txt');
    assert.equal(post?.text, `It met on 4 May 2031.\n\n${SAID}\n\nBy the sea`);
  });
  it('is refused where there is only a title', () => {
    assert.throws(() => singleReport.read('Council\n\n', 'a.txt'), /a title and nothing else/);
  });
  it('is not taken for a blog’s page, nor a blog’s page for it', () => {
    assert.equal(readerFor(`Council\n\n${SAID}`, 'a.txt', source('files')), singleReport);
    assert.throws(() => readerFor(`Council\n\n${SAID}`, 'a.txt', source('wordpress')), /no reader recognises/);
  });
});

function source(kind: string): Source {
  return { id: 'orchards', kind, title: null, url: null, author: null, body: 'presses', pageUrl: null, rights: null };
}
