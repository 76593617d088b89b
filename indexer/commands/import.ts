// `rapporteur import`: captures to report files of the archive.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Hint, PLAIN_HINT } from '../archive/hint.ts';
import { describeProblem } from '../archive/problem.ts';
import type { StoredReport } from '../archive/report-file.ts';
import { readArchive, writeReport } from '../archive/store.ts';
import {
  type CaptureFile,
  capturesAt,
  dayOrderOfFiles,
  filesBelow,
  latestDayOf,
  passedOverText,
  together,
} from '../import/capture-files.ts';
import { freePath, reportPath } from '../import/free-path.ts';
import { importCapture } from '../import/import.ts';
import { knownReports } from '../import/known-reports.ts';
import { describeRenewals, type Renewal } from '../import/renewals.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { leftOutText } from '../readers/html-words.ts';
import { READING_LIMITS } from '../reading/limits.ts';
import { documentReading } from '../reading/reading.ts';
import type { ProgressDisplay } from '../runs/progress.ts';
import { listedReports } from './listed-reports.ts';
import type { Output } from './output.ts';

export interface ImportOptions {
  readonly archive: string;
  readonly source: string;
  /** Files, zips, or folders: what is read of folders and zips is in docs/harvest.md. */
  readonly paths: readonly string[];
  readonly now?: () => Date;
  readonly hint?: Hint;
}

/** Returns the exit status: 0 where all was read, 1 where something was skipped. Throws `ArchiveUnreadable`. */
export async function importFiles(
  { archive: folder, source: sourceId, paths, now = () => new Date(), hint = PLAIN_HINT }: ImportOptions,
  out: Output,
  progress: ProgressDisplay,
): Promise<number> {
  const archive = readArchive(folder);
  for (const problem of archive.problems) out.error(describeProblem(problem));
  const source = archive.lists.sources.find(({ id }) => id === sourceId);
  if (!source) {
    const known = archive.lists.sources.map(({ id }) => id).join(', ') || 'none';
    out.error(
      `${join(folder, 'sources.yml')} has no source "${sourceId}" (it has: ${known}): choose one of them or add it there`,
    );
    return 2;
  }

  const counts = { captures: 0, added: 0, updated: 0, unchanged: 0, kept: 0, withdrawn: 0, failed: 0 };
  const { withdrawals } = archive;
  const written: StoredReport[] = [];
  const known = knownReports(
    archive.files,
    withdrawals.map(({ report }) => report),
  );
  const captures = await capturesOf(paths, out);
  counts.failed += captures.failed;
  const renewals: Renewal[] = [];
  const dayOrder = await dayOrderOfFiles(captures.found);
  const reading = documentReading(READING_LIMITS);
  for (const [index, file] of captures.found.entries()) {
    const { path } = file;
    progress.update('captures', index + 1, captures.found.length);
    try {
      const captured = now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z');
      const capture = await reading.read('capture', { capture: { name: path, bytes: await file.read() }, source });
      const latest = latestDayOf(file, captured.slice(0, 10));
      const changes = importCapture(capture, captured, source, known, withdrawals, dayOrder, latest);
      counts.captures++;
      if (capture.leftOut) out.line(`${path}: ${leftOutText(capture.leftOut)}.`);
      for (const change of changes) {
        if (change.outcome === 'withdrawn') {
          counts.withdrawn++;
          out.error(`${path}: “${change.report.title}” was withdrawn and is left out: ${change.reason}`);
          continue;
        }
        const target = change.path ?? freePath(folder, change.report, known);
        if (target === null) {
          counts.failed++;
          const file = join(folder, reportPath(change.report));
          out.error(
            `${file}: is in the way of “${change.report.title}” and cannot be read: mend it, then import again`,
          );
          continue;
        }
        counts[change.outcome]++;
        if (change.outcome === 'unchanged' && change.note) out.line(`${join(folder, change.path)}: ${change.note}.`);
        if (change.outcome === 'kept') out.error(`${join(folder, change.path)}: ${change.reason}`);
        known.claim(target);
        if (change.outcome === 'kept' || change.outcome === 'unchanged') continue;
        if (change.outcome === 'updated') renewals.push({ before: change.before, after: change.report });
        writeReport(folder, change.report, target);
        written.push(change.report);
        known.put({ path: target, report: change.report });
      }
    } catch (error) {
      if (!(error instanceof CaptureUnreadable)) throw error;
      counts.failed++;
      out.error(`${path}: ${error.message}`);
    }
  }
  progress.end();
  await reading.close();
  const { captures: read, added, updated, unchanged, kept, withdrawn, failed } = counts;
  out.line(
    `Read ${read} ${read === 1 ? 'capture' : 'captures'}: ${added} ${added === 1 ? 'report' : 'reports'} added, ${updated} updated, ${unchanged} unchanged` +
      `${kept > 0 ? `, ${kept} left alone` : ''}${withdrawn > 0 ? `, ${withdrawn} withdrawn` : ''}${failed > 0 ? `; ${failed} could not be read` : ''}.`,
  );
  const renewed = describeRenewals(renewals);
  if (renewed !== null) out.line(`${renewed}.`);
  const found = known.ofSource(source.id).map(({ report }) => report);
  if (found.length > 0) out.line(`${describeReports(found)}.`);
  for (const line of listedReports(written)) out.line(line);
  if (written.length > 0) out.line(`Next: ${hint('index')}`);
  return failed > 0 || kept > 0 || archive.problems.length > 0 ? 1 : 0;
}

/** "The source now has 12 reports of meetings, 2 of them without a day, and 1 other post, which search leaves out" */
function describeReports(reports: readonly Pick<StoredReport, 'kind' | 'meeting'>[]): string {
  const meetings = reports.filter(({ kind }) => kind === 'meeting report');
  const undated = meetings.filter(({ meeting }) => meeting === null).length;
  const others = reports.length - meetings.length;
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  return (
    `The source now has ${count(meetings.length, 'report of a meeting', 'reports of meetings')}` +
    `${undated > 0 ? `, ${undated} without a day (add "meeting:" to the front matter)` : ''}` +
    `${others > 0 ? `, and ${count(others, 'other post', 'other posts')}, which search leaves out` : ''}`
  );
}

async function capturesOf(
  paths: readonly string[],
  out: Output,
): Promise<{ found: readonly CaptureFile[]; failed: number }> {
  const found: CaptureFile[] = [];
  let failed = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) {
      out.error(`${path}: there is no such file or folder`);
      failed++;
      continue;
    }
    const below = stats.isDirectory() ? filesBelow(path) : null;
    const { files, passedOver, unreadable } = await capturesAt(below?.captures ?? [path]);
    found.push(...files);
    for (const zip of unreadable) out.error(`${zip.path}: ${zip.message}`);
    failed += unreadable.length;
    const told = passedOverText(together(below?.passedOver ?? new Map(), passedOver));
    if (told !== null) out.line(`${path}: ${told}.`);
  }
  return { found, failed };
}
