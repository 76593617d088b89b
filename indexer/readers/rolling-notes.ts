// Cuts rolling notes, one file for the meetings of a year, each under a heading with its day, into a post a meeting. Leaves alone the
// days of one meeting and headings among which a day is the exception. Loses no line.

import type { Post } from './capture.ts';
import { dayOfHeading, type HeadingDay, isMonthFirstIn } from './heading-days.ts';
import { plainTitle } from './minutes-file.ts';

interface DayHeading extends HeadingDay {
  /** Index of the line. */
  readonly at: number;
  readonly text: string;
}

/** The post itself where it reports one meeting; else one post a meeting, in the order of the file. */
export function meetingsOf(post: Post, name: string): readonly Post[] {
  const lines = post.text.split('\n');
  const days = dayHeadings(lines, yearOf(`${post.title} ${name}`));
  if (days.length < 2 || !areMeetings(days, post.title)) return [post];
  const intro = lines.slice(0, days[0]?.at).join('\n').trim();
  return days.map(({ day, isAmbiguous, at, text }, index) => {
    const own = lines
      .slice(at + 1, days[index + 1]?.at ?? lines.length)
      .join('\n')
      .trim();
    // What stands above the first meeting stands with it: it belongs to none, and must be somewhere.
    const body = index === 0 && /[\p{L}\p{N}]/u.test(intro) ? `${intro}\n\n${own}` : own;
    return {
      ...post,
      title: `${post.title}: ${text}`,
      text: /[\p{L}\p{N}]/u.test(body) ? body : text,
      nameDate: null,
      ...(isAmbiguous ? {} : { meeting: { start: day, end: day } }),
    };
  });
}

function yearOf(text: string): number | null {
  const years = [...new Set([...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((match) => Number(match[1])))];
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** The headings of the uppermost level at which days stand, if most headings of that level are days. */
function dayHeadings(lines: readonly string[], year: number | null): DayHeading[] {
  const headings = headingsOf(lines);
  const isMonthFirst = isMonthFirstIn(headings.map(({ text }) => text));
  let lastYear = year;
  const dated = headings.flatMap(({ at, level, text }) => {
    const found = dayOfHeading(text, { year: lastYear, isMonthFirst });
    if (found) lastYear = Number(found.day.slice(0, 4));
    return found ? [{ ...found, at, level, text }] : [];
  });
  const level = Math.min(...dated.map((one) => one.level));
  const days = dated.filter((one) => one.level === level);
  const others = headings.filter((one) => one.level <= level && one.at > (days[0]?.at ?? 0)).length - days.length;
  return others > days.length * MOST_OTHERS ? [] : days;
}

const MOST_OTHERS = 0.34;

function headingsOf(lines: readonly string[]): { at: number; level: number; text: string }[] {
  let fence: string | null = null;
  return lines.flatMap((line, at) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    if (fence !== null) return [];
    const hashes = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (hashes) return [{ at, level: (hashes[1] ?? '').length, text: plainTitle(hashes[2] ?? '') }];
    const bold = /^ {0,3}(?:\*\*|__)([^*_]{6,80})(?:\*\*|__):?\s*$/.exec(line);
    return bold ? [{ at, level: 7, text: plainTitle(bold[1] ?? '') }] : [];
  });
}

/** Days of different meetings, not the first and second of one. */
function areMeetings(days: readonly DayHeading[], title: string): boolean {
  const distinct = new Set(days.map(({ day }) => day));
  if (distinct.size < days.length * 0.9) return false;
  if (days.some(({ text }) => /\bday\s+(?:\d|one|two|three|four|five)\b/i.test(text))) return false;
  const sorted = [...distinct].sort();
  const isOneMeeting = sorted.every((day, index) => index === 0 || daysBetween(sorted[index - 1] ?? day, day) <= 1);
  return !(
    isOneMeeting &&
    (distinct.size <= LONGEST_MEETING || /\b(?:meeting|plenary|conference|summit|face|f2f)\b/i.test(title))
  );
}

/** Days in a row that one meeting may last. */
const LONGEST_MEETING = 5;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
