// Which files of a folder are captures that a reader can read, and what they show together.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOrderCounts, dayOrderOf } from './analysis/day-order.ts';
import type { DayOrder } from './analysis/written-days.ts';

/** All below the folder, in the order of their paths. */
export function captureFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|txt|html?|pdf|docx)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Of a long file the beginning is enough. */
const MOST_CHARACTERS = 100_000;

/** How the files of one source order the numbers of a day, `null` where they do not show it; files that are no text are passed over. */
export function dayOrderOfFiles(paths: readonly string[]): DayOrder | null {
  return dayOrderOf(
    paths
      .filter((path) => /\.(?:md|markdown|txt|html?)$/i.test(path))
      .map((path) => dayOrderCounts(readFileSync(path, 'latin1').slice(0, MOST_CHARACTERS))),
  );
}
