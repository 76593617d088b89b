// Title, kind and day of a report are worked out by rules, which get better: finds out which of them are still as a version of ours has
// worked them out, and renews those. What a person has set stays, and so does the report's id, whatever it was made from.
import type { Source } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import type { MeetingDays } from '../../src/reports/report.ts';
import { kindOf } from '../analysis/kinds.ts';
import type { Inferred, StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';
import { isoDate } from '../archive/yaml.ts';
import { fileTitle, plainTitle } from '../readers/minutes-file.ts';

/** Raise it when files would get other titles, kinds or days: the next harvest reads them all again. */
export const INFERENCE_VERSION = 5;

/** What the capture says now. */
export interface FreshlyInferred extends Required<Inferred> {
  /** Why, or why there is no day. */
  readonly meetingNote: string | null;
  /** The same for a report that a person has told to be one of a meeting. */
  readonly ifMeeting: Pick<StoredReport, 'meeting' | 'meetingNote'>;
}

/**
 * The report with everything renewed that no person has set; the same report where that changes nothing.
 * @param capture the file's text and its name, in which titles stand
 */
export function renewed(
  file: ReportFile,
  fresh: FreshlyInferred,
  capture: { readonly name: string; readonly text: string },
): StoredReport {
  const { report } = file;
  const stored = report.uncorrected ?? report;
  const hasOwnTitle = isTitleOfImport(file, capture);
  const hasOwnKind = isKindOfImport(report);
  const title = hasOwnTitle ? fresh.title : report.title;
  const kind = hasOwnKind ? fresh.kind : report.kind;
  const found = kind === 'meeting report' && fresh.kind !== kind ? fresh.ifMeeting : fresh;
  // A capture may lie in another folder now, and a day that its name told is no worse for it.
  const isFound = found.meeting !== null || found.meetingNote !== null;
  const hasOwnDay = isDayOfImport(file) && (isFound || stored.meeting === null);
  const isOtherDay = hasOwnDay && formatted(found.meeting) !== formatted(stored.meeting);
  if (title === report.title && kind === report.kind && !isOtherDay) return report;
  const { meeting, meetingNote } = isOtherDay ? found : stored;
  return {
    ...report,
    title,
    kind,
    ...(report.uncorrected ? { uncorrected: { meeting, meetingNote } } : { meeting, meetingNote }),
    inferred: {
      ...report.inferred,
      ...(hasOwnTitle ? { title } : {}),
      ...(hasOwnKind ? { kind } : {}),
      ...(hasOwnDay ? { meeting } : {}),
    },
  };
}

/** Before imports wrote down what they found, a kind that the rule of that time gives was found by it. */
export function isKindOfImport(report: StoredReport): boolean {
  if (report.inferred?.kind !== undefined) return report.kind === report.inferred.kind;
  return report.textSha256 !== null && report.kind === kindOf(report.title, report.text);
}

/** Before imports wrote down what they found, they named each file after the day that they found, and it keeps that name. */
export function isDayOfImport({ path, report }: ReportFile): boolean {
  const { meeting } = report.uncorrected ?? report;
  if (report.inferred?.meeting !== undefined) return formatted(meeting) === formatted(report.inferred.meeting);
  if (report.textSha256 === null) return false;
  const name = nameOf(path).replace(new RegExp(`^${report.sourceId}-`), '');
  const named = /^\d{4}-\d{2}-\d{2}(?=-|$)/.exec(name)?.[0] ?? null;
  if (meeting === null) return named === null || named === report.published;
  // Whoever adds a second day changes nothing of the name; and a file may be named after its day of publication.
  return meeting.start === meeting.end && named === meeting.start && named !== report.published;
}

function isTitleOfImport({ path, report }: ReportFile, capture: { readonly name: string; readonly text: string }) {
  const { title, inferred, textSha256 } = report;
  if (inferred?.title !== undefined) return title === inferred.title;
  const name = nameOf(path);
  const isNamed = [slug(title, 60), slug(title)].some((end) => name.endsWith(`-${end}`));
  return textSha256 !== null && isNamed && standsIn(title, capture);
}

/** Letter by letter, as a line or as the name of the file: nobody has mended it. */
function standsIn(title: string, { name, text }: { readonly name: string; readonly text: string }): boolean {
  const lines = new Set(
    text
      .split('\n')
      .flatMap((line) => [
        line.trim(),
        plainTitle(line.replace(/^\s*(?:#{1,6}\s+|title:\s*["']?)|["']?\s*#*\s*$/g, '')),
      ]),
  );
  const begun = / …$/.test(title) ? title.slice(0, -2) : null;
  if (begun !== null) return [...lines].some((line) => line.startsWith(begun));
  const isLine = (part: string): boolean => lines.has(part) || part === fileTitle(name);
  return isLine(title) || title.split(' | ').every(isLine) || title.split(': ').every(isLine);
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.md$/, '');
}

export function formatted(meeting: MeetingDays | null): string {
  return meeting === null ? '' : `${meeting.start}/${meeting.end}`;
}

/** Whether a source keeps files that report meetings unless they say otherwise. */
export function keepsMinutes({ kind }: Pick<Source, 'kind'>): boolean {
  return kind === 'files' || kind === 'git';
}

/** A year inferred for "29 February" need not have one, and no report file may name such a day. */
export function isRealMeeting(meeting: MeetingDays): boolean {
  return [meeting.start, meeting.end].every((day) => isoDate.safeParse(day).success);
}
