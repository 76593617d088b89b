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

describe('minutes between the lines of an agenda', () => {
  for (const mark of ['|', '>']) {
    const agenda = [
      'Lamp Trust minutes',
      '',
      `${mark} 1. Minutes of the last meeting`,
      '',
      'Accepted.',
      '',
      `${mark} 2. Oil for the quay`,
      mark,
      `${mark}    a. Ada to ask the chandler`,
      '',
      'Done.',
      '',
      `${mark} 3. Spare wicks`,
      '',
      'Put off until May.',
    ];
    it(`are read with the points of the agenda as heads, quoted with ${mark}`, () => {
      const [post] = singleReport.read(agenda.join('\n'), 'minutes.txt');
      assert.match(
        post?.text ?? '',
        /^1\. Minutes of the last meeting\n\nAccepted\.\n\n2\. Oil for the quay\n\na\. Ada to/,
      );
      assert.match(post?.text ?? '', /3\. Spare wicks\n\nPut off until May\.$/);
    });
  }
  it('keep the marks of a quotation that nobody answers point by point', () => {
    const text = 'Lamp Trust minutes\n\n> 1. Oil\n> 2. Wicks\n> 3. Glass\n\nWe read the list above aloud.';
    assert.match(singleReport.read(text, 'minutes.txt')[0]?.text ?? '', /\\> 1\. Oil/);
  });
  it('have lists whose points begin with "o" as lists', () => {
    const text = 'Lamp Trust minutes\n\nPresent\n\n  o Ada Lane\n\n  o Bo Vane\n\n  o Cy Orr\n\nOil\n\nWe bought oil.';
    assert.match(singleReport.read(text, 'minutes.txt')[0]?.text ?? '', /- Ada Lane\n\n- Bo Vane\n\n- Cy Orr/);
  });
});
