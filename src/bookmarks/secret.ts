// The secret that cookies, forms and private addresses are signed with. It lies beside the bookmarks, readable by nobody else; without
// it nobody can open any reader's lists, so a backup holds it, too.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BookmarksUnwritable } from './bookmark.ts';

const SHORTEST = 16;

/**
 * Reads the secret, again each time: a restore may bring another. Makes one where nobody has had a cookie yet. One that is lost is never replaced:
 * while the program runs the last one signs on, and it does not start without. Throws `BookmarksUnwritable`.
 *
 * @param hasReaders whether anybody has a cookie that was signed
 * @param restoreCommand what to type to bring it back from a backup, for messages
 */
export function keptSecret(
  path: string,
  hasReaders: () => boolean,
  restoreCommand = 'npx rapporteur bookmarks restore BACKUP',
): () => string {
  let last: string | null = null;
  return () => {
    try {
      last = readSecret(path) ?? last ?? firstSecret(path, hasReaders, restoreCommand);
      return last;
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      const advice = 'set BOOKMARKS to a folder that can be read and written, or to "off"';
      throw new BookmarksUnwritable(`${error.message}: ${advice}`, { cause: error });
    }
  };
}

function firstSecret(path: string, hasReaders: () => boolean, restoreCommand: string): string {
  if (hasReaders())
    throw new BookmarksUnwritable(
      `${path} is missing, and with another secret nobody could open the lists that there are: bring it back from a backup (“${restoreCommand}”), or set BOOKMARK_SECRET to the one that was used`,
    );
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return newSecret(path);
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

/** Readable by this user only, and there at every moment, whole, whenever the process dies. */
export function writeSecret(path: string, secret: string): void {
  const temporary = temporaryBeside(path, secret);
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
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
