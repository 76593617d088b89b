// `rapporteur import`: captures to report files of the archive.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblem } from '../archive/problem.ts';
import { type Archive, type ReportFile, readArchive, writeReport } from '../archive/store.ts';
import { importCapture } from '../import.ts';
import type { ProgressDisplay } from '../progress.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import type { Output } from './output.ts';

export interface ImportOptions {
  readonly archive: string;
  readonly source: string;
  /** Files, or folders whose `.md` and `.txt` files are read. */
  readonly paths: readonly string[];
}

/** Returns the exit status: 0 where all was read, 1 where something was skipped. Throws `ArchiveUnreadable`. */
export function importFiles(
  { archive: folder, source: sourceId, paths }: ImportOptions,
  out: Output,
  progress: ProgressDisplay,
): number {
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

  const counts = { captures: 0, added: 0, updated: 0, unchanged: 0, kept: 0, failed: 0 };
  let files: ReportFile[] = [...archive.files];
  const captures = capturePaths(paths, out);
  counts.failed += captures.missing;
  captures.found.forEach((path, index) => {
    progress.update('captures', index + 1, captures.found.length);
    try {
      const captured = statSync(path)
        .mtime.toISOString()
        .replace(/\.\d+Z$/, 'Z');
      const changes = importCapture({ name: path, bytes: readFileSync(path) }, captured, source, files);
      counts.captures++;
      for (const change of changes) {
        counts[change.outcome]++;
        if (change.outcome === 'kept') out.error(`${join(folder, change.path)}: ${change.reason}`);
        if (change.outcome !== 'added' && change.outcome !== 'updated') continue;
        const written = writeReport(folder, change.report, change.path ?? freePath(change.report, archive, files));
        files = [...files.filter((file) => file.path !== written), { path: written, report: change.report }];
      }
    } catch (error) {
      if (!(error instanceof CaptureUnreadable)) throw error;
      counts.failed++;
      out.error(`${path}: ${error.message}`);
    }
  });
  progress.end();
  const { captures: read, added, updated, unchanged, kept, failed } = counts;
  out.line(
    `Read ${read} ${read === 1 ? 'capture' : 'captures'}: ${added} reports added, ${updated} updated, ${unchanged} unchanged` +
      `${kept > 0 ? `, ${kept} left alone` : ''}${failed > 0 ? `; ${failed} could not be read` : ''}.`,
  );
  return failed > 0 || kept > 0 || archive.problems.length > 0 ? 1 : 0;
}

function capturePaths(paths: readonly string[], out: Output): { found: string[]; missing: number } {
  const found: string[] = [];
  let missing = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) {
      out.error(`${path}: there is no such file or folder`);
      missing++;
    } else if (stats.isDirectory()) {
      const inside = readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:md|markdown|txt)$/i.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name));
      found.push(...inside.sort());
    } else {
      found.push(path);
    }
  }
  return { found, missing };
}

/** `undefined` lets the report's own name decide; a second report of that name gets its id's. */
function freePath(report: ReportFile['report'], archive: Archive, files: readonly ReportFile[]): string | undefined {
  const date = report.meeting?.start ?? report.published ?? 'undated';
  const isTaken = files.some(
    ({ report: other }) =>
      other.sourceId === report.sourceId &&
      other.title === report.title &&
      (other.meeting?.start ?? other.published ?? 'undated') === date,
  );
  return isTaken && archive ? `reports/${report.sourceId}/${report.id}.md` : undefined;
}
