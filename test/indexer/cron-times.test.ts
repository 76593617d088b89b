import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cronTimes } from '../../indexer/runs/cron-times.ts';

const HOUR = 3_600_000;

/** Instants, as ISO minutes in UTC, at which an expression is due from the one up to the other. */
function due(cron: string, timeZone: string, from: string, until: string): string[] {
  const { stepMs, isDueBetween } = cronTimes(cron, timeZone);
  const found: string[] = [];
  for (let at = Date.parse(`${from}Z`); at < Date.parse(`${until}Z`); at += stepMs)
    if (isDueBetween(at - stepMs, at)) found.push(new Date(at).toISOString().slice(5, stepMs < 60_000 ? 19 : 16));
  return found;
}

const RUNS: readonly (readonly [what: string, cron: string, zone: string, from: string, until: string, string[]])[] = [
  ...(
    [
      [
        'in the gap of London',
        '30 1 * * *',
        'Europe/London',
        '2026-03-28T00:00',
        '2026-03-30T12:00',
        ['03-28T01:30', '03-29T01:00', '03-30T00:30'],
      ],
      [
        'in the gap of Berlin',
        '15 2 * * *',
        'Europe/Berlin',
        '2026-03-28T00:00',
        '2026-03-30T12:00',
        ['03-28T01:15', '03-29T01:00', '03-30T00:15'],
      ],
      [
        'in the gap of New York',
        '59 2 * * *',
        'America/New_York',
        '2026-03-07T00:00',
        '2026-03-09T12:00',
        ['03-07T07:59', '03-08T07:00', '03-09T06:59'],
      ],
      [
        'in a gap of half an hour',
        '15 2 * * *',
        'Australia/Lord_Howe',
        '2026-10-02T12:00',
        '2026-10-05T00:00',
        ['10-02T15:45', '10-03T15:30', '10-04T15:15'],
      ],
      [
        'at midnight, which the gap leaves out',
        '0 0 * * *',
        'Africa/Cairo',
        '2026-04-22T12:00',
        '2026-04-25T12:00',
        ['04-22T22:00', '04-23T22:00', '04-24T21:00'],
      ],
      [
        'at midnight in Santiago',
        '0 0 * * *',
        'America/Santiago',
        '2026-09-05T00:00',
        '2026-09-07T12:00',
        ['09-05T04:00', '09-06T04:00', '09-07T03:00'],
      ],
      [
        'twice a day, once in the gap',
        '30 1,13 * * *',
        'Europe/London',
        '2026-03-29T00:00',
        '2026-03-30T00:00',
        ['03-29T01:00', '03-29T12:30'],
      ],
      [
        'at two times in the gap',
        '10,40 1 * * *',
        'Europe/London',
        '2026-03-29T00:00',
        '2026-03-30T00:00',
        ['03-29T01:00'],
      ],
      [
        'every other hour, over the gap',
        '0 */2 * * *',
        'Europe/Berlin',
        '2026-03-28T23:00',
        '2026-03-29T05:00',
        ['03-28T23:00', '03-29T01:00', '03-29T02:00', '03-29T04:00'],
      ],
      [
        'on Sundays only, in the gap',
        '30 2 * * 0',
        'America/New_York',
        '2026-03-01T00:00',
        '2026-03-16T00:00',
        ['03-01T07:30', '03-08T07:00', '03-15T06:30'],
      ],
      [
        'on another day than that of the gap',
        '30 1 * * 1',
        'Europe/London',
        '2026-03-28T00:00',
        '2026-03-31T00:00',
        ['03-30T00:30'],
      ],
      [
        'every half hour, over the gap',
        '*/30 * * * *',
        'Europe/London',
        '2026-03-29T00:00',
        '2026-03-29T02:00',
        ['03-29T00:00', '03-29T00:30', '03-29T01:00', '03-29T01:30'],
      ],
      [
        'once an hour, over the gap',
        '15 * * * *',
        'Europe/London',
        '2026-03-29T00:00',
        '2026-03-29T03:00',
        ['03-29T00:15', '03-29T01:15', '03-29T02:15'],
      ],
      [
        'every half hour, over the hour that London shows twice',
        '*/30 * * * *',
        'Europe/London',
        '2026-10-25T00:00',
        '2026-10-25T03:00',
        ['10-25T00:00', '10-25T00:30', '10-25T01:00', '10-25T01:30', '10-25T02:00', '10-25T02:30'],
      ],
      [
        'every quarter, over the half hour that Lord Howe shows twice',
        '*/15 * * * *',
        'Australia/Lord_Howe',
        '2026-04-04T14:30',
        '2026-04-04T15:45',
        ['04-04T14:30', '04-04T14:45', '04-04T15:00', '04-04T15:15', '04-04T15:30'],
      ],
      [
        'by a list of all hours',
        '0 0-23 * * *',
        'Europe/Berlin',
        '2026-10-25T00:00',
        '2026-10-25T03:00',
        ['10-25T00:00', '10-25T01:00', '10-25T02:00'],
      ],
      [
        'at a time that London shows twice',
        '30 1 * * *',
        'Europe/London',
        '2026-10-24T00:00',
        '2026-10-27T00:00',
        ['10-24T00:30', '10-25T00:30', '10-26T01:30'],
      ],
      [
        'at a time that New York shows twice',
        '0 1 * * *',
        'America/New_York',
        '2026-10-31T00:00',
        '2026-11-03T00:00',
        ['10-31T05:00', '11-01T05:00', '11-02T06:00'],
      ],
      [
        'at a time that Lord Howe shows twice',
        '45 1 * * *',
        'Australia/Lord_Howe',
        '2026-04-03T12:00',
        '2026-04-06T00:00',
        ['04-03T14:45', '04-04T14:45', '04-05T15:15'],
      ],
      [
        'on both sides of the hour shown twice',
        '59 0,2 * * *',
        'Europe/London',
        '2026-10-24T12:00',
        '2026-10-25T12:00',
        ['10-24T23:59', '10-25T02:59'],
      ],
      [
        'far from the gap',
        '30 6 * * *',
        'Europe/London',
        '2026-03-28T00:00',
        '2026-03-30T00:00',
        ['03-28T06:30', '03-29T05:30'],
      ],
      [
        'in a zone that leaves out a day',
        '30 6 * * *',
        'Pacific/Apia',
        '2011-12-28T12:00',
        '2011-12-31T12:00',
        ['12-28T16:30', '12-29T16:30', '12-30T16:30'],
      ],
      ['in UTC', '30 1 * * *', 'UTC', '2026-03-28T00:00', '2026-03-30T00:00', ['03-28T01:30', '03-29T01:30']],
      [
        'by six fields, to the second',
        '20,40 30 1 * * *',
        'Europe/London',
        '2026-03-29T00:59',
        '2026-03-30T00:31',
        ['03-29T01:00:00', '03-30T00:30:20', '03-30T00:30:40'],
      ],
      [
        'on a day that comes seldom',
        '0 0 29 2 *',
        'Europe/London',
        '2028-02-28T00:00',
        '2028-03-01T00:00',
        ['02-29T00:00'],
      ],
    ] as const
  ).map((row) => [...row.slice(0, 5), [...row[5]]] as never),
];

