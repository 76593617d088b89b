// The index file as it lies there now: it may appear, vanish and be made anew while a process reads it.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openForReading } from './schema.ts';

export interface OpenIndex {
  readonly database: DatabaseSync;
  /** Counts how often the file was opened: what was read from another opening is of another file. */
  readonly opening: number;
}

export interface IndexFile {
  /** `null` where there is no file. Throws what SQLite throws where it is none of its own. */
  current(): OpenIndex | null;
  close(): void;
}

/** Opens nothing yet. */
export function indexFile(path: string): IndexFile {
  let open: OpenIndex | null = null;
  let opened: string | null = null;
  let openings = 0;

  const close = () => {
    open?.database.close();
    open = null;
    opened = null;
  };
  return {
    current() {
      const stats = statSync(path, { throwIfNoEntry: false });
      // A file made anew often gets the number of the deleted one.
      const file = stats ? `${stats.ino} ${stats.birthtimeMs}` : null;
      if (open && file === opened) return open;
      close();
      const database = openForReading(path);
      if (!database) return null;
      opened = file;
      open = { database, opening: ++openings };
      return open;
    },
    close,
  };
}

/** Changes whenever another connection has written; within a transaction that has read, it is that of what is read. Some ten microseconds. */
export function dataVersionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA data_version').get() as { data_version: number }).data_version;
}
