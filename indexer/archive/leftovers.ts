// Removes what a run that died in the middle of writing a file has left beside it.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `write-file-atomic` calls a file until it is whole: the file's name, a dot and a number. */
const UNFINISHED = /\.(?:md|json|yml)\.\d+$/;

/** Only to be called by the one run that may write. */
export function removeLeftovers(archive: string): void {
  for (const folder of ['reports', 'versions', 'harvest']) {
    for (const file of filesBelow(join(archive, folder))) if (UNFINISHED.test(file)) rmSync(file, { force: true });
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
