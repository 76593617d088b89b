// Reads the day and the year that folders and file names state together. Knows no text: a name alone decides, and a name
// that could be a number of something else states nothing.
import { MONTH_NAME, monthOf, realDay } from '../../src/reports/months.ts';
import type { IsoDate } from '../../src/reports/report.ts';

/**
 * The day that a path states, `null` where it states none: `2024-07-31.md`, `20240731.txt`, `2024-07/july-31.md`,
 * `2024/WG-07-31.md`, `2024/telcons/07-31-minutes.md`, `2024/07/31/minutes.md`.
 */
export function dateOfName(name: string): IsoDate | null {
  const [file = '', ...folders] = name.split(/[\\/]/).reverse();
  const base = file.replace(/\.\w{1,8}$/, '');
  return wholeDayIn(base) ?? dayWithYear(base, folders) ?? dayOfFolders(base, folders) ?? wholeDayIn(folders[0] ?? '');
}

/** The year of the file's name, else of the nearest folder above it; `null` where none is stated. */
export function yearOfName(name: string): number | null {
  const [file = '', ...folders] = name.split(/[\\/]/).reverse();
  return yearIn(file) ?? yearOfFolders(folders);
}

/** What such a name states the day of: where sites keep their posts, files are named after the day on which they are put up. */
export function dayOfNameIsOf(name: string): 'meeting' | 'posting' {
  return /(?:^|[\\/])_?(?:posts|drafts|blog|news)[\\/]/i.test(name) ? 'posting' : 'meeting';
}

/** Folders further up say where an archive is stored, not when a body met. */
const HIGHEST_FOLDER = 3;
const YEAR = String.raw`(?:1[89]|2[01])\d{2}`;

function wholeDayIn(base: string): IsoDate | null {
  const match =
    /(?<!\d)(\d{4})([-_.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(base) ??
    new RegExp(String.raw`(?<!\d)(${YEAR})()(\d{2})(\d{2})(?!\d)`).exec(base);
  return match ? realDay(Number(match[1]), Number(match[3]), Number(match[4])) : null;
}

/** Month and day of the file's name, with the year of the name or of a folder. */
function dayWithYear(base: string, folders: readonly string[]): IsoDate | null {
  const year = yearIn(base.replace(/^\d{1,2}(?!\d)/, '')) ?? yearOfFolders(folders);
  const [folder = ''] = folders;
  const named = namedDay(base);
  if (named) return year === null ? null : realDay(yearOfMonthFolder(folder) ?? year, named.month, named.day);
  if (year === null) return null;
  const numbers = /(?<![\p{L}\d.]|\d[-_.])(\d{2})[-_.](\d{2})(?![\d]|[-_.]\d)/u.exec(
    base.replace(new RegExp(String.raw`(?<!\d)${YEAR}(?!\d)[-_. ]?`), ''),
  );
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    // Names sort by the month first; the other way round only where nothing else is possible.
    return first > 12 ? realDay(year, second, first) : realDay(year, first, second);
  }
  const day = Number(/^(\d{1,2})(?!\d)/.exec(base)?.[1]);
  const month = monthOfFolder(folder);
  return day && month ? realDay(yearOfMonthFolder(folder) ?? year, month, day) : null;
}

/** "july-31", "31-july": the month as a word. */
function namedDay(base: string): { readonly month: number; readonly day: number } | null {
  const match =
    new RegExp(String.raw`(?<!\p{L})(?<month>${MONTH_NAME})[-_ ]?(?<day>\d{1,2})(?!\d)`, 'iu').exec(base) ??
    new RegExp(String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?[-_ ]?(?<month>${MONTH_NAME})(?!\p{L})`, 'iu').exec(
      base,
    );
  const month = monthOf(match?.groups?.month ?? '');
  return month === null ? null : { month, day: Number(match?.groups?.day) };
}

/** `2024/07/31/minutes.md`. A title in that place is an article's, published on that day. */
function dayOfFolders(base: string, [day = '', month = '', year = '']: readonly string[]): IsoDate | null {
  if (!/^(?:minutes|notes|meeting|index|readme|summary|log|transcript)$/i.test(base)) return null;
  return /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && new RegExp(`^${YEAR}$`).test(year)
    ? realDay(Number(year), Number(month), Number(day))
    : null;
}

function yearIn(text: string): number | null {
  return Number(new RegExp(String.raw`(?<!\d)(${YEAR})(?!\d)`).exec(text)?.[1]) || null;
}

function yearOfFolders(folders: readonly string[]): number | null {
  for (const folder of folders.slice(0, HIGHEST_FOLDER)) {
    const year = new RegExp(String.raw`^(?:\D*[-_ ])?(${YEAR})(?!\d)`).exec(folder)?.[1];
    // "2030-31" is a year that begins in one and ends in the other: which of them is meant the folder does not say.
    if (year && isOverTwoYears(folder, Number(year))) return null;
    if (year) return Number(year);
  }
  return null;
}

/** "2030-31", "2030-2031"; "2010-11" may be a month. */
function isOverTwoYears(folder: string, year: number): boolean {
  const next = new RegExp(String.raw`${year}[-_/](?:${String(year + 1).slice(0, 2)})?(\d{2})(?!\d)`).exec(folder)?.[1];
  return next !== undefined && Number(next) > 12 && Number(next) === (year + 1) % 100;
}

/** `2024-07` */
function yearOfMonthFolder(folder: string): number | null {
  return Number(new RegExp(String.raw`^(${YEAR})-\d{2}(?!\d)`).exec(folder)?.[1]) || null;
}

function monthOfFolder(folder: string): number | null {
  const numbered = /^(?:\d{4}-)?(\d{2})$/.exec(folder)?.[1] ?? /^\d{4}-(\d{2})(?!\d)/.exec(folder)?.[1];
  return numbered ? Number(numbered) : monthOf(/^(?:\d{1,2}[-_ ])?(\p{L}+)$/u.exec(folder)?.[1] ?? '');
}
