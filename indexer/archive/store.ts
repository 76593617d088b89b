// Reads and writes the archive's files. Every write is atomic: a file is whole, old or new, whenever the process dies.
import { type Dirent, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { KnownFile } from '../../src/catalogue/file-table.ts';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import { LIST_FILES, readLists } from './lists.ts';
import { type ArchiveProblem, ArchiveUnreadable } from './problem.ts';
import { formatReportFile, parseReportFile, reportFileName, type StoredReport } from './report-file.ts';
import { knownReport, readReport, type SeenFile, seenFile } from './seen-files.ts';
import { decodeUtf8, lineOfByte } from './utf8.ts';
import { type KeptWithdrawal, readWithdrawals, WITHDRAWN_FILE } from './withdrawals.ts';

export interface ReportFile {
  /** Path from the archive's folder, with forward slashes. */
  readonly path: string;
  readonly report: StoredReport;
}

export interface Archive {
  readonly folder: string;
  readonly lists: ArchiveLists;
  /** In the order of their paths; of reports with the same id only the first. */
  readonly files: readonly ReportFile[];
  /** Files that could not be read, and what is wrong with each. */
  readonly problems: readonly ArchiveProblem[];
  /** Reports that were taken out at their authors' request. */
  readonly withdrawals: readonly KeptWithdrawal[];
  /** How the files of the reports are known again, by their paths; absent where nobody asked. */
  readonly seen?: ReadonlyMap<string, SeenFile>;
}

/**
 * Reads a whole archive. A broken report is a problem and the others are read; throws `ArchiveUnreadable` where a list is
 * broken, with what is wrong with the reports themselves, so that everything can be mended in one go.
 * @param known files by their paths, which are not read where they are as they were; texts stay on the disk then
 */
export function readArchive(folder: string, known?: ReadonlyMap<string, KnownFile>): Archive {
  const { lists, problems: listProblems } = readListFiles(folder);
  const files: ReportFile[] = [];
  const problems: ArchiveProblem[] = [];
  const pathsById = new Map<string, string>();
  const seen = new Map<string, SeenFile>();
  const withdrawn = readWithdrawnFile(folder);
  const found = entriesBelow(folder);
  for (const path of linksAmong(folder, found)) problems.push({ path: join(folder, path), line: 1, message: LINK });
  for (const path of othersAmong(folder, found)) problems.push({ path: join(folder, path), line: 1, message: NO_FILE });
  for (const path of pathsOf(folder, found)) {
    const shown = join(folder, path);
    const [, sourceId = '', ...rest] = path.split('/');
    if (rest.length !== 1) {
      const message =
        'lies in no folder of a source: move it to reports/<id of the source>/, or give it another ending';
      problems.push({ path: shown, line: 1, message });
      continue;
    }
    const file = known ? seenFile(shown, known.get(path)) : null;
    if (file?.known && lists) {
      const report = knownReport(folder, path, file.known);
      const isWithdrawn = withdrawn.withdrawals.some((one) => one.report === report.id);
      if (!isWithdrawn && listProblems.length === 0 && !misfitOf(report, lists, pathsById)) {
        pathsById.set(report.id, shown);
        seen.set(path, file);
        files.push({ path, report });
        continue;
      }
    }
    const bytes = file?.bytes ?? readFileSync(shown);
    const { text: content, badByteAt } = decodeUtf8(bytes);
    if (content === undefined) {
      problems.push({ path: shown, line: lineOfByte(bytes, badByteAt), message: notUtf8(badByteAt) });
      continue;
    }
    const parsed = parseReportFile(shown, sourceId, content);
    if (parsed.problems) {
      problems.push(...parsed.problems);
      continue;
    }
    const misfit = lists && listProblems.length === 0 ? misfitOf(parsed.report, lists, pathsById) : null;
    if (misfit) {
      problems.push({ path: shown, line: lineOfField(content, misfit.field), message: misfit.message });
      continue;
    }
    const { id } = parsed.report;
    if (withdrawn.withdrawals.some(({ report }) => report === id)) {
      const message = `report "${id}" was withdrawn: delete this file, or take the report out of ${WITHDRAWN_FILE}`;
      problems.push({ path: shown, line: 1, message });
      continue;
    }
    pathsById.set(id, shown);
    const read = file ? readReport(folder, path, { file, report: parsed.report }) : parsed;
    files.push({ path, report: read.report });
    if ('file' in read) seen.set(path, read.file);
  }
  // Without the list of what was withdrawn, a report might come back that must not.
  const brokenLists = [...listProblems, ...withdrawn.problems];
  if (!lists || brokenLists.length > 0) throw new ArchiveUnreadable([...brokenLists, ...problems]);
  return { folder, lists, files, problems, withdrawals: withdrawn.withdrawals, ...(known ? { seen } : {}) };
}

function readWithdrawnFile(folder: string): ReturnType<typeof readWithdrawals> {
  const path = join(folder, WITHDRAWN_FILE);
  const bytes = readBytes(path);
  return readWithdrawals(path, bytes && new TextDecoder().decode(bytes));
}

/** Reads only the lists. Throws `ArchiveUnreadable`. */
export function readArchiveLists(folder: string): ArchiveLists {
  const { lists, problems } = readListFiles(folder);
  if (!lists || problems.length > 0) throw new ArchiveUnreadable(problems);
  return lists;
}

function readListFiles(folder: string): ReturnType<typeof readLists> {
  const problems: ArchiveProblem[] = [];
  const texts = Object.fromEntries(
    LIST_FILES.map((file) => {
      const path = join(folder, file);
      const bytes = readBytes(path);
      const { text, badByteAt } = bytes ? decodeUtf8(bytes) : { text: null };
      if (bytes && badByteAt !== undefined)
        problems.push({ path, line: lineOfByte(bytes, badByteAt), message: notUtf8(badByteAt) });
      return [file, text ?? null];
    }),
  );
  if (problems.length > 0) return { lists: null, problems };
  return readLists(texts as Parameters<typeof readLists>[0], (file) => join(folder, file));
}

function notUtf8(badByteAt: number): string {
  return `is not UTF-8 text (byte ${badByteAt}): save it as UTF-8`;
}

/** Writes a report at `path` (from the archive's folder), or where its name says if there is none yet; returns the path. */
export function writeReport(folder: string, report: StoredReport, path?: string): string {
  const target = path ?? `reports/${report.sourceId}/${reportFileName(report)}`;
  const full = join(folder, target);
  mkdirSync(dirname(full), { recursive: true });
  writeFileAtomic.sync(full, formatReportFile(report));
  return target;
}

interface Misfit {
  /** Of the front matter: the problem is told on its line. */
  readonly field: 'id' | 'body' | null;
  readonly message: string;
}

function misfitOf(report: StoredReport, lists: ArchiveLists, pathsById: ReadonlyMap<string, string>): Misfit | null {
  if (!lists.sources.some((source) => source.id === report.sourceId)) {
    const message = `lies in the folder of source "${report.sourceId}", which sources.yml does not have: add it there or move the file`;
    return { field: null, message };
  }
  if (!lists.description.bodies.some((body) => body.id === report.body)) {
    const message = `"body" is "${report.body}", which archive.yml does not have: use the id of one of its bodies`;
    return { field: 'body', message };
  }
  const other = pathsById.get(report.id);
  if (other === undefined) return null;
  const message = `has the id "${report.id}" of ${other}: give one of them an "id" of its own in its front matter`;
  return { field: 'id', message };
}

/** 1 where the front matter does not have the field. */
function lineOfField(content: string, field: Misfit['field']): number {
  const isField = new RegExp(String.raw`^["']?${field}["']?\s*:`);
  return Math.max(1, content.split('\n').findIndex((line) => isField.test(line)) + 1);
}

function entriesBelow(folder: string): Dirent[] {
  try {
    return readdirSync(join(folder, 'reports'), { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** From the archive's folder. */
function pathsOf(folder: string, entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => pathOf(folder, entry))
    .sort();
}

/** Links to single reports: they are not followed, so that no report is published that lies elsewhere by mistake. */
function linksAmong(folder: string, entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isSymbolicLink() && entry.name.endsWith('.md'))
    .map((entry) => pathOf(folder, entry))
    .sort();
}

/** Called like reports, and folders or pipes: what is in them is no report. */
function othersAmong(folder: string, entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.name.endsWith('.md') && !entry.isFile() && !entry.isSymbolicLink())
    .map((entry) => pathOf(folder, entry))
    .sort();
}

const NO_FILE = 'is not a file: move it out of reports/, or give it a name that does not end in .md';
const LINK = 'is a link and is not followed: put what it leads to here';

function pathOf(folder: string, { parentPath, name }: Dirent): string {
  return relative(folder, join(parentPath, name)).replaceAll('\\', '/');
}

/** `null` where there is no such file. */
function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
