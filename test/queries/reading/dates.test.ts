import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { datesAmong } from '../../../src/queries/reading/dates.ts';
import { parseQuery, plainWord } from '../../../src/search/query.ts';
import { foldedWords } from '../../../src/search/words.ts';

/** "2023-05 to 2023-06" for each date, "2023-05" where both are the same, "never: 31 june 2023" for one that cannot be. */
function read(typed: string, today: string | null = '2026-03-10'): string {
  const words = parseQuery(typed).clauses.map((clause) => {
    const word = plainWord(clause);
    return word === null ? null : foldedWords(word);
  });
  return datesAmong(words, today)
    .map((date) => {
      if ('impossible' in date) return `never: ${date.impossible}`;
      return date.from === date.to ? date.from : `${date.from ?? ''} to ${date.to ?? ''}`.trim();
    })
    .join(', ');
}

describe('the dates among the words of a search', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['pension 2022', '2022'],
    ['2022 pension', '2022'],
    ['pensions in 2022', '2022'],
    ['pensions in the year 2022', '2022'],
    ['the 2022 budget', '2022'],
    ['in the 2022 budget', '2022'],
    ['fares May 2023', '2023-05'],
    ['fares, May 2023', '2023-05'],
    ['fares 2023 May', '2023-05'],
    ['fares Sept 2023', '2023-09'],
    ['fares 23 May 2023', '2023-05-23'],
    ['fares 23rd of May 2023', '2023-05-23'],
    ['fares May 23rd, 2023', '2023-05-23'],
    ['fares 2023-05', '2023-05'],
    ['fares 2023-05-23', '2023-05-23'],
    ['fares 21/01/2022', '2022-01-21'],
    ['fares 1.2.2022', '2022-02-01'],
    ['fares 01/21/2022', '2022-01-21'],
    ['fares 21/1/22', '2022-01-21'],
    ['fares 21 1 22', ''],
    ['fares spring 2021', '2021-03 to 2021-05'],
    ['fares winter 2021', '2021-12 to 2022-02'],
    ['fares Q3 2021', '2021-07 to 2021-09'],
    ['fares 2021 Q3', '2021-07 to 2021-09'],
    ['fares in the first quarter of 2021', '2021-01 to 2021-03'],
    ['fares early 2021', '2021'],
    ['fares 2019-2021', '2019 to 2021'],
    ['fares 2021/22', '2021 to 2022'],
    ['fares 2011/12', '2011-12'],
    ['fares since March 2021', '2021-03 to'],
    ['fares before 2021', 'to 2020'],
    ['fares after 31 December 2021', '2022-01-01 to'],
    ['fares between 2019 and 2021', '2019 to 2021'],
    ['fares from May 2021 to June 2022', '2021-05 to 2022-06'],
    ['fares March to May 2023', '2023-03 to 2023-05'],
    ['fares between March and May 2023', '2023-03 to 2023-05'],
    ['fares last year', '2025'],
    ['fares this year', '2026'],
    ['fares last month', '2026-02'],
    ['fares last June', '2025-06'],
    ['fares since June', '2025-06 to'],
    ['fares since March', '2026-03 to'],
    ['fares last May 2022', '2022-05'],
    ['fares 31 June 2023', 'never: 31 june 2023'],
    ['fares 31/02/2023', 'never: 31/02/2023'],
    ['fares 2023-13', ''],
    ['fares 1023', ''],
    ['fares 9999', ''],
    ['may fares', ''],
    ['March of the fares', ''],
    ['winter timetable', ''],
    ['"May 2023"', ''],
    ['May "fares" 2023', '2023'],
    ['fares -May -2023', ''],
    ['fares 2021 and May 2023', '2021, 2023-05'],
  ];
  for (const [typed, expected] of cases) {
    it(`are read: ${typed} → ${expected || 'none'}`, () => assert.equal(read(typed), expected));
  }
  for (const typed of ['fares last year', 'fares since June', 'fares last month']) {
    it(`are none where nobody says what day it is: ${typed}`, () => assert.equal(read(typed, null), ''));
  }
  it('never overlap, and never fail, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'in since between and from to May March 2023 2021/22 31 June last year Q3 the first quarter of 21/01/2022 fares winter 0 \0'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        let end = 0;
        for (const date of datesAmong(
          words.map((one) => foldedWords(one)),
          '2026-03-10',
        )) {
          assert.ok(date.start >= end && date.end > date.start && date.end <= words.length);
          end = date.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
