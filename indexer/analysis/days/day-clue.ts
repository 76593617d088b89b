// A day that a report gives away, and what it takes to check one: delays, weekdays, years. Decides for no report.

import type { IsoDate, MeetingDays } from '../../../src/reports/report.ts';
import type { DayPlace } from './found-day.ts';
import { daysInYear } from './heading-days.ts';
import type { WrittenDays } from './written-days.ts';

export interface MeetingDate {
  readonly meeting: MeetingDays | null;
  /**
   * How the date was inferred, or why there is none, as a sentence for readers; `null` where the title states it and where
   * nothing was said.
   */
  readonly note: string | null;
}

/** Day and month as a title or a text states them; the year may be missing. */
export interface Clue {
  readonly days: WrittenDays;
  readonly place: DayPlace;
  readonly year: number | null;
  /** Where the year comes from, if not from the same words; or how their numbers were read. */
  readonly note: string | null;
}

export const NONE: MeetingDate = { meeting: null, note: null };

export function startOf(clue: Clue, year: number): IsoDate {
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${pad(clue.days.first.month)}-${pad(clue.days.first.day)}`;
}

export function stated(clue: Clue, year: number, about: string | null = null): MeetingDate {
  const where =
    clue.place === 'title'
      ? null
      : `The title names no date; ${WHERE[clue.place] ?? 'the text'} says “${clue.days.words}”.`;
  const notes = [where, clue.note, about].filter((note) => note !== null);
  return { meeting: daysInYear(clue.days, year), note: notes.length > 0 ? notes.join(' ') : null };
}

const WHERE: Partial<Record<DayPlace, string>> = { event: 'the page', link: 'the address of its agenda' };

/** A report is published within this many days of its meeting. */
const LONGEST_DELAY_DAYS = 150;

export function isDelay(meeting: IsoDate | null, published: IsoDate): boolean {
  if (meeting === null) return false;
  const delay = daysBetween(meeting, published);
  return delay >= -1 && delay <= LONGEST_DELAY_DAYS;
}

export function isWeekday({ weekday }: WrittenDays, day: IsoDate): boolean {
  return weekday === null || new Date(`${day}T00:00:00Z`).getUTCDay() === weekday;
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
