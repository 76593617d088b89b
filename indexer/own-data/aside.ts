// Makes room for a folder that is taken over.
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';

/** Renames what lies there: it has nothing that was ever published, and still is not ours to delete. */
export function putAside(folder: string): void {
  if (existsSync(folder)) renameSync(folder, `${folder}.unused-${randomBytes(4).toString('hex')}`);
}
