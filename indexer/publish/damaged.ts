// Sets damaged derived files aside, so that the next index run makes them anew from the archive. Touches nothing that cannot be derived.

import { existsSync, renameSync, rmSync } from 'node:fs';
import { damageIn, isDamage } from '../../src/catalogue/file-damage.ts';
import { EngineUnavailable } from '../../src/search/engine.ts';
import type { Tell } from '../own-data/data-place.ts';

/** @param paths of SQLite files that an index run makes */
export function setAsideDamaged(paths: readonly string[], tell: Tell): void {
  for (const path of paths) {
    const damage = damageIn(path);
    if (damage !== null) setAside(path, damage, tell);
  }
}

/** Runs it again, with all these files made anew, where the first try comes upon damage that nobody had noticed. */
export async function mending<T>(paths: readonly string[], tell: Tell, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const damage = damageTold(error);
    if (damage === null) throw error;
    for (const path of paths) if (existsSync(path)) setAside(path, damage, tell);
    return run();
  }
}

/** What an error says of a derived file that cannot be used; `null` where something else is wrong. */
function damageTold(error: unknown): string | null {
  for (let told = error; told instanceof Error; told = told.cause) {
    // What was taken out of a row is no JSON, or tables are missing.
    const { errcode } = told as { readonly errcode?: number };
    if (isDamage(told) || errcode === SQLITE_ERROR || told instanceof SyntaxError) return told.message;
    // From the engine's thread errors come without their codes.
    if (error instanceof EngineUnavailable && DAMAGED.test(told.message)) return told.message;
  }
  return null;
}

const SQLITE_ERROR = 1;
const DAMAGED = /malformed|not a database|no such (?:table|column)/;

function setAside(path: string, damage: string, tell: Tell): void {
  const aside = `${path}.damaged`;
  rmSync(aside, { recursive: true, force: true });
  // The log first: without its database it is nothing, and a database must not get the log of another.
  for (const part of ['-wal', '-shm', '-journal', '']) {
    rmSync(`${aside}${part}`, { force: true, recursive: true });
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${aside}${part}`);
  }
  tell(`${path} is damaged (${damage}). It is now ${aside} and can be deleted; a new one is made from the archive.`);
}
