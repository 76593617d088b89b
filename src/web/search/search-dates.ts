// The histogram of the search page: how many items stand in which year or month, each bar a search narrowed to it.

import type { UnderstoodSearch } from '../../queries/understanding.ts';
import { withoutDates } from '../../queries/widening.ts';
import { parseDays } from '../../reports/days.ts';
import type { SearchResult } from '../../search/engine.ts';
import { type Histogram, type HistogramBar, histogram } from '../charts/histogram.ts';
import { monthBars, monthCount, monthsOfYearBars, type PeriodOptions, yearBars } from '../charts/period-bars.ts';
import { searchUrl } from '../urls.ts';

export interface DatesView {
  readonly chart: Histogram;
  /** The same search of any date, and how far it would go; `null` where no date is chosen. */
  readonly anyDateUrl: string | null;
}

/** A few months are told apart, many are put together into years. */
const MOST_MONTHS = 24;

/** The months of the year that the search is narrowed to, else years or, where there are few, months; `null` where there is nothing to compare. */
export function datesView(search: UnderstoodSearch, { facets }: SearchResult): DatesView | null {
  const { from, to } = search.request;
  const year = from && to && from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : null;
  const options = optionsFor(search);
  const chart =
    year !== null
      ? chartOf('month', `Agenda items of ${year} by month`, monthsOfYearBars(year, facets.month, options))
      : monthCount(facets.month) <= MOST_MONTHS
        ? chartOf('month', 'Agenda items by month', monthBars(facets.month, options))
        : chartOf('year', 'Agenda items by year', yearBars(facets.year, options));
  if (chart === null) return null;
  const anyDateUrl = from || to ? searchUrl(withoutDates(search).parameters) : null;
  return { chart, anyDateUrl };
}

function chartOf(unit: 'year' | 'month', caption: string, bars: readonly HistogramBar[]): Histogram | null {
  const areAllSelected = bars.every(({ isSelected }) => isSelected);
  return histogram({
    id: 'dates',
    caption,
    period: unit === 'year' ? 'Year' : 'Month',
    // A mark on every bar would single out none.
    bars: areAllSelected ? bars.map((bar) => ({ ...bar, isSelected: false })) : bars,
  });
}

/** A month alone in force leads back to its year, a year to any date; one among others narrows the search to itself. */
function optionsFor(search: UnderstoodSearch): PeriodOptions {
  const { from, to } = search.request;
  const { parameters: anyDate } = withoutDates(search);
  return {
    isSelected: (value) => {
      const days = parseDays(value);
      if (!days || (from === null && to === null)) return false;
      return (from === null || from <= days.start) && (to === null || days.end <= to);
    },
    urlOf: (value) => {
      const days = parseDays(value);
      const isAlone = days !== null && days.start === from && days.end === to;
      const narrowed = isAlone && value.length > 4 ? value.slice(0, 4) : value;
      return searchUrl(isAlone && value.length === 4 ? anyDate : { ...anyDate, from: narrowed, to: narrowed });
    },
  };
}
