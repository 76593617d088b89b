// The view model of the list of meetings: by year, newest first, each with its accounts. A long list is cut into pages, of everything or of one year.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import type { MeetingLists } from '../../catalogue/meeting-lists.ts';
import { stretchOf, WHOLE_LIST } from '../page/list-pages.ts';
import { type Pagination, paginationFor } from '../page/pagination.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { type ListRequest, meetingsUrl, yearAnchor } from '../urls.ts';
import { type MeetingLine, meetingLine, meetingOf } from './meeting-view.ts';
import type { YearLink } from './reports-page.ts';

interface MeetingYear {
  readonly label: string;
  readonly anchor: string;
  readonly meetings: readonly MeetingLine[];
}

export interface MeetingsPage {
  readonly shell: Shell;
  readonly yearLinks: readonly YearLink[];
  readonly years: readonly MeetingYear[];
  readonly pagination: Pagination | null;
  readonly meetingCount: number;
  /** Meetings that more than one report tells of. */
  readonly comparableCount: number;
  /** The year that is shown alone, with how many meetings it has; `null` for all. */
  readonly ofYear: { readonly year: string; readonly count: number } | null;
  readonly allUrl: string | null;
}

/** Throws `NotFound` past the last page. */
export function meetingsPage(site: Site, lists: MeetingLists, asked: ListRequest): MeetingsPage {
  const { year, page } = asked;
  const { meetings: meetingCount, comparable } = lists.meetingCounts();
  const counts = lists.meetingYears();
  const total = year === null ? meetingCount : (counts.find((one) => one.year === year)?.count ?? 0);
  const urlOf = (number: number) => meetingsUrl({ year, page: number });
  const isWhole = total <= WHOLE_LIST && page === 1;
  const stretch = isWhole ? { limit: WHOLE_LIST, offset: 0, lastPage: 1 } : stretchOf(total, page, urlOf);
  const shown = lists
    .meetingsOf({ year }, stretch)
    .flatMap((reports: readonly CataloguedReport[]) => meetingOf(reports));
  const years = Map.groupBy(shown, ({ start }) => start.slice(0, 4));
  return {
    shell: shellFor(site, {
      title: ['Meetings', year, page > 1 ? `page ${page} of ${stretch.lastPage}` : null]
        .filter((part) => part !== null)
        .join(', '),
      description: `${total} meetings in ${site.description.archive.title}${year === null ? '' : `, ${year}`}, with their accounts.`,
      path: meetingsUrl(asked),
      section: 'meetings',
      isIndexed: true,
    }),
    yearLinks: counts.map((one): YearLink => {
      const isHere = years.has(one.year);
      const url = isHere ? `#${yearAnchor(one.year)}` : meetingsUrl({ year: one.year, page: 1 });
      return { label: one.year, url, anchor: isHere ? null : yearAnchor(one.year), isCurrent: one.year === year };
    }),
    years: [...years].map(([label, ofYear]) => ({
      label,
      anchor: yearAnchor(label),
      meetings: ofYear.map(meetingLine),
    })),
    pagination: paginationFor(page, stretch.lastPage, urlOf),
    meetingCount,
    comparableCount: comparable,
    ofYear: year === null ? null : { year, count: total },
    allUrl: year === null ? null : meetingsUrl({ year: null, page: 1 }),
  };
}
