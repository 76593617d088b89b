// Works out again, from what the archive itself holds, what imports of earlier versions did not find: that a file reports a meeting, and on
// which day. The names of files are not there any more, so that it only adds what is missing; an import of the files does the rest.
import type { ArchiveLists } from '../../src/reports/archive.ts';
import type { MeetingDays } from '../../src/reports/report.ts';
import { dateMeetings } from '../analysis/days/dates.ts';
import { dayOrderCounts, dayOrderOf, toldOrder } from '../analysis/days/day-order.ts';
import type { DayOrder } from '../analysis/days/written-days.ts';
import { kindOf, kindOfFile, tellsOfAMeeting } from '../analysis/kinds.ts';
import type { StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';
import { formatted, isDayOfImport, isRealMeeting, keepsMinutes } from './inferred.ts';

export interface RenewedFile {
  readonly path: string;
  readonly before: StoredReport;
  readonly after: StoredReport;
}

/** Only the files that change; a second time none does. */
export function inferredAgain({
  lists,
  files,
}: {
  readonly lists: ArchiveLists;
  readonly files: readonly ReportFile[];
}): readonly RenewedFile[] {
  return lists.sources.filter(keepsMinutes).flatMap((source) => {
    const own = files.filter(({ report }) => report.sourceId === source.id);
    const told = toldOrder(source);
    let siblings: DayOrder | null | undefined;
    const order = (): DayOrder | null => {
      if (siblings === undefined)
        siblings = dayOrderOf(own.map(({ report }) => dayOrderCounts(`${report.title}\n${report.text}`)));
      return siblings;
    };
    return own.flatMap(({ path, report }) => {
      const found = withDay(path, withKind(report), order);
      const after = told === null ? found : withToldOrder(path, found, { told, order });
      return after === report ? [] : [{ path, before: report, after }];
    });
  });
}

/** Earlier versions judged files as they do posts of blogs, so that minutes with plain titles were taken for something else. */
function withKind(report: StoredReport): StoredReport {
  const { kind, title, textSha256, inferred } = report;
  if (kind !== 'other post' || textSha256 === null || inferred?.kind !== undefined) return report;
  // Taken here: texts stay on the disk until somebody asks for them.
  const { text } = report;
  if (kindOf(title, text) !== kind || !tellsOfAMeeting(text)) return report;
  // It may be the page that leads to all others.
  const found = kindOfFile('index', title, text);
  return found === kind ? report : { ...report, kind: found, inferred: { ...inferred, kind: found } };
}

function withDay(path: string, report: StoredReport, order: () => DayOrder | null): StoredReport {
  const isOpen = report.meeting === null && report.meetingNote === null && report.uncorrected === undefined;
  if (!isOpen || report.kind !== 'meeting report' || !isDayOfImport({ path, report })) return report;
  return dated(report, dayIn(report, order(), null));
}

/** A day that the text told by numbers, read the other way round; any other day stays. */
function withToldOrder(
  path: string,
  report: StoredReport,
  { told, order }: { readonly told: DayOrder; readonly order: () => DayOrder | null },
): StoredReport {
  const { meeting, uncorrected } = report;
  const isOpen = meeting !== null && uncorrected === undefined && NUMBERS.test(`${report.title}\n${report.text}`);
  if (!isOpen || !isDayOfImport({ path, report })) return report;
  const now = dayIn(report, order(), told);
  if (now === null || formatted(now.meeting) === formatted(meeting)) return report;
  const orders: readonly (DayOrder | null)[] = [order(), null, 'day first', 'month first'];
  const isFromText = orders.some((one) => formatted(dayIn(report, one, null)?.meeting ?? null) === formatted(meeting));
  return isFromText ? dated(report, now) : report;
}

const NUMBERS = /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/;

interface Day {
  readonly meeting: MeetingDays;
  readonly meetingNote: string | null;
}

function dated(report: StoredReport, day: Day | null): StoredReport {
  return day === null ? report : { ...report, ...day, inferred: { ...report.inferred, meeting: day.meeting } };
}

/** `null` where the text tells none. */
function dayIn(
  { title, text, published, captured }: StoredReport,
  siblings: DayOrder | null,
  told: DayOrder | null,
): Day | null {
  const post = { title, text, published, nameDate: null, whole: `# ${title}\n\n${text}` };
  const [found] = dateMeetings([post], captured?.slice(0, 10) ?? '9999-12-31', siblings, told);
  return found?.meeting && isRealMeeting(found.meeting) ? { meeting: found.meeting, meetingNote: found.note } : null;
}
