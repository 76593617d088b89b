// Years and months with their counts as the bars of a histogram. Fills the gaps: a year in which nothing was reported is a bar of nothing. Makes no addresses itself.
import { range } from 'd3-array';
import type { Facets } from '../../search/engine.ts';
import { monthInWords } from '../text/dates.ts';
import type { HistogramBar } from './histogram.ts';

export interface PeriodOptions {
  /** Of `2023` or `2023-05`. */
  readonly isSelected: (value: string) => boolean;
  readonly urlOf: (value: string) => string;
}

/** From the first year to the last. Years as the engine counts them: `2023`. */
export function yearBars(years: Facets['year'], options: PeriodOptions): readonly HistogramBar[] {
  const [first, last] = [Number(years[0]?.value), Number(years.at(-1)?.value)];
  if (years.length === 0 || last - first >= MOST_BARS) return bars(years, inWords, options);
  const every = range(first, last + 1).map((year) => String(year).padStart(4, '0'));
  return bars(filled(years, every), inWords, options);
}

/** From the first month to the last. Months as the engine counts them: `2023-05`. */
export function monthBars(months: Facets['month'], options: PeriodOptions): readonly HistogramBar[] {
  return bars(everyMonth(months), inWordsWithYear, options);
}

/** How many bars `monthBars` makes of them. */
export function monthCount(months: Facets['month']): number {
  return everyMonth(months).length;
}

/** All twelve months of one year. */
export function monthsOfYearBars(
  year: string,
  months: Facets['month'],
  options: PeriodOptions,
): readonly HistogramBar[] {
  const every = range(1, 13).map((month) => `${year}-${String(month).padStart(2, '0')}`);
  return bars(filled(months, every), inWords, options);
}

/** A mistyped year such as 0202 must not draw a thousand empty bars. */
const MOST_BARS = 240;

function everyMonth(months: Facets['month']): Facets['month'] {
  const [first, last] = [monthNumber(months[0]?.value), monthNumber(months.at(-1)?.value)];
  if (months.length === 0 || last - first >= MOST_BARS) return months;
  return filled(months, range(first, last + 1).map(monthOf));
}

function filled(periods: Facets['year'], every: readonly string[]): Facets['year'] {
  const counts = new Map(periods.map(({ value, count }) => [value, count]));
  return every.map((value) => ({ value, count: counts.get(value) ?? 0 }));
}

function bars(
  periods: Facets['year'],
  words: (value: string) => Pick<HistogramBar, 'label' | 'tick'>,
  { isSelected, urlOf }: PeriodOptions,
): readonly HistogramBar[] {
  return periods.map(({ value, count }) => {
    const selected = isSelected(value);
    return {
      ...words(value),
      count,
      url: count === 0 && !selected ? null : urlOf(value),
      isSelected: selected,
    };
  });
}

function inWords(value: string): Pick<HistogramBar, 'label' | 'tick'> {
  if (value.length === 4) return { label: value, tick: value };
  const label = monthInWords(value);
  return { label, tick: label.slice(0, 3) };
}

/** Among months of several years: "Mar ’23". */
function inWordsWithYear(month: string): Pick<HistogramBar, 'label' | 'tick'> {
  const { label, tick } = inWords(month);
  return { label, tick: `${tick} ’${month.slice(2, 4)}` };
}

function monthNumber(value = ''): number {
  return 12 * Number(value.slice(0, 4)) + Number(value.slice(5, 7)) - 1;
}

function monthOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
