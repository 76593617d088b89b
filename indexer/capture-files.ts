// Which files of a folder are captures that a reader can read, which are passed over, and what the captures show together.
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { IsoDate } from '../src/reports/report.ts';
import { dayOrderCounts, dayOrderOf } from './analysis/day-order.ts';
import type { DayOrder } from './analysis/written-days.ts';
import { CaptureUnreadable } from './readers/capture.ts';

export interface FolderFiles {
  /** In the order of their paths. */
  readonly captures: readonly string[];
  /** Endings of the other files, lower case, with how many have each; `''` for none. Most frequent first. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** Folders that may not be looked into. */
  readonly closed: readonly string[];
}

/** For messages. */
export const FILES_READ = 'text, Markdown, HTML, PDF and Word (.docx) files';

const READ = /^\.(?:md|markdown|txt|log|html?|pdf|docx)$/;

/** All below the folder. Hidden files and folders, such as a repository's own, are not looked at. */
export function filesBelow(folder: string): FolderFiles {
  const captures: string[] = [];
  const others: string[] = [];
  const closed: string[] = [];
  const look = (below: string): void => {
    for (const entry of entriesOf(below, closed)) {
      if (entry.name.startsWith('.')) continue;
      const path = join(below, entry.name);
      if (entry.isDirectory()) look(path);
      if (!entry.isFile()) continue;
      if (isRead(entry.name)) captures.push(path);
      else others.push(extname(entry.name).toLowerCase());
    }
  };
  look(folder);
  const counts = [...Map.groupBy(others, (ending) => ending)].map(([ending, found]) => [ending, found.length] as const);
  counts.sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return { captures: captures.sort(), passedOver: new Map(counts), closed };
}

/** Whether a file of that name is a capture. */
export function isRead(name: string): boolean {
  return READ.test(extname(name).toLowerCase());
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

/** The bytes of a file. Throws `CaptureUnreadable` where its rights refuse them. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new CaptureUnreadable('its rights do not let it be read: change them ("chmod u+r"), then try again');
  }
}

function isRefused(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * The day after which a file's text cannot have been written: that on which the file was changed last, or today. Files without a day of
 * their own have one that no computer had yet.
 */
export function latestDayOf(path: string, today: IsoDate): IsoDate {
  const changed = statSync(path).mtime.toISOString().slice(0, 10);
  return changed > FIRST_DAY && changed < today ? changed : today;
}

const FIRST_DAY = '1985-01-01';

/** "2 files passed over: .log 1, .rst 1"; `null` where none was. */
export function passedOverText(passedOver: ReadonlyMap<string, number>): string | null {
  const total = [...passedOver.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const listed = [...passedOver].map(([ending, count]) => `${ending || 'without ending'} ${count}`).join(', ');
  return `${total} ${total === 1 ? 'file' : 'files'} passed over: ${listed}`;
}

/** Of a long file the beginning is enough. */
const MOST_CHARACTERS = 100_000;

/** How the files of one source order the numbers of a day, `null` where they do not show it; files that are no text are passed over. */
export function dayOrderOfFiles(paths: readonly string[]): DayOrder | null {
  return dayOrderOf(
    paths.filter((path) => /\.(?:md|markdown|txt|html?)$/i.test(path)).map((path) => dayOrderCounts(beginningOf(path))),
  );
}

function beginningOf(path: string): string {
  try {
    return readFileSync(path, 'latin1').slice(0, MOST_CHARACTERS);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return '';
  }
}
