// Makes a SQLite file forget what was deleted from it: until then the words stand in free pages, in the log and in the lists of a
// full-text index.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** How long to wait for those who read the file. */
const TIMEOUT_MS = 30_000;

/** Does nothing where there is no such file. */
export function forgetDeleted(path: string): void {
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path, { timeout: TIMEOUT_MS });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'`)
      .all() as { name: string }[];
    for (const { name } of tables) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      database.exec(`INSERT INTO ${quoted}(${quoted}) VALUES ('optimize')`);
    }
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
