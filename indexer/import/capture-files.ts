// Which files of a folder are captures that a reader can read, which are passed over, and what the captures show together.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { IsoDate } from '../../src/reports/report.ts';
import { dayOrderCounts, dayOrderOf } from '../analysis/days/day-order.ts';
import type { DayOrder } from '../analysis/days/written-days.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { isZipName, unpacked } from './unpacked.ts';

/** One file to be read as a capture, on disk or in a zip. */
export interface CaptureFile {
  /** A file of a zip stands behind the zip's path: "papers/minutes.zip/2031/may.md". */
  readonly path: string;
  readonly modified: Date;
  /** Rejects with `CaptureUnreadable` where it is damaged or locked in its zip. */
  read(): Promise<Uint8Array>;
}

export interface Captures {
  readonly files: readonly CaptureFile[];
  /** As `FolderFiles` has it, of what zips hold. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** Zips that cannot be opened, with what is wrong. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

export interface FolderFiles {
  /** In the order of their paths; zips are among them. */
  readonly captures: readonly string[];
  /** Endings of the other files, lower case, with how many have each; `''` for none; in words what is no file. Most frequent first. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** Folders that may not be looked into. */
  readonly closed: readonly string[];
}

/** For messages. */
export const FILES_READ = 'text, Markdown, HTML, PDF, documents, mails, tables, captions, pages of wikis and zip files';

const READ =
  /^\.(?:md|markdown|mkdn?|mdown|mdwn|[qr]md|txt|log|html?|pdf|docx|odt|rtf|eml|msg|xlsx?|ods|[ct]sv|vtt|srt|mediawiki|wiki|wikitext)$/;

/** The files at these paths, a zip's own in its place: what it holds is passed over as in a folder, zips in it, too. */
export async function capturesAt(paths: readonly string[]): Promise<Captures> {
  const files: CaptureFile[] = [];
  const unreadable: { path: string; message: string }[] = [];
  const others: string[] = [];
  for (const path of paths) {
    if (!isZipName(path)) {
      files.push({ path, modified: statSync(path).mtime, read: () => bytesAt(path) });
      continue;
    }
    try {
      for (const file of await unpacked(path)) {
        const ending = extname(file.path).toLowerCase();
        if (READ.test(ending)) files.push({ ...file, path: `${path}/${file.path}` });
        else others.push(ending);
      }
    } catch (error) {
      if (!(error instanceof CaptureUnreadable)) throw error;
      unreadable.push({ path, message: error.message });
    }
  }
  return { files, passedOver: countsOf(others), unreadable };
}

async function bytesAt(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isRefused(error))
      throw new CaptureUnreadable('its rights do not let it be read: change them ("chmod u+r"), then try again');
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CaptureUnreadable('is not there any more');
    throw error;
  }
}

/** What a word processor writes beside a document that is open. */
const NOTE_OF_OPEN_FILE = /^~\$/;

/** All below the folder. Hidden files and folders, such as a repository's own, are not looked at. */
export function filesBelow(folder: string): FolderFiles {
  const captures: string[] = [];
  const others: string[] = [];
  const closed: string[] = [];
  const look = (below: string): void => {
    for (const entry of entriesOf(below, closed)) {
      if (entry.name.startsWith('.') || NOTE_OF_OPEN_FILE.test(entry.name)) continue;
      const path = join(below, entry.name);
      const ending = extname(entry.name).toLowerCase();
      if (entry.isDirectory()) {
        const before = captures.length + others.length;
        look(path);
        // A name like a file's promises one: what holds nothing, not even files to pass over, would be missed in silence.
        if (READ.test(ending) && captures.length + others.length === before)
          others.push('empty folders called like files');
        continue;
      }
      if (!entry.isFile()) others.push(entry.isSymbolicLink() ? 'links' : 'pipes or devices');
      else if (READ.test(ending) || isZipName(path)) captures.push(path);
      else others.push(ending);
    }
  };
  look(folder);
  return { captures: captures.sort(), passedOver: countsOf(others), closed };
}

/** Both counts as one, most frequent first. */
export function together(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return countsOf([...one, ...other].flatMap(([ending, count]) => Array<string>(count).fill(ending)));
}

function countsOf(endings: readonly string[]): ReadonlyMap<string, number> {
  const counts = [...Map.groupBy(endings, (ending) => ending)].map(
    ([ending, found]) => [ending, found.length] as const,
  );
  return new Map(counts.sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)));
}

/** Whether a file of that name is a capture. */
export function isRead(name: string): boolean {
  return READ.test(extname(name).toLowerCase()) || isZipName(name);
}

/** A folder that may not be looked into is put among the `closed`. */
function entriesOf(folder: string, closed: string[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isRefused(error)) throw error;
    closed.push(folder);
    return [];
  }
}

function isRefused(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * The day after which a file's text cannot have been written: that on which the file was changed last, or today. Files without a day of
 * their own have one that no computer had yet.
 */
export function latestDayOf({ modified }: Pick<CaptureFile, 'modified'>, today: IsoDate): IsoDate {
  const changed = modified.toISOString().slice(0, 10);
  return changed > FIRST_DAY && changed < today ? changed : today;
}

const FIRST_DAY = '1985-01-01';

/** As what a file can be saved that is read, for kinds that people keep minutes in. */
const SAVED_AS: Readonly<Record<string, string>> = {
  ...{ '.doc': '.docx', '.dot': '.docx', '.wpd': '.docx', '.wps': '.docx', '.pages': '.docx', '.numbers': '.xlsx' },
  ...{ '.ppt': 'PDF', '.pptx': 'PDF', '.odp': 'PDF', '.key': 'PDF', '.pub': 'PDF', '.one': 'PDF', '.mbox': '.eml' },
};

/** "2 files passed over: .doc 1 (save as .docx), .rst 1"; `null` where none was. */
export function passedOverText(passedOver: ReadonlyMap<string, number>): string | null {
  const total = [...passedOver.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const listed = [...passedOver]
    .map(([ending, count]) => {
      const remedy = SAVED_AS[ending];
      return `${ending || 'without ending'} ${count}${remedy ? ` (save as ${remedy})` : ''}`;
    })
    .join(', ');
  return `${total} ${total === 1 ? 'file' : 'files'} passed over: ${listed}`;
}

/** Of a long file the beginning is enough. */
const MOST_CHARACTERS = 100_000;

/** How the files of one source order the numbers of a day, `null` where they do not show it; files that are no text are passed over. */
export async function dayOrderOfFiles(files: readonly CaptureFile[]): Promise<DayOrder | null> {
  const counts: ReturnType<typeof dayOrderCounts>[] = [];
  for (const file of files) {
    if (!/\.(?:md|markdown|mkdn?|mdown|mdwn|[qr]md|txt|html?)$/i.test(file.path)) continue;
    const text = await beginningOf(file);
    if (text !== null) counts.push(dayOrderCounts(text));
  }
  return dayOrderOf(counts);
}

/** `null` where it cannot be unpacked, which whoever reads it will say. */
async function beginningOf(file: CaptureFile): Promise<string | null> {
  try {
    return Buffer.from(await file.read())
      .toString('latin1')
      .slice(0, MOST_CHARACTERS);
  } catch (error) {
    if (error instanceof CaptureUnreadable) return null;
    throw error;
  }
}
