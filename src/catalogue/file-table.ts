// The part of the catalogue that knows the archive's report files again: their stamps, and what they say besides their texts.
import type { DatabaseSync } from 'node:sqlite';

export const FILE_SCHEMA = `
  CREATE TABLE report_file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, written TEXT, sha256 TEXT NOT NULL, report_hash TEXT NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
`;

/** By what a file is known again. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** When its content and its entry were changed last, as the disk tells; `null` where that is too short ago to tell a later change. */
  readonly written: string | null;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

export interface KnownFile extends FileStamp {
  /** Of the whole report, its text among it. */
  readonly reportHash: string;
  /** The report without its text, as JSON. */
  readonly json: string;
}

export interface FileTable {
  /** Paths of all that is known. */
  filePaths(): readonly string[];
  putFile(path: string, file: KnownFile): void;
  removeFile(path: string): void;
}

export function fileTable(database: DatabaseSync): FileTable {
  const put = database.prepare(
    `INSERT OR REPLACE INTO report_file (path, size, written, sha256, report_hash, json) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare(`DELETE FROM report_file WHERE path = ?`);
  return {
    filePaths: () =>
      (database.prepare(`SELECT path FROM report_file`).all() as { path: string }[]).map(({ path }) => path),
    putFile: (path, { size, written, sha256, reportHash, json }) => {
      put.run(path, size, written, sha256, reportHash, json);
    },
    removeFile: (path) => void remove.run(path),
  };
}
