// A fingerprint of the code that makes the index's documents: when it changes, documents that have not changed are written anew all the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './schema.ts';

const FILES = [
  'documents.ts',
  'lookup.ts',
  'schema.ts',
  '../words.ts',
  '../stems.ts',
  '../spelling.ts',
  '../../reports/ids.ts',
];

/** Instead of a number that somebody would forget to raise. Reads seven small files. */
export function rulesFingerprint(): string {
  return sha256(FILES.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\0')).slice(0, 16);
}
