import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  type IRunOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { textOf } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';

const CHANGE = { id: 1, author: 'Clerk', date: '2023-05-13T00:00:00Z' };

const RUNS: readonly (readonly [
  what: string,
  runs: readonly (string | ParagraphChild | IRunOptions)[],
  text: string,
])[] = [
  ['struck out', ['cost £', { text: '900', strike: true }, '700'], 'cost £700'],
  ['struck out twice', ['cost £', { text: '900', doubleStrike: true }, '700'], 'cost £700'],
  ['hidden', ['She would ', { text: 'not ', vanish: true }, 'resign.'], 'She would resign.'],
  ['hidden by a style', ['She would ', { text: 'not ', style: 'Private' }, 'resign.'], 'She would resign.'],
  ['struck out by a style', ['cost £', { text: '900', style: 'Gone' }, '700'], 'cost £700'],
  [
    'hidden on the web only',
    ['She would ', { text: 'not ', webHidden: true } as IRunOptions, 'resign.'],
    'She would not resign.',
  ],
  ['not struck out after all', ['It was ', { text: 'not ', strike: false, vanish: false }, 'so.'], 'It was not so.'],
  ['hidden and not struck out', ['It was ', { text: 'not ', strike: false, vanish: true }, 'so.'], 'It was so.'],
  [
    'deleted while changes are tracked',
    ['cost £', new DeletedTextRun({ text: '900', ...CHANGE }), new InsertedTextRun({ text: '700', ...CHANGE })],
    'cost £700',
  ],
  ['the mark of a footnote', ['The wall', new FootnoteReferenceRun(1), ' is old.'], 'The wall is old.'],
  [
    'a mark raised by hand',
    ['The wall', { text: '1', superScript: true }, ' took 5 m', { text: '3', superScript: true }],
    'The wall took 5 m3',
  ],
  ['an ordinal', ['The 1', { text: 'st', superScript: true }, ' of May'], 'The 1st of May'],
  ['a soft hyphen', ['the parlia\u00admentary inspec\u200btor'], 'the parliamentary inspector'],
];

describe('what a Word document hides, strikes out or raises', () => {
  for (const [what, runs, text] of RUNS) {
    it(`gives the words that are meant: ${what}`, async () => {
      const children = runs.map((run) =>
        typeof run === 'string' ? new TextRun(run) : isChild(run) ? run : new TextRun(run),
      );
      const markdown = await read(children);
      assert.equal(/^\*{0}(.*)$/m.exec(markdown.split('\n\n')[1] ?? '')?.[1], text);
    });
  }
  it('keeps the text of a footnote', async () => {
    assert.match(
      await read([new TextRun('The wall'), new FootnoteReferenceRun(1)]),
      /\n\n1\. +From the harbour book\.$/,
    );
  });
});

function isChild(run: ParagraphChild | IRunOptions): run is ParagraphChild {
  return 'prepForXml' in run;
}

async function read(children: readonly ParagraphChild[]): Promise<string> {
  const document = new Document({
    styles: {
      characterStyles: [
        { id: 'Private', name: 'Private note', run: { vanish: true } },
        { id: 'Gone', name: 'Gone', run: { strike: true } },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('From the harbour book.')] } },
    sections: [{ children: [new Paragraph('Minutes of the Moot'), new Paragraph({ children: [...children] })] }],
  });
  return textOf(await opened({ name: 'x.docx', bytes: await Packer.toBuffer(document) }));
}
