// A fingerprint of the code that makes the index's documents: when it changes, documents that have not changed are written anew all the same.
import { join } from 'node:path';
import { codeFingerprint } from '../../code-fingerprint.ts';

/** What makes the documents; the rest follows from what they import. */
export const DOCUMENT_CODE = ['documents.ts', 'lookup.ts'].map((name) => join(import.meta.dirname, name));

/** Instead of a number that somebody would forget to raise. */
export function rulesFingerprint(): string {
  return codeFingerprint(DOCUMENT_CODE);
}
