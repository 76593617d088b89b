// Finds the dates among the words of a search: "in 2023", "May 2023", "since March 2021", "between 2019 and 2021", "March to May 2023".
import type { IsoDate } from '../../reports/report.ts';
import { dateIn, latestMonth, monthCalled, neighbour, type WrittenDate } from './one-date.ts';

/** `[start, end)`: the words that say it. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Days as addresses write them; both inclusive. */
export interface FoundDays extends Place {
  readonly from: string | null;
  readonly to: string | null;
  /** Four figures without a word such as "in" before them: they may count something else. */
  readonly isBareYear: boolean;
}

/** Written like a day that no calendar has, as it was written. */
export interface ImpossibleDay extends Place {
  readonly impossible: string;
}

export type FoundDate = FoundDays | ImpossibleDay;

/** Folded, with a space where a word was cut; `null` for what is no plain word, and no date goes across it. */
export type Words = readonly (string | null)[];

/** All dates, none within another, in their order. */
export function datesAmong(words: Words, today: IsoDate | null): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (let start = 0; start < words.length; start++) {
    const date = rangeAt(words, start, today) ?? relationAt(words, start, today) ?? bareAt(words, start, today);
    if (!date) continue;
    found.push(date);
    start = date.end - 1;
  }
  return found;
}

type Reading = (FoundDays | ImpossibleDay) | null;

/** "between A and B", "from A to B", "A to B"; of "March to May 2023" both have the year. */
function rangeAt(words: Words, start: number, today: IsoDate | null): Reading {
  const opening = RANGES.get(words[start] ?? '');
  const at = opening ? start + 1 : start;
  const joining = opening ?? ['to', 'until', 'till'];
  const first = dateAt(words, at, today) ?? bareMonthAt(words, at);
  if (!first || !joining.includes(words[first.end] ?? '')) return null;
  const second = dateAt(words, first.end + 1, today);
  if (!second) return null;
  if ('impossible' in second.date) return { impossible: second.date.impossible, start, end: second.end };
  const { from: year, to } = second.date.days;
  if ('month' in first) {
    const from = `${year.slice(0, 4)}-${String(first.month).padStart(2, '0')}`;
    // "May" is also a verb: without a month behind it, it is none.
    return year.length >= 7 && from <= to ? { from, to, start, end: second.end, isBareYear: false } : null;
  }
  if ('impossible' in first.date) return { impossible: first.date.impossible, start, end: first.end };
  return { from: first.date.days.from, to, start, end: second.end, isBareYear: false };
}

/** "in A", "since A", "before A" */
function relationAt(words: Words, start: number, today: IsoDate | null): Reading {
  const relation = RELATIONS.get(words[start] ?? '');
  if (!relation) return null;
  // "in the 2023 budget" says which budget, not when.
  const skipped = words[start + 1] === 'the' && !/^\d{4}$/.test(words[start + 2] ?? '') ? 1 : 0;
  const found = dateAt(words, start + 1 + skipped, today);
  if (found) {
    if ('impossible' in found.date) return { impossible: found.date.impossible, start: start + 1, end: found.end };
    return { ...relation(found.date.days), start, end: found.end, isBareYear: false };
  }
  const month = words[start] === 'since' && today !== null ? bareMonthAt(words, start + 1) : null;
  if (!month || today === null) return null;
  return { from: latestMonth(month.month, today), to: null, start, end: month.end, isBareYear: false };
}

function bareAt(words: Words, start: number, today: IsoDate | null): Reading {
  const found = dateAt(words, start, today);
  if (!found) return null;
  if ('impossible' in found.date) return { impossible: found.date.impossible, start, end: found.end };
  const { from, to } = found.date.days;
  return { from, to, start, end: found.end, isBareYear: from.length === 4 && found.end === start + 1 };
}

type Range = Pick<FoundDays, 'from' | 'to'>;
type Relation = (days: { readonly from: string; readonly to: string }) => Range;

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ...['in', 'during', 'throughout', 'on', 'of', 'for'].map((word): [string, Relation] => [word, (days) => days]),
  ...['since', 'from'].map((word): [string, Relation] => [word, ({ from }) => ({ from, to: null })]),
  ...['until', 'till'].map((word): [string, Relation] => [word, ({ to }) => ({ from: null, to })]),
  ['before', ({ from }) => ({ from: null, to: neighbour(from, -1) })],
  ['after', ({ to }) => ({ from: neighbour(to, 1), to: null })],
]);
const RANGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['between', ['and', 'to']],
  ['from', ['to', 'until', 'till']],
]);

const MOST_WORDS = 5;

/** The longest date that begins at that word. */
function dateAt(
  words: Words,
  at: number,
  today: IsoDate | null,
): { readonly date: WrittenDate; readonly end: number } | null {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length--) {
    const some = words.slice(at, at + length);
    if (some.includes(null)) continue;
    const date = dateIn(some.join(' '), length === 1, today);
    if (date !== null) return { date, end: at + length };
  }
  return null;
}

function bareMonthAt(words: Words, at: number): { readonly month: number; readonly end: number } | null {
  const month = monthCalled(words[at] ?? '');
  return month === 0 ? null : { month, end: at + 1 };
}
