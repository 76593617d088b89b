// Points of printed lists, whose marks stand out to the left of the lines that they go on over.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PrintedLine } from '../../indexer/readers/documents/printed-line.ts';
import { markdownOfLines } from '../../indexer/readers/documents/printed-lines.ts';

/** Lines of one page, 14 points apart, each at a distance from the left. */
function printed(lines: readonly (readonly [left: number, text: string])[]): PrintedLine[] {
  return lines.map(([left, text], index) => ({
    page: 1,
    top: 200 + index * 14,
    pageHeight: 842,
    size: 11,
    left,
    right: left + text.length * 5,
    runs: [{ text, isBold: false }],
  }));
}

const BEFORE: readonly (readonly [number, string])[] = [
  [64, 'The club met in the net loft above the market, and nobody'],
  [64, 'was late.'],
];

describe('a point of a printed list', () => {
  const cases: readonly (readonly [
    what: string,
    lines: readonly (readonly [number, string])[],
    points: readonly string[],
  ])[] = [
    [
      'goes on below its words',
      [
        [72, '• We have nine paid entries as of today, and it is doubtful that'],
        [86, 'the race will fill.'],
        [72, '• Oil is dear.'],
      ],
      ['- We have nine paid entries as of today, and it is doubtful that the race will fill.', '- Oil is dear.'],
    ],
    [
      'may be marked by a small letter',
      [
        [90, 'o It was pointed out that the rule had never been put to a'],
        [104, 'vote.'],
      ],
      ['- It was pointed out that the rule had never been put to a vote.'],
    ],
    [
      'goes on over several lines',
      [
        [72, 'i) A letter that asks for the support of the council for the'],
        [90, 'proposal to build a slip, and for a word to'],
        [90, 'the county.'],
      ],
      [
        '- i) A letter that asks for the support of the council for the proposal to build a slip, and for a word to the county.',
      ],
    ],
  ];
  for (const [what, lines, points] of cases)
    it(what, () =>
      assert.deepEqual(
        markdownOfLines(printed([...BEFORE, ...lines]))
          .split('\n')
          .filter((line) => line !== '')
          .slice(1),
        points,
      ),
    );

  it('ends where a paragraph is set in', () => {
    const [, first, second] = markdownOfLines(
      printed([...BEFORE, [64, '• Oil is dear.'], [160, 'Signed by the chair']]),
    ).split(/\n+/);
    assert.deepEqual([first, second], ['- Oil is dear.', 'Signed by the chair']);
  });
});
