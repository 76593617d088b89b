// Tells how the reports of a source give the day of their meeting: in which order its numbers stand, and where it is written. For people
// who check what was decided; decides nothing itself.

import type { Source } from '../../src/reports/archive.ts';
import { dayEvidence } from '../analysis/days/day-evidence.ts';
import { dayOrderCounts, dayOrderOf, toldOrder } from '../analysis/days/day-order.ts';
import type { DayPlace } from '../analysis/days/found-day.ts';
import { daysInYear } from '../analysis/days/heading-days.ts';
import type { DayOrder } from '../analysis/days/written-days.ts';
import type { StoredReport } from '../archive/report-file.ts';

/** Two lines for a list. */
export function dayConventions(source: Source, reports: readonly StoredReport[]): readonly string[] {
  const meetings = reports.filter(({ kind }) => kind === 'meeting report');
  const told = toldOrder(source);
  const counts = meetings.map(({ title, text }) => dayOrderCounts(`${title}\n${text}`));
  const shown = dayOrderOf(counts);
  const both = { dayFirst: 0, monthFirst: 0 };
  for (const { dayFirst, monthFirst } of counts) {
    both.dayFirst += dayFirst;
    both.monthFirst += monthFirst;
  }
  const evidence = `${both.dayFirst} like 28/02, ${both.monthFirst} like 02/28`;
  const why =
    told !== null
      ? 'as sources.yml says'
      : shown === null
        ? `the reports do not show it: ${evidence}`
        : both.dayFirst + both.monthFirst > 0
          ? `from the reports: ${evidence}`
          : 'from days with the month in words';
  const order = told ?? shown ?? ('day first' satisfies DayOrder);
  const places = new Map<string, number>();
  for (const report of meetings) {
    const place = placeOf(report, told ?? shown);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const listed = [...places].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return [
    `days in numbers have the ${order.replace(' first', '')} first (${why})`,
    `where the day of the meeting is given: ${listed.map(([place, number]) => `${place} ${number}`).join(', ') || 'no reports of meetings'}`,
  ];
}

const PLACES: Readonly<Record<DayPlace, string>> = {
  title: 'in the title',
  label: 'in a line such as “Date:”',
  heading: 'in a heading',
  'front matter': 'in front matter',
  dateline: 'on a line under the title',
  sentence: 'in a sentence',
  event: 'the page of the event',
  account: 'an account of it',
  link: 'the address of the agenda',
};

function placeOf({ meeting, title, text, uncorrected }: StoredReport, order: DayOrder | null): string {
  if (uncorrected !== undefined) return 'in a correction';
  if (meeting === null) return 'nowhere';
  const { clues } = dayEvidence({ title, text, whole: `# ${title}\n\n${text}` }, order);
  const year = Number(meeting.start.slice(0, 4));
  const found = clues.find(({ days }) => daysInYear(days, days.year ?? year)?.start === meeting.start);
  return found ? PLACES[found.place] : 'in the file’s name or folder, or set by hand';
}
