import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { knownNames } from '../../../src/queries/reading/known-names.ts';
import { MOST_READINGS, readingsOf } from '../../../src/queries/reading/readings.ts';
import { spansIn } from '../../../src/queries/reading/spans.ts';
import { nameMeaningIn } from '../../../src/queries/reading/speaker-names.ts';
import { slug } from '../../../src/reports/ids.ts';
import { parseQuery, queryText } from '../../../src/search/query.ts';

const SPEAKERS = [
  'Ruth Carrow',
  'Gideon Tarn',
  'Ann Marsh',
  'Ben Marsh',
  'Will Budge',
  'Ivo Black',
  'May Teal',
  'Bo O’Gannet',
];
const person = (name: string, roles: readonly { title: string; from: string; to: string | null }[]) => ({
  ...{ id: slug(name), name, aliases: [], initials: [], pronouns: null, roles },
});
const NAMES = knownNames(
  {
    archive: {
      ...{ title: 'Sound', description: '', fictional: true, language: 'en', timeZone: 'UTC' },
      bodies: [
        { id: 'council', name: 'Sound Council' },
        { id: 'board', name: 'Board of Harbour Works (BHW)' },
      ],
    },
    people: [
      person('Ruth Carrow', [{ title: 'Treasurer', from: '2022-10-09', to: null }]),
      person('Gideon Tarn', [{ title: 'Treasurer', from: '2019-01-01', to: '2022-10-08' }]),
    ],
    smallLetters: { black: 0.6, will: 0.9, may: 0.7, budge: 0.02 },
  },
  nameMeaningIn(
    new Map(
      SPEAKERS.map((label) => [
        slug(label),
        {
          ...{ id: slug(label), label, isHeard: true },
          names: new Set([label.toLowerCase(), ...(label === 'Ruth Carrow' ? ['rca'] : [])]),
          initials: new Set(label === 'Ruth Carrow' ? ['rca'] : []),
        },
      ]),
    ),
  ),
);

/** "dues | Ruth Carrow | board | 2023-05", as the likeliest reading has it. */
function read(typed: string): string {
  const parsed = parseQuery(typed);
  const [best] = readingsOf(parsed, spansIn(parsed, NAMES, '2026-03-10').spans);
  if (!best || best.spans.length === 0) return 'words';
  const { clauses, fields } = best.parsed;
  const dates = best.from === best.to ? (best.from ?? '') : `${best.from ?? ''} to ${best.to ?? ''}`;
  const speakers = best.speakers.map(({ name }) => name).join(' or ');
  return [queryText(clauses, fields), speakers, best.bodies.map(({ id }) => id).join(), dates]
    .join(' | ')
    .replace(/( \| )+$/, '')
    .trim();
}

describe('the likeliest reading of a search', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Ruth Carrow dues', 'dues | Ruth Carrow'],
    ['carrow dues', 'dues | Ruth Carrow'],
    ['dues Carrow', 'dues | Ruth Carrow'],
    ['Ruth dues', 'dues | Ruth Carrow'],
    ['RCA dues', 'dues | Ruth Carrow'],
    ['Cllr Carrow dues', 'dues | Ruth Carrow'],
    ['Ruth M. Carrow dues', 'dues | Ruth Carrow'],
    ['Carrow on dues', 'dues | Ruth Carrow'],
    ['Carrow said dues', 'dues | Ruth Carrow'],
    ['Carrow’s view on dues', 'dues | Ruth Carrow'],
    ['dues by Carrow', 'dues | Ruth Carrow'],
    ['o gannet dues', 'dues | Bo O’Gannet'],
    ['Carrow and Tarn dues', 'dues | Ruth Carrow or Gideon Tarn'],
    ['Carrow Tarn dues', 'Tarn dues | Ruth Carrow'],
    ['criticism of Carrow', 'words'],
    ['Carrow dues May 2023', 'dues | Ruth Carrow |  | 2023-05'],
    ['dues 2023', 'dues |  |  | 2023'],
    ['2023', '|  |  | 2023'],
    ['dues last year', 'dues |  |  | 2025'],
    ['dues 31 June 2023', 'words'],
    ['the Treasurer dues', 'dues | Ruth Carrow or Gideon Tarn'],
    ['Treasurer dues 2021', 'dues | Gideon Tarn |  | 2021'],
    ['Treasurer dues 2023', 'dues | Ruth Carrow |  | 2023'],
    ['electing a treasurer', 'words'],
    ['dues at the Board of Harbour Works', 'dues |  | board'],
    ['BHW dues', 'dues |  | board'],
    ['board game', 'words'],
    ['July 2023 BHW', '|  | board | 2023-07'],
    ['Marsh dues', 'words'],
    ['Ann Marsh dues', 'dues | Ann Marsh'],
    ['black market', 'words'],
    ['Ivo Black dues', 'dues | Ivo Black'],
    ['will dues rise', 'words'],
    ['dues may rise', 'words'],
    ['Budge dues', 'dues | Will Budge'],
    ['Carrow', 'words'],
    ['Treasurer', 'words'],
    ['Carrow Gideon Tarn', 'words'],
    ['Carrow May 2023', '| Ruth Carrow |  | 2023-05'],
    ['"Ruth Carrow" dues', 'words'],
    ['-Carrow dues', 'words'],
    ['Carrow OR Tarn dues', 'words'],
    ['dues "May 2023"', 'words'],
    ['dues', 'words'],
    ['', 'words'],
  ];
  for (const [typed, expected] of cases) it(`is ${expected}: ${typed}`, () => assert.equal(read(typed), expected));
});

describe('the readings of a search', () => {
  it('are at most twelve, whatever is typed, the one as typed among them', () => {
    const word = fc.constantFrom(
      'Carrow',
      'Gideon Tarn',
      'Treasurer',
      'May 2023',
      '2021',
      'BHW',
      'dues',
      'and',
      '"Carrow"',
      '-Tarn',
      'black',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), (words) => {
        const parsed = parseQuery(words.join(' '));
        const { spans } = spansIn(parsed, NAMES, '2026-03-10');
        const readings = readingsOf(parsed, spans);
        assert.ok(readings.length <= MOST_READINGS);
        if (readings.length > 0) assert.ok(readings.some((one) => one.spans.length === 0 && one.parsed === parsed));
        for (const { spans: taken } of readings)
          for (const [index, span] of taken.entries())
            assert.ok(index === 0 || span.start >= (taken[index - 1]?.end ?? 0));
      }),
      { numRuns: 300 },
    );
    const many = parseQuery(Array.from({ length: 200 }, () => 'Carrow and').join(' '));
    assert.equal(spansIn(many, NAMES, null).spans.length, 200);
    assert.ok(readingsOf(many, spansIn(many, NAMES, null).spans).length <= MOST_READINGS);
  });
  it('leave alone what stands in quotes, is left out or is an alternative', () => {
    const parsed = parseQuery('"Ruth Carrow" -Tarn Carrow OR Tarn "May 2023" dues');
    assert.deepEqual(spansIn(parsed, NAMES, '2026-03-10').spans, []);
  });
});
