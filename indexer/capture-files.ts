// Which files of a folder are captures that a reader can read, which are passed over, and what the captures show together.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { dayOrderCounts, dayOrderOf } from './analysis/day-order.ts';
import type { DayOrder } from './analysis/written-days.ts';

export interface FolderFiles {
  /** In the order of their paths. */
  readonly captures: readonly string[];
  /** Endings of the other files, lower case, with how many have each; `''` for none; in words what is no file. Most frequent first. */
  readonly passedOver: ReadonlyMap<string, number>;
}

const READ = /^\.(?:md|markdown|txt|log|html?|pdf|docx)$/;

/** All below the folder. Hidden files and folders, such as a repository's own, are not looked at. */
export function filesBelow(folder: string): FolderFiles {
  const captures: string[] = [];
  const others: string[] = [];
  const look = (below: string): void => {
    for (const entry of readdirSync(below, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
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
      else if (READ.test(ending)) captures.push(path);
      else others.push(ending);
    }
  };
  look(folder);
  const counts = [...Map.groupBy(others, (ending) => ending)].map(([ending, found]) => [ending, found.length] as const);
  counts.sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return { captures: captures.sort(), passedOver: new Map(counts) };
}

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
    paths
      .filter((path) => /\.(?:md|markdown|txt|html?)$/i.test(path))
      .map((path) => dayOrderCounts(readFileSync(path, 'latin1').slice(0, MOST_CHARACTERS))),
  );
}
