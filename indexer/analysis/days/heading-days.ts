// Reads the day that a heading line states: "## 2031-03-04", "### Mar 4th, 2031", "Meeting of 4 March [cancelled]". For files that
// hold the notes of many meetings; a heading about something else, or about another meeting's minutes, states none.

import { realDay } from '../../../src/reports/months.ts';
import type { IsoDate, MeetingDays } from '../../../src/reports/report.ts';
import { isBare } from './head-days.ts';
import { type DayOrder, isBefore, type WrittenDays, writtenDaysIn } from './written-days.ts';

/** What the file and its surroundings tell about days that headings leave incomplete. */
export interface HeadingContext {
  /** Of the folder, the file's name or its title. */
  readonly year: number | null;
  readonly order: DayOrder | null;
  /** The day of the heading before this one; of a year that is not written, the nearest is meant. */
  readonly near: IsoDate | null;
}

export interface HeadingDay {
  readonly days: MeetingDays;
  /** 0 to 1: 1 for a line that is a whole day; below 0.6 the order of its numbers or its year is only likely. */
  readonly confidence: number;
  /** The words of the line that state it, and where the year comes from if not from them. */
  readonly evidence: string;
}

/** @param line with or without its marks; `null` where it states no day of a meeting */
export function dayOfHeading(line: string, { year, order, near }: HeadingContext): HeadingDay | null {
  const plain = line
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,300}\)/g, '$1')
    .replace(/[*_`\\]+/g, '')
    .replace(/^[\s>#•+-]+/, '')
    .trim();
  const [written, ...others] = plain.length <= 160 ? writtenDaysIn(plain, order) : [];
  if (!written || others.length > 0 || ABOUT_OTHERS.test(plain)) return null;
  const bare = isBare(plain, written);
  const isLast = written.end === plain.length && /\s[–—-]\s*$/.test(plain.slice(0, written.start));
  if (!bare && !NAMES_MEETING.test(plain) && !isLast) return null;
  const own = written.year ?? nearestYear(written, near) ?? year;
  const days = own === null ? null : daysInYear(written, own);
  if (!days) return null;
  const from =
    written.year !== null ? '' : nearestYear(written, near) !== null ? `, the year as before` : `, of ${year}`;
  const certain = written.isOrderAssumed && order === null ? 0.5 : bare ? 1 : NAMES_MEETING.test(plain) ? 0.85 : 0.7;
  return { days, confidence: certain - (written.year === null ? 0.15 : 0), evidence: `“${written.words}”${from}` };
}

/** The different days that headings state with at least this confidence, the earliest first. */
export function headingDaysOf(
  markdown: string,
  { year, order }: Omit<HeadingContext, 'near'>,
  least: number,
): MeetingDays[] {
  const found: MeetingDays[] = [];
  for (const [, line = ''] of markdown.matchAll(/^ {0,3}(#{1,6}[ \t][^\n]{1,400})$/gm)) {
    const read = dayOfHeading(line, { year, order, near: null });
    if (read && read.confidence >= least && !found.some(({ start }) => start === read.days.start))
      found.push(read.days);
  }
  return found.sort((a, b) => a.start.localeCompare(b.start));
}

const NAMES_MEETING = /\b(?:meeting|minutes|notes|call|session|telco|sync|standup|week of|agenda)\b/i;
const ABOUT_OTHERS =
  /\b(?:next|previous|last|prior|approv\w*|adopt\w*|accept\w*|deadline|due (?:by|date|on)|releas\w*|since|until|after|before|update)\b/i;

/** The year in which the day is nearest to the day given. */
function nearestYear({ first }: WrittenDays, near: IsoDate | null): number | null {
  if (near === null) return null;
  const around = Number(near.slice(0, 4));
  const distances = [around - 1, around, around + 1].map((year) => ({
    year,
    days: Math.abs(Date.UTC(year, first.month - 1, first.day) - Date.parse(near)),
  }));
  return distances.sort((a, b) => a.days - b.days)[0]?.year ?? null;
}

/** `null` where that year has no such day. */
export function daysInYear({ first, last }: WrittenDays, year: number): MeetingDays | null {
  const start = realDay(year, first.month, first.day);
  const end = realDay(isBefore(last, first) ? year + 1 : year, last.month, last.day);
  return start === null || end === null ? null : { start, end };
}
