// Which files of a folder are captures that a reader can read.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All below the folder, in the order of their paths. */
export function captureFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|txt|html?|pdf|docx)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
