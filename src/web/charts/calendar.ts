// Counts reports by year and month, so that pages can show what an archive covers and where it has gaps. Knows no clock: the calendar runs from the first month to the last.
import { monthInWords } from '../text/dates.ts';

interface MonthCell {
  /** "May 2023" */
  readonly label: string;
  readonly count: number;
  /** 0 for none, then 1 to 4 in steps of the greatest count. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Before the first or after the last report: neither covered nor a gap. */
  readonly isOutside: boolean;
  readonly url: string | null;
  /** Where links to the month in a list of one page lead; `null` where the month itself is on this page. */
  readonly anchor: string | null;
}

interface YearRow {
  readonly year: string;
  readonly months: readonly MonthCell[];
}

export interface Calendar {
  /** "Jan" to "Dec". */
  readonly monthNames: readonly { readonly short: string; readonly long: string }[];
  readonly years: readonly YearRow[];
  readonly coveredMonths: number;
  /** From the first report to the last, both months included. */
  readonly allMonths: number;
  /** The longest run of months without a report; `null` where there is none. */
  readonly longestGap: { readonly months: number; readonly label: string } | null;
}

/**
 * `null` where no report has a date. `urlOf` gives the link of a month that has reports, `null` for none.
 * @param months how many reports each month has, in any order; `null` for those without a date
 */
export function calendarOf(
  months: readonly { readonly month: string | null; readonly count: number }[],
  urlOf: (month: string) => string | null,
  anchorOf: (month: string) => string | null = () => null,
): Calendar | null {
  const counts = new Map<string, number>();
  for (const { month, count } of months) if (month) counts.set(month, count);
  const covered = [...counts.keys()].sort();
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined) return null;
  const greatest = Math.max(...counts.values());
  const cell = (month: string): MonthCell => {
    const count = counts.get(month) ?? 0;
    return {
      label: monthInWords(month),
      count,
      level: Math.ceil((4 * count) / greatest) as MonthCell['level'],
      isOutside: month < first || month > last,
      url: count > 0 ? urlOf(month) : null,
      anchor: count > 0 ? anchorOf(month) : null,
    };
  };
  const years = range(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map((year): YearRow => {
    const months = range(1, 12).map((month) =>
      cell(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`),
    );
    return { year: String(year), months };
  });
  const inside = years.flatMap(({ months }) => months).filter(({ isOutside }) => !isOutside);
  return {
    monthNames: MONTH_NAMES,
    years: years.reverse(),
    coveredMonths: covered.length,
    allMonths: inside.length,
    longestGap: longestGap(inside),
  };
}

const MONTH_NAMES = range(1, 12).map((month) => {
  const long = monthInWords(`2000-${String(month).padStart(2, '0')}`).replace(/ \d+$/, '');
  return { long, short: long.slice(0, 3) };
});

function longestGap(months: readonly MonthCell[]): Calendar['longestGap'] {
  let best: readonly MonthCell[] = [];
  let start = 0;
  months.forEach(({ count }, index) => {
    if (count > 0) start = index + 1;
    else if (index + 1 - start > best.length) best = months.slice(start, index + 1);
  });
  const [first, last] = [best[0], best.at(-1)];
  if (!first || !last) return null;
  return { months: best.length, label: first === last ? first.label : `${first.label} to ${last.label}` };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
