// Reads one date as people write it, in words or figures: a year, a month, a day, a season, a quarter, "last year". Pure: today comes from
// outside, and where nobody gives it, words that depend on it stay words.
import { parseDays } from '../../reports/days.ts';
import type { IsoDate } from '../../reports/report.ts';

/** As addresses write days: `2023`, `2023-05` or `2023-05-23`; both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The same; `null` for no first or no last day. */
export interface OpenDays {
  readonly from: string | null;
  readonly to: string | null;
}

/** `impossible`: written like a day, but no calendar has it. */
export type WrittenDate = { readonly days: Days } | { readonly impossible: string };

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month, 1)).toLowerCase(),
);
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
const QUARTERS: Readonly<Record<string, number>> = {
  q1: 1,
  q2: 2,
  q3: 3,
  q4: 4,
  'first quarter': 1,
  'second quarter': 2,
  'third quarter': 3,
  'fourth quarter': 4,
  'last quarter': 4,
};

/** The number of a month by its name, its first three letters, or "sept"; 0 for anything else. */
export function monthCalled(name: string): number {
  return (
    MONTHS.findIndex(
      (month) => month === name || month.slice(0, 3) === name || (name === 'sept' && month === 'september'),
    ) + 1
  );
}

/**
 * What folded words mean that are a date and nothing else; `null` where they are none.
 * @param isOneWord typed without a space: "21/01/22", "2019–2021", "2021/22"
 */
export function dateIn(written: string, isOneWord: boolean, today: IsoDate | null): WrittenDate | null {
  const text = isOneWord ? written.replaceAll('.', ' ') : written;
  return figures(text, isOneWord) ?? named(text) ?? parts(text) ?? (today === null ? null : relative(text, today));
}

function figures(text: string, isOneWord: boolean): WrittenDate | null {
  const iso = /^(\d{4})(?: (\d\d))?(?: (\d\d))?$/.exec(text);
  if (iso) {
    const [, year = '', second, third] = iso;
    const next = Number(year) + 1;
    if (second !== undefined && Number(second) > 12 && third === undefined)
      return isOneWord && Number(second) === next % 100 ? daysOf(year, String(next)) : null;
    return dated(year, second, third, text);
  }
  const span = isOneWord && /^(\d{4}) (\d{4})$/.exec(text);
  if (span && (span[1] ?? '') <= (span[2] ?? '')) return daysOf(span[1] ?? '', span[2] ?? '');
  const local = (isOneWord ? /^(\d\d?) (\d\d?) (\d{4}|\d\d)$/ : /^(\d\d?) (\d\d?) (\d{4})$/).exec(text);
  if (!local) return null;
  const [, first = '', second = '', year = ''] = local;
  // Day first, unless only the other way round is a month.
  const [day, month] = Number(second) > 12 && Number(first) <= 12 ? [second, first] : [first, second];
  if (Number(month) > 12 && Number(day) > 31) return null;
  return dated(year.length === 2 ? `20${year}` : year, month, day, `${first}/${second}/${year}`);
}

function named(text: string): WrittenDate | null {
  const match =
    /^(?:last )?(?:(?<day>\d\d?)(?:st|nd|rd|th)? (?:of )?)?(?<month>[a-z]{3,9}) (?<year>\d{4})$/.exec(text) ??
    /^(?<month>[a-z]{3,9}) (?<day>\d\d?)(?:st|nd|rd|th)? (?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4}) (?<month>[a-z]{3,9})$/.exec(text);
  const { day, month: name = '', year = '' } = match?.groups ?? {};
  const month = monthCalled(name);
  return month === 0 ? null : dated(year, String(month), day, text);
}

function parts(text: string): WrittenDate | null {
  const match =
    /^(?<part>[a-z]+|q[1-4]|[a-z]+ quarter) (?:of )?(?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4}) (?<part>q[1-4])$/.exec(text);
  const { part = '', year = '' } = match?.groups ?? {};
  if (!isYear(year)) return null;
  if (['early', 'mid', 'late', 'year'].includes(part)) return daysOf(year, year);
  const season = Object.hasOwn(SEASONS, part) ? SEASONS[part] : undefined;
  const quarter = Object.hasOwn(QUARTERS, part) ? QUARTERS[part] : undefined;
  const start = season ?? (quarter === undefined ? undefined : 3 * quarter - 2);
  return start === undefined ? null : daysOf(monthOf(Number(year), start), monthOf(Number(year), start + 2));
}

function relative(text: string, today: IsoDate): WrittenDate | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const [, which, unit = ''] = /^(?:the )?(last|this) (year|month|[a-z]{3,9})$/.exec(text) ?? [];
  if (which === undefined) return null;
  const back = which === 'last' ? 1 : 0;
  if (unit === 'year') return daysOf(String(year - back), String(year - back));
  const only = monthOf(year, month - back);
  if (unit === 'month') return daysOf(only, only);
  const called = monthCalled(unit);
  if (called === 0) return null;
  const latest = latestMonth(called, today);
  return daysOf(latest, latest);
}

/** The last month of that number that has begun: "since March" means this one's or last year's. */
export function latestMonth(month: number, today: IsoDate): string {
  const [year = 0, current = 0] = today.split('-').map(Number);
  return monthOf(month <= current ? year : year - 1, month);
}

/** The year, month or day before or after. */
export function neighbour(value: string, step: 1 | -1): string {
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return String(year + step);
  const date = new Date(Date.UTC(year, month - 1 + (day === undefined ? step : 0), day === undefined ? 1 : day + step));
  return date.toISOString().slice(0, value.length);
}

/** `null` for years that no report is of. */
function dated(year: string, month: string | undefined, day: string | undefined, written: string): WrittenDate | null {
  if (!isYear(year)) return null;
  const value = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return parseDays(value) ? daysOf(value, value) : { impossible: written };
}

function isYear(text: string): boolean {
  return /^(?:1[89]|20|21)\d\d$/.test(text);
}

/** `month` may be beyond the year. */
function monthOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
}

function daysOf(from: string, to: string): WrittenDate {
  return { days: { from, to } };
}
