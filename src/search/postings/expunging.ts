// Takes the words of removed items, and names and topics that nothing else has, out of the index file for good: until then they only do not count.
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { loadColumns } from './columns.ts';
import { openForWriting, SCHEMA_VERSION, versionOf } from './schema.ts';
import { mergeDeleted } from './segments.ts';

/** Does nothing where there is no index. Readers see the state before or after it. Throws what SQLite throws. */
export function expungeRemoved(path: string): void {
  if (!existsSync(path)) return;
  const database = openForWriting(path);
  try {
    database.exec('BEGIN IMMEDIATE');
    if (versionOf(database) === SCHEMA_VERSION) {
      mergeDeleted(database);
      removeUnused(database);
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** The label of a facet value is a person’s name or a topic’s. To be called when no segment has deleted items any more. */
function removeUnused(database: DatabaseSync): void {
  const used = new Set(loadColumns(database).values);
  const rows = database.prepare('SELECT value FROM facet_value').all() as { value: number }[];
  const remove = database.prepare('DELETE FROM facet_value WHERE value = ?');
  for (const { value } of rows) if (!used.has(value)) remove.run(value);
}
