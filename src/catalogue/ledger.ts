// The ledger of permalinks: a line for every permalink issued and one for every change of the words that it stands for; append-only.
// Knows the lines and nothing of where words are now; reading and appending the file is done by whoever holds the archive.
import { documentId } from '../reports/ids.ts';
import type { IsoDate } from '../reports/report.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import type { IssuedPermalink, LeavingLine, Ledger, LedgerLine, LedgerSource, OwnRuns } from './ledger-lines.ts';

/** The ledger with lines that it has lost: they stood before every other. */
export function withLostLines(ledger: Ledger, lines: readonly LedgerLine[]): Ledger {
  if (lines.length === 0) return ledger;
  const whole = new Map(ledger);
  for (const line of lines) {
    const id = documentId(line.report, line.item);
    const known = whole.get(id);
    whole.set(id, issuedBy(line, known, known?.number ?? whole.size + 1, 0));
  }
  return whole;
}

function issuedBy(
  line: LedgerLine,
  known: IssuedPermalink | undefined,
  number: number,
  latestLine: number,
): IssuedPermalink {
  const { version } = line;
  const earlier = (known?.versions ?? []).filter((other) => other.version !== version);
  const issued = known?.versions.find((other) => other.version === version)?.issued ?? line.issued;
  return { ...line, number, latestLine, versions: [...earlier, { version, issued }], left: null };
}

/** What stands under a permalink after an index run. */
export type PublishedWords = Pick<LedgerLine, 'report' | 'item' | 'title' | 'date' | 'source' | 'version'> & {
  readonly text: string;
};

/** The line that the ledger does not have yet: the permalink is new, stands again, or stands for other words than before. */
export function ledgerLine(
  ledger: Ledger,
  { text, version, ...item }: PublishedWords,
  today: IsoDate,
): LedgerLine | null {
  const known = ledger.get(documentId(item.report, item.item));
  const isKnown = known !== undefined && known.left === null && known.version === version;
  return isKnown ? null : { ...item, issued: today, ...fingerprintOf(text, item.title) };
}

/** The lines of permalinks under which no item stands any more. */
export function leavingLines(ledger: Ledger, leaving: ReadonlyMap<string, OwnRuns>, today: IsoDate): LeavingLine[] {
  return [...leaving].flatMap(([id, own]) => {
    const permalink = ledger.get(id);
    return permalink ? [{ report: permalink.report, item: permalink.item, left: today, own }] : [];
  });
}

/** One line of the file; `null` where it is none. */
export function parseLine(text: string): LedgerLine | LeavingLine | null {
  if (!text.startsWith('{')) return null;
  try {
    return lineFrom(JSON.parse(text));
  } catch {
    return null;
  }
}

function lineFrom(given: Readonly<Record<string, unknown>>): LedgerLine | LeavingLine | null {
  const { report, item, title, date, issued, version, wordCount, runs, source, left, own } = given;
  if (typeof report !== 'string' || typeof item !== 'string') return null;
  if (typeof left === 'string') return { report, item, left, own: Array.isArray(own) ? own : null };
  if (typeof title !== 'string') return null;
  const isWhole = typeof version === 'string' && typeof wordCount === 'number' && typeof runs === 'string';
  return {
    report,
    item,
    title,
    date: typeof date === 'string' ? date : null,
    issued: typeof issued === 'string' ? issued : '',
    ...(isWhole && runs !== '' ? { version, wordCount, runs } : UNKNOWN_WORDS),
    source: typeof source === 'object' ? (source as LedgerSource | null) : null,
  };
}

const UNKNOWN_WORDS: Fingerprint = { version: '', wordCount: 0, runs: '' };
