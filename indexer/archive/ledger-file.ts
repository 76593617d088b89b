// The file of an archive's ledger: reads on where reading stopped, into a table that knows what it says, and appends to it. Whole lines are
// only ever added; of a report that was withdrawn the words are taken out of them.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { parseLine } from '../../src/catalogue/ledger.ts';
import type { LedgerFault } from '../../src/catalogue/ledger-faults.ts';
import type { LeavingLine, Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import {
  LEDGER_SCHEMA,
  type LedgerTable,
  ledgerTable,
  NO_LINES,
  type ReadLine,
} from '../../src/catalogue/ledger-table.ts';
import { ownRunsWhenLeft } from '../../src/catalogue/own-runs.ts';
import { documentId } from '../../src/reports/ids.ts';
import { appendLines } from './append-lines.ts';
import { type FileLine, type Growth, growthSince, lineReader, linesSince, UNREAD } from './growing-file.ts';
import type { ArchiveProblem } from './problem.ts';

export function ledgerPath(folder: string): string {
  return join(folder, 'permalinks.jsonl');
}

/** Whether a permalink was ever issued for the archive. */
export function hasLedger(folder: string): boolean {
  return existsSync(ledgerPath(folder));
}

const STAND = z.object({
  ...{ size: z.number(), lineFeeds: z.number(), blocks: z.string(), digest: z.string(), written: z.string() },
  ...{ entries: z.number(), lastUnread: z.number() },
  faults: z.array(z.object({ line: z.number(), message: z.string() })),
});

/** How far the ledger was read, and what is wrong with it. */
export type LedgerStand = Readonly<z.infer<typeof STAND>>;

const NOTHING_READ: LedgerStand = { ...UNREAD, ...NO_LINES, faults: [] };

/** As it was noted as JSON; `null` where it was not, or by an earlier version. */
export function ledgerStandIn(noted: string | null): LedgerStand | null {
  try {
    return noted === null ? null : (STAND.safeParse(JSON.parse(noted)).data ?? null);
  } catch {
    return null;
  }
}

/** Whether the ledger is as it was read, to its last line. */
export function isLedgerAsRead(folder: string, stand: LedgerStand): boolean {
  return growthSince(ledgerPath(folder), stand) === 'none';
}

/** Reads single lines of the ledger by their places. */
export function ledgerLineReader(folder: string): ReadLine {
  return lineReader(ledgerPath(folder));
}

export interface LedgerRead {
  readonly stand: LedgerStand;
  /** What had become of the file. */
  readonly growth: Growth;
}

/** Makes the table say what the ledger says; reads only what has come since, where that is known. */
export function readLedgerOn(folder: string, table: LedgerTable, known: LedgerStand | null): LedgerRead {
  const path = ledgerPath(folder);
  const growth = growthSince(path, known ?? UNREAD);
  const from = growth === 'other' || known === null ? NOTHING_READ : known;
  if (from === NOTHING_READ) table.clear();
  const lines = returning(linesSince(path, from));
  const { entries, lastUnread, faults, unsaid } = table.take(lines, from);
  if (unsaid.size > 0) {
    const permalinks = [...unsaid].flatMap((id) => table.get(id) ?? []);
    const byId = new Map(permalinks.map((one) => [documentId(one.report, one.item), one]));
    for (const [id, own] of ownRunsWhenLeft(parsedLines(path), byId)) if (byId.has(id)) table.setOwn(id, own);
  }
  return { stand: { ...lines.returned(), entries, lastUnread, faults: [...from.faults, ...faults] }, growth };
}

/** On the disk when it returns. */
export function appendToLedger(folder: string, lines: Iterable<LedgerLine | LeavingLine>): void {
  appendLines(ledgerPath(folder), lines);
}

/** The whole ledger, with the words of its lines still in the file. */
export function readLedger(folder: string): Ledger {
  return withLedgerTable(folder, (table) => {
    const permalinks = table
      .all()
      .map((permalink) => [documentId(permalink.report, permalink.item), permalink] as const);
    return new Map(permalinks);
  });
}

/** Ids of the reports that have permalinks that stand. */
export function reportsInLedger(folder: string): ReadonlySet<string> {
  return withLedgerTable(folder, (table) => {
    const standing = table.all().filter(({ left }) => left === null);
    return new Set(standing.map(({ report }) => report));
  });
}

/** What is wrong with the ledger, as problems of its file. */
export function ledgerProblems(
  folder: string,
  faults: readonly LedgerFault[] = withLedgerTable(folder, (_, { faults: found }) => found),
): ArchiveProblem[] {
  const path = ledgerPath(folder);
  return faults.map((fault) => ({ path, ...fault }));
}

/** Takes titles and hashes of a report's words out of the ledger, too; its permalinks stay, so that they can say what became of them. */
export function eraseLedgerWords(folder: string, reportId: string): void {
  const path = ledgerPath(folder);
  const isOfReport = ({ text }: FileLine): boolean => parseLine(text)?.report === reportId;
  if (!linesSince(path, UNREAD).some(isOfReport)) return;
  const erased = `${path}.new`;
  const file = openSync(erased, 'w');
  try {
    for (const line of linesSince(path, UNREAD)) {
      const parsed = isOfReport(line) ? (JSON.parse(line.text) as Record<string, unknown>) : null;
      const without = { title: '', version: '', wordCount: 0, runs: '', source: null, text: undefined };
      writeSync(file, `${parsed && !('left' in parsed) ? JSON.stringify({ ...parsed, ...without }) : line.text}\n`);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(erased, path);
}

/** In a database of its own, which goes with it. */
function withLedgerTable<T>(folder: string, use: (table: LedgerTable, stand: LedgerStand) => T): T {
  const database = new DatabaseSync('');
  try {
    database.exec(`${LEDGER_SCHEMA}; BEGIN`);
    const table = ledgerTable(database, ledgerLineReader(folder));
    return use(table, readLedgerOn(folder, table, null).stand);
  } finally {
    database.close();
  }
}

function* parsedLines(path: string): Generator<LedgerLine | LeavingLine> {
  for (const { text } of linesSince(path, UNREAD)) {
    const line = parseLine(text);
    if (line) yield line;
  }
}

/** An iterable of what a generator yields, which keeps what it returns. */
function returning<T, R>(generator: Generator<T, R>): Iterable<T> & { returned(): R } {
  let result: IteratorResult<T, R> | null = null;
  return {
    *[Symbol.iterator]() {
      for (result = generator.next(); !result.done; result = generator.next()) yield result.value;
    },
    returned() {
      if (!result?.done) throw new Error('asked before the end');
      return result.value;
    },
  };
}
