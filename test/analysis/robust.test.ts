// Whatever stands in a report: no crash, no lost sentence, and no time out of proportion to its length.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { blocksOf } from '../../indexer/analysis/text/blocks.ts';
import type { Report } from '../../src/reports/report.ts';
import { reportWith } from './report.ts';

/** More by ANALYSIS_RUNS. */
const RUNS = Number(process.env.ANALYSIS_RUNS ?? 2500);

const analyst = analystFor({ people: [], topics: [{ id: 'roof', label: 'Roof', words: ['roof*'], not: [] }] });

describe('the analysis', () => {
  it('keeps every letter of any report in exactly one item, and in its order', () => {
    const word = fc.constantFrom(
      ...[
        'Ada Lane',
        'Bo',
        'said',
        'that',
        'the',
        'roof',
        'We',
        'agreed',
        'ALN:',
        'BR:',
        'He',
        'I',
        'asked',
        '“No”,',
        '1.',
        '- ',
        '# ',
        '## Roof',
      ],
      ...[
        '.',
        '?',
        ':',
        ';',
        '\n',
        '\n\n',
        '**Chair**',
        '*',
        '`x`',
        '[a](https://a.example)',
        '<b>',
        '(NPF)',
        'by 5 votes to 4',
        'Finally,',
        '| a | b |',
        '\n<pdx> ',
        '\n[Rolf] ',
        '\nPresent: Ada, Bo\n',
        '## Agenda',
        '## Minutes',
        '### Conclusion',
        '== Roof ==',
        '\nTopic: Roof\n',
        '\n12:03 pdx | ',
        '---',
        '2\\. ',
        'CALL TO ORDER',
        '\n**Ada Lane:**',
        '\nAda Lane  12:03\n',
        '\n\n[12:03] - **Bo**\n\n',
        '\n\n[12:03]\n\n',
        '  - ',
        'Motion carried.',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ').replace(/ ?\n ?/g, '\n');
        const { items } = analyst.analyse(reportOf(text));
        const kept = items.map((item) => `${item.heading ?? ''}\n${item.text}`).join('\n');
        assert.equal(
          withoutMarks(kept),
          withoutMarks(
            blocksOf(text)
              .map((block) => block.text)
              .join('\n'),
          ),
        );
        for (const item of items) assert.equal(item.statements.map((statement) => statement.text).join(''), item.text);
      }),
      { numRuns: RUNS },
    );
  });

  for (const text of ['<b>\n[Rolf]  Ada Lane\n<pdx>', '<b>\nthe roof\n\n<b>\nthe door\n\n<b> We agreed.', '<b>\n<pdx>'])
    it(`keeps a mark that has no words on its line: ${JSON.stringify(text)}`, () => {
      const { items } = analyst.analyse(reportOf(text));
      assert.match(items.map((item) => item.text).join('\n'), /^<b>\s/);
    });

  it('keeps words before an office that tell of a vote', () => {
    const { items } = analyst.analyse(
      reportOf('ALN:\nTopic: Roof\nBR:\nAda Lane  12:03\nby 5 votes to 4 **Chair** : We agreed.'),
    );
    assert.match(items.map((item) => item.text).join('\n'), /by 5 votes to 4/);
  });

  it('takes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { items } = analyst.analyse(reportOf(text));
        for (const item of items) assert.equal(item.statements.map((statement) => statement.text).join(''), item.text);
      }),
      { numRuns: RUNS },
    );
  });

  it('gives items and statements ids that are unique and safe in an address', () => {
    const { items } = analyst.analyse(reportOf('## Roof\n\nA. A. A.\n\n## Roof\n\nB.\n\n## ***\n\nC.\n\n## …\n\nD.'));
    const ids = items.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const { statements } of items) assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length);
  });
});

/** Only letters and digits; the marks of minutes become speakers and may go. */
function withoutMarks(text: string): string {
  return text.replace(/ALN|BR|pdx|<b>|NPF|Rolf|Ada Lane|Ada|Bo|Chair|12:03/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

function reportOf(text: string): Report {
  return reportWith({ author: 'Jo Marsh', text });
}
