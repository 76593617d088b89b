// A real index file in a folder of its own, made by real syncs of a few documents, for tests of what reads and writes the file.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ItemDocument } from '../../../src/reports/item.ts';
import type { SyncSummary } from '../../../src/search/engine.ts';
import { openForReading } from '../../../src/search/postings/schema.ts';
import { writtenDocument } from '../../../src/search/postings/stored.ts';
import { beginSync } from '../../../src/search/postings/writer.ts';

export interface SmallIndex {
  readonly folder: string;
  readonly path: string;
  /** Makes the index hold exactly these documents. */
  sync(documents: readonly ItemDocument[]): SyncSummary;
  /** The file for reading; closed by `remove`. */
  open(): DatabaseSync;
  remove(): void;
}

/** There is no file before the first sync. */
export function smallIndex(): SmallIndex {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-part-'));
  const path = join(folder, 'index.db');
  const opened: DatabaseSync[] = [];
  return {
    folder,
    path,
    sync(documents) {
      const session = beginSync(path);
      const changed = new Set(session.changed(documents));
      session.write(documents.filter((_, index) => changed.has(index)).map(writtenDocument));
      return session.commit();
    },
    open() {
      const database = openForReading(path);
      assert.ok(database);
      opened.push(database);
      return database;
    },
    remove() {
      for (const database of opened) database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
