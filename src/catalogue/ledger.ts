// The ledger of permalinks: a line for every permalink issued and one for every change of the words that it stands for; append-only.
// Knows the lines and nothing of where words are now; reading and appending the file is done by whoever holds the archive.
import { documentId } from '../reports/ids.ts';
import type { IsoDate } from '../reports/report.ts';
import { type Fingerprint, fingerprintOf, hashesIn } from './fingerprint.ts';
import type { IssuedPermalink, LeavingLine, Ledger, LedgerLine, LedgerSource, OwnRuns } from './ledger-lines.ts';
import { ownRunsWhenLeft, rangesIn } from './own-runs.ts';

/**
 * Reads the ledger file. A line that a crash cut short, or that a merge of two ledgers left behind, is passed over. A line without a
 * fingerprint still holds its permalink.
 */
export function parseLedger(content: string): Ledger {
  const ledger = new Map<string, IssuedPermalink>();
  const unsaid = new Map<string, IssuedPermalink>();
  let latestLine = 0;
  for (const line of linesIn(content)) {
    take(ledger, line, { latestLine: ++latestLine, issued: ledger.size });
    const id = documentId(line.report, line.item);
    const known = ledger.get(id);
    if (known && 'left' in line && line.own === null) unsaid.set(id, known);
    else unsaid.delete(id);
  }
  if (unsaid.size > 0) {
    const workedOut = ownRunsWhenLeft(linesIn(content), unsaid);
    for (const id of unsaid.keys()) {
      const permalink = ledger.get(id);
      const own = workedOut.get(id);
      if (permalink?.left && own) ledger.set(id, { ...permalink, left: { ...permalink.left, own } });
    }
  }
  return ledger;
}

/** Permalinks of some reports, with the numbers that they have among all. */
export interface PartOfLedger {
  readonly ledger: Ledger;
  /** How many permalinks the whole ledger has. */
  readonly issued: number;
}

/**
 * What a sound ledger says of some reports; the lines of the others are not parsed. `null` where an earlier version has written a line that
 * only all others can explain.
 */
export function parseLedgerOf(content: string, isWanted: (reportId: string) => boolean): PartOfLedger | null {
  const ledger = new Map<string, IssuedPermalink>();
  const others = new Set<string>();
  let latestLine = 0;
  for (const text of content.split('\n')) {
    if (!text.startsWith('{')) continue;
    latestLine++;
    const [, report, item, more] = NAMED.exec(text) ?? [];
    if (report !== undefined && item !== undefined && !isWanted(report)) {
      if (more !== 'left') others.add(documentId(report, item));
      continue;
    }
    const line = parseLine(text);
    if (!line || !isWanted(line.report)) return null;
    if ('left' in line && line.own === null) return null;
    take(ledger, line, { latestLine, issued: ledger.size + others.size });
  }
  return { ledger, issued: ledger.size + others.size };
}

/** How lines begin; what does not begin so was written by hand. */
const NAMED = /^\{"report":"([^"\\]+)","item":"([^"\\]+)","(\w+)":/;

interface Before {
  readonly latestLine: number;
  /** How many permalinks there were before this line. */
  readonly issued: number;
}

function take(
  ledger: Map<string, IssuedPermalink>,
  line: LedgerLine | LeavingLine,
  { latestLine, issued }: Before,
): void {
  const id = documentId(line.report, line.item);
  const known = ledger.get(id);
  if (!('left' in line)) ledger.set(id, issuedBy(line, known, known?.number ?? issued + 1, latestLine));
  else if (known) {
    const own = rangesIn(line.own ?? [], hashesIn(known.runs).length);
    ledger.set(id, { ...known, left: { left: line.left, own } });
  }
}

/**
 * The ledger as it reads when these lines stand at the end of its file.
 * @param issued how many permalinks the whole of it has, where this is a part
 */
export function withLines(ledger: Ledger, lines: readonly (LedgerLine | LeavingLine)[], issued = ledger.size): Ledger {
  const whole = new Map(ledger);
  let latestLine = 0;
  for (const permalink of ledger.values()) latestLine = Math.max(latestLine, permalink.latestLine);
  for (const line of lines) take(whole, line, { latestLine: ++latestLine, issued: issued + whole.size - ledger.size });
  return whole;
}

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

function* linesIn(content: string): Generator<LedgerLine | LeavingLine> {
  for (const text of content.split('\n')) {
    const line = parseLine(text);
    if (line) yield line;
  }
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
