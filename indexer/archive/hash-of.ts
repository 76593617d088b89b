// One hash of several texts, by which they are known again.
import { createHash } from 'node:crypto';

/** SHA-256 (hex) of all parts, one after another. */
export function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
