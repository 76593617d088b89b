import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOfHeading } from '../../indexer/analysis/days/heading-days.ts';

const UNKNOWN = { year: null, order: null, near: null } as const;

describe('the day of a heading', () => {
  const complete: readonly (readonly [string, string])[] = [
    ['## 2031-03-04', '2031-03-04'],
    ['### Mar 4th, 2031', '2031-03-04'],
    ['## 2031/08/3', '2031-08-03'],
    ['## 04/27/2031', '2031-04-27'],
    ['## December 19, 2031 [private meeting]', '2031-12-19'],
    ['## 2031/07/27 \\[Cancelled due to fog\\]', '2031-07-27'],
    ['**Tuesday 4 March 2031**', '2031-03-04'],
    ['Meeting of 4 March 2031', '2031-03-04'],
    ['# Pilots’ call - 2031-03-04 (recording)', '2031-03-04'],
    ['## [2031-03-04](https://ferry.example/recording)', '2031-03-04'],
    ['## Week of March 4, 2031', '2031-03-04'],
  ];
  for (const [line, day] of complete)
    it(`is ${day} in ${JSON.stringify(line)}`, () => assert.equal(dayOfHeading(line, UNKNOWN)?.days.start, day));

  const none = [
    '## Tide tables',
    '## Minutes of 2031-02-25 approved',
    '## Next meeting: 2031-03-18',
    '## The fire of 4 March 2031',
    '## March 2031',
    '## 4 March',
    '## 1.2.3 released',
    '## From 4 March 2031 to the flood of 9 May 2031',
  ];
  for (const line of none)
    it(`is none in ${JSON.stringify(line)}`, () => assert.equal(dayOfHeading(line, UNKNOWN), null));

  it('takes a year that is missing from the heading before, else from the file', () => {
    assert.equal(
      dayOfHeading('## 28 December', { year: 2031, order: null, near: '2031-01-04' })?.days.start,
      '2030-12-28',
    );
    assert.equal(dayOfHeading('## 4 March', { year: 2031, order: null, near: null })?.days.start, '2031-03-04');
  });
  it('is surer of a whole day than of one whose order or year is only likely', () => {
    const sure = (line: string, year: number | null = null) =>
      dayOfHeading(line, { ...UNKNOWN, year })?.confidence ?? 0;
    assert.equal(sure('## 2031-03-04'), 1);
    assert.ok(sure('## 4 March', 2031) < 1);
    assert.ok(sure('## 03/04/2031') < 0.6);
  });
});
