// Finds days as English texts write them: "14 May 2031", "Tuesday, May 14th", "14-15 May", "2031/05/14", "05/14/31". Only days that
// are stated: "yesterday", "in two weeks" and "May 2031" are none. Knows no clock.
import { MONTH_NAME, monthOf } from '../../../src/reports/months.ts';

/** How numbers such as 02/11/31 are to be read. */
export type DayOrder = 'day first' | 'month first';

export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** A day, or several days in a row. */
export interface WrittenDays {
  readonly first: DayOfYear;
  readonly last: DayOfYear;
  /** Of the first day; `null` where none is written beside it. */
  readonly year: number | null;
  /** 0 (Sunday) to 6, of the first day; `null` where none is written. */
  readonly weekday: number | null;
  /** Numbers that mean one day with the day first and another with the month first; the given order, else the day first, decided. */
  readonly isOrderAssumed: boolean;
  /** Of numbers, which order they were read in; `null` where nothing was to be chosen. */
  readonly numberOrder: DayOrder | null;
  /** `[start, end)` in the text. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Friends number the months: "17th day of Fifth Month, 2031". */
const NUMBERED_MONTHS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth'],
  ...['seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'],
];
const MONTH = String.raw`(?:${MONTH_NAME}|(?:${NUMBERED_MONTHS.join('|')})\s+month)`;

/** In the order of the text. */
export function writtenDaysIn(text: string, order: DayOrder | null = null): WrittenDays[] {
  if (!/\d/.test(text)) return [];
  const found = [...text.matchAll(DAYS)].flatMap((match) => {
    const days = worded(match) ?? numbered(match, order);
    return days && hasOnlyRealDays(days) ? [days] : [];
  });
  return joined(found, text);
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)';
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const ORDINAL = '(?:st|nd|rd|th)';
/** "to", "and", "–" between the first and the last of several days. */
const JOIN = String.raw`\s*(?:-|–|—|\/|&|\+|to\b|and\b|until\b|through\b)\s*`;
// "March 4, 1900 UTC" is a time.
const NO_TIME = String.raw`(?!\d|:\d|\s*(?:UTC|GMT|Z\b|hrs?\b|hours\b|h\b|[ECMP][SD]?T\b|CES?T\b|BST\b))`;
const YEAR = String.raw`(?:1[89]|2[01])\d{2}${NO_TIME}`;
// "Meeting 16 May 30, 2031": the number before the month is the meeting's.
const NO_DAY_BEHIND = String.raw`(?!\.?\s+${DAY}(?:${ORDINAL}?,|${ORDINAL})\s+${YEAR})`;

function dayFirst(n: number): string {
  return String.raw`(?<![\d.,/:#-])(?:(?<from${n}>${DAY})\s?${ORDINAL}?${JOIN}(?:${WEEKDAY}\.?,?\s+)?(?:the\s+)?)?(?<day${n}>${DAY})(?:\s?${ORDINAL}\b|${ORDINAL})?(?:\s+day)?(?:\s+of)?[\s-]*(?<month${n}>${MONTH})(?![\p{L}])${NO_DAY_BEHIND}\.?(?:(?:,?\s*|\s+of\s+|-)(?<year${n}>${YEAR}|[’']\d{2}\b))?`;
}

function monthFirst(n: number): string {
  return String.raw`(?<![\p{L}])(?<month${n}>${MONTH})\.?(?:\s+|-)(?:the\s+)?(?<day${n}>${DAY})(?!\d|[:.]\d|\s*%)(?:\s?${ORDINAL}\b)?(?:${JOIN}(?<to${n}>${DAY})(?!\d|[:.]\d|[/-]\d)(?:\s?${ORDINAL}\b)?(?!\s*${MONTH}))?(?:(?:,?\s*[,—–-]?\s*|\s+of\s+)(?<year${n}>${YEAR}))?`;
}

const DAYS = new RegExp(
  [
    String.raw`(?:(?<weekday>\b${WEEKDAY})\b\.?,?\s+(?:the\s+)?)?(?:${dayFirst(1)}|${monthFirst(2)})`,
    String.raw`(?<![\d.,/-])(?<isoYear>(?:1[89]|2[01])\d{2})(?<isoMark>[-/.])(?<isoMonth>\d{1,2})\k<isoMark>(?<isoDay>\d{1,2})(?![\d]|[-/.]\d)`,
    String.raw`(?<![\d.,/:-])(?<a>\d{1,2})(?:\/(?<b>\d{1,2})\/(?<numberYear>\d{4}|\d{2})|(?<mark>[.-])(?<b2>\d{1,2})\k<mark>(?<numberYear2>(?:1[89]|2[01])\d{2}))(?![\d]|[-/.]\d)`,
  ].join('|'),
  'giu',
);

