// Takes the words of removed items out of the index file for good: until then they only do not count.
import { existsSync } from 'node:fs';
import { openForWriting, SCHEMA_VERSION, versionOf } from './schema.ts';
import { mergeDead } from './segments.ts';

/** Does nothing where there is no index. Readers see the state before or after it. Throws what SQLite throws. */
export function forgetRemoved(path: string): void {
  if (!existsSync(path)) return;
  const database = openForWriting(path);
  try {
    database.exec('BEGIN IMMEDIATE');
    if (versionOf(database) === SCHEMA_VERSION) mergeDead(database);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}
