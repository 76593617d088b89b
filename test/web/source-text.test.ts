import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceTextOf } from '../../src/web/sources/source-text.ts';
import { makeReport, type Said } from './make-item.ts';

const URL = 'https://notes.example/';

type ReportSketch = readonly (readonly [heading: string | null, said: readonly Said[]])[];

/** The fragment of each statement in turn, decoded; reports stand on one page. */
function fragments(...reports: readonly ReportSketch[]): readonly string[] {
  const made = reports.map((items, index) => {
    const report = makeReport(
      { id: `r${index}`, title: `Report ${index}` },
      items.map(([heading, said], at) => ({ title: heading ?? `item ${at}`, said })),
    );
    return {
      title: report.report.title,
      items: report.items.map((item, at) => ({ ...item, heading: items[at]?.[0] ?? null })),
    };
  });
  const source = sourceTextOf(URL, made);
  return made.flatMap(({ items }) =>
    items.flatMap(({ documentId, statements }) =>
      statements.map(({ id }) => decodeURIComponent((source.urlOf(documentId, id) ?? '').replace(/^.*:~:text=/, ''))),
    ),
  );
}

const LONG = 'The van failed its inspection on the morning of the meeting and nobody was surprised.\n\n';

const TABLE: readonly (readonly [promise: string, reports: readonly ReportSketch[], expected: readonly string[]])[] = [
  ['names a short statement whole', [[['A', [[null, 'The roof can wait.']]]]], ['The roof can wait.']],
  [
    'names the first and the last words of a long one',
    [[['A', [[null, LONG]]]]],
    ['The van failed its,nobody was surprised.'.replace('nobody', 'and nobody')],
  ],
  [
    'puts the heading before words that stand under other headings, too',
    [
      [
        ['Dues', [[null, 'Presenter: Ada\n\n']]],
        ['Roof', [[null, 'Presenter: Ada\n\n']]],
      ],
    ],
    ['Dues-,Presenter: Ada', 'Roof-,Presenter: Ada'],
  ],
  [
    'tells apart a sentence that repeats within one paragraph by what stands before it',
    [
      [
        [
          'A',
          [
            [null, 'He said no. '],
            [null, 'She asked again. '],
            [null, 'He said no.\n\n'],
          ],
        ],
      ],
    ],
    ['A-,He said no.', 'She asked again.', 'again.-,He said no.'],
  ],
  [
    'tells apart reports that stand on one page',
    [
      [
        [
          'Dues',
          [
            [null, 'We agreed. '],
            [null, 'All the same.\n\n'],
          ],
        ],
      ],
      [['Roof', [[null, 'We agreed.\n\n']]]],
    ],
    ['Dues-,We agreed.', 'All the same.', 'Roof-,We agreed.'],
  ],
  [
    'names more of the first words of a long statement where a few begin another one, too',
    [
      [
        [
          'A',
          [
            [null, LONG],
            [null, 'The van failed its test.\n\n'],
          ],
        ],
      ],
    ],
    ['The van failed its inspection,and nobody was surprised.', 'The van failed its test.'],
  ],
  [
    'knows the initials that stand before what somebody says in minutes',
    [
      [
        [
          'A',
          [
            ['Ada', 'Thank you.\n\n', { found: 'initials', evidence: 'AQ:' }],
            ['Bo', 'Thank you.\n\n', { found: 'initials', evidence: 'BO:' }],
          ],
        ],
      ],
    ],
    ['AQ:-,Thank you.', 'BO:-,Thank you.'],
  ],
  [
    'looks at whole words, without case, accents and the shape of quotation marks',
    [
      [
        [
          'A',
          [
            [null, 'the roof leaks\n\n'],
            [null, 'Then breathe roof leaksome\n\n'],
            [null, 'THE RÓOF LEAKS\n\n'],
          ],
        ],
      ],
    ],
    ['A-,the roof leaks', 'Then breathe roof leaksome', 'leaksome-,THE RÓOF LEAKS'],
  ],
  [
    'takes the first cell of a row and leaves out the number of a list’s item',
    [
      [
        [
          'A',
          [
            [null, 'Stop | Loans\n', { form: 'table' }],
            [null, '3. Upper Marl\n', { form: 'list' }],
          ],
        ],
      ],
    ],
    ['Stop', 'Upper Marl'],
  ],
  [
    'takes what follows where nothing that stands before tells words apart',
    [
      [
        [
          null,
          [
            [null, 'Agreed. '],
            [null, 'Then dues.\n\n'],
          ],
        ],
      ],
      [
        [
          null,
          [
            [null, 'Agreed. '],
            [null, 'Then roofs.\n\n'],
          ],
        ],
      ],
    ],
    ['Agreed.,-Then dues.', 'Then dues.', 'Agreed.,-Then roofs.', 'Then roofs.'],
  ],
];

describe('the text of a source', () => {
  for (const [promise, reports, expected] of TABLE)
    it(promise, () => assert.deepEqual(fragments(...reports), expected));

  it('gives the bare address for a statement that it does not have, and none where there is no address', () => {
    assert.equal(sourceTextOf(URL, []).urlOf('r_i', 's1'), URL);
    assert.equal(sourceTextOf(URL, []).urlOf('r_i', null), URL);
    assert.equal(sourceTextOf(null, []).urlOf('r_i', null), null);
    assert.equal(sourceTextOf('javascript:alert(1)', []).urlOf('r_i', null), null);
  });
});
