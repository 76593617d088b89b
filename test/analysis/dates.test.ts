import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DatablePost, dateMeetings } from '../../indexer/analysis/days/dates.ts';

const CAPTURED = '2030-06-30';

/** title, published, file name's day, expected meeting, what the note says (`null`: no note) */
type Row = readonly [string, string | null, string | null, string | null, RegExp | null];

describe('dateMeetings, for a post of its own', () => {
  const rows: readonly Row[] = [
    ['Council report – 14 May 2022', '2022-05-16', null, '2022-05-14/2022-05-14', null],
    ['Council report, Saturday 14th May 2022', null, null, '2022-05-14/2022-05-14', null],
    ['Report of 3-4 June 2021', '2021-06-10', null, '2021-06-03/2021-06-04', null],
    ['Report – 2 and 3 October 2021', '2021-10-06', null, '2021-10-02/2021-10-03', null],
    ['Away days, 30 September and 1 October 2022', null, null, '2022-09-30/2022-10-01', null],
    ['Retreat – 30 December to 2 January 2024', '2024-01-05', null, '2023-12-30/2024-01-02', null],
    ['Minutes 2022-05-14', null, null, '2022-05-14/2022-05-14', null],
    ['Council report, 20 November', '2023-11-25', null, '2023-11-20/2023-11-20', /names no year.*2023-11-25/],
    ['Council report, 20 December', '2024-01-03', null, '2023-12-20/2023-12-20', /names no year/],
    ['Council report – 9 January 2023', '2024-01-12', null, '2024-01-09/2024-01-09', /2023.*cannot be right/],
    ['Council report, 29 February', '2024-03-02', null, '2024-02-29/2024-02-29', /names no year/],
    ['Council report, 29 February', '2023-03-02', null, null, null],
    ['Council report', '2023-11-25', null, null, null],
    ['Minutes | 30th July 2024', null, '2024-07-31', '2024-07-31/2024-07-31', /title says 2024-07-30/],
    ['Minutes', null, '2024-07-31', '2024-07-31/2024-07-31', /file’s name/],
    ['Minutes | 30th July 2024', null, '2024-07-30', '2024-07-30/2024-07-30', null],
  ];
  for (const [title, published, nameDate, expected, note] of rows) {
    it(`dates ${JSON.stringify(title)}${published ? `, published on ${published},` : ''} to ${expected}`, () => {
      const [dated] = dateMeetings([post({ title, published, nameDate })], CAPTURED);
      assert.equal(dated?.meeting ? `${dated.meeting.start}/${dated.meeting.end}` : null, expected);
      if (note) assert.match(dated?.note ?? '', note);
      else assert.equal(dated?.note ?? null, null);
    });
  }

  it('reads the day in a sentence of the text that speaks of the meeting, and says so', () => {
    const text = 'It rained on 1 May 2022. The Council met on 14 May 2022 in the hall.';
    const [dated] = dateMeetings([post({ title: 'What we decided', text })], CAPTURED);
    assert.deepEqual(dated?.meeting, { start: '2022-05-14', end: '2022-05-14' });
    assert.match(dated?.note ?? '', /names no date; the text says/);
  });
});

describe('dateMeetings, for a page that lists its posts newest first', () => {
  it('finds the years that titles lack, from the posts around', () => {
    const titles = ['Report, 3 February', 'Report – 2 November 2023', 'Report, 9 May', 'Report – 4 March 2023'];
    assert.deepEqual(startsOf(titles), ['2024-02-03', '2023-11-02', '2023-05-09', '2023-03-04']);
  });
  it('mends a year that breaks the order, and keeps those that hold it', () => {
    const titles = [
      'Report – 9 May 2024',
      'Report – 4 March 2023',
      'Report – 6 January 2024',
      'Report – 2 December 2023',
    ];
    assert.deepEqual(startsOf(titles), ['2024-05-09', '2024-03-04', '2024-01-06', '2023-12-02']);
  });
  it('says why', () => {
    const posts = ['Report – 4 March 2023', 'Report – 6 January 2024', 'Report – 2 December 2023'].map((title) =>
      post({ title, text: 'Plans for 2024.' }),
    );
    assert.match(
      dateMeetings(posts, CAPTURED)[0]?.note ?? '',
      /2023 .*does not fit.*2024-01-06.*the text speaks of 2024/,
    );
  });
  it('leaves undated what nothing dates', () => {
    assert.deepEqual(startsOf(['Report', 'Why I am standing']), [null, null]);
  });
  it('dates nothing later than the capture', () => {
    assert.deepEqual(startsOf(['Report, 9 December', 'Report – 4 March 2030']), [null, '2030-03-04']);
  });
});

function startsOf(titles: readonly string[]): (string | null)[] {
  return dateMeetings(
    titles.map((title) => post({ title })),
    CAPTURED,
  ).map(({ meeting }) => meeting?.start ?? null);
}

function post(given: Partial<DatablePost>): DatablePost {
  return { title: 'Report', text: '', published: null, nameDate: null, ...given };
}
