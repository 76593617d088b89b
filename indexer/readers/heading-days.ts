// The day that a heading of rolling notes states ("2031-12-19", "December 5, 2031 [Public meeting]", "03/09/2031"). Reads a heading
// that is a day and little else; what lies in a sentence is not its business.
import type { IsoDate } from '../../src/reports/report.ts';

export interface HeadingDay {
  readonly day: IsoDate;
  /** Both orders of the numbers give a day: only other headings tell which is meant. */
  readonly isAmbiguous: boolean;
}

export interface DayContext {
  /** Where a heading names none; `null` where nothing states it. */
  readonly year: number | null;
  /** The file writes 12/19/2031. */
  readonly isMonthFirst: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})`;
const PATTERNS = [
  String.raw`(?<year>\d{4})[-/.](?<number>\d{1,2})[-/.](?<day>\d{1,2})`,
  String.raw`(?<year>20\d{2}|19\d{2})(?<number>\d{2})(?<day>\d{2})`,
  String.raw`(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<year>\d{4}|\d{2})`,
  `${MONTH},?\\s+${DAY}(?:\\s*[-–]\\s*\\d{1,2})?(?:,?\\s+${YEAR})?`,
  `${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?`,
].map((pattern) => new RegExp(String.raw`(?<![\d\p{L}])${pattern}(?![\d\p{L}])`, 'iu'));

/** Words that may stand beside the day: what was held, and how. */
const BESIDE =
  /\b(?:meeting|call|notes?|minutes|agenda|session|telco|sync|standup|update|summary|weekly|bi-?weekly|monthly|public|private|open|closed|regular|special|of|on|for|the|week|at|from|to|and|am|pm|utc|gmt|pt|et|pst|pdt|est|edt|cet|cest|bst|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}(?:[:.]\d{2})?)\b/giu;

/** Letters that a heading may have besides its day and such words: the name of a group. */
const MOST_OTHER = 12;

/** `null` where the heading states no day, one that does not exist, or says much else. */
export function dayOfHeading(heading: string, { year, isMonthFirst }: DayContext): HeadingDay | null {
  const plain = heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').replace(/[*_`#]/g, '');
  for (const pattern of PATTERNS) {
    const match = pattern.exec(plain);
    if (!match?.groups) continue;
    const rest = (plain.slice(0, match.index) + plain.slice(match.index + match[0].length)).replace(BESIDE, ' ');
    if ((rest.match(/\p{L}/gu)?.length ?? 0) > MOST_OTHER) return null;
    const { first, second, number, month, day } = match.groups;
    const stated = match.groups.year === undefined ? year : fullYear(match.groups.year);
    if (stated === null) return null;
    if (first !== undefined && second !== undefined)
      return numbered(stated, Number(first), Number(second), isMonthFirst);
    const named = month === undefined ? Number(number) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const real = realDay(stated, named, Number(day));
    return real === null ? null : { day: real, isAmbiguous: false };
  }
  return null;
}

/** Whether the headings show that the month stands first: some day above 12 stands second, and none first. */
export function isMonthFirstIn(headings: readonly string[]): boolean {
  const pairs = headings.flatMap((heading) => {
    const match = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)/.exec(heading);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return pairs.some(([, second]) => second > 12) && !pairs.some(([first]) => first > 12);
}

function numbered(year: number, first: number, second: number, isMonthFirst: boolean): HeadingDay | null {
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  const isAmbiguous = first <= 12 && second <= 12 && first !== second && !isMonthFirst;
  const real = realDay(year, month, day) ?? realDay(year, day, month);
  return real === null ? null : { day: real, isAmbiguous };
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function realDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
