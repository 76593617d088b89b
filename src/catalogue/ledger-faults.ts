// Tells what is wrong with a line of the ledger of permalinks: the index passes over it, and people have to know. Pure.
import { type Fingerprint, hashesIn } from './fingerprint.ts';
import type { LedgerLine } from './ledger-lines.ts';

export interface LedgerFault {
  /** 1 for the first line of the file. */
  readonly line: number;
  /** What is wrong, what it means and what to do. */
  readonly message: string;
}

/** Of a line that is not empty and nothing can be read of. */
export function unreadableLine({ text, number }: { readonly text: string; readonly number: number }): LedgerFault {
  return { line: number, message: MERGED.test(text) ? LEFT_BY_MERGE : UNREADABLE };
}

/** Of a line that issues a permalink for other words than one before did; `null` where they may be the same, edited. */
export function otherWordsFault(
  before: { readonly line: number; readonly words: Fingerprint },
  issuing: LedgerLine,
  line: number,
): LedgerFault | null {
  if (before.words.version === issuing.version || sharesWords(before.words, issuing)) return null;
  const message = `issues /reports/${issuing.report}/${issuing.item} for other words than line ${before.line}: links made for those now lead to these. Two copies of the archive were perhaps joined: if the other words are wanted, delete this line, then index`;
  return { line, message };
}

const MERGED = /^(?:<{7}|={7}|>{7}|\|{7})/;
const LEFT_BY_MERGE = 'was left behind by a merge: delete it';
const UNREADABLE =
  'cannot be read (nor the lines right after it, if they are not named), so that a permalink may be missing. The next index run issues it again where its text is known; then delete what cannot be read';

/** Texts that are too short to share a run of words are not told apart. */
function sharesWords(one: Fingerprint, other: Fingerprint): boolean {
  if (Math.min(one.wordCount, other.wordCount) < FEWEST_WORDS) return true;
  const known = new Set(hashesIn(one.runs));
  return hashesIn(other.runs).some((run) => known.has(run));
}

/** Of such a text an edit may leave no run. */
const FEWEST_WORDS = 20;
