// Works out on which day or days each of several posts' meetings took place: from titles, texts, file names, days of
// publication and, for a page that lists its posts newest first, from the neighbours. A stated day stands; what is doubtful is
// no day, and the reason is kept.

import { realDay } from '../../../src/reports/months.ts';
import type { IsoDate } from '../../../src/reports/report.ts';
import { longestNewestFirst } from '../frame/newest-first.ts';
import { byFileName, byNeighbours, byPublication, byRelativeDay } from './day-answers.ts';
import { type Clue, daysBetween, isDelay, isWeekday, type MeetingDate, NONE, startOf, stated } from './day-clue.ts';
import { type DatedText, dayEvidence } from './day-evidence.ts';
import { dayOrderCounts, dayOrderOf } from './day-order.ts';
import type { FoundDay } from './found-day.ts';
import { isBare } from './head-days.ts';
import { daysInYear, headingDaysOf } from './heading-days.ts';
import { isOfTitle } from './title-months.ts';
import { weekdayDay } from './weekday-days.ts';
import type { DayOrder, WrittenDays } from './written-days.ts';

export interface DatablePost extends DatedText {
  readonly published: IsoDate | null;
  /** A day that the capture's file name states, `null` where it states none. */
  readonly nameDate: IsoDate | null;
  /** What the file's name states the day of; a meeting where nothing tells. */
  readonly nameDateOf?: 'meeting' | 'posting';
  /** The year that the file's name or folder states. */
  readonly nameYear?: number | null;
}

/**
 * One answer a post, in their order.
 * @param given newest first, as blogs list them
 * @param captured day of the capture: no meeting is later
 * @param siblings how other reports of the source order the numbers of a day; a report's own evidence outranks it
 * @param told the same, as a person says; it outranks both
 */
export function dateMeetings(
  given: readonly DatablePost[],
  captured: IsoDate,
  siblings: DayOrder | null = null,
  told: DayOrder | null = null,
): MeetingDate[] {
  const posts = given.map(withoutOtherMonth);
  const counts = posts.map(({ title, text, whole }) => dayOrderCounts(`${title}\n${whole ?? text}`));
  const common = dayOrderOf(counts) ?? siblings;
  const clues = posts.map((post, index) =>
    clueOf(
      post,
      told ?? dayOrderOf(counts.slice(index, index + 1)) ?? common,
      told === null ? 'as other days of the source are' : 'as sources.yml says',
    ),
  );
  const trusted = longestNewestFirst(
    clues.map((clue, index) =>
      clue !== null && isDay(clue) && clue.year !== null && posts[index]?.published == null
        ? startOf(clue, clue.year)
        : null,
    ),
  );
  const dated: MeetingDate[] = posts.map(() => NONE);
  // From the oldest up, so that a post can lean on the one before it.
  for (let index = posts.length - 1; index >= 0; index--) {
    const post = posts[index];
    const clue = clues[index] ?? null;
    if (!post) continue;
    if (clue !== null && !isDay(clue)) dated[index] = clue;
    else if (post.nameDate !== null) dated[index] = byFileName(clue, post.nameDate, post.nameDateOf);
    else if (!clue) continue;
    else if (post.published !== null) dated[index] = byPublication(clue, post.published);
    else if (clue.year !== null && trusted.has(index)) dated[index] = stated(clue, clue.year);
    else {
      const older = dated.slice(index + 1).find((other) => other.meeting)?.meeting?.start ?? null;
      const newer = clues.slice(0, index).findLast((_, at) => trusted.has(at));
      const latest = newer && isDay(newer) && newer.year !== null ? startOf(newer, newer.year) : captured;
      dated[index] = byNeighbours(clue, post.text, older, latest);
    }
  }
  return dated;
}

function isDay(clue: Clue | MeetingDate): clue is Clue {
  return 'days' in clue;
}

/** A file may be named after the day on which it was put up, in another month than that of which its title speaks. */
function withoutOtherMonth(post: DatablePost): DatablePost {
  const isOther = post.nameDate !== null && !isOfTitle(post.title, Number(post.nameDate.slice(5, 7)));
  return isOther ? { ...post, nameDate: null } : post;
}

