// What pages say about a report as a whole: who wrote it, of which meeting, where it comes from and what is missing.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { EMPTY_SEARCH } from '../../queries/parameters.ts';
import { slug } from '../../reports/ids.ts';
import type { ReportSummary } from '../../reports/item.ts';
import { sourceUrl } from '../sources/text-fragment.ts';
import { type DateView, dateView, instantInWords, meetingInWords } from '../text/dates.ts';
import { meetingUrl, reportUrl, searchUrl } from '../urls.ts';

export interface ReportLine {
  readonly title: string;
  readonly url: string;
  readonly author: { readonly name: string; readonly url: string } | null;
  readonly body: { readonly name: string; readonly url: string };
  /** First day, for `datetime`, and the day or days in words; `null` where the meeting has no date. */
  readonly meeting: DateView | null;
  /** The page of the meeting with all its accounts. */
  readonly meetingUrl: string | null;
  readonly published: DateView | null;
  readonly isOtherPost: boolean;
  readonly isTruncated: boolean;
  readonly sourceUrl: string | null;
  /** "islamarrack.example" */
  readonly sourceHost: string | null;
}

/** Where a report's text comes from, as its "details" list it. */
export interface Provenance {
  readonly meetingNote: string | null;
  readonly captured: string | null;
  readonly sha256: string | null;
  readonly wordCount: string;
}

export function reportLine(report: ReportSummary): ReportLine {
  const url = sourceUrl(report.url, null);
  return {
    title: report.title,
    url: reportUrl(report.id),
    author: report.author
      ? { name: report.author, url: searchUrl({ ...EMPTY_SEARCH, author: [slug(report.author)] }) }
      : null,
    body: { name: report.body.name, url: searchUrl({ ...EMPTY_SEARCH, body: [report.body.id] }) },
    meeting: report.meeting ? { iso: report.meeting.start, text: meetingInWords(report.meeting) } : null,
    meetingUrl:
      report.meeting && report.kind === 'meeting report' ? meetingUrl(report.body.id, report.meeting.start) : null,
    published: dateView(report.published),
    isOtherPost: report.kind === 'other post',
    isTruncated: report.truncated,
    sourceUrl: url,
    sourceHost: url && new URL(url).host,
  };
}

export function provenance(report: CataloguedReport): Provenance {
  return {
    meetingNote: report.meetingNote,
    captured: report.captured && instantInWords(report.captured),
    sha256: report.sha256,
    wordCount: report.wordCount.toLocaleString('en-GB'),
  };
}
