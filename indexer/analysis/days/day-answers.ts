// The day of a meeting from one clue and what stands beside it: the file's name, the day of publication, the posts around. Each
// answer keeps its reason.
import type { IsoDate } from '../../../src/reports/report.ts';
import { type Clue, daysBetween, isDelay, isWeekday, type MeetingDate, NONE, startOf, stated } from './day-clue.ts';
import { daysInYear } from './heading-days.ts';
import type { RelativeDay } from './sentence-days.ts';

/** @param names whether the name is known to state when the file was put up, as names of posts do */
export function byFileName(
  clue: Clue | null,
  nameDate: IsoDate,
  names: 'meeting' | 'posting' = 'meeting',
): MeetingDate {
  const fromName = { start: nameDate, end: nameDate };
  const byName = { meeting: fromName, note: 'The title names no date; the file’s name does.' };
  if (!clue) return byName;
  const meeting = daysInYear(clue.days, clue.year ?? Number(nameDate.slice(0, 4)));
  if (!meeting) return byName;
  if (meeting.start <= nameDate && nameDate <= meeting.end) {
    const isDayOfTitle = clue.place === 'title' || clue.days.year !== null;
    return { meeting, note: isDayOfTitle ? null : stated(clue, Number(meeting.start.slice(0, 4))).note };
  }
  if (clue.place === 'event' || clue.place === 'account') return stated(clue, Number(meeting.start.slice(0, 4)));
  if (isPutUpAfter(clue, meeting.start, nameDate, names)) return stated(clue, Number(meeting.start.slice(0, 4)));
  const said = clue.place === 'title' ? 'The title' : 'The text';
  // Minutes are written from a template: a day that was not changed in the title is likelier than a wrong file name.
  if (Math.abs(daysBetween(meeting.start, nameDate)) <= 7)
    return {
      meeting: fromName,
      note: `${said} says ${meeting.start}; the file’s name says ${nameDate}, which fits the days around it.`,
    };
  if (clue.place === 'title' && clue.year !== null) return stated(clue, clue.year);
  // So is a year that was left over from last year's minutes, where day and month are right.
  if (isYearBefore(meeting.start, nameDate))
    return {
      meeting: fromName,
      note: `${said} says ${meeting.start}; the file’s name says ${nameDate}, the same day of the next year.`,
    };
  if (clue.place === 'sentence' || clue.place === 'link' || clue.place === 'front matter' || clue.year === null)
    return { meeting: fromName, note: `The file’s name says ${nameDate}; the text speaks of ${meeting.start}, too.` };
  return {
    meeting: null,
    note: `The text says “${clue.days.words}”, and the file’s name says ${nameDate}: one of them is wrong.`,
  };
}

/**
 * The head of the text states a whole day, and the file was put up some time after it. A file that may be named after its meeting has
 * to be named after another weekday than the one that the head states: else that may have been left over from the last meeting.
 */
function isPutUpAfter({ place, days }: Clue, met: IsoDate, nameDate: IsoDate, names: 'meeting' | 'posting'): boolean {
  if (days.year === null || !isWeekday(days, met) || !HEAD_PLACES.has(place)) return false;
  const delay = daysBetween(met, nameDate);
  return delay > 0 && delay <= LONGEST_UNTIL_PUT_UP && (names === 'posting' || !isWeekday(days, nameDate));
}

const HEAD_PLACES: ReadonlySet<Clue['place']> = new Set(['title', 'label', 'heading', 'dateline'] as const);

/** Days: minutes go up when the next meeting has approved them, at the latest. */
const LONGEST_UNTIL_PUT_UP = 92;

function isYearBefore(day: IsoDate, nameDate: IsoDate): boolean {
  return day.slice(5) === nameDate.slice(5) && Number(day.slice(0, 4)) + 1 === Number(nameDate.slice(0, 4));
}

export function byPublication(clue: Clue, published: IsoDate): MeetingDate {
  const fits = (year: number): boolean => isDelay(daysInYear(clue.days, year)?.start ?? null, published);
  if (clue.year !== null && fits(clue.year)) return stated(clue, clue.year);
  const publishedYear = Number(published.slice(0, 4));
  const year = [publishedYear, publishedYear - 1].find(
    (candidate) =>
      fits(candidate) &&
      (clue.year === null ? isWeekday(clue.days, startOf(clue, candidate)) : isSlip(clue, clue.year, candidate)),
  );
  if (year === undefined) {
    if (clue.year === null) return NONE;
    return stated(
      clue,
      clue.year,
      isFarFrom(startOf(clue, clue.year), published) ? `The report was published on ${published}.` : null,
    );
  }
  const what =
    clue.year === null
      ? `“${clue.days.words}” names no year`
      : `The year ${clue.year} of “${clue.days.words}” cannot be right`;
  return { meeting: daysInYear(clue.days, year), note: `${what}; the report was published on ${published}.` };
}

/** In the first months of a year people write the one that has gone, and in the last the next; else only a weekday shows a slip. */
function isSlip(clue: Clue, written: number, meant: number): boolean {
  if (Math.abs(written - meant) !== 1) return false;
  const { month } = clue.days.first;
  if (clue.days.weekday !== null)
    return isWeekday(clue.days, startOf(clue, meant)) && !isWeekday(clue.days, startOf(clue, written));
  return meant > written ? month <= 3 : month >= 11;
}

function isFarFrom(meeting: IsoDate, published: IsoDate): boolean {
  return Math.abs(daysBetween(meeting, published)) > 366 || meeting > published;
}

export function byRelativeDay({ daysBefore, words }: RelativeDay, published: IsoDate | null): MeetingDate {
  if (published === null)
    return { meeting: null, note: `The text says “${words}”, and nothing says when it was written.` };
  const day = new Date(Date.parse(published) - daysBefore * 86_400_000).toISOString().slice(0, 10);
  return {
    meeting: { start: day, end: day },
    note: `The text says “${words}”; the report was published on ${published}.`,
  };
}

export function byNeighbours(clue: Clue, text: string, older: IsoDate | null, latest: IsoDate): MeetingDate {
  const keep = clue.year === null ? NONE : stated(clue, clue.year);
  if (older === null) return keep;
  for (let year = Number(older.slice(0, 4)); startOf(clue, year) <= latest; year++) {
    if (startOf(clue, year) < older || !daysInYear(clue.days, year)) continue;
    // A stated year is a slip where it is one off; further off, the order of the posts is not what it seems.
    if (clue.year !== null && Math.abs(clue.year - year) !== 1) continue;
    if (clue.year === null && !isWeekday(clue.days, startOf(clue, year))) continue;
    const what =
      clue.year === null
        ? `“${clue.days.words}” names no year`
        : `The year ${clue.year} of “${clue.days.words}” does not fit the order of the posts`;
    const support = new RegExp(String.raw`\b${year}\b`).test(text) ? `, and the text speaks of ${year}` : '';
    return {
      meeting: daysInYear(clue.days, year),
      note: `${what}; the post before it reports a meeting of ${older}${support}.`,
    };
  }
  return keep;
}
