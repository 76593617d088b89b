// The view model of the list of reports: by year and month, newest first, with a calendar of what is covered; posts that report no meeting stand
// apart. A long list is cut into pages, of everything or of one year.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { type CountedReports, type ReportLists, type ReportSelection, UNDATED } from '../../catalogue/report-lists.ts';
import { type Calendar, calendarOf } from '../charts/calendar.ts';
import { LIST_PAGE, stretchOf, WHOLE_LIST } from '../page/list-pages.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
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

/** A year of the list, on this page or on its own. */
export interface YearLink {
  readonly label: string;
  readonly url: string;
  /** Where links to the year in a list of one page lead; `null` where the year itself is on this page. */
  readonly anchor: string | null;
  readonly isCurrent: boolean;
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
  /** A year, a later page or other posts: what is covered stands below then. */
  readonly isPart: boolean;
  readonly yearLinks: readonly YearLink[];
  readonly years: readonly ReportYear[];
  readonly pagination: Pagination | null;
  readonly otherPosts: readonly ListedReport[];
  /** Where posts that report no meeting are listed, where that is not here; `null` where there are none. */
  readonly otherPostsUrl: string | null;
}

/** Values of a filter that are offered besides the selected one. */
const MOST_VALUES = 50;
const MEETINGS = 'meeting report';
const OTHERS = 'other post';

/** Throws `NotFound` past the last page. */
export function reportsPage(site: Site, lists: ReportLists, filter: ReportFilter): ReportsPage {
  const { year, isOfOtherPosts, page } = filter;
  const narrowed: ReportSelection = { body: filter.body, author: filter.author };
  const months = lists.reportMonths({ ...narrowed, kind: MEETINGS });
  const otherPosts = lists.reportCount({ ...narrowed, kind: OTHERS });
  const sum = (counted: typeof months) => counted.reduce((all, { count }) => all + count, 0);
  const isWhole = sum(months) + otherPosts <= WHOLE_LIST && year === null && !isOfOtherPosts;
  const kind = isOfOtherPosts ? OTHERS : MEETINGS;
  const total = isOfOtherPosts
    ? lists.reportCount({ ...narrowed, kind, year })
    : sum(months.filter(({ month }) => year === null || yearOf(month) === year));

  const urlOf = (number: number) => filteredReportsUrl({ ...filter, page: number });
  const stretch = isWhole && page === 1 ? { limit: WHOLE_LIST, offset: 0, lastPage: 1 } : stretchOf(total, page, urlOf);
  const shown = lists.reportsOf({ ...narrowed, kind, year }, stretch);
  const years = isOfOtherPosts ? [] : yearsOf(shown);
  const hereAnchors = new Set(
    years.flatMap(({ anchor, months: ofYear }) => [anchor, ...ofYear.map((one) => one.anchor)]),
  );

  const named = site.description.archive.bodies.map(({ id, name }) => ({ id, label: name, count: 0 }));
  const bodies = lists.reportBodies({ kind: MEETINGS, author: filter.author });
  const authors = lists.reportAuthors({ kind: MEETINGS, body: filter.body });
  const isFiltered = filter.body !== null || filter.author !== null || year !== null || isOfOtherPosts;
  const sentence = sentenceFor(total, filter, [...bodies, ...named], authors);
  const ofMonth = (month: string) =>
    hereAnchors.has(monthAnchor(month)) || isWhole
      ? `#${monthAnchor(month)}`
      : `${filteredReportsUrl({ ...filter, isOfOtherPosts: false, year: month.slice(0, 4), page: pageOfMonth(month, months) })}#${monthAnchor(month)}`;
  return {
    shell: shellFor(site, {
      title: ['Reports', year === UNDATED ? 'no date' : year, page > 1 ? `page ${page} of ${stretch.lastPage}` : null]
        .filter((part) => part !== null)
        .join(', '),
      description: `${sentence} in ${site.description.archive.title}, by year and month.`,
      path: filteredReportsUrl(filter),
      section: 'reports',
      isIndexed: filter.body === null && filter.author === null,
      feeds: [{ title: 'All reports', url: PATHS.reportsAtom }],
    }),
    sentence,
    filters: filtersFor(filter, bodies, authors),
    allUrl: isFiltered ? PATHS.reports : null,
    isPart: year !== null || page > 1 || isOfOtherPosts,
    calendar: calendarOf(months, ofMonth, (month) =>
      isWhole || hereAnchors.has(monthAnchor(month)) ? null : monthAnchor(month),
    ),
    yearLinks: [...new Set(months.map(({ month }) => yearOf(month)))].map((one): YearLink => {
      const isHere = hereAnchors.has(yearAnchor(one));
      const url = isHere
        ? `#${yearAnchor(one)}`
        : filteredReportsUrl({ ...filter, isOfOtherPosts: false, year: one, page: 1 });
      return { label: labelOf(one), url, anchor: isHere ? null : yearAnchor(one), isCurrent: one === year };
    }),
    years,
    pagination: paginationFor(page, stretch.lastPage, urlOf),
    otherPosts: (isWhole
      ? lists.reportsOf({ ...narrowed, kind: OTHERS }, { limit: WHOLE_LIST, offset: 0 })
      : isOfOtherPosts
        ? shown
        : []
    ).map(listedReport),
    otherPostsUrl:
      isWhole || isOfOtherPosts || otherPosts === 0
        ? null
        : filteredReportsUrl({ ...filter, isOfOtherPosts: true, year: null, page: 1 }),
  };
}

