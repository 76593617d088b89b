// Takes one file into the archive, wherever it was read: what became of it before, what it says now, and what is written of that.
import type { IsoDate } from '../../src/reports/report.ts';
import type { DayOrder } from '../analysis/days/written-days.ts';
import { type ImportChange, importCapture } from '../import/import.ts';
import type { Renewal } from '../import/renewals.ts';
import type { Capture } from '../readers/capture.ts';
import { leftOutText } from '../readers/html-words.ts';
import type { Validators } from './client.ts';
import type { SourceRun } from './source-run.ts';

export interface TakenAs {
  /** By which the state knows the file. */
  readonly name: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** ISO instant. */
  readonly captured: string;
  /** Day after which its text cannot have been written. */
  readonly latest: IsoDate;
  /** How the source's other files order the numbers of a day. */
  readonly dayOrder: DayOrder | null;
  /** Only for files of the web. */
  readonly validators?: Validators;
}

/** Whether the file is as it was and all its reports are there: then they are claimed and counted. */
export function claimUnchanged(name: string, sha256: string | null, { state, known, counts }: SourceRun): boolean {
  const before = state.files[name];
  if (!before || (sha256 !== null && before.sha256 !== sha256)) return false;
  const stored = before.reports.map((id) => known.withId(id));
  if (!stored.every((file) => file !== null && !file.report.vanished)) return false;
  for (const file of stored) if (file) known.claim(file.path);
  counts.unchanged += stored.length;
  return true;
}

/** The instant of the run as reports note it. */
export function instantOf({ now }: Pick<SourceRun, 'now'>): string {
  return now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
}

/** Gives the reports that were there before and have changed. Rejects with `CaptureUnreadable`. */
export async function takeCapture(capture: Capture, as: TakenAs, run: SourceRun): Promise<readonly Renewal[]> {
  const { source, state, known, withdrawals } = run;
  const read = await run.reading.read('capture', { capture, source });
  if (read.leftOut) run.note(`${capture.name}: ${leftOutText(read.leftOut)}`);
  const changes = importCapture(read, as.captured, source, known, withdrawals, as.dayOrder, as.latest);
  const written = changes.map((change) => writeChange(change, run));
  const reports = written.flatMap((id) => (id === null ? [] : [id]));
  const { etag, lastModified } = as.validators ?? {};
  if (reports.length === written.length)
    state.files[as.name] = {
      ...(etag ? { etag } : {}),
      ...(lastModified ? { lastModified } : {}),
      sha256: as.sha256,
      reports,
    };
  return changes.flatMap((change) =>
    change.outcome === 'updated' ? [{ before: change.before, after: change.report }] : [],
  );
}

/** The report's id, `null` where it could not be written. */
function writeChange(change: ImportChange, run: SourceRun): string | null {
  const { writer, known, counts, problem } = run;
  const { report } = change;
  if (change.path === null) {
    if (change.outcome === 'withdrawn') {
      counts.leftOut++;
      return report.id;
    }
    const path = writer.add(report);
    counts[path === null ? 'failed' : 'added']++;
    if (path === null) return null;
    known.put({ path, report });
    known.claim(path);
    return report.id;
  }
  const { path } = change;
  known.claim(path);
  const before = known.withId(report.id)?.report ?? report;
  if (change.outcome === 'kept') {
    const version = writer.keepVersion(path, change.fresh);
    problem(
      `${path}: was edited by hand, and its file has changed since: the new text lies in ${version}, bring it over by hand`,
    );
    counts.unchanged++;
    return report.id;
  }
  if (change.outcome === 'unchanged' && change.note) run.note(`${path}: ${change.note}`);
  const { vanished, ...present } = report;
  if (change.outcome === 'unchanged' && !vanished) {
    counts.unchanged++;
    return report.id;
  }
  // Another reader may give other words for the same bytes: that is no change of the author's.
  const isByAuthor = change.outcome === 'updated' && !before.truncated && before.sha256 !== report.sha256;
  if (isByAuthor) writer.keepVersion(path, before);
  const changed = isByAuthor && report.captured ? { changed: report.captured.slice(0, 10) } : {};
  writer.replace(path, { ...present, ...changed });
  known.put({ path, report: { ...present, ...changed } });
  counts.updated++;
  return report.id;
}