describe('a cron expression', () => {
  for (const [what, cron, zone, from, until, expected] of RUNS)
    it(`is due ${what} (${cron}, ${zone})`, () => assert.deepEqual(due(cron, zone, from, until), expected));

  for (const zone of [
    'Europe/London',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ])
    it(`is due once on every day on which clocks are put forward or back, whatever its time (${zone})`, () => {
      const days = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
      for (const day of ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'])
        for (const time of ['0 0', '45 1', '15 2']) {
          const { isDueBetween } = cronTimes(`${time} * * *`, zone);
          const noon = Date.parse(`${day}T12:00Z`);
          const runs: string[] = [];
          for (let at = noon - 36 * HOUR; at < noon + 36 * HOUR; at += HOUR / 4)
            if (isDueBetween(at - 1, at + HOUR / 4 - 1)) runs.push(days.format(at));
          assert.equal(runs.filter((run) => run === day).length, 1, `${day} ${time}`);
        }
    });

  it('is due once after a time in which nobody asked, and not for what is older than a day', () => {
    const { isDueBetween } = cronTimes('30 6 * * *', 'UTC');
    const at = (text: string): number => Date.parse(`${text}Z`);
    assert.equal(isDueBetween(at('2026-05-01T06:29:59'), at('2026-05-01T18:00')), true);
    assert.equal(isDueBetween(at('2026-05-01T06:30'), at('2026-05-02T06:29:59')), false);
    assert.equal(isDueBetween(at('2020-01-01T00:00'), at('2026-05-02T06:29:59')), true);
    assert.equal(cronTimes('0 0 1 1 *', 'UTC').isDueBetween(at('2020-01-01T00:00'), at('2026-05-02T06:30')), false);
    assert.equal(isDueBetween(at('2026-05-02T07:00'), at('2026-05-02T06:00')), false);
  });
});
