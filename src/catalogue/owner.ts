// Whose a catalogue file is, also one of an older version, which did not say. Reads only; nothing here decides what becomes of it.
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './file-damage.ts';

/** The data folder holds what was indexed of another archive; the message says what to do. */
export class DataOfAnother extends Error {
  override readonly name = 'DataOfAnother';
}

export interface HeldArchive {
  /** Real path of the archive that it was made from; `null` where an older version made it. */
  readonly path: string | null;
  /** As its readers know it. */
  readonly title: string;
  /** Titles of its reports by their ids. */
  readonly reports: ReadonlyMap<string, string>;
  /** How far the ledger was read that it was written with; `null` where it does not say. */
  readonly ledger: string | null;
}

/** `null` where there is no catalogue, an empty one, or a file that is none or damaged. */
export function heldArchive(cataloguePath: string): HeldArchive | null {
  return reading(cataloguePath, (database) => {
    if (!hasTable(database, 'description')) return null;
    const described = database.prepare(`SELECT json ->> '$.archive.title' AS title FROM description`).get();
    if (!described) return null;
    const rows = database.prepare(`SELECT id, json ->> '$.title' AS title FROM report`).all() as {
      id: string;
      title: string;
    }[];
    return {
      path: notedIn(database, 'archive'),
      ledger: notedIn(database, 'ledger'),
      title: String(described.title),
      reports: new Map(rows.map(({ id, title }) => [id, title])),
    };
  });
}

/** Real path of the archive that a catalogue was made from; `null` where there is none or it does not say. */
export function catalogueOwner(cataloguePath: string): string | null {
  return reading(cataloguePath, (database) => notedIn(database, 'archive'));
}

/** Hash by id of the item documents that a catalogue of any version holds; empty where there is none. */
export function heldItems(cataloguePath: string): ReadonlyMap<string, string> {
  const held = reading(cataloguePath, (database) => {
    if (!hasTable(database, 'item')) return null;
    const rows = database.prepare(`SELECT document_id AS id, json ->> '$.hash' AS hash FROM item`).all();
    return new Map((rows as { id: string; hash: string }[]).map(({ id, hash }) => [id, hash]));
  });
  return held ?? new Map();
}

function reading<T>(path: string, read: (database: DatabaseSync) => T | null): T | null {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return read(database);
  } catch (error) {
    // Whoever opens the file to use it says what is wrong with it.
    if (isDamage(error)) return null;
    throw error;
  } finally {
    database.close();
  }
}

function notedIn(database: DatabaseSync, name: string): string | null {
  if (!hasTable(database, 'note')) return null;
  const row = database.prepare(`SELECT value FROM note WHERE name = ?`).get(name) as { value: string } | undefined;
  return row?.value ?? null;
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}