export function listedReport(report: CataloguedReport): ListedReport {
  return { ...reportLine(report), itemCount: report.itemCount };
}

function yearsOf(reports: readonly CataloguedReport[]): readonly ReportYear[] {
  return [...Map.groupBy(reports, ({ date }) => yearOf(date))].map(([year, ofYear]) => ({
    label: labelOf(year),
    anchor: yearAnchor(year),
    months: [...Map.groupBy(ofYear, (report) => report.date?.slice(0, 7) ?? UNDATED)].map(([month, ofMonth]) => ({
      label: month === UNDATED ? 'No date' : monthInWords(month),
      anchor: monthAnchor(month),
      reports: ofMonth.map(listedReport),
    })),
  }));
}

function yearOf(date: string | null): string {
  return date?.slice(0, 4) ?? UNDATED;
}

function labelOf(year: string): string {
  return year === UNDATED ? 'No date' : year;
}

/** On which page of its year a month begins. */
function pageOfMonth(
  month: string,
  months: readonly { readonly month: string | null; readonly count: number }[],
): number {
  const later = months.filter((other) => other.month?.startsWith(month.slice(0, 4)) && other.month > month);
  return 1 + Math.floor(later.reduce((sum, { count }) => sum + count, 0) / LIST_PAGE);
}

function sentenceFor(
  total: number,
  { body, author, year, isOfOtherPosts }: ReportFilter,
  bodies: readonly CountedReports[],
  authors: readonly CountedReports[],
): string {
  const count = total === 0 ? 'No' : total.toLocaleString('en-GB');
  const bodyName = body && (bodies.find(({ id }) => id === body)?.label ?? body);
  const authorName = author && (authors.find(({ id }) => id === author)?.label ?? author);
  const what = isOfOtherPosts
    ? `${total === 1 ? 'post that reports' : 'posts that report'} no meeting${bodyName ? ` of ${bodyName}` : ''}`
    : `${total === 1 ? 'report' : 'reports'} of meetings${bodyName ? ` of ${bodyName}` : ''}`;
  const when = year === null ? '' : year === UNDATED ? ' without a date' : ` in ${year}`;
  return `${count} ${what}${when}${authorName ? ` by ${authorName}` : ''}`;
}

/** Bodies and authors with the reports that each would show; lists of one are no choice. */
function filtersFor(
  filter: ReportFilter,
  bodies: readonly CountedReports[],
  authors: readonly CountedReports[],
): readonly FilterList[] {
  const list = (legend: string, name: 'body' | 'author', values: readonly CountedReports[]): FilterList => {
    const selected = filter[name];
    const isKnown = selected === null || values.some(({ id }) => id === selected);
    return {
      legend,
      links: [...values, ...(isKnown ? [] : [{ id: selected, label: selected, count: 0 }])]
        .filter(({ id }, place) => place < MOST_VALUES || id === selected)
        .map(({ id, label, count }) => ({
          label,
          url: filteredReportsUrl({ ...filter, [name]: id === selected ? null : id, page: 1 }),
          count,
          isSelected: id === selected,
        })),
    };
  };
  return [list('Body', 'body', bodies), list('Author', 'author', authors)].filter(
    ({ links }) => links.length > 1 || links.some(({ isSelected }) => isSelected),
  );
}
