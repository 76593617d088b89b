// The names of months as people write them, and days that the calendar has. Knows no language but English.
import type { IsoDate } from './report.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Part of a regular expression, for flags `i`: a month's name, or an abbreviation of three letters or more ("Sept." too). */
export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** 1 to 12, `null` where the word names no month; an abbreviation has at least three letters. */
export function monthOf(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '');
  if (name === 'sept') return 9;
  const index = name.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(name));
  return index === -1 ? null : index + 1;
}

/** `null` where the calendar has no such day. */
export function realDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
