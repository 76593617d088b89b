import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blocksOf } from '../../indexer/analysis/text/blocks.ts';
import { asMarkdown } from '../../indexer/readers/plain-text.ts';

/** What a page shows of plain text that was read as Markdown, and the shapes of its blocks. */
const shown = (text: string) => blocksOf(asMarkdown(text));

describe('plain text as Markdown', () => {
  const lines = [
    ...[
      '# of members: 4',
      '#1 of 3',
      '> 5 apples',
      '- not a list',
      '+ 3',
      '* star',
      '*bold*',
      '_under_',
      'snake_case_name',
    ],
    ...[
      '`code`',
      '[link](https://a.example)',
      '![x](y)',
      '<script>alert(1)</script>',
      '<b>bold</b>',
      '&amp; &copy; &#65;',
    ],
    ...['a < b > c', '~~struck~~', '~a~', '\\ backslash \\n', '---', '--', '-', '===', '=', '___', '***', '```', '~~~'],
    ...['https://orchards.example/a_b_c?x=1&y=2', 'write to o_vane@orchards.example', 'www.orchards.example/a_b'],
    ...[
      'https://orchards.example/~tam/*x*',
      '[x]: https://a.example',
      '| a | b |',
      'tail  ',
      '!',
      '^a^',
      '==a==',
      ':wasp:',
    ],
    ...['<https://orchards.example>', '100% & more', 'AT&T; x &copy y'],
  ];
  for (const line of lines)
    it(`shows the very same letters, and no formatting: ${JSON.stringify(line)}`, () => {
      const blocks = shown(`Pears\n${line}\nWasps`);
      assert.deepEqual(
        blocks.map(({ form, text }) => [form, text]),
        [['paragraph', `Pears\n${line.trim()}\nWasps`]],
      );
      assert.ok(blocks[0]?.spans.every(({ kind }) => kind === 'link'));
    });

  it('keeps numbered lists, and the numbers of sentences that begin with one', () => {
    assert.deepEqual(
      shown('1) Oil\n2) Wax').map(({ form, text }) => [form, text]),
      [
        ['list', '1) Oil'],
        ['list', '2) Wax'],
      ],
    );
    assert.deepEqual(
      shown('2031. A good year.').map(({ text }) => text),
      ['2031. A good year.'],
    );
  });

  it('makes nothing of what stands behind a number', () => {
    for (const line of [
      '1. # of members',
      '1. 2. 3. go',
      '1) - dash',
      '2. > more',
      '1.       deep',
      '1. 1) x',
      '7. ---',
      '8. --- ---',
    ]) {
      const [block, ...others] = shown(line);
      assert.deepEqual([block?.form, block?.text, others], ['list', line.replace(/ +/g, ' '), []]);
    }
  });

  it('keeps every letter of any lines', () => {
    const squash = (text: string) => text.replace(/\s+/g, '');
    const part = fc.oneof(
      fc.constantFrom(...lines, '', '  ', '1. ', '\t'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('\n', '\n\n', ' '), (parts, glue) => {
        const text = parts
          .join(glue)
          .replace(/[\r\0]/g, '')
          .toWellFormed();
        assert.equal(
          squash(
            shown(text)
              .map((block) => block.text)
              .join('\n'),
          ),
          squash(text),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
