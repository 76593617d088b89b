import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateMeetings } from '../../indexer/analysis/days/dates.ts';
import { dateOfName, dayOfNameIsOf, yearOfName } from '../../indexer/readers/path-days.ts';

function dated(path: string, whole: string, siblings: 'day first' | 'month first' | null = null) {
  const title = (whole.split('\n')[0] ?? '').replace(/^#\s+/, '');
  const names = { nameDate: dateOfName(path), nameYear: yearOfName(path), nameDateOf: dayOfNameIsOf(path) };
  return dateMeetings([{ title, text: whole, whole, published: null, ...names }], '2032-12-01', siblings)[0];
}

const page = (title: string, fields: string, text: string): string =>
  `---\ntitle: ${title}\n${fields}\n---\n\n${text}\n`;
const PUT = 'date: "2031-03-07 19:36:40 +0000"';

/** Pages of events, accounts that were put up later, addresses of agendas; as the rows below. */
const accounts: readonly (readonly [string, string, string | null])[] = [
  [
    '2031-03-04-board.md',
    page('Board', 'date: 2031-03-11 19:00\nendDate: 2031-03-11 20:30', '## Minutes\n\nText.'),
    '2031-03-11',
  ],
  ['2031-03-04-board.md', page('Board', 'date: 2031-03-11 19:00', '## Minutes\n\nText.'), '2031-03-04'],
  [
    '2031-03-04-owners.md',
    page(
      '2031 owners',
      'date: 2031-03-04\nend: 2031-03-04 20:30',
      '## Minutes\n\n#### Feast date\n\nThe feast is Sept. 15, 2031, at noon.',
    ),
    '2031-03-04',
  ],
  [
    '2031-03-07-lamps.md',
    page('Lamps', PUT, 'The council held its second session of the year on Monday 3 March, with all members.'),
    '2031-03-03',
  ],
  [
    '2031-03-07-lamps.md',
    page('Lamps', PUT, 'Ada Lane found herself alone on Monday at the last session of the council this year.'),
    '2031-03-03',
  ],
  ['2031-03-07-lamps.md', page('Lamps', PUT, 'The council met on Tuesday and was long.'), '2031-03-04'],
  ['2031-03-07-lamps.md', page('Lamps', PUT, 'Much was said at this Monday’s meeting of the council.'), '2031-03-03'],
  ['2031-03-07-lamps.md', page('Lamps', PUT, 'The lamp will be lit on Monday at the next meeting.'), '2031-03-07'],
  ['2031-03-07-lamps.md', page('Lamps', PUT, 'On Monday at the harbour the lamp went out.'), '2031-03-07'],
  [
    '2031-Mar.md',
    '**Present**: Ada, Bo\n\n**Agenda**: see [here](https://h.example/2031/02/20/board-meeting-2031-03-04/)\n\nText.',
    '2031-03-04',
  ],
  [
    '2031-Mar.md',
    '**Present**: Ada, Bo\n\nSee [here](https://h.example/2031/02/20/board-meeting-2031-03-04/)\n\nText.',
    null,
  ],
  ['2031-Mar.md', '**Agenda**: see [that of the last](https://h.example/board-meeting-2031-02-04/)\n\nText.', null],
  ['index.html', '# Meeting for business\n\n## Harbour Friends\n\n4th day of Third Month, 2031\n\nText.', '2031-03-04'],
  ['index.html', '# Meeting for business\n\nThird Month 4, 2031\n\nText.', '2031-03-04'],
  ['index.html', '# Meeting for business\n\nThe minutes from Third Month, 2031 were approved.', null],
];

describe('the day of a file’s meeting', () => {
  /** path, whole text, first day of the meeting */
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['2031/WG-03-05.md', '# WG notes\n\n## Roll\n\nText of it.\n', '2031-03-05'],
    ['minutes/2031/march/04.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['2031/03/04/minutes.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['2031_03_04.txt', 'Minutes\n\ntext\n', '2031-03-04'],
    ['2031.03.04-board.txt', 'Minutes\n\ntext\n', '2031-03-04'],
    ['board-20310304-final.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['4-March-2031.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['minutes-march-4-2031.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['mar-04.md', '# Minutes\n\ntext\n', null],
    ['310304.txt', 'Minutes\n\ntext\n', null],
    ['notes-1234.md', '# Minutes\n\ntext\n', null],
    ['2031/rfc-2026.md', '# Minutes\n\ntext\n', null],
    ['2031/12.md', '# Minutes\n\ntext\n', null],
    ['a/board.md', '# Board minutes\n\n**When**: Tuesday, March 4, 2031, 15:00 UTC\n\n## X\n\ntext\n', '2031-03-04'],
    [
      'a/board.md',
      '# Board minutes\n\n- Meeting date: 2031-03-04\n- Next meeting: 2031-03-18\n\n## X\n\ntext\n',
      '2031-03-04',
    ],
    ['a/board.md', '# Board minutes\n\n| Date | Place |\n|---|---|\n| 4 March 2031 | Hall |\n\ntext\n', '2031-03-04'],
    ['a/board.md', '# Board minutes\n\n## 4th March 2031\n\ntext\n', '2031-03-04'],
    ['a/board.md', '---\ntitle: Board\ndate: 2031-03-04T18:00:00Z\n---\n\n# Board minutes\n\ntext\n', '2031-03-04'],
    ['a/board.md', '# Board minutes\n\nApproved 18 March 2031\n\ntext\n', null],
    ['a/board.md', '# Board minutes\n\nDate: March 4\n\nBy 2030 the quay will be old.\n', null],
    ['2031/board.md', '# Board minutes\n\nDate: March 4\n\ntext\n', '2031-03-04'],
    [
      'a/board.md',
      '# Board minutes\n\n## 2031-03-04\n\nOne.\n\n## 2031-02-04\n\nTwo.\n\n## 2031-01-04\n\nThree.\n',
      null,
    ],
    ['a/board.md', '# Board meeting\n\nMet 03/04/31, 7:00 PM\n\nThe minutes of 02/25/31 were read.\n', '2031-03-04'],
    ['a/board.md', '# Board meeting 04/03/31\n\nThe minutes of 25/02/31 were read.\n', '2031-03-04'],
    ['a/board.md', '# Minutes of the Board\n\nTuesday 4 March 2031, 7pm, Town Hall\n\nPresent: all\n', '2031-03-04'],
    ...accounts,
    ['a/board.md', '# Board call\n\nDue date: 2031-04-01\n\ntext\n', null],
    [
      'a/board.md',
      'BOARD MINUTES\nMarch 4, 2031\n\nCALL TO ORDER\n\nThe minutes of February 4, 2031 were approved.\n',
      '2031-03-04',
    ],
    ['a/board.md', '# Board (Mar 4 2031)\n\n## Minutes of 2031-02-04\n\nApproved.\n', '2031-03-04'],
    ['2031-03-04.md', '# Board\n\nDate: 2031-02-04\n\ntext\n', null],
    [
      'a/board.md',
      'The regular meeting of the board was held on the 4th day of March, 2031 at the hall.\n\nText.\n',
      '2031-03-04',
    ],
    ['minutes/2031-3-4.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['minutes/Minutes 4 March 2031.txt', 'Minutes\n\ntext\n', '2031-03-04'],
    ['2031/Q1/wg-0304.md', '# Minutes\n\ntext\n', null],
    ['minutes/2031/2031-03/2031-03-04.md', '# Minutes\n\ntext\n', '2031-03-04'],
    ['meetings/2031/week-12.md', '# Week 12\n\ntext\n', null],
    ['docs/v2-01-05.md', '# Minutes\n\ntext\n', null],
    ['2031/release-3-04-1.md', '# Minutes\n\ntext\n', null],
    ['a/x.md', '# Ferry WG Call\n\n_2031-03-04 17:00 UTC_\n\n## Roll\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# Ferry WG Call 4 (Mar 4th, 2031)\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# Ferry WG\n\n**Date & Time:** Tue 2031-03-04 @ 10am PST\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# Ferry WG\n\nDate/Time: 03/04/2031 10:00\n\nAdopted minutes of 02/18/2031.\n', '2031-03-04'],
    ['a/x.md', '# Ferry WG\n\nTime: 16:00 UTC\nDate: 4 March 2031\nNext: 18 March 2031\n', '2031-03-04'],
    [
      'a/x.md',
      '# Ferry WG\n\n| | |\n|---|---|\n| **Date** | 2031-03-04 |\n| **Next meeting** | 2031-03-18 |\n\ntext\n',
      '2031-03-04',
    ],
    ['a/x.md', '---\nlayout: post\ntitle: "Ferry call, March 4, 2031"\ndate: 2031-03-09\n---\n\ntext\n', '2031-03-04'],
    ['_posts/2031-03-09-ferry-call.md', '---\ntitle: Ferry call, March 4\n---\n\ntext\n', '2031-03-09'],
    // Day and month are right, and the year is last year's: left over from it, but only where the name is later.
    ['quay/2032/quay-08-06.md', '# Agenda\n\n- **When**: August 06 2031, 17:00 UTC\n\ntext\n', '2032-08-06'],
    ['2032-01-09.md', '# Board\n\nDate: 9 January 2031\n\ntext\n', '2032-01-09'],
    ['quay/2031/quay-08-06.md', '# Agenda\n\n- **When**: August 06 2032, 17:00 UTC\n\ntext\n', null],
    ['2032-03-04.md', '# Board\n\nDate: 2029-03-04\n\ntext\n', null],
    [
      'a/x.md',
      `# Annual Meeting\n\n${'What the bylaws say of it.\n'.repeat(14)}\n# Time and Location\n\nLocation: net loft\n\nWednesday, February 12, 2031\n\nCalled to order at 8.\n`,
      '2031-02-12',
    ],
    [
      'a/x.md',
      '# Annual Meeting\n\n# Time and Location\n\nLocation: net loft\n\n# Old business\n\nFebruary 12, 2031\n\nThe crane broke.\n',
      '2031-02-12',
    ],
    [
      'agm/x.md',
      'title: 2031 AGM\nslug: agm\ndate: 2034-08-26 12:03:03 UTC+12:00\ntags: \n\n# Minutes of the AGM - 22 September 2031\n\ntext\n',
      '2031-09-22',
    ],
    [
      'agm/x.md',
      '<!--\n.. title: AGM\n.. slug: agm\n.. date: 2034-08-26\n.. tags: \n-->\n\n# Minutes of the AGM - 22 September 2031\n\ntext\n',
      '2031-09-22',
    ],
    [
      'agm/x.md',
      'title: AGM\nslug: agm\ndate: 2034-08-26\ntags: \n\n# AGM - 2031-11-26 - first attempt\n\ntext\n',
      '2031-11-26',
    ],
    ['agm/x.md', '---\ntitle: 2031 AGM\ndate: 2034-08-26\n---\n\nWe met.\n', null],
    ['agm/x.md', '---\ntitle: 2031 AGM\ndate: 2032-01-09\n---\n\nWe met.\n', '2032-01-09'],
    ['a/x.md', 'Title: Board meeting\nDate: 4 March 2031\nPlace: hall\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# 2031 AGM\n\nBy Ian\n2034-08-26\n\n## Minutes of AGM 2031 - 25 November 2031\n\ntext\n', '2031-11-25'],
    ['a/x.md', '# Action items from 4 March 2031\n\ntext\n', '2031-03-04'],
    [
      'a/x.txt',
      'FERRY BOARD\nRegular Meeting\nMinutes of Tuesday, March 4, 2031 at 7:00 p.m.\n\nRoll call.\n',
      '2031-03-04',
    ],
    [
      'a/x.txt',
      'FERRY BOARD\nMINUTES\n\nThe Ferry Board met in regular session on Tuesday, March 4, 2031, at 7 p.m. in the Town Hall.\n',
      '2031-03-04',
    ],
    [
      'a/x.txt',
      'Ferry Board\n\nMinutes of a meeting of the Board held in the Hall, Quay Street, on the 4th March 2031 commencing at 7.30pm\n\nPresent: all\n',
      '2031-03-04',
    ],
    [
      'a/x.txt',
      'Ferry Board\n\nApproved at the meeting of 18 March 2031\n\nMinutes of the meeting held on 4 March 2031\n',
      '2031-03-04',
    ],
    ['a/x.md', '# Ferry WG\n\nMinutes from last week (2031-02-25) approved.\n', null],
    ['a/x.md', '# Ferry WG notes\n\nThe ferry was built on 4 March 1931. We love it.\n', null],
    ['a/x.md', '# Ferry WG notes\n\nRecording: https://example.org/2031-03-04\n', null],
    ['a/x.md', '# Board\n\nWritten by Ann, 9 March 2031\n\nThe council met on 4 March 2031.\n', '2031-03-04'],
    ['a/x.md', '# Board notes for March 2031\n\nWe met on Tuesday 4th.\n', null],
    ['a/x.md', '# Board retreat\n\nDates: 4–6 March 2031\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# Board\n\n## Tuesday\n\nText.\n\n## 2031-03-04\n\nOne.\n\n## 2031-03-05\n\nTwo.\n', '2031-03-04'],
    ['2031/x.md', '# Board call\n\nFriday, 4 March\n\ntext\n', null],
    ['a/x.md', '# Board call\n\nMarch 4th, 2031 (Tuesday)\n\ntext\n', '2031-03-04'],
    ['a/x.md', '# Board call\n\nStart: 2031-03-04 10:00\nEnd: 2031-03-04 11:00\n\ntext\n', null],
    ['a/x.md', '# 04.03.2031 Board\n\nProtocol of the call.\n', '2031-03-04'],
    ['2031-03-08-board.md', '# Board meeting\n\nHarbour Hall\nTuesday, March 4, 2031, 7pm\n\ntext\n', '2031-03-04'],
    ['2031-03-28-board.md', '# Board meeting\n\n**Harbour Hall\nTUESDAY, MARCH 4, 2031**\n\ntext\n', '2031-03-04'],
    ['_posts/2031-03-11-board.md', '# Board meeting\n\nTuesday, March 4, 2031\n\ntext\n', '2031-03-04'],
    ['_posts/2031-03-11-board.md', '# Board meeting\n\nDate: 4 March 2031, 19:00\n\ntext\n', '2031-03-04'],
    ['2031-03-11-board.md', '# Board meeting\n\nTuesday, March 4, 2031\n\ntext\n', '2031-03-11'],
    ['2031-03-04-board.md', '# Board meeting\n\nSaturday, March 8, 2031\n\ntext\n', '2031-03-04'],
    ['2031-03-08-board.md', '# Board meeting\n\nWednesday, March 4, 2031\n\ntext\n', '2031-03-08'],
    ['a/x.md', '# Board 31-03-04\n\ntext\n', null],
    ['a/x.md', '# 20310304 Board call\n\ntext\n', null],
  ];
  for (const [path, text, expected] of rows)
    it(`is ${expected ?? 'not known'} for ${JSON.stringify(text)} at ${path}`, () =>
      assert.equal(dated(path, text)?.meeting?.start ?? null, expected));

  it('is read in the order of its own other days, else in that of the files beside it', () => {
    const [ferry, other] = ['# Ferry 03/04/31\n\nText.\n', '# Ferry 03/04/31\n\nRead: minutes of 25/02/31.\n'];
    assert.equal(dated('a.md', ferry)?.meeting?.start, '2031-04-03');
    assert.equal(dated('a.md', ferry, 'month first')?.meeting?.start, '2031-03-04');
    assert.equal(dated('a.md', other, 'month first')?.meeting?.start, '2031-04-03');
  });

  it('is none where the file holds the notes of several days, and says so', () => {
    const rolling = dated(
      '2031.md',
      '# Notes\n\n## December 19, 2031\n\nA.\n\n## Dec 5, 2031 [short]\n\nB.\n\n## 2031/11/07\n\nC.\n',
    );
    assert.deepEqual(rolling, {
      meeting: null,
      note: 'The file holds notes of 3 days, from 2031-11-07 to 2031-12-19.',
    });
  });

  it('is none where the text and the name of the file contradict each other, and says so', () => {
    const doubtful = dated('2031-03-04.md', '# Board\n\nDate: 2031-01-04\n\nText.\n');
    assert.equal(doubtful?.meeting, null);
    assert.match(doubtful?.note ?? '', /one of them is wrong/);
  });
});