function worded({ groups = {}, index = 0, 0: words }: RegExpMatchArray): WrittenDays | null {
  const monthWord = groups.month1 ?? groups.month2;
  const yearWords = groups.year1 ?? groups.year2;
  // "In the 3 first months", "5 of the second month": counted, unless written as a name beside a year.
  const isNumbered = yearWords !== undefined && /\sMonth$/.test(monthWord ?? '');
  const month = isNumbered ? numberedMonth(monthWord ?? '') : monthOf(monthWord ?? '');
  if (month === null || monthWord === undefined) return null;
  const year = yearWords === undefined ? null : fullYear(yearWords.replace(/\D/g, ''));
  // "may 3 of them", "a march 12 miles long"
  if (year === null && /^(?:may|mar|march|dec|sun|sat)$/.test(monthWord)) return null;
  const day = Number(groups.day1 ?? groups.day2);
  const first = { month, day: groups.from1 ? Number(groups.from1) : day };
  const last = { month, day: groups.to2 ? Number(groups.to2) : day };
  const weekday = groups.weekday ? WEEKDAYS.indexOf(groups.weekday.slice(0, 3).toLowerCase()) : null;
  const place = { start: index, end: index + words.length, words };
  return { first, last, year, weekday, isOrderAssumed: false, numberOrder: null, ...place };
}

function numberedMonth(word: string): number | null {
  return NUMBERED_MONTHS.indexOf(word.toLowerCase().replace(/\s+month$/, '')) + 1 || null;
}

function numbered({ groups = {}, index = 0, 0: words }: RegExpMatchArray, order: DayOrder | null): WrittenDays | null {
  const place = { start: index, end: index + words.length, words, weekday: null };
  if (groups.isoYear) {
    const day = { month: Number(groups.isoMonth), day: Number(groups.isoDay) };
    return {
      ...{ first: day, last: day, year: Number(groups.isoYear) },
      ...{ isOrderAssumed: false, numberOrder: null, ...place },
    };
  }
  const [a, b] = [Number(groups.a), Number(groups.b ?? groups.b2)];
  const year = fullYear(groups.numberYear ?? groups.numberYear2 ?? '');
  const isEither = a <= 12 && b <= 12 && a !== b;
  const isMonthFirst = b > 12 || (isEither && order === 'month first');
  const day = isMonthFirst ? { month: a, day: b } : { month: b, day: a };
  const numberOrder = isMonthFirst ? 'month first' : 'day first';
  return {
    ...{ first: day, last: day, year, ...place },
    ...{ isOrderAssumed: isEither, numberOrder: a === b ? null : numberOrder },
  };
}

/** Two digits are a year from 1970 to 2069. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function hasOnlyRealDays({ first, last, year }: WrittenDays): boolean {
  return [first, last].every(
    ({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year ?? 2000),
  );
}

function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "30 September and 1 October 2022" is one meeting of several days; the year is written once, beside the last. */
function joined(found: readonly WrittenDays[], text: string): WrittenDays[] {
  const days: WrittenDays[] = [];
  for (const next of found) {
    const before = days.at(-1);
    const isJoined =
      before !== undefined &&
      new RegExp(String.raw`^,?${JOIN}(?:from\s+|the\s+)?$`, 'i').test(text.slice(before.end, next.start)) &&
      isRun(before, next);
    if (!isJoined) days.push(next);
    else {
      const isAcrossYears = isBefore(next.last, before.first);
      const year = before.year ?? (next.year === null ? null : next.year - (isAcrossYears ? 1 : 0));
      days[days.length - 1] = {
        ...before,
        ...{ last: next.last, year, end: next.end, words: text.slice(before.start, next.end) },
      };
    }
  }
  return days;
}

/** Days of one meeting follow each other closely. */
function isRun(before: WrittenDays, next: WrittenDays): boolean {
  const year = before.year ?? next.year ?? 2000;
  const from = Date.UTC(year, before.first.month - 1, before.first.day);
  const to = Date.UTC(isBefore(next.last, before.first) ? year + 1 : year, next.last.month - 1, next.last.day);
  return to - from <= LONGEST_MEETING_DAYS * 86_400_000;
}

const LONGEST_MEETING_DAYS = 14;

export function isBefore(a: DayOfYear, b: DayOfYear): boolean {
  return a.month < b.month || (a.month === b.month && a.day < b.day);
}
