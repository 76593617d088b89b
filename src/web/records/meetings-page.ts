// The view model of the list of meetings: by year, newest first, each with its accounts.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import { PATHS, yearAnchor } from '../urls.ts';
import { type MeetingLine, meetingLine, meetingsOf } from './meeting-view.ts';

interface MeetingYear {
  readonly label: string;
  readonly anchor: string;
  readonly meetings: readonly MeetingLine[];
}

export interface MeetingsPage {
  readonly shell: Shell;
  readonly years: readonly MeetingYear[];
  readonly meetingCount: number;
  /** Meetings that more than one report tells of. */
  readonly comparableCount: number;
}

/** `reports` newest first, as the catalogue has them. */
export function meetingsPage(site: Site, reports: readonly CataloguedReport[]): MeetingsPage {
  const meetings = meetingsOf(reports);
  const years = Map.groupBy(meetings, ({ start }) => start.slice(0, 4));
  return {
    shell: shellFor(site, {
      title: 'Meetings',
      description: `${meetings.length} meetings in ${site.description.archive.title}, with their accounts.`,
      path: PATHS.meetings,
      section: 'meetings',
      isIndexed: true,
    }),
    years: [...years].map(([year, ofYear]) => ({
      label: year,
      anchor: yearAnchor(year),
      meetings: ofYear.map(meetingLine),
    })),
    meetingCount: meetings.length,
    comparableCount: meetings.filter((meeting) => meeting.reports.length > 1).length,
  };
}
