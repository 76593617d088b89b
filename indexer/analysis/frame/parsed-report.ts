// A report's text parsed once, for what is learnt of it for its siblings and for its own items. Parsing takes a good part of both.
import type { Attendee, Report } from '../../../src/reports/report.ts';
import { type Block, blocksOf } from '../text/blocks.ts';
import { takeAttendees } from './attendees.ts';
import { withSpeakerLines } from './speaker-lines.ts';

export interface ParsedReport {
  /** Of the tables and lists that are no text. */
  readonly attendees: readonly Attendee[];
  readonly rest: readonly Block[];
}

/** @param told whose `attendance` says where those present are listed: then no other list is taken for one of them */
export function parsedReport(
  { text }: Pick<Report, 'text'>,
  told: { readonly attendance?: readonly string[] } = {},
): ParsedReport {
  const blocks = withSpeakerLines(blocksOf(text));
  return told.attendance ? { attendees: [], rest: blocks } : takeAttendees(blocks);
}
