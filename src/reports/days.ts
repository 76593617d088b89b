// The calendar: which days there are, and which of them a year, a month or a day as readers write them means. Knows no clock and no time zone.
import type { IsoDate, MeetingDays } from './report.ts';

/** First and last day of a year, a month or a day; `null` for anything else, also for days that no calendar has. */
export function parseDays(text: string): MeetingDays | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (year === '0000') return null;
  const start = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDay(start)) return null;
  if (day) return { start, end: start };
  return { start, end: `${year}-${month ?? '12'}-${daysOf(Number(year), Number(month ?? 12))}` };
}

/** The first day that `parseDays` reads; `null` where nothing is given, or no date. */
export function firstDay(date: string | null): IsoDate | null {
  return date === null ? null : (parseDays(date)?.start ?? null);
}

/** The last day that `parseDays` reads; `null` where nothing is given, or no date. */
export function lastDay(date: string | null): IsoDate | null {
  return date === null ? null : (parseDays(date)?.end ?? null);
}

/** Is this `YYYY-MM-DD`, and does a calendar have that day? */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
