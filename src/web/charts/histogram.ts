// Lays out a histogram for the template `partials/histogram`: widths in per cent of the drawing, heights in pixels. Knows numbers and words, no SVG and no addresses.
import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';

/** One bar as the caller knows it. */
export interface HistogramBar {
  /** In full, for the table and for those who hear the chart: "March 2023". */
  readonly label: string;
  /** In short, below the bar: "Mar". */
  readonly tick: string;
  readonly count: number;
  /** Where the bar leads; `null` where there is nothing to show. */
  readonly url: string | null;
  readonly isSelected: boolean;
}

interface HistogramOptions {
  /** Unique on the page. */
  readonly id: string;
  /** "Agenda items by year" */
  readonly caption: string;
  /** Heading of the table's first column: "Year". */
  readonly period: string;
  readonly bars: readonly HistogramBar[];
}

export interface Histogram {
  readonly id: string;
  readonly caption: string;
  readonly period: string;
  /** In pixels, without the row of labels below. */
  readonly height: number;
  readonly bars: readonly (HistogramBar & {
    /** With the unit: "12.5%". */
    readonly x: string;
    readonly width: string;
    readonly centre: string;
    readonly y: number;
    readonly height: number;
    /** "March 2023: 12 agenda items" */
    readonly text: string;
    /** At which widths of the screen there is room for the label below the bar. */
    readonly tickAt: 'always' | 'wide' | 'never';
  })[];
  /** Lines across the drawing, from the lowest. */
  readonly lines: readonly { readonly y: number; readonly label: string }[];
}

const HEIGHT = 72;
/** A bar of one item among bars of a thousand can still be seen and hit. */
const LOWEST = 3;
const LINES = 2;
/** So few bars would be blocks if they stood as close as many do. */
const FEW = 6;
const NARROW_LABELS = 6;
const WIDE_LABELS = 16;
/** Months with their years take more room than years or months alone; so does a chart beside a column. */
const WIDE_LONG_LABELS = 8;
const LONG_LABEL = 5;

/** `null` where fewer than two bars would be compared. */
export function histogram({ id, caption, period, bars }: HistogramOptions): Histogram | null {
  if (bars.length < 2) return null;
  const across = scaleBand<number>(bars.keys(), [0, 100])
    .paddingInner(bars.length > FEW ? 0.2 : 0.6)
    .paddingOuter(0.2);
  const up = scaleLinear([0, Math.max(1, max(bars, ({ count }) => count) ?? 1)], [HEIGHT, 0]).nice(LINES);
  const hasLongLabels = bars.some(({ tick }) => tick.length > LONG_LABEL);
  const wideStep = Math.ceil(bars.length / (hasLongLabels ? WIDE_LONG_LABELS : WIDE_LABELS));
  // A multiple, so that the labels of narrow screens are some of those of wide ones.
  const narrowStep = wideStep * Math.ceil(bars.length / NARROW_LABELS / wideStep);
  return {
    id,
    caption,
    period,
    height: HEIGHT,
    bars: bars.map((bar, index) => {
      const x = across(index) ?? 0;
      const height = bar.count === 0 ? 0 : Math.max(LOWEST, HEIGHT - up(bar.count));
      return {
        ...bar,
        x: percent(x),
        width: percent(across.bandwidth()),
        centre: percent(x + across.bandwidth() / 2),
        y: rounded(HEIGHT - height),
        height: rounded(height),
        text: `${bar.label}: ${items(bar.count)}`,
        tickAt: index % narrowStep === 0 ? 'always' : index % wideStep === 0 ? 'wide' : 'never',
      };
    }),
    lines: up
      .ticks(LINES)
      .filter(Number.isInteger)
      .map((count) => ({ y: rounded(up(count)), label: count.toLocaleString('en-GB') })),
  };
}

function items(count: number): string {
  if (count === 0) return 'no agenda items';
  return `${count.toLocaleString('en-GB')} agenda ${count === 1 ? 'item' : 'items'}`;
}

function percent(value: number): string {
  return `${rounded(value)}%`;
}

/** To a hundredth: more digits would only be sent. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
