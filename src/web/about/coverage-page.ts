// The view model of the page that says, source by source, what the archive holds and what it lacks.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
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

export function coveragePage(
  site: Site,
  reports: readonly CataloguedReport[],
  runs: readonly SourceRunRecord[],
): CoveragePage {
  const { archive, sources, itemCount } = site.description;
  const meetings = reports.filter(({ kind }) => kind === 'meeting report');
  const bySource = Map.groupBy(reports, ({ sourceId }) => sourceId);
  // Reports of a source that sources.yml has lost are still there.
  const ids = [...new Set([...sources.map(({ id }) => id), ...bySource.keys()])];
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
        bySource.get(id) ?? [],
        runs.find(({ source }) => source === id),
      ),
    ),
    total: {
      reports: meetings.length,
      items: itemCount,
      otherPosts: reports.length - meetings.length,
      meetings: new Set(meetings.flatMap(({ meeting, body }) => (meeting ? [`${meeting.start} ${body.id}`] : []))).size,
    },
    calendar: calendarOf(meetings, () => null),
  };
}

function coveredSource(
  { description }: Site,
  id: string,
  reports: readonly CataloguedReport[],
  run: SourceRunRecord | undefined,
): CoveredSource {
  const source = description.sources.find((known) => known.id === id);
  const body = source?.body ?? reports[0]?.body.id ?? '';
  const meetings = reports.filter(({ kind }) => kind === 'meeting report');
  const dates = meetings.flatMap(({ date }) => date ?? []).sort();
  return {
    anchor: `source-${encodeURIComponent(id)}`,
    title: source?.title ?? id,
    url: safeHref(source?.url),
    author: source?.author ?? null,
    body: description.archive.bodies.find((known) => known.id === body)?.name ?? body,
    reports: meetings.length,
    items: meetings.reduce((sum, { itemCount }) => sum + itemCount, 0),
    otherPosts: reports.length - meetings.length,
    first: dateView(dates[0] ?? null),
    last: dateView(dates.at(-1) ?? null),
    undated: meetings.filter(({ meeting }) => meeting === null).length,
    truncated: meetings.filter(({ truncated }) => truncated).length,
    inferred: meetings.filter(({ meetingNote }) => meetingNote !== null).length,
    harvest: run ? harvestView(run) : null,
    calendar: calendarOf(meetings, () => null),
  };
}
