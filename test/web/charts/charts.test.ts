import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type HistogramBar, histogram } from '../../../src/web/charts/histogram.ts';
import { monthBars, monthsOfYearBars, yearBars } from '../../../src/web/charts/period-bars.ts';
import { timeline } from '../../../src/web/charts/timeline.ts';

const OPTIONS = { isSelected: (value: string) => value === '2021', urlOf: (value: string) => `/at/${value}` };

function chartOf(counts: readonly number[]) {
  const bars = counts.map((count, index): HistogramBar => {
    const label = String(2000 + index);
    return { label, tick: label, count, url: count > 0 ? `/${label}` : null, isSelected: false };
  });
  return histogram({ id: 'years', caption: 'Agenda items by year', period: 'Year', bars });
}

describe('a histogram', () => {
  it('draws the bars beside one another and no wider than the drawing', () => {
    const bars = chartOf([3, 1, 2])?.bars ?? [];
    const edges = bars.flatMap(({ x, width }) => [
      Number.parseFloat(x),
      Number.parseFloat(x) + Number.parseFloat(width),
    ]);
    assert.deepEqual(
      edges,
      [...edges].sort((a, b) => a - b),
    );
    assert.ok((edges[0] ?? -1) >= 0 && (edges.at(-1) ?? 101) <= 100.01);
  });

  for (const [counts, highest] of [
    [[1, 1], 1],
    [[0, 4], 4],
    [[7, 1234], 2000],
  ] as const) {
    it(`reaches ${highest} for ${counts.join(' and ')}, in lines of whole numbers`, () => {
      const lines = chartOf(counts)?.lines ?? [];
      assert.equal(lines.at(-1)?.label, highest.toLocaleString('en-GB'));
      assert.equal(lines.at(-1)?.y, 0);
      for (const { label } of lines) assert.match(label, /^[\d,]+$/);
    });
  }

  it('stands each bar on the base line, as high as its count', () => {
    const chart = chartOf([10, 20, 0]);
    assert.deepEqual(
      chart?.bars.map(({ y, height }) => [y + height, height]),
      [
        [72, 36],
        [72, 72],
        [72, 0],
      ],
    );
  });

  it('keeps the lowest bar visible', () => {
    assert.ok((chartOf([1, 5000])?.bars[0]?.height ?? 0) >= 3);
  });

  it('says each bar in words', () => {
    assert.deepEqual(
      chartOf([1, 0, 2000])?.bars.map(({ text }) => text),
      ['2000: 1 agenda item', '2001: no agenda items', '2002: 2,000 agenda items'],
    );
  });

  for (const count of [2, 7, 30, 120]) {
    it(`labels at most six of ${count} bars where there is little room, at most sixteen where there is much`, () => {
      const ticks = chartOf(Array.from({ length: count }, () => 1))?.bars.map(({ tickAt }) => tickAt) ?? [];
      const narrow = ticks.filter((at) => at === 'always').length;
      assert.ok(narrow >= 2 && narrow <= 6, `${narrow} labels`);
      assert.ok(ticks.filter((at) => at !== 'never').length <= 16);
    });
  }

  it('is none where there is nothing to compare', () => {
    assert.equal(chartOf([5]), null);
    assert.equal(chartOf([]), null);
  });
});

describe('the bars of periods', () => {
  it('fill the years in which nothing was reported, without a link', () => {
    const years = [
      { value: '2019', count: 2 },
      { value: '2021', count: 3 },
    ];
    assert.deepEqual(
      yearBars(years, OPTIONS).map(({ label, count, url, isSelected }) => [label, count, url, isSelected]),
      [
        ['2019', 2, '/at/2019', false],
        ['2020', 0, null, false],
        ['2021', 3, '/at/2021', true],
      ],
    );
  });

  it('do not fill the centuries after a mistyped year', () => {
    const years = [
      { value: '0202', count: 1 },
      { value: '2021', count: 3 },
    ];
    assert.equal(yearBars(years, OPTIONS).length, 2);
  });

  it('go on over the end of a year', () => {
    const months = [
      { value: '2019-11', count: 2 },
      { value: '2020-02', count: 3 },
    ];
    const bars = monthBars(months, OPTIONS);
    assert.deepEqual(
      bars.map(({ label, tick, count }) => [label, tick, count]),
      [
        ['November 2019', 'Nov ’19', 2],
        ['December 2019', 'Dec ’19', 0],
        ['January 2020', 'Jan ’20', 0],
        ['February 2020', 'Feb ’20', 3],
      ],
    );
  });

  it('are twelve for one year', () => {
    const bars = monthsOfYearBars('2023', [{ value: '2023-05', count: 4 }], OPTIONS);
    assert.equal(bars.length, 12);
    assert.deepEqual([bars[4]?.url, bars[5]?.url], ['/at/2023-05', null]);
  });

  it('are none where nothing is dated', () => {
    assert.deepEqual(yearBars([], OPTIONS), []);
    assert.deepEqual(monthBars([], OPTIONS), []);
  });
});

describe('a timeline', () => {
  const drawn = { id: 'roles', caption: 'Roles', first: '2020-01-01', last: '2024-01-01' } as const;
  const span = { label: 'Chair', dates: '2021 to 2022' };

  it('draws spans in proportion, open ends as far as the archive goes', () => {
    const spans = [
      { ...span, from: '2021-01-01', to: '2022-01-01' },
      { ...span, from: null, to: null },
    ];
    const [closed, open] = timeline({ ...drawn, spans })?.spans ?? [];
    assert.deepEqual([open?.x, open?.width], ['0%', '100%']);
    assert.ok(Math.abs(Number.parseFloat(closed?.x ?? '') - 25) < 0.1);
    assert.ok(Math.abs(Number.parseFloat(closed?.width ?? '') - 25) < 0.1);
  });

  it('makes room for spans that begin before the archive', () => {
    const view = timeline({ ...drawn, spans: [{ ...span, from: '2016-01-01', to: '2020-01-01' }] });
    assert.deepEqual([view?.spans[0]?.x, Number.parseFloat(view?.spans[0]?.width ?? '') < 51], ['0%', true]);
    assert.equal(view?.ticks[0]?.label, '2016');
  });

  it('is none without spans', () => {
    assert.equal(timeline({ ...drawn, spans: [] }), null);
  });
});
