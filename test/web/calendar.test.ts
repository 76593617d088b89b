import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarOf } from '../../src/web/charts/calendar.ts';

const on = (...dates: readonly (string | null)[]) =>
  [...Map.groupBy(dates, (date) => date?.slice(0, 7) ?? null)].map(([month, of]) => ({ month, count: of.length }));

describe('a calendar of reports', () => {
  it('is none where no report has a date', () => {
    assert.equal(
      calendarOf([], () => null),
      null,
    );
    assert.equal(
      calendarOf(on(null), () => null),
      null,
    );
  });

  it('runs from the first month to the last, the newest year first', () => {
    const calendar = calendarOf(on('2022-11-03', '2024-02-01', '2024-02-20', null), (month) => `#${month}`);
    assert.deepEqual(
      calendar?.years.map(({ year, months }) => [year, months.reduce((sum, { count }) => sum + count, 0)]),
      [
        ['2024', 2],
        ['2023', 0],
        ['2022', 1],
      ],
    );
    const cells = calendar?.years.flatMap(({ months }) => months) ?? [];
    assert.equal(cells.length, 36);
    const november = cells.find(({ label }) => label === 'November 2022');
    assert.deepEqual([november?.count, november?.label, november?.url], [1, 'November 2022', '#2022-11']);
    assert.deepEqual(cells.filter(({ isOutside }) => isOutside).length, 20);
    assert.deepEqual([calendar?.coveredMonths, calendar?.allMonths], [2, 16]);
  });

  it('tells the longest run of months without a report, the earliest of several', () => {
    const gap = (...dates: string[]) => calendarOf(on(...dates), () => null)?.longestGap;
    assert.deepEqual(gap('2022-11-03', '2024-02-01'), { months: 14, label: 'December 2022 to January 2024' });
    assert.deepEqual(gap('2022-01-03', '2022-03-01', '2022-05-01'), { months: 1, label: 'February 2022' });
    assert.equal(gap('2022-01-03', '2022-02-01'), null);
  });

  it('shades months by their share of the greatest', () => {
    const dates = ['2022-01-01', ...Array.from({ length: 4 }, () => '2022-02-01')];
    const [year] = calendarOf(on(...dates), () => null)?.years ?? [];
    assert.deepEqual(
      year?.months.slice(0, 3).map(({ level }) => level),
      [1, 4, 0],
    );
  });
});
