// Reads and writes the archive's files. Every write is atomic: a file is whole, old or new, whenever the process dies.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import { LIST_FILES, readLists } from './lists.ts';
import { type ArchiveProblem, ArchiveUnreadable } from './problem.ts';
import { formatReportFile, parseReportFile, reportFileName, type StoredReport } from './report-file.ts';

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
}

/** Reads a whole archive. A broken report is a problem and the others are read; throws `ArchiveUnreadable` where a list is broken. */
export function readArchive(folder: string): Archive {
  const lists = readArchiveLists(folder);
  const files: ReportFile[] = [];
  const problems: ArchiveProblem[] = [];
  const pathsById = new Map<string, string>();
  for (const path of reportPaths(folder)) {
    const shown = join(folder, path);
    const sourceId = path.split('/')[1] ?? '';
    const content = decode(readFileSync(shown));
    if (content === null) {
      problems.push({ path: shown, line: 1, message: 'is not UTF-8 text: save it as UTF-8' });
      continue;
    }
    const parsed = parseReportFile(shown, sourceId, content);
    if (parsed.problems) {
      problems.push(...parsed.problems);
      continue;
    }
    const problem = misfit(parsed.report, lists, pathsById);
    if (problem) {
      problems.push({ path: shown, line: 1, message: problem });
      continue;
    }
    pathsById.set(parsed.report.id, shown);
    files.push({ path, report: parsed.report });
  }
  return { folder, lists, files, problems };
}

/** Reads only the lists. Throws `ArchiveUnreadable`. */
export function readArchiveLists(folder: string): ArchiveLists {
  const texts = Object.fromEntries(LIST_FILES.map((file) => [file, readText(join(folder, file))]));
  const { lists, problems } = readLists(texts as Parameters<typeof readLists>[0], (file) => join(folder, file));
  if (!lists || problems.length > 0) throw new ArchiveUnreadable(problems);
  return lists;
}

/** Writes a report at `path` (from the archive's folder), or where its name says if there is none yet; returns the path. */
export function writeReport(folder: string, report: StoredReport, path?: string): string {
  const target = path ?? `reports/${report.sourceId}/${reportFileName(report)}`;
  const full = join(folder, target);
  mkdirSync(dirname(full), { recursive: true });
  writeFileAtomic.sync(full, formatReportFile(report));
  return target;
}

function misfit(report: StoredReport, lists: ArchiveLists, pathsById: ReadonlyMap<string, string>): string | null {
  if (!lists.sources.some((source) => source.id === report.sourceId)) {
    return `lies in the folder of source "${report.sourceId}", which sources.yml does not have: add it there or move the file`;
  }
  if (!lists.description.bodies.some((body) => body.id === report.body)) {
    return `"body" is "${report.body}", which archive.yml does not have: use the id of one of its bodies`;
  }
  const other = pathsById.get(report.id);
  return other === undefined
    ? null
    : `has the id "${report.id}" of ${other}: give one of them an "id" of its own in its front matter`;
}

function reportPaths(folder: string): string[] {
  const root = join(folder, 'reports');
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(root, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => path.split('/').length === 3)
    .sort();
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** `null` where the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
