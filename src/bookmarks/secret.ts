// The secret that cookies, forms and private addresses are signed with. It lies beside the bookmarks, readable by nobody else; without
// it nobody can open any reader's lists, so a backup holds it, too.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BookmarksUnwritable } from './bookmark.ts';

const SHORTEST = 16;

/** Reads the secret, or makes one. Throws `BookmarksUnwritable`. */
export function openSecret(path: string): string {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return readSecret(path) ?? newSecret(path);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BookmarksUnwritable(`${error.message}: set BOOKMARKS to a folder that can be written, or to "off"`, {
      cause: error,
    });
  }
}

/** `null` where there is none. */
export function readSecret(path: string): string | null {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    if (secret.length >= SHORTEST) return secret;
    throw new BookmarksUnwritable(
      `${path} does not hold a secret: restore it from a backup, or delete it and lose every cookie`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Readable by this user only, and whole whenever the process dies. */
export function writeSecret(path: string, secret: string): void {
  const temporary = temporaryBeside(path, secret);
  rmSync(path, { force: true });
  linkSync(temporary, path);
  rmSync(temporary);
}

/** Of two programs that start at once both use the secret of the first. */
function newSecret(path: string): string {
  const temporary = temporaryBeside(path, randomBytes(32).toString('base64url'));
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return readSecret(path) ?? '';
}

function temporaryBeside(path: string, secret: string): string {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return temporary;
}

/** What proves that we have written `text` for that purpose. */
export function signature(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');
}

export function isSignature(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
