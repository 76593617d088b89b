// Reads minutes kept as one Markdown file a meeting or a day: a title, who attended, and speech marked by initials. The text
// stays as it is; only the title and a line that states the day are taken out of it.
import type { IsoDate } from '../../src/reports/report.ts';
import { hasFrontMatter } from '../archive/report-file.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { isRule, minutesFile, pageText } from './minutes-file.ts';
import { meetingsOf } from './rolling-notes.ts';

export const markdownMinutes: Reader = {
  description: 'minutes in Markdown',
  sourceKinds: ['git', 'files'],
  recognises: (whole) => {
    if (hasFrontMatter(whole)) return false;
    const text = pageText(whole);
    return /^#{1,3} \S/m.test(text) && (hasAttendees(text) || countMarks(text) >= 2);
  },
  read: (text, name) => {
    const { title, author, date, lines } = minutesFile(text, name);
    const dayAt = lines.findIndex((line) => line.trim() !== '' && !isRule(line));
    const dayLine = DAY_LINE.test((lines[dayAt] ?? '').trim()) ? (lines[dayAt] ?? '').trim() : null;
    const body = dayLine === null ? lines : lines.toSpliced(dayAt, 1);
    const markdown = body
      .join('\n')
      .replace(/^(?:\s*-{3,}[ \t]*\n)+/, '')
      .trim();
    if (markdown === '') throw new CaptureUnreadable('the minutes have a title and nothing else');
    return meetingsOf(
      {
        title: dayLine === null ? title : `${title} | ${dayLine}`,
        author,
        published: null,
        url: null,
        text: markdown,
        truncated: false,
        isWholeCapture: true,
        nameDate: dateOfName(name) ?? date,
      },
      name,
    );
  },
};

/** "Day One—14 April 2025": a line of its own under the title. */
const DAY_LINE =
  /^(?:\*\*)?(?:day\s+\w+\s*[—–:,|-]\s*)?(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+,?\s+\d{4}|\p{Lu}\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?:\*\*)?$/iu;

function hasAttendees(text: string): boolean {
  return /^\W*(?:[\w-]+\s+)?(?:attendees|attendance|participants)\b/im.test(text.slice(0, 5000));
}

function countMarks(text: string): number {
  return text.match(/^[A-Z][A-Z0-9]{1,4}\s?: \S/gm)?.length ?? 0;
}

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
];

/** `2024-07/july-31.md`, `2024-07-31.md`, `2024-07/31.md`: the day that folder and file name state together, `null` where they state none. */
export function dateOfName(name: string): IsoDate | null {
  const [file = '', folder = ''] = name.split(/[\\/]/).reverse();
  const whole = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(file);
  if (whole) return realDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const year = Number(/^(\d{4})(?!\d)/.exec(folder)?.[1] ?? /(?<!\d)(\d{4})(?!\d)/.exec(file)?.[1]);
  for (const [, word = '', day] of file.matchAll(/(?<!\p{L})(\p{L}{3,9})[-_ ](\d{1,2})(?!\d)/gu)) {
    const month = monthOf(word);
    if (month !== null) return year ? realDay(year, month, Number(day)) : null;
  }
  const month = Number(/^\d{4}-(\d{2})(?!\d)/.exec(folder)?.[1]);
  const day = Number(/^(\d{1,2})(?!\d)/.exec(file)?.[1]);
  return year && month && day ? realDay(year, month, day) : null;
}

/** From its name or an abbreviation of at least three letters. */
function monthOf(word: string): number | null {
  const index = MONTHS.findIndex((month) => month.startsWith(word.toLowerCase()));
  return word.toLowerCase() === 'sept' ? 9 : index === -1 ? null : index + 1;
}

function realDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
