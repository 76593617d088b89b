// Gathers what one report says about the day of its meeting: its title, labelled lines, days that stand alone under the title,
// foreign front matter, and sentences that say when the body met. Days of other meetings, whose minutes are approved or which
// come next, are no evidence. Decides nothing between them.

import { headerOfPage } from '../../../src/reports/page-headers.ts';
import type { IsoDate } from '../../../src/reports/report.ts';
import { isDelay, isWeekday } from './day-clue.ts';
import type { FoundDay } from './found-day.ts';
import { agendaDays, bareDays, headOf, labelDays, titleDays } from './head-days.ts';
import { daysInYear } from './heading-days.ts';
import { type RelativeDay, relativeDay, sentenceDays, sentenceWeekday } from './sentence-days.ts';
import { isOfTitle } from './title-months.ts';
import { type DayOrder, writtenDaysIn } from './written-days.ts';

export interface DayEvidence {
  /** The clues of the best place that has any; several where they state different days. */
  readonly clues: readonly FoundDay[];
  /** Years that the title and the front matter state without a day. */
  readonly years: readonly number[];
  /** A meeting is said to have been on the day of publication, or so many days before it. */
  readonly relative: RelativeDay | null;
}

export interface DatedText {
  readonly title: string;
  readonly text: string;
  /** The whole file, with what a reader takes out of the text; absent where a post is one of many in its capture. */
  readonly whole?: string;
}

export function dayEvidence({ title, text, whole }: DatedText, order: DayOrder | null): DayEvidence {
  const { fields, body } = withoutFrontMatter(whole ?? text);
  const head = headOf(body);
  const ownTitle = fields.get('title') ?? '';
  const sentence = sentenceDays(text, order);
  const isOfMinutes = MINUTES.test([title, ownTitle, ...head.slice(0, 3).map(({ plain }) => plain)].join('\n'));
  const isOfMinutesByTitle = MINUTES.test(`${title}\n${ownTitle}`);
  // A bare day under the title of an account is its day of publication where the account itself says when the body met.
  const bare = bareDays(head, order, whole !== undefined)
    .filter(({ place }) => place === 'heading' || (isOfMinutes && sentence.length === 0))
    .slice(0, 1);
  const named = yearsIn([title, ownTitle].join(' '));
  const ofPage = writtenDaysIn(dayField(fields), order)
    .filter(({ year, first }) => isNearYears(year, named) && isOfTitle(`${title} ${ownTitle}`, first.month))
    .map((days) => ({ days, place: 'front matter' as const }));
  const places: readonly (readonly FoundDay[])[] = [
    [title, ownTitle].flatMap((words) => titleDays(words, order)),
    // Where the page is called otherwise, its first heading is the title of the minutes.
    whole !== undefined && head[0]?.isHeading ? titleDays(head[0].plain, order) : [],
    // What also says when it ends tells of an event, not of a page.
    isOfEvent(fields) ? ofPage.map((one) => ({ ...one, place: 'event' as const })) : [],
    labelDays(head, order),
    bare,
    heldBefore(sentence, ofPage),
    isOfMinutesByTitle ? [] : onWeekday(text, ofPage),
    ofPage,
    sentence,
    agendaDays(body),
  ];
  const clues = distinct(places.find((found) => found.length > 0) ?? []);
  return {
    clues,
    years: named.length > 0 ? named : yearsIn(dayField(fields)),
    relative: clues.length > 0 ? null : relativeDay(text),
  };
}

/** A page of 2034 about the meeting of 2031 was put up later: its day is not the meeting's. */
function isNearYears(year: number | null, named: readonly number[]): boolean {
  return year === null || named.length === 0 || named.some((one) => Math.abs(one - year) <= 1);
}

/** Where a text says when the body met, some time before the day that its page states, the page states when it was put up. */
function heldBefore(sentence: readonly FoundDay[], ofPage: readonly FoundDay[]): readonly FoundDay[] {
  const put = dayOf(ofPage[0]);
  if (put === null) return [];
  return sentence.flatMap(({ days, place }): FoundDay[] => {
    const year = Number(put.slice(0, 4));
    const dated = [days.year ?? year, ...(days.year === null ? [year - 1] : [])]
      .map((one) => ({ year: one, met: daysInYear(days, one)?.start ?? null }))
      .find(({ met }) => met !== null && met < put && isDelay(met, put));
    if (!dated?.met || (days.year === null && !isWeekday(days, dated.met))) return [];
    // A weekday that fits is no day that was left over in a template.
    const isSure = days.weekday !== null && isWeekday(days, dated.met);
    return [{ days: { ...days, year: dated.year }, place: isSure ? 'account' : place }];
  });
}

/** "On Monday" in an account is the last one before its page was put up. */
function onWeekday(text: string, ofPage: readonly FoundDay[]): readonly FoundDay[] {
  const put = dayOf(ofPage[0]);
  const said = put === null ? null : sentenceWeekday(text);
  if (put === null || said === null) return [];
  const before = (new Date(put).getUTCDay() - said.weekday + 7) % 7;
  const [year = 0, month = 0, day = 0] = new Date(Date.parse(put) - before * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number);
  const first = { month, day };
  const days = { first, last: first, year, weekday: said.weekday, isOrderAssumed: false, numberOrder: null };
  return [
    { days: { ...days, start: said.start, end: said.start + said.words.length, words: said.words }, place: 'account' },
  ];
}

function isOfEvent(fields: ReadonlyMap<string, string>): boolean {
  return ['enddate', 'end_date', 'end-date', 'date_end', 'end', 'endtime', 'end_time', 'end-time'].some((name) =>
    /\d/.test(fields.get(name) ?? ''),
  );
}

function dayOf(found: FoundDay | undefined): IsoDate | null {
  return found && found.days.year !== null ? (daysInYear(found.days, found.days.year)?.start ?? null) : null;
}

/** What a meeting calls its own record; an account of it by somebody is dated by its author. */
const MINUTES = /\b(?:minutes|meeting|telco|teleconference|call|conference|agenda|session|transcript|proceedings)\b/i;

/** YAML between two rules at the top, read line by line: a stranger's file need not be valid. */
function withoutFrontMatter(text: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } {
  const match = /^\s*---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? headerOfPage(text);
  const fields = new Map<string, string>();
  if (!match) return { fields, body: text };
  const lines = (match[1] ?? '').split('\n');
  if (!lines.some((line) => /^[\w-]+:/.test(line))) return { fields, body: text };
  for (const line of lines) {
    const field = /^([\w-]+):\s*(?:["'](.*)["']|(.*?))\s*$/.exec(line);
    if (field?.[1] !== undefined) fields.set(field[1].toLowerCase(), field[2] ?? field[3] ?? '');
  }
  return { fields, body: text.slice(match[0].length) };
}

function dayField(fields: ReadonlyMap<string, string>): string {
  const value =
    ['meeting-date', 'meeting_date', 'meetingdate', 'date'].map((name) => fields.get(name)).find(Boolean) ?? '';
  // "2031-03-04T18:00:00Z", "2031-03-04 18:00"
  return value.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1');
}

function yearsIn(text: string): number[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<![\d.,/-])((?:1[89]|2[01])\d{2})(?![\d/–-]|[.,]\d)/g)].map(([year]) => Number(year)),
    ),
  ];
}

function distinct(clues: readonly FoundDay[]): FoundDay[] {
  const key = ({ days: { first, last } }: FoundDay): string => JSON.stringify([first, last]);
  return clues.filter((clue, index) => clues.findIndex((other) => key(other) === key(clue)) === index);
}
