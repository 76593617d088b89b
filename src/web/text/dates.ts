// Says days in English, as pages and sentences have them. Knows no clock and no time zone: a day is a day.
import { isDay, parseDays } from '../../reports/days.ts';
import type { IsoDate, MeetingDays } from '../../reports/report.ts';

/** A date for a page: `iso` goes into the `datetime` attribute. */
export interface DateView {
  readonly iso: IsoDate;
  readonly text: string;
}

/** "23 May 2023" */
export function dayInWords(day: IsoDate): string {
  return DAY.format(atNoon(day));
}

/** A date as a page shows it; `null` stays `null`. */
export function dateView(day: IsoDate | null): DateView | null {
  return day === null || !isDay(day) ? null : { iso: day, text: dayInWords(day) };
}

/** "23 May 2023", "23–24 May 2023" */
export function meetingInWords(meeting: MeetingDays): string {
  return meeting.start === meeting.end
    ? dayInWords(meeting.start)
    : DAY.formatRange(atNoon(meeting.start), atNoon(meeting.end));
}

/** "May 2023" for `2023-05`. */
export function monthInWords(month: string): string {
  return MONTH.format(atNoon(`${month}-01`));
}

/** "1 December 2024 at 09:00 UTC" for an ISO 8601 instant; the text itself where it is none. */
export function instantInWords(instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : `${INSTANT.format(time)} UTC`;
}

/**
 * A range as a sentence has it: "2023", "2021 to 2023", "January to July 2023", "23 May 2023 to 4 June 2023", "from 23 May 2023",
 * "until July 2023"; empty where neither end is given.
 */
export function rangeInWords(from: IsoDate | null, to: IsoDate | null): string {
  const startsMonth = from === null || from.endsWith('-01');
  const endsMonth = to === null || parseDays(to.slice(0, 7))?.end === to;
  if (!startsMonth || !endsMonth) {
    if (from !== null && from === to) return dayInWords(from);
    return joined(from && dayInWords(from), to && dayInWords(to));
  }
  const startsYear = from === null || from.endsWith('-01-01');
  const endsYear = to === null || to.endsWith('-12-31');
  if (startsYear && endsYear) {
    const [first, last] = [from?.slice(0, 4) ?? null, to?.slice(0, 4) ?? null];
    return first !== null && first === last ? first : joined(first, last);
  }
  const [first, last] = [from && monthInWords(from.slice(0, 7)), to && monthInWords(to.slice(0, 7))];
  if (first !== null && first === last) return first;
  const isOneYear = from !== null && to !== null && from.slice(0, 4) === to.slice(0, 4);
  return joined(isOneYear ? (first?.replace(/ \d{4}$/, '') ?? null) : first, last);
}

function joined(first: string | null, last: string | null): string {
  if (first && last) return `${first} to ${last}`;
  if (first) return `from ${first}`;
  return last ? `until ${last}` : '';
}

function atNoon(day: IsoDate): Date {
  return new Date(`${day}T12:00:00Z`);
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
