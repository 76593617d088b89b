// Reads what the last index run has kept of the archive's report files, so that those that have not changed need not be read again. Knows
// nothing of how a file is read.
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './file-damage.ts';
import type { KnownFile } from './file-table.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** Report files as the last index run has read them. */
export interface KnownFiles {
  /** By their paths from the archive's folder; empty where there was none. */
  readonly files: ReadonlyMap<string, KnownFile>;
  /** Hash of the sources that they were read for; `null` where there were none. */
  readonly sources: string | null;
}

/** @param reader fingerprint of the code that reads files: what another one has read is not known */
export function knownFiles(
  cataloguePath: string,
  { archive, reader }: { readonly archive: string; readonly reader: string },
): KnownFiles {
  if (!statSync(cataloguePath, { throwIfNoEntry: false })?.isFile()) return NONE;
  const database = new DatabaseSync(cataloguePath, { readOnly: true, timeout: 5000 });
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version !== SCHEMA_VERSION) return NONE;
    const find = database.prepare(`SELECT value FROM note WHERE name = ?`);
    const noted = (name: string): string | null => (find.get(name) as { value: string } | undefined)?.value ?? null;
    if (noted('archive') !== archive || noted('reader') !== reader) return NONE;
    const sql = `SELECT path, size, written, sha256, report_hash AS reportHash, json FROM report_file`;
    const rows = database.prepare(sql).all() as unknown as (KnownFile & { readonly path: string })[];
    return { files: new Map(rows.map(({ path, ...file }) => [path, file])), sources: noted('sources') };
  } catch (error) {
    // Whoever writes the file makes it anew.
    if (isDamage(error)) return NONE;
    throw error;
  } finally {
    database.close();
  }
}

const NONE: KnownFiles = { files: new Map(), sources: null };
