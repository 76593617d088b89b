// When a speaker or a topic comes up in the archive, as a chart whose bars lead to the search of that time.

import { searchUrl } from '../urls.ts';
import { type Histogram, histogram } from './histogram.ts';
import { monthBars, yearBars } from './period-bars.ts';

type Months = readonly { readonly value: string; readonly count: number }[];

/** So many months can still be told apart on a phone; beyond, years are drawn. */
const MOST_MONTHS = 48;

/** `months` in order of time; `filter` is the search that a bar narrows to its time. `null` where there is nothing to compare. */
export function overTime(
  months: Months,
  { caption, filter }: { readonly caption: string; readonly filter: Parameters<typeof searchUrl>[0] },
): Histogram | null {
  const options = {
    isSelected: () => false,
    urlOf: (value: string) => searchUrl({ ...filter, from: value, to: value }),
  };
  const years = yearsOf(months);
  const span = monthBars(months, options);
  if (span.length <= MOST_MONTHS || years.length < 2) {
    return histogram({ id: 'over-time', caption: `${caption} by month`, period: 'Month', bars: span });
  }
  return histogram({ id: 'over-time', caption: `${caption} by year`, period: 'Year', bars: yearBars(years, options) });
}

function yearsOf(months: Months): Months {
  const counts = new Map<string, number>();
  for (const { value, count } of months) counts.set(value.slice(0, 4), (counts.get(value.slice(0, 4)) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count }));
}
