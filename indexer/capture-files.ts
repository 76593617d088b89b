// Which files of a folder are captures that a reader can read, and which are passed over.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface FolderFiles {
  /** In the order of their paths. */
  readonly captures: readonly string[];
  /** Endings of the other files, lower case, with how many have each; `''` for none. Most frequent first. */
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
      if (entry.isDirectory()) look(path);
      if (!entry.isFile()) continue;
      const ending = extname(entry.name).toLowerCase();
      if (READ.test(ending)) captures.push(path);
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
