// Writes what a harvest brings to the archive's files, or, in a dry run, to nowhere.
import { join } from 'node:path';
import type { StoredReport } from '../archive/report-file.ts';
import { writeReport } from '../archive/store.ts';
import { writeVersion } from '../archive/versions.ts';
import { freePath, reportPath } from '../import/free-path.ts';
import type { KnownReports } from '../import/known-reports.ts';
import type { ArchiveWriter } from './source-run.ts';
import { stateWriter } from './state.ts';

export interface WriterOptions {
  readonly folder: string;
  readonly sourceId: string;
  readonly known: KnownReports;
  readonly mode: 'write' | 'dry run';
  readonly problem: (message: string) => void;
}

export function archiveWriter({ folder, sourceId, known, mode, problem }: WriterOptions): ArchiveWriter {
  const isWriting = mode === 'write';
  const saveState = stateWriter(folder, sourceId);
  return {
    add: (report) => {
      const path = freePath(folder, report, known);
      if (path === null) {
        const file = join(folder, reportPath(report));
        problem(`${file}: is in the way of “${report.title}” and cannot be read: mend it, then harvest again`);
      } else if (isWriting) writeReport(folder, report, path);
      return path;
    },
    replace: (path, report) => {
      if (isWriting) writeReport(folder, report, path);
    },
    keepVersion: (path, version) => (isWriting ? writeVersion(folder, path, version) : path),
    saveState: (state) => {
      if (isWriting) saveState(state);
    },
  };
}

/** What is told of a report that was written; its text is on the disk. */
export type WrittenReport = Pick<StoredReport, 'title' | 'kind' | 'meeting' | 'published'>;

/** The writer, which also puts what it adds and replaces into `written`. */
export function noting(writer: ArchiveWriter, written: WrittenReport[]): ArchiveWriter {
  const note = ({ title, kind, meeting, published }: StoredReport): void =>
    void written.push({ title, kind, meeting, published });
  return {
    ...writer,
    add: (report) => {
      const path = writer.add(report);
      if (path !== null) note(report);
      return path;
    },
    replace: (path, report) => {
      note(report);
      writer.replace(path, report);
    },
  };
}
