// The view model of the page that says, source by source, what the archive holds and what it lacks.

import type { MeetingLists } from '../../catalogue/meeting-lists.ts';
import type { ReportLists, SourceCoverage } from '../../catalogue/report-lists.ts';
import type { SourceRunRecord } from '../../catalogue/runs.ts';
import { type Calendar, calendarOf } from '../charts/calendar.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { type DateView, dateView } from '../text/dates.ts';
import { safeHref } from '../text/inline-text.ts';
import { PATHS } from '../urls.ts';
import { type HarvestView, harvestView } from './harvest-view.ts';

interface CoveredSource {
  readonly anchor: string;
  readonly title: string;
  readonly url: string | null;
  readonly author: string | null;
  readonly body: string;
  readonly reports: number;
  readonly items: number;
  readonly otherPosts: number;
  readonly first: DateView | null;
  readonly last: DateView | null;
  /** Reports whose meeting has no date. */
  readonly undated: number;
  /** Reports whose capture ends before they do. */
  readonly truncated: number;
  /** Reports whose date was inferred. */
  readonly inferred: number;
  readonly calendar: Calendar | null;
  /** The last harvest, `null` where there was none. */
  readonly harvest: HarvestView | null;
}

export interface CoveragePage {
  readonly shell: Shell;
  readonly sources: readonly CoveredSource[];
  readonly total: {
    readonly reports: number;
    readonly items: number;
    readonly otherPosts: number;
    readonly meetings: number;
  };
  readonly calendar: Calendar | null;
}

/** All calendars together have at most so many months: beyond, sources are told of in figures alone. */
const MOST_MONTHS = 1500;
const MEETINGS = 'meeting report';

export function coveragePage(
  site: Site,
  lists: ReportLists & Pick<MeetingLists, 'meetingCounts'>,
  runs: readonly SourceRunRecord[],
): CoveragePage {
  const { archive, sources, itemCount } = site.description;
  const covered = new Map(lists.sourceCoverage().map((source) => [source.sourceId, source]));
  // Reports of a source that sources.yml has lost are still there.
  const ids = [...new Set([...sources.map(({ id }) => id), ...covered.keys()])];
  const spans = [...covered.values()].map(({ first, last }) => (first && last ? monthsBetween(first, last) : 0));
  const hasCalendars = spans.reduce((sum, months) => sum + months, 0) <= MOST_MONTHS;
  const sum = (count: (source: SourceCoverage) => number) =>
    [...covered.values()].reduce((all, source) => all + count(source), 0);
  return {
    shell: shellFor(site, {
      title: 'What the archive covers',
      description: `Reports, dates and gaps of ${archive.title}, by source.`,
      path: PATHS.coverage,
      section: 'about',
      isIndexed: true,
    }),
    sources: ids.map((id) =>
      coveredSource(
        site,
        id,
        covered.get(id),
        hasCalendars ? calendarOf(lists.reportMonths({ kind: MEETINGS, source: id }), () => null) : null,
        runs.find(({ source }) => source === id),
      ),
    ),
    total: {
      reports: sum(({ reports }) => reports),
      items: itemCount,
      otherPosts: sum(({ otherPosts }) => otherPosts),
      meetings: lists.meetingCounts().meetings,
    },
    calendar: calendarOf(lists.reportMonths({ kind: MEETINGS }), () => null),
  };
}

function coveredSource(
  { description }: Site,
  id: string,
  covered: SourceCoverage | undefined,
  calendar: Calendar | null,
  run: SourceRunRecord | undefined,
): CoveredSource {
  const source = description.sources.find((known) => known.id === id);
  const body = source?.body ?? covered?.bodyId ?? '';
  return {
    anchor: `source-${encodeURIComponent(id)}`,
    title: source?.title ?? id,
    url: safeHref(source?.url),
    author: source?.author ?? null,
    body: description.archive.bodies.find((known) => known.id === body)?.name ?? body,
    reports: covered?.reports ?? 0,
    items: covered?.items ?? 0,
    otherPosts: covered?.otherPosts ?? 0,
    first: dateView(covered?.first ?? null),
    last: dateView(covered?.last ?? null),
    undated: covered?.undated ?? 0,
    truncated: covered?.truncated ?? 0,
    inferred: covered?.inferred ?? 0,
    harvest: run ? harvestView(run) : null,
    calendar,
  };
}

function monthsBetween(first: string, last: string): number {
  const number = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return number(last) - number(first) + 1;
}
