// Lays out spans of time, such as the roles of a speaker, one below another for the template `partials/timeline`. Knows days and words, no SVG and no addresses.
import { max, min } from 'd3-array';
import { scaleUtc } from 'd3-scale';
import type { IsoDate } from '../../reports/report.ts';

interface TimelineSpan {
  readonly label: string;
  /** `null`: from before the archive begins. */
  readonly from: IsoDate | null;
  /** `null`: still, as far as the archive knows. */
  readonly to: IsoDate | null;
  /** The dates in words, for the line beside the label. */
  readonly dates: string;
}

interface TimelineOptions {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  readonly spans: readonly TimelineSpan[];
  /** First and last day that the drawing has room for. */
  readonly first: IsoDate;
  readonly last: IsoDate;
}

export interface Timeline {
  readonly id: string;
  readonly caption: string;
  readonly spans: readonly {
    readonly label: string;
    readonly dates: string;
    /** With the unit: "12.5%". */
    readonly x: string;
    readonly width: string;
  }[];
  /** Years below the spans. */
  readonly ticks: readonly { readonly x: string; readonly label: string }[];
}

const TICKS = 6;
/** A span of a day can still be seen. */
const LEAST_WIDTH = 1;

/** `null` where there is nothing to draw. */
export function timeline({ id, caption, spans, first, last }: TimelineOptions): Timeline | null {
  const start = min([first, ...spans.flatMap(({ from }) => from ?? [])]) ?? first;
  const end = max([last, ...spans.flatMap(({ to }) => to ?? [])]) ?? last;
  if (spans.length === 0 || start >= end) return null;
  const across = scaleUtc([new Date(start), new Date(end)], [0, 100]);
  const years = across.ticks(TICKS).filter((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
  return {
    id,
    caption,
    spans: spans.map(({ label, dates, from, to }) => {
      const [left, right] = [across(new Date(from ?? start)), across(new Date(to ?? end))];
      const width = Math.max(LEAST_WIDTH, right - left);
      return { label, dates, x: percent(Math.min(left, 100 - width)), width: percent(width) };
    }),
    ticks: years.map((year) => ({ x: percent(across(year)), label: String(year.getUTCFullYear()) })),
  };
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
