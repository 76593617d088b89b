// Makes a SQLite file forget what was deleted from it: until then the words stand in free pages and in the log.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** How long to wait for those who read the file. */
const TIMEOUT_MS = 30_000;

/** Does nothing where there is no such file. */
export function forgetDeleted(path: string): void {
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path, { timeout: TIMEOUT_MS });
  try {
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
