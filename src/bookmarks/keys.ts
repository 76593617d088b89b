// Keys that nobody guesses: of readers, lists, bookmarks and shared addresses.
import { randomBytes } from 'node:crypto';

/** Of 128 bits. */
export function randomKey(): string {
  return randomBytes(16).toString('base64url');
}