/** What a post says of its day: a clue, or a settled answer where it needs no other. @param orderFrom what tells the order, in words */
function clueOf(post: DatablePost, order: DayOrder | null, orderFrom: string): Clue | MeetingDate | null {
  const { clues, years, relative } = dayEvidence(post, order);
  const several = severalDays(post, clues[0], order);
  if (several) return several;
  const byWeekday =
    clues.length === 0 && post.nameDate === null && post.whole !== undefined
      ? weekdayDay(post.title, post.text, post.nameYear ?? null)
      : null;
  if (byWeekday) return byWeekday;
  if (clues.length === 0) return post.nameDate === null && relative ? byRelativeDay(relative, post.published) : null;
  const chosen =
    clues.length === 1
      ? clues[0]
      : clues.find(({ days }) => post.nameDate !== null && startIs(days, days.year, post.nameDate));
  if (!chosen) {
    if (post.nameDate !== null) return null;
    return {
      meeting: null,
      note: `The report states several days: ${clues.map(({ days }) => `“${days.words}”`).join(', ')}.`,
    };
  }
  const { place } = chosen;
  const days = likelierOrder(chosen.days, post, order);
  if (days.year !== null)
    return { days, place, year: days.year, note: doubtOf(days, days.year, order === null ? null : orderFrom) };
  return { days, place, ...yearFromElsewhere(days, years, post) };
}

function startIs({ first }: WrittenDays, year: number | null, day: IsoDate): boolean {
  return realDay(year ?? Number(day.slice(0, 4)), first.month, first.day) === day;
}

/** Numbers that nothing orders are read as the file's name or the day of publication asks. */
function likelierOrder(days: WrittenDays, { nameDate, published }: DatablePost, order: DayOrder | null): WrittenDays {
  if (!days.isOrderAssumed || order !== null || days.year === null) return days;
  const turn = ({ month, day }: WrittenDays['first']): WrittenDays['first'] => ({ month: day, day: month });
  const numberOrder = days.numberOrder === 'day first' ? 'month first' : 'day first';
  const turned: WrittenDays = { ...days, first: turn(days.first), last: turn(days.last), numberOrder };
  const year = days.year;
  if (nameDate !== null) return startIs(turned, year, nameDate) ? turned : days;
  const isFit = ({ first }: WrittenDays): boolean =>
    published !== null && isDelay(realDay(year, first.month, first.day), published);
  return isFit(turned) && !isFit(days) ? turned : days;
}

function doubtOf(days: WrittenDays, year: number, orderFrom: string | null): string | null {
  const { words, isOrderAssumed, numberOrder } = days;
  if (isOrderAssumed) {
    const how = `“${words}” is read with the ${numberOrder === 'month first' ? 'month' : 'day'} first`;
    return orderFrom === null ? `${how}.` : `${how}, ${orderFrom}.`;
  }
  const meeting = daysInYear(days, year);
  return meeting && !isWeekday(days, meeting.start) ? `That day was no ${WEEKDAYS[days.weekday ?? 0]}.` : null;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The year that the title or the file's folder states, where the weekday and the day of publication allow it. */
function yearFromElsewhere(
  days: WrittenDays,
  years: readonly number[],
  { published, nameYear }: DatablePost,
): Pick<Clue, 'year' | 'note'> {
  const isPossible = (year: number): boolean => {
    const meeting = daysInYear(days, year);
    if (!meeting || !isWeekday(days, meeting.start)) return false;
    return published === null || isDelay(meeting.start, published);
  };
  const [year, ...others] = years.filter(isPossible);
  if (year !== undefined && others.length === 0)
    return { year, note: `“${days.words}” names no year; the title speaks of ${year}.` };
  if (nameYear != null && isPossible(nameYear))
    return { year: nameYear, note: `“${days.words}” names no year; the file’s name says ${nameYear}.` };
  return { year: null, note: null };
}

/** Headings that state different days, where the title states none that stands above them. */
function severalDays(
  { title, whole, nameDate, nameYear }: DatablePost,
  clue: FoundDay | undefined,
  order: DayOrder | null,
): MeetingDate | null {
  if (whole === undefined || (clue?.place === 'title' && !isBare(title, clue.days))) return null;
  const days = headingDaysOf(whole, { year: nameYear ?? null, order }, nameDate === null ? 0.8 : 0.6);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || days.length < 2) return null;
  // Days in a row are one meeting; others are meetings of their own.
  if (daysBetween(first.start, last.end) <= days.length)
    return nameDate === null || first.start === nameDate
      ? { meeting: { start: first.start, end: last.end }, note: 'The headings of the text name the days.' }
      : null;
  if (nameDate !== null) return null;
  return { meeting: null, note: `The file holds notes of ${days.length} days, from ${first.start} to ${last.end}.` };
}
