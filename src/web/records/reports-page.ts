// The view model of the list of reports: by year and month, newest first, with a calendar of what is covered; posts that report no meeting stand apart.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { slug } from '../../reports/ids.ts';
import { type Calendar, calendarOf } from '../charts/calendar.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { monthInWords } from '../text/dates.ts';
import { filteredReportsUrl, monthAnchor, PATHS, type ReportFilter, yearAnchor } from '../urls.ts';
import { type ReportLine, reportLine } from './report-view.ts';

export interface ListedReport extends ReportLine {
  readonly itemCount: number;
}

interface ReportMonth {
  /** "May 2023", or "No date". */
  readonly label: string;
  readonly anchor: string;
  readonly reports: readonly ListedReport[];
}

interface ReportYear {
  /** "2023", or "No date". */
  readonly label: string;
  readonly anchor: string;
  readonly months: readonly ReportMonth[];
}

interface FilterLink {
  readonly label: string;
  readonly url: string;
  readonly count: number;
  readonly isSelected: boolean;
}

interface FilterList {
  readonly legend: string;
  readonly links: readonly FilterLink[];
}

export interface ReportsPage {
  readonly shell: Shell;
  /** "27 reports of meetings by Isla Marrack" */
  readonly sentence: string;
  readonly filters: readonly FilterList[];
  readonly allUrl: string | null;
  readonly calendar: Calendar | null;
  readonly years: readonly ReportYear[];
  readonly otherPosts: readonly ListedReport[];
}

/** `reports` newest first, as the catalogue has them. */
export function reportsPage(site: Site, reports: readonly CataloguedReport[], filter: ReportFilter): ReportsPage {
  const shown = reports.filter((report) => isShown(report, filter));
  const meetings = shown.filter((report) => report.kind === 'meeting report');
  const years = Map.groupBy(meetings, (report) => report.date?.slice(0, 4) ?? UNDATED);
  const isFiltered = filter.body !== null || filter.author !== null;
  const sentence = sentenceFor(meetings, reports, filter);
  return {
    shell: shellFor(site, {
      title: 'Reports',
      description: `${sentence} in ${site.description.archive.title}, by year and month.`,
      path: filteredReportsUrl(filter),
      section: 'reports',
      isIndexed: !isFiltered,
      feeds: [{ title: 'All reports', url: PATHS.reportsAtom }],
    }),
    sentence,
    filters: filtersFor(reports, filter),
    allUrl: isFiltered ? PATHS.reports : null,
    calendar: calendarOf(meetings, (month) => `#${monthAnchor(month)}`),
    years: [...years].map(([year, ofYear]) => ({
      label: year === UNDATED ? 'No date' : year,
      anchor: yearAnchor(year),
      months: [...Map.groupBy(ofYear, (report) => report.date?.slice(0, 7) ?? UNDATED)].map(([month, ofMonth]) => ({
        label: month === UNDATED ? 'No date' : monthInWords(month),
        anchor: monthAnchor(month),
        reports: ofMonth.map(listedReport),
      })),
    })),
    otherPosts: shown.filter((report) => report.kind === 'other post').map(listedReport),
  };
}

export function listedReport(report: CataloguedReport): ListedReport {
  return { ...reportLine(report), itemCount: report.itemCount };
}

const UNDATED = 'undated';

function isShown(report: CataloguedReport, { body, author }: ReportFilter): boolean {
  return (body === null || report.body.id === body) && (author === null || authorId(report) === author);
}

function authorId({ author }: CataloguedReport): string | null {
  return author === null ? null : slug(author);
}

function sentenceFor(
  meetings: readonly CataloguedReport[],
  all: readonly CataloguedReport[],
  { body, author }: ReportFilter,
): string {
  const count = meetings.length === 0 ? 'No' : meetings.length.toLocaleString('en-GB');
  const bodyName = body && (all.find((report) => report.body.id === body)?.body.name ?? body);
  const authorName = author && (all.find((report) => authorId(report) === author)?.author ?? author);
  const of = bodyName ? `meetings of ${bodyName}` : 'meetings';
  return `${count} ${meetings.length === 1 ? 'report' : 'reports'} of ${of}${authorName ? ` by ${authorName}` : ''}`;
}

/** Bodies and authors with the reports that each would show; lists of one are no choice. */
function filtersFor(reports: readonly CataloguedReport[], filter: ReportFilter): readonly FilterList[] {
  const list = (
    legend: string,
    name: keyof ReportFilter,
    named: (report: CataloguedReport) => { readonly id: string; readonly label: string } | null,
  ): FilterList => {
    const values = new Map<string, string>();
    for (const report of reports) {
      const value = named(report);
      if (value) values.set(value.id, value.label);
    }
    return {
      legend,
      links: [...values]
        .map(([id, label]) => {
          const narrowed = { ...filter, [name]: id };
          const isSelected = filter[name] === id;
          return {
            label,
            url: filteredReportsUrl(isSelected ? { ...filter, [name]: null } : narrowed),
            count: reports.filter((report) => report.kind === 'meeting report' && isShown(report, narrowed)).length,
            isSelected,
          };
        })
        .filter(({ count, isSelected }) => count > 0 || isSelected)
        .sort((one, other) => other.count - one.count),
    };
  };
  return [
    list('Body', 'body', ({ body }) => ({ id: body.id, label: body.name })),
    list('Author', 'author', ({ author }) => (author === null ? null : { id: slug(author), label: author })),
  ].filter(({ links }) => links.length > 1 || links.some(({ isSelected }) => isSelected));
}
