import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateMeetings } from '../../indexer/analysis/days/dates.ts';

describe('the day of a post’s meeting', () => {
  /** title, text, day of publication, first day of the meeting */
  const rows: readonly (readonly [string, string, string | null, string | null])[] = [
    ['Council report', 'The council met yesterday.', '2023-05-06', '2023-05-05'],
    ['Council report', 'The council met today.', '2023-05-06', '2023-05-06'],
    ['Council report', 'The council met last night.', '2023-05-06', '2023-05-05'],
    ['Council report', 'The council met tonight.', null, null],
    ['Council report', 'The council met for two hours and 30 minutes.', '2023-07-03', null],
    ['Council report', 'The council met last week.', '2023-05-06', null],
    ['Council report', 'The council meeting will resume tomorrow.', '2023-05-06', null],
    ['Council report: what happened yesterday', '', '2023-05-06', null],
    ['Minutes of the meeting of 11 May 2019', '', '2024-06-01', '2019-05-11'],
    ['Council report 3 March 1998', '', '2023-04-01', '1998-03-03'],
    ['Council report 11/05/2019', '', '2024-06-01', '2019-05-11'],
    ['Council report 3 January 2022', '', '2023-01-05', '2023-01-03'],
    ['Council report', 'The council met this morning.', '2023-05-06', '2023-05-06'],
    ['Council report', 'The council met yesterday evening at the hall.', '2023-05-06', '2023-05-05'],
    ['Council report', 'The council met a fortnight ago.', '2023-05-06', null],
    ['Council report', 'We met three days ago to hear the treasurer.', '2023-05-06', null],
    ['Council report', 'The council meeting took place in 20 minutes.', null, null],
    ['Council report', 'The next meeting will be on 4 June 2023.', '2023-05-06', null],
    ['Council report', 'This was the first meeting since the election of 4 May 2023.', '2023-05-20', null],
    ['Council report', 'The meeting was postponed from 3 May 2023.', '2023-05-20', null],
    ['Council report', 'At the meeting we approved the minutes of 3 April 2023.', '2023-05-06', null],
    ['Council report', 'The meeting approved the minutes of the meeting held on 3 April 2023.', '2023-05-06', null],
    ['Council report', 'The council met on 14 May 2022 in the hall.', null, '2022-05-14'],
    ['Council report', 'On 14 May 2022 the council met in the hall.', null, '2022-05-14'],
    ['Council report', 'The council met on Saturday 14 May in the hall.', '2022-05-16', '2022-05-14'],
    ['Council report', 'The council met now and then.', '2022-05-16', null],
    [
      'Harbour Board',
      'Regular meeting of the Board of Pilots held in the Sail Loft on Friday, March 8, 1935, at 7 o’clock p. m., as announced.\n\nThe minutes of the regular meeting held on Friday, February 8, 1935, were read.',
      null,
      '1935-03-08',
    ],
    [
      'Harbour Board',
      'The minutes of the meeting of the Board of Pilots held on March 8, 1935, were read.',
      null,
      null,
    ],
    ['Council report', 'The meeting will resume on Monday.', '2022-05-16', null],
    ['Council report for the year', 'The meeting opened at 7pm and ended at 9pm.', '2022-05-16', null],
    ['Minutes of the meeting of 30 December 2023', '', '2024-01-09', '2023-12-30'],
    ['Council report 12 December 2024', '', '2023-12-14', '2023-12-12'],
    ['Minutes, 5th January 2023', '', '2024-01-20', '2024-01-05'],
    ['Minutes, 5th June 2021', '', '2024-01-20', '2021-06-05'],
    ['Minutes, 5th June 2022', '', '2023-06-20', '2022-06-05'],
    ['From the archive: council, 7 October 1987', '', '2024-10-07', '1987-10-07'],
    ['Council report, May', '', '2024-05-16', null],
    ['Council report 2023', '', '2024-05-16', null],
    ['Council report Q3 2023', '', '2023-10-16', null],
    ['Report of the meeting on Tuesday', '', '2024-05-16', null],
    ['Minutes 3/4 majority rule', '', null, null],
    ['Minutes version 1.2.2022 draft', '', null, '2022-02-01'],
    ['Council Minutes — Tues. 5 Sept. 2023', '', '2023-09-09', '2023-09-05'],
    ['Council Minutes: September 5th, 2023', '', null, '2023-09-05'],
    ['Minutes of the 5th of September 2023', '', null, '2023-09-05'],
    ['Minutes of the 5th day of September, 2023', '', null, '2023-09-05'],
    ['Minutes 05.09.2023', '', null, '2023-09-05'],
    ['Minutes 25/09/2023', '', null, '2023-09-25'],
    ['Minutes 09/25/2023', '', null, '2023-09-25'],
    ['Council report on the 2019-2023 plan', '', null, null],
    ['Report: what we did in the last two weeks of May', 'The council met for two weeks.', '2023-06-02', null],
    ['Council report', 'The council met at 10 tonight, for the third time this May.', null, null],
    ['Council report', 'The meeting was held 2 hours ago.', '2023-06-02', null],
  ];
  for (const [title, text, published, expected] of rows) {
    it(`is ${expected ?? 'not known'} for “${title}”, “${text}”, published ${published ?? 'at no known time'}`, () => {
      const [dated] = dateMeetings([{ title, text, published, nameDate: null }], '2032-12-01');
      assert.equal(dated?.meeting?.start ?? null, expected);
    });
  }

  const reasons: readonly (readonly [string, string, string | null, RegExp])[] = [
    [
      'Council report',
      'The council met yesterday.',
      '2031-05-06',
      /^The text says “yesterday”; .* published on 2031-05-06/,
    ],
    [
      'Council report',
      'The council met tonight.',
      null,
      /^The text says “tonight”, and nothing says when it was written/,
    ],
    ['Minutes of 11 May 2019', '', '2031-06-01', /^The report was published on 2031-06-01/],
    ['Council report 11/05/2019', '', null, /read with the day first/],
    ['Council report, Friday 4 March 2031', '', null, /^That day was no Friday/],
    ['Report, July 2031', 'We met on Tuesday 15th July.', null, /names no year; the title speaks of 2031/],
  ];
  for (const [title, text, published, reason] of reasons) {
    it(`comes with its reason: “${title}”, “${text}”`, () => {
      const [dated] = dateMeetings([{ title, text, published, nameDate: null }], '2032-12-01');
      assert.match(dated?.note ?? '', reason);
    });
  }
});
