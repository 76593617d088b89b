// Tells whether a day can be meant by a title that names the month of a meeting without its day ("February 2031 minutes"): a page put
// up in March has another day, and so has its file's name.
import { MONTH_NAME, monthOf } from '../../../src/reports/months.ts';
import { writtenDaysIn } from './written-days.ts';

/** Beside a year, or before what calls itself a meeting. */
const OF_MEETING = new RegExp(
  String.raw`(?<!\p{L})(${MONTH_NAME})\.?(?:,?\s+(?:1[89]|2[01])\d{2}\b|(?:[’']s)?\s+(?:[\p{L}-]+\s+){0,3}(?:meetings?|minutes|agm|session|call)\b)`,
  'giu',
);

/** Whether the title names no month, or this one. */
export function isOfTitle(title: string, month: number): boolean {
  if (writtenDaysIn(title).length > 0) return true;
  const months = [...title.matchAll(OF_MEETING)].map((match) => monthOf(match[1] ?? ''));
  return months.length === 0 || months.includes(month);
}
