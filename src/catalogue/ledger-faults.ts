// Finds what is wrong with a ledger of permalinks, line by line: the index passes over it, and people have to know. Reads only.
import { documentId } from '../reports/ids.ts';
import { type Fingerprint, hashesIn } from './fingerprint.ts';
import { parseLine } from './ledger.ts';

export interface LedgerFault {
  /** 1 for the first line of the file. */
  readonly line: number;
  /** What is wrong, what it means and what to do. */
  readonly message: string;
}

/** In the order of the lines. */
export function faultsInLedger(content: string): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const issued = new Map<string, { readonly line: number; readonly words: Fingerprint }>();
  let lastUnread = -1;
  content.split('\n').forEach((text, index) => {
    const line = index + 1;
    if (text.trim() === '') return;
    const parsed = parseLine(text);
    if (!parsed) {
      // A file that was overwritten has thousands of such lines: the first of a row stands for all.
      if (line !== lastUnread + 1) faults.push({ line, message: MERGED.test(text) ? LEFT_BY_MERGE : UNREADABLE });
      lastUnread = line;
      return;
    }
    if ('left' in parsed || parsed.runs === '') return;
    const id = documentId(parsed.report, parsed.item);
    const before = issued.get(id);
    issued.set(id, { line, words: parsed });
    if (before && before.words.version !== parsed.version && !sharesWords(before.words, parsed)) {
      const message = `issues /reports/${parsed.report}/${parsed.item} for other words than line ${before.line}: links made for those now lead to these. Two copies of the archive were perhaps joined: if the other words are wanted, delete this line, then index`;
      faults.push({ line, message });
    }
  });
  return faults;
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
