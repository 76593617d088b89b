// Works out again, from what the archive itself holds, what imports of earlier versions did not find: that a file reports a meeting, and on
// which day. The names of files are not there any more, so that it only adds what is missing; an import of the files does the rest.
import type { ArchiveLists } from '../src/reports/archive.ts';
import { dateMeetings } from './analysis/dates.ts';
import { dayOrderCounts, dayOrderOf } from './analysis/day-order.ts';
import { kindOf, kindOfFile, tellsOfAMeeting } from './analysis/kinds.ts';
import type { DayOrder } from './analysis/written-days.ts';
import type { StoredReport } from './archive/report-file.ts';
import type { ReportFile } from './archive/store.ts';
import { isDayOfImport, isRealMeeting, keepsMinutes } from './inferred.ts';

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
    let siblings: DayOrder | null | undefined;
    const order = (): DayOrder | null => {
      if (siblings === undefined)
        siblings = dayOrderOf(own.map(({ report }) => dayOrderCounts(`${report.title}\n${report.text}`)));
      return siblings;
    };
    return own.flatMap(({ path, report }) => {
      const after = withDay(path, withKind(report), order);
      return after === report ? [] : [{ path, before: report, after }];
    });
  });
}

/** Earlier versions judged files as they do posts of blogs, so that minutes with plain titles were taken for something else. */
function withKind(report: StoredReport): StoredReport {
  const { kind, title, text, textSha256, inferred } = report;
  if (kind !== 'other post' || textSha256 === null || inferred?.kind !== undefined) return report;
  if (kindOf(title, text) !== kind || !tellsOfAMeeting(text)) return report;
  // It may be the page that leads to all others.
  const found = kindOfFile('index', title, text);
  return found === kind ? report : { ...report, kind: found, inferred: { ...inferred, kind: found } };
}

function withDay(path: string, report: StoredReport, order: () => DayOrder | null): StoredReport {
  const { title, text, published, captured, kind } = report;
  const isOpen = report.meeting === null && report.meetingNote === null && report.uncorrected === undefined;
  if (!isOpen || kind !== 'meeting report' || !isDayOfImport({ path, report })) return report;
  const post = { title, text, published, nameDate: null, whole: `# ${title}\n\n${text}` };
  const [dated] = dateMeetings([post], captured?.slice(0, 10) ?? '9999-12-31', order());
  if (!dated?.meeting || !isRealMeeting(dated.meeting)) return report;
  const { meeting, note } = dated;
  return { ...report, meeting, meetingNote: note, inferred: { ...report.inferred, meeting } };
}
