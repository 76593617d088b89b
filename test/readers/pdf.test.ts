import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { textOf } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';

/** Words at a height from the page's upper edge, in a size; where `after` is given, right behind the words before, raised or not. */
interface Print {
  readonly text: string;
  readonly top: number;
  readonly size?: number;
  readonly isRaised?: true;
}

const BODY = 'Bo Rask said that the lamps were dim and that the oil had run out, and that nobody had any.';

describe('the title of a PDF', () => {
  const title = 'Minutes of the Moot, 4 May 2023';
  const pages: readonly (readonly [what: string, pages: readonly (readonly Print[])[], isTitled: boolean])[] = [
    [
      'in the upper tenth of the only page',
      [
        [
          { text: title, top: 50, size: 18 },
          { text: BODY, top: 110 },
        ],
      ],
      true,
    ],
    [
      'at the very edge',
      [
        [
          { text: title, top: 20, size: 24 },
          { text: BODY, top: 110 },
        ],
      ],
      true,
    ],
    [
      'in the size of the text',
      [
        [
          { text: title, top: 50 },
          { text: BODY, top: 110 },
        ],
      ],
      true,
    ],
    [
      'in the upper tenth, and smaller above every page',
      [1, 2, 3].map((page) => [
        ...(page === 1 ? [{ text: title, top: 60, size: 18 }] : []),
        { text: title, top: 20, size: 8 },
        { text: `${BODY} ${page}.`, top: 110 },
      ]),
      true,
    ],
    [
      'large above every page',
      [1, 2, 3].map((page) => [
        { text: title, top: 50, size: 18 },
        { text: `${BODY} ${page}.`, top: 110 },
      ]),
      true,
    ],
    [
      'over two lines, the first in the upper tenth',
      [
        [
          { text: 'Minutes of the Moot,', top: 60, size: 18 },
          { text: '4 May 2023', top: 82, size: 18 },
          { text: BODY, top: 130 },
        ],
      ],
      true,
    ],
    [
      'below the edge',
      [
        [
          { text: title, top: 120, size: 18 },
          { text: BODY, top: 160 },
        ],
      ],
      true,
    ],
  ];
  for (const [what, printed] of pages)
    it(`is its first line, once: ${what}`, async () => {
      const text = (await read(printed)).replace(/\s+/g, ' ');
      assert.match(text, /^(?:# )?Minutes of the Moot, 4 May 2023 /);
      assert.equal(text.split('Minutes of the Moot').length, 2);
      assert.equal(text.split('Bo Rask').length, printed.length + 1);
    });

  it('leaves no running head, foot or page number in the text, and every heading that stands at an edge', async () => {
    const text = await read(
      [1, 2, 3, 4].map((page) => [
        { text: `Moot – draft – page ${page} of 4`, top: 20, size: 8 },
        { text: `Item ${[3, 7, 8, 15][page - 1]}`, top: 60, size: 14 },
        { text: `${BODY} ${'abcd'[page - 1]}.`, top: 110 },
        { text: `${page}`, top: 820, size: 8 },
        { text: 'Printed 2023', top: 830, size: 8 },
      ]),
    );
    assert.doesNotMatch(text, /draft|Printed/);
    for (const item of [3, 7, 8, 15]) assert.match(text, new RegExp(`# Item ${item}$`, 'm'));
  });
});

describe('a hyphen at the end of a printed line', () => {
  const cases: readonly (readonly [lines: readonly string[], text: string])[] = [
    [['the inter-', 'national nets'], 'the international nets'],
    [['the self-', 'employed menders'], 'the self-employed menders'],
    [['he was self-', 'ish in it'], 'he was selfish in it'],
    [['the wardens-', 'elect sat'], 'the wardens-elect sat'],
    [['the 2022-', '2023 accounts'], 'the 2022-2023 accounts'],
    [['the 2022–', '2023 accounts'], 'the 2022–2023 accounts'],
    [['the vice-', 'chair spoke'], 'the vice-chair spoke'],
    [['a well-', 'known report'], 'a well-known report'],
    [['to re-', 'elect her'], 'to re-elect her'],
    [['to re-', 'port her'], 'to report her'],
    [['to co-', 'operate with'], 'to co-operate with'],
    [['in co-', 'lour print'], 'in colour print'],
    [['for ex-', 'ample the nets'], 'for example the nets'],
    [['the ex-', 'mayor spoke'], 'the ex-mayor spoke'],
    [['the by-', 'election was'], 'the by-election was'],
    [['a non-', 'executive clerk'], 'a non-executive clerk'],
    [['it was non-', 'sense to her'], 'it was nonsense to her'],
    [['the Anglo-', 'Saxon nets'], 'the Anglo-Saxon nets'],
    [['a 20-', 'minute break'], 'a 20-minute break'],
    [['a COVID-', '19 rule'], 'a COVID-19 rule'],
    [['the short-', 'and long-term plan'], 'the short- and long-term plan'],
    [['the day-to-', 'day work'], 'the day-to-day work'],
    [['a cross-party group, and the cross-', 'party vote'], 'a cross-party group, and the cross-party vote'],
    [['by postal vote, and the post-', 'al vote'], 'by postal vote, and the postal vote'],
    [['the vicechair and the vice-', 'chair spoke'], 'the vicechair and the vicechair spoke'],
  ];
  for (const [lines, text] of cases)
    it(`parts or joins: ${lines.join('|')}`, async () => {
      const printed = lines.map((line, index) => ({ text: line, top: 200 + index * 14 }));
      const [, paragraph] = (await read([[{ text: 'Minutes of the Moot', top: 100, size: 18 }, ...printed]])).split(
        '\n\n',
      );
      assert.equal(paragraph, text);
    });
});

describe('a raised figure of a PDF', () => {
  const cases: readonly (readonly [words: readonly string[], text: string])[] = [
    [
      ['The budget', '^1', ' and the roof', '^2', ' are old, by 5 m', '^3', ' of it.'],
      'The budget and the roof are old, by 5 m3 of it.',
    ],
    [['The roof is old.', '^1', ' So it is.'], 'The roof is old. So it is.'],
    [['The 1', '^st', ' of May'], 'The 1st of May'],
    [['The roof', '^*', ' is old.'], 'The roof is old.'],
    [['10', '^6', ' lamps'], '106 lamps'],
  ];
  for (const [words, text] of cases)
    it(`is the mark of a note where it counts the notes: ${words.join('')}`, async () => {
      const printed = words.map((word) =>
        word.startsWith('^')
          ? { text: word.slice(1), top: 196, size: 7, isRaised: true as const }
          : { text: word, top: 200, isRaised: true as const },
      );
      const [, paragraph] = (await read([[{ text: 'Minutes of the Moot', top: 100, size: 18 }, ...printed]])).split(
        '\n\n',
      );
      assert.equal(paragraph, text);
    });
});

async function read(pages: readonly (readonly Print[])[]): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const prints of pages) {
    const page = pdf.addPage([595, 842]);
    let right = 64;
    for (const { text, top, size = 11, isRaised } of prints) {
      const x = isRaised ? right : 64;
      page.drawText(text, { x, y: 842 - top, size, font });
      right = x + font.widthOfTextAtSize(text, size);
    }
  }
  return textOf(await opened({ name: 'x.pdf', bytes: await pdf.save() }));
}
