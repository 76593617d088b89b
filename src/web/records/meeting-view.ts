// A meeting as lists and pages show it: the reports of one body that begin on one day.
import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { type DateView, meetingInWords } from '../text/dates.ts';
import { meetingUrl } from '../urls.ts';
import { type ReportLine, reportLine } from './report-view.ts';

/** Reports of one body whose meeting begins on one day. */
export interface Meeting {
  readonly body: CataloguedReport['body'];
  readonly start: string;
  readonly reports: readonly CataloguedReport[];
}

export interface MeetingLine {
  readonly url: string;
  readonly body: string;
  readonly date: DateView;
  readonly accounts: readonly (ReportLine & { readonly itemCount: number })[];
}

/** In the order of `reports`; those without a meeting's date and other posts are left out. */
export function meetingsOf(reports: readonly CataloguedReport[]): readonly Meeting[] {
  const meetings = new Map<string, { body: Meeting['body']; start: string; reports: CataloguedReport[] }>();
  for (const report of reports) {
    if (!report.meeting || report.kind !== 'meeting report') continue;
    const key = `${report.meeting.start} ${report.body.id}`;
    const meeting = meetings.get(key);
    if (meeting) meeting.reports.push(report);
    else meetings.set(key, { body: report.body, start: report.meeting.start, reports: [report] });
  }
  return [...meetings.values()];
}

export function meetingLine(meeting: Meeting): MeetingLine {
  return {
    url: meetingUrl(meeting.body.id, meeting.start),
    body: meeting.body.name,
    date: meetingDate(meeting),
    accounts: meeting.reports.map((report) => ({ ...reportLine(report), itemCount: report.itemCount })),
  };
}

/** Accounts may disagree on the last day: the longest stay counts. */
export function meetingDate({ start, reports }: Meeting): DateView {
  const end = reports.map(({ meeting }) => meeting?.end ?? start).reduce((one, other) => (one > other ? one : other));
  return { iso: start, text: meetingInWords({ start, end }) };
}

/** What is looked through, after "in": "Kit Larkin’s report", else the title in quotation marks. */
export function reportInWords({ author, title }: Pick<CataloguedReport, 'author' | 'title'>): string {
  return author === null ? `“${title}”` : `${author}’s report`;
}

/** What an account is called beside others: its author, else its title. */
export function accountName({ author, title }: Pick<CataloguedReport, 'author' | 'title'>): string {
  return author ?? title;
}
