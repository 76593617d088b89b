// Tells a damaged SQLite file from one that is only held by somebody or may not be read. Changes nothing.
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * What is wrong inside of a database file, in SQLite's words; `null` where nothing is, where there is no file, or where somebody holds it.
 * Reads the whole file: its pages and rows have to fit together, and what is kept as JSON has to be some; an index run reads only what
 * has changed, and would not come upon the rest.
 */
export function damageIn(path: string): string | null {
  if (!existsSync(path)) return null;
  if (statSync(path).isDirectory()) return 'it is a folder';
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    return found === 'ok' ? noJsonIn(database) : found.replace(/\s+/g, ' ');
  } catch (error) {
    if (isDamage(error)) return (error as Error).message;
    return null;
  } finally {
    database?.close();
  }
}

/** @param database any of ours: only the catalogue has tables with a column `json` */
function noJsonIn(database: DatabaseSync): string | null {
  const tables = database.prepare(TABLES_OF_JSON).all() as { readonly name: string }[];
  const broken = tables.find(({ name }) =>
    database.prepare(`SELECT 1 FROM "${name}" WHERE NOT json_valid(json)`).get(),
  );
  return broken ? `a row of its table “${broken.name}” is no JSON` : null;
}

const TABLES_OF_JSON = `SELECT m.name AS name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
  WHERE m.type = 'table' AND c.name = 'json' AND c.type = 'TEXT'`;

/** Whether SQLite says by this error that the file, and not its circumstances, is to blame. */
export function isDamage(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number };
  // The upper bits say more of the same.
  return errcode !== undefined && DAMAGES.has(errcode & 0xff);
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
const DAMAGES = new Set([SQLITE_CORRUPT, SQLITE_NOTADB]);
