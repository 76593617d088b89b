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

/** None where no report is of a meeting with a date. `reports` are all of one meeting. */
export function meetingOf(reports: readonly CataloguedReport[]): readonly [] | readonly [Meeting] {
  const [first] = reports;
  return first?.meeting ? [{ body: first.body, start: first.meeting.start, reports }] : [];
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
