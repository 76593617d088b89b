// Years and months as links with their counts, drawn as bars. Makes no addresses itself.
import type { Facets } from '../search/engine.ts';

export interface PeriodLink {
  readonly label: string;
  readonly count: number;
  readonly url: string;
  readonly isSelected: boolean;
  /** 0 to 100: the count as a part of the greatest one. */
  readonly percent: number;
}

export interface PeriodOptions {
  /** `2023` or `2023-05`; `null` where none is. */
  readonly selected: string | null;
  readonly label: (value: string) => string;
  readonly urlOf: (value: string) => string;
}

export function periodLinks(periods: Facets['year'], { selected, label, urlOf }: PeriodOptions): readonly PeriodLink[] {
  const greatest = Math.max(1, ...periods.map(({ count }) => count));
  return periods.map(({ value, count }) => ({
    label: label(value),
    count,
    url: urlOf(value),
    isSelected: value === selected,
    percent: Math.round((100 * count) / greatest),
  }));
}
