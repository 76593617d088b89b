// One run at a time that writes an archive, across processes. The lock is a transaction of SQLite: it is gone as soon as the
// process that holds it is, however it ended.
import { mkdirSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from '../../src/catalogue/file-damage.ts';

export interface RunLock {
  release(): void;
}

/** Another run is at work. */
export class RunLocked extends Error {
  override readonly name = 'RunLocked';
}

/** Throws `RunLocked`. */
export function takeRunLock(path: string): RunLock {
  return lockOn(path, 0);
}

const LONGEST_WAIT_MS = 60_000;

/** For what takes a moment and has to be done by whoever comes first. Throws `RunLocked` after a minute. */
export function waitForRunLock(path: string): RunLock {
  return lockOn(path, LONGEST_WAIT_MS);
}

function lockOn(path: string, timeoutMs: number): RunLock {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isDamage(error) && statSync(path).size > 0) {
      // Nothing is in it that could be lost, and it stays the same file for whoever holds it.
      truncateSync(path);
      return lockOn(path, timeoutMs);
    }
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new RunLocked('another run is at work on this archive: let it end, then run this one again', {
      cause: error,
    });
  }
  return {
    release: () => {
      if (!database.isOpen) return;
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

const SQLITE_BUSY = 5;
