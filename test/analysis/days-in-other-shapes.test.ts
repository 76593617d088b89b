// Days in shapes that are easily misread or passed over: numbers of meetings before a month, months of a title, days that only their
// weekday makes certain, years that begin in one and end in another. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateMeetings } from '../../indexer/analysis/days/dates.ts';
import { minutesFile } from '../../indexer/readers/minutes-file.ts';
import { dateOfName, yearOfName } from '../../indexer/readers/path-days.ts';

function dayOf(path: string, whole: string): string | null {
  const { title, lines } = minutesFile(whole, path);
  const names = { nameDate: dateOfName(path), nameYear: yearOfName(path) };
  const [found] = dateMeetings([{ title, text: lines.join('\n'), whole, published: null, ...names }], '2039-12-01');
  return found?.meeting?.start ?? null;
}

const texts: readonly (readonly [string, string, string | null])[] = [
  ['x.md', '# Harbour board meeting #5 Mar 29, 2031\n\nText.', '2031-03-29'],
  ['x.md', '# Harbour board, meeting 16 May 30, 2031\n\nText.', '2031-05-30'],
  ['x.md', '# Board\n\nMeeting called to order by Ada Lane at 19:01, August 16, 2031\n\nText.', '2031-08-16'],
  ['x.md', '# Board\n\nThe meeting was called to order at 7 pm on the 3rd of March 2031.\n', '2031-03-03'],
  ['x.md', '# Board\n\nOn 4 March 2031 the board came together in the Anchor.\n', '2031-03-04'],
  ['x.md', '# Board\n\nWe gathered Tuesday evening, March 4, 2031.\n', '2031-03-04'],
  ['x.md', '# Board minutes\n\nSeventh meeting, held 4.3.2031 in the Anchor.\n', '2031-03-04'],
  ['x.md', '# Board minutes, March 2031\n\nTuesday the 4th\n\nText.', '2031-03-04'],
  ['x.md', '# Board minutes, March 2031\n\nDate: Tuesday 4th, 7 pm\n\nText.', '2031-03-04'],
  ['x.md', '# Board minutes, March 2031\n\nMonday the 4th\n\nText.', null],
  ['2031/x.md', '# Board minutes\n\nTues 4/3\n\nText.', '2031-03-04'],
  ['2031/x.md', '# Board minutes\n\nDate: 3/4 (Tuesday)\n\nText.', '2031-03-04'],
  ['2031/x.md', '# Board minutes\n\nSunday 4/3\n\nText.', null],
  ['x.md', '+++\ntitle = "Board minutes"\ndate = "2031-03-04"\n+++\n\nText.', '2031-03-04'],
  ['x.md', '+++\ntitle = "February 2031 minutes"\ndate = 2031-03-04T10:00:00Z\n+++\n\nText.', null],
  ['x.md', '---\ntitle: February 2031 minutes\ndate: 2031-03-04\n---\n\nText.', null],
  ['x.md', '---\ntitle: March 2031 minutes\ndate: 2031-03-04\n---\n\nText.', '2031-03-04'],
  ['2031-03-04-february-minutes.md', '---\ntitle: February minutes\nlayout: post\n---\n\nText.', null],
];

const names: readonly (readonly [string, string | null])[] = [
  ['Mar04_2031.txt', '2031-03-04'],
  ['minutes-4th-march-2031.md', '2031-03-04'],
  ['2031Mar04.md', '2031-03-04'],
  ['2030-31/03-04.md', null],
  ['2030-11/04.md', '2030-11-04'],
];

describe('the day of a meeting', () => {
  for (const [path, text, day] of texts)
    it(`is ${day ?? 'not known'} in ${JSON.stringify(text)} at ${path}`, () => assert.equal(dayOf(path, text), day));
  for (const [path, day] of names)
    it(`is ${day ?? 'not known'} by the name ${path}`, () => assert.equal(dateOfName(path), day));
});
