// Reads days that only their weekday makes certain: "Tuesday the 4th" below a title with month and year, "Tues 4/3" in a year that the
// title or the folder tells. A day that its weekday does not bear out, or that two readings bear out, is none.
import { MONTH_NAME, monthOf, realDay } from '../../../src/reports/months.ts';
import type { IsoDate } from '../../../src/reports/report.ts';
import type { MeetingDate } from './day-clue.ts';
import { headOf } from './head-days.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = String.raw`(?<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?`;
const LEAD = String.raw`^(?:(?:date|when|day|held(?: on)?)\s*[:–-]?\s*)?`;
const ORDINAL = new RegExp(
  String.raw`${LEAD}${WEEKDAY},?\s+(?:the\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d/.:-]|\s*\p{L}|\s?[ap]m)`,
  'iu',
);
const NUMBERS = new RegExp(
  String.raw`${LEAD}(?:${WEEKDAY},?\s+(?<a>\d{1,2})[/.](?<b>\d{1,2})(?![\d/.:-])|(?<c>\d{1,2})[/.](?<d>\d{1,2})\s*[,(]\s*${WEEKDAY.replace('<weekday>', '<weekday2>')}\b)`,
  'iu',
);
const TITLE_MONTH = new RegExp(String.raw`(?<!\p{L})(${MONTH_NAME})\.?,?\s+((?:1[89]|2[01])\d{2})\b`, 'iu');
/** Lines under the title. */
const MOST_LINES = 12;

/** @param year of the file's name or folder */
export function weekdayDay(title: string, body: string, year: number | null): MeetingDate | null {
  const [, month = '', written] = TITLE_MONTH.exec(title) ?? [];
  const own = Number(written ?? /(?<!\d)((?:1[89]|2[01])\d{2})(?!\d)/.exec(title)?.[1] ?? year ?? Number.NaN);
  if (Number.isNaN(own)) return null;
  for (const { plain } of headOf(body).slice(0, MOST_LINES)) {
    const ordinal = ORDINAL.exec(plain);
    const numbers = NUMBERS.exec(plain);
    const groups = { ...ordinal?.groups, ...numbers?.groups };
    const weekday = WEEKDAYS.indexOf((groups.weekday ?? groups.weekday2 ?? '').slice(0, 3).toLowerCase());
    const [a, b] = [Number(groups.a ?? groups.c), Number(groups.b ?? groups.d)];
    const days = numbers
      ? [realDay(own, b, a), realDay(own, a, b)]
      : [realDay(own, monthOf(month) ?? 0, Number(groups.day))];
    const fitting = new Set(days.filter((day) => day !== null && isOn(day, weekday)));
    const [day] = fitting;
    if (weekday >= 0 && day && fitting.size === 1) {
      const words = (numbers ?? ordinal)?.[0] ?? '';
      return { meeting: { start: day, end: day }, note: `The text says “${words}”, which fits ${day} only.` };
    }
  }
  return null;
}

function isOn(day: IsoDate, weekday: number): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === weekday;
}
