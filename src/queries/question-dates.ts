// Reads the dates of a typed question: "in 2023", "in May 2023", "since March 2021", "between 2019 and 2021". Knows no clock: "last year" stays words.
import { parseDays } from '../reports/days.ts';

/** Days as addresses write them: `2023`, `2023-05` or `2023-05-23`; both inclusive. */
export interface QuestionDates {
  readonly from: string | null;
  readonly to: string | null;
  /** `[start, end)`: the words that say it. */
  readonly start: number;
  readonly end: number;
}

/** The first date among folded words; a word that is no plain word is `null`, and no date goes across it. */
export function datesIn(words: readonly (string | null)[]): QuestionDates | null {
  for (let start = 0; start < words.length; start++) {
    const found = rangeAt(words, start) ?? relationAt(words, start) ?? bareAt(words, start);
    if (found) return found;
  }
  return null;
}

/** "between A and B", "from A to B" */
function rangeAt(words: readonly (string | null)[], start: number): QuestionDates | null {
  const joining = RANGES.get(words[start] ?? '');
  const first = joining && dateAt(words, start + 1);
  if (!first || !joining.includes(words[first.end] ?? '')) return null;
  const second = dateAt(words, first.end + 1);
  return second && { from: first.value, to: second.value, start, end: second.end };
}

/** "in A", "since A", "before A" */
function relationAt(words: readonly (string | null)[], start: number): QuestionDates | null {
  const relation = RELATIONS.get(words[start] ?? '');
  // "in the year 2023", "in early 2023": near enough to be read as "in 2023".
  const skipped = words[start + 1] === 'the' && words[start + 2] === 'year' ? 2 : words[start + 1] === 'year' ? 1 : 0;
  const date = relation && dateAt(words, start + 1 + skipped);
  return date ? { ...relation(date.value), start, end: date.end } : null;
}

/** "May 2023" anywhere; "2023" only where the question ends. */
function bareAt(words: readonly (string | null)[], start: number): QuestionDates | null {
  const date = dateAt(words, start);
  if (!date || (date.value.length === 4 && date.end < words.length)) return null;
  return { from: date.value, to: date.value, start, end: date.end };
}

type Range = Pick<QuestionDates, 'from' | 'to'>;

const within = (value: string): Range => ({ from: value, to: value });
const RELATIONS: ReadonlyMap<string, (value: string) => Range> = new Map([
  ...['in', 'during', 'throughout', 'on'].map((word) => [word, within] as const),
  ...['since', 'from'].map((word) => [word, (value: string) => ({ from: value, to: null })] as const),
  ...['until', 'till'].map((word) => [word, (value: string) => ({ from: null, to: value })] as const),
  ['before', (value) => ({ from: null, to: neighbour(value, -1) })],
  ['after', (value) => ({ from: neighbour(value, 1), to: null })],
]);
const RANGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['between', ['and']],
  ['from', ['to', 'until', 'till']],
]);

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month, 1)).toLowerCase(),
);

interface FoundDate {
  readonly value: string;
  readonly end: number;
}

/** "2023", "May 2023", "23 May 2023", "23rd of May 2023", "May 23rd, 2023", "2023 05" (of 2023-05) beginning at that word. */
function dateAt(words: readonly (string | null)[], at: number): FoundDate | null {
  const rest = words.slice(at, at + 4).map((word) => word ?? '¦');
  for (let length = rest.length; length > 0; length--) {
    const value = isoIn(rest.slice(0, length).join(' '));
    if (value !== null) return { value, end: at + length };
  }
  return null;
}

function isoIn(text: string): string | null {
  const written = /^(\d{4})(?: (\d\d))?(?: (\d\d))?$/.exec(text);
  if (written) return isoOf(written[1], written[2], written[3]);
  const named =
    /^(?:(\d\d?)(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9}) (\d{4})$/.exec(text) ??
    /^(?<month>[a-z]{3,9}) (?<day>\d\d?)(?:st|nd|rd|th)? (?<year>\d{4})$/.exec(text);
  if (!named) return null;
  const [day, name = '', year] = named.groups
    ? [named.groups.day, named.groups.month, named.groups.year]
    : named.slice(1);
  const month = MONTHS.findIndex(
    (one) => one === name || one.slice(0, 3) === name || (name === 'sept' && one === 'september'),
  );
  return month < 0 ? null : isoOf(year, String(month + 1), day);
}

/** `null` for years that no report is of, and for days that no calendar has. */
function isoOf(year = '', month?: string, day?: string): string | null {
  if (!/^(?:1[89]|20|21)\d\d$/.test(year)) return null;
  const value = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return parseDays(value) && value;
}

/** The year, month or day before or after. */
function neighbour(value: string, step: 1 | -1): string {
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return String(year + step);
  const date = new Date(Date.UTC(year, month - 1 + (day === undefined ? step : 0), day === undefined ? 1 : day + step));
  return date.toISOString().slice(0, value.length);
}
