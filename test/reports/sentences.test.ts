import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sentencesOf } from '../../src/reports/sentences.ts';

describe('sentencesOf', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['It rains. The crane stops!  Why? ', ['It rains.', 'The crane stops!', 'Why?']],
    ['Mr. Tasker and Cllr. Osei met A. Calder. They left.', ['Mr. Tasker and Cllr. Osei met A. Calder.', 'They left.']],
    ['“It rains.” She left.', ['“It rains.”', 'She left.']],
    ['A heading\nThen a line', ['A heading', 'Then a line']],
    [
      'A paragraph wrapped\nin the middle of its sentence. It ends.',
      ['A paragraph wrapped\nin the middle of its sentence.', 'It ends.'],
    ],
    ['Dues, e.g. Pilot dues, rose by 3.5 per cent.', ['Dues, e.g. Pilot dues, rose by 3.5 per cent.']],
    [' \n ', []],
  ];
  for (const [text, sentences] of cases) {
    it(`cuts ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        sentencesOf(text)
          .map((sentence) => sentence.text.trim())
          .filter(Boolean),
        sentences,
      ));
  }
  it('loses and repeats no letter of any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', '?', ' ', '\n', '”', 'Dr', '1', '…', 'é') });
    fc.assert(
      fc.property(text, (any) => {
        let at = 0;
        for (const { start, end, text } of sentencesOf(any)) {
          assert.equal(start, at);
          assert.equal(text, any.slice(start, end));
          at = end;
        }
        assert.equal(at, any.length);
      }),
    );
  });
  it('ends sentences only where Unicode ends one', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    const unit = fc.constantFrom(
      'a',
      'B',
      'T',
      '.',
      '?',
      ' ',
      '  ',
      '\n',
      '\r',
      '”',
      '(',
      'Mr',
      '1',
      '…',
      'é',
      '。',
      '-',
      '\u0300',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), (text) => {
        const ends = new Set(Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length));
        for (const { end } of sentencesOf(text)) assert.ok(ends.has(end), `${JSON.stringify(text)} is cut at ${end}`);
      }),
      { numRuns: 2000 },
    );
  });
});
