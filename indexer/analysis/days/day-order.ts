// Tells from the days that texts write whether their numbers put the day or the month first. Counts add up over the reports
// of a source, in any order; what nothing shows is not guessed here.

import type { Source } from '../../../src/reports/archive.ts';
import { MONTH_NAME } from '../../../src/reports/months.ts';
import { type DayOrder, writtenDaysIn } from './written-days.ts';

/** What speaks for either order. */
export interface DayOrderCounts {
  /** Days in numbers that can only be read so: 28/01/31. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** Days with their month as a word: "28 January", "January 28". */
  readonly wordedDayFirst: number;
  readonly wordedMonthFirst: number;
}

export function dayOrderCounts(text: string): DayOrderCounts {
  const days = writtenDaysIn(text);
  const numbers = days.filter(({ numberOrder, isOrderAssumed }) => numberOrder !== null && !isOrderAssumed);
  const worded = days.filter(({ words }) => new RegExp(String.raw`(?<!\p{L})${MONTH_NAME}`, 'iu').test(words));
  const isMonthFirst = ({ words }: { readonly words: string }): boolean => LEADING_MONTH.test(words);
  return {
    dayFirst: numbers.filter(({ numberOrder }) => numberOrder === 'day first').length,
    monthFirst: numbers.filter(({ numberOrder }) => numberOrder === 'month first').length,
    wordedDayFirst: worded.filter((day) => !isMonthFirst(day)).length,
    wordedMonthFirst: worded.filter(isMonthFirst).length,
  };
}

/** `null` where the counts show neither, or both. */
export function dayOrderOf(counts: readonly DayOrderCounts[]): DayOrder | null {
  const sum = (key: keyof DayOrderCounts): number => counts.reduce((total, one) => total + one[key], 0);
  return clearly(sum('dayFirst'), sum('monthFirst')) ?? clearly(sum('wordedDayFirst'), sum('wordedMonthFirst'));
}

/** How a person says that a source's numbers are to be read, `null` where nobody does. */
export function toldOrder({ conventions }: Pick<Source, 'conventions'>): DayOrder | null {
  if (conventions?.days === undefined) return null;
  return conventions.days === 'day-first' ? 'day first' : 'month first';
}

/** A few slips among many days change nothing. */
function clearly(dayFirst: number, monthFirst: number): DayOrder | null {
  if (dayFirst > 3 * monthFirst) return 'day first';
  return monthFirst > 3 * dayFirst ? 'month first' : null;
}

const LEADING_MONTH = new RegExp(String.raw`^(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s+)?${MONTH_NAME}`, 'iu');
