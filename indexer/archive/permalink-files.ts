// Reads and writes what an archive keeps for its permalinks: the ledger, and the texts that permalinks have stood for, one file a report.
// Both only grow by whole lines; a text file can be erased without losing a permalink.

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { type PartOfLedger, parseLedger, parseLedgerOf } from '../../src/catalogue/ledger.ts';
import { faultsInLedger, type LedgerFault } from '../../src/catalogue/ledger-faults.ts';
import type { LeavingLine, Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import type { ArchiveProblem } from './problem.ts';

/** The words that a permalink stood for from one day on. */
export interface KeptText {
  readonly item: string;
  readonly version: string;
  readonly issued: string;
  readonly title: string;
  readonly text: string;
}

/** Whether a permalink was ever issued for the archive. */
export function hasLedger(folder: string): boolean {
  return existsSync(ledgerPath(folder));
}

export function readLedger(folder: string): Ledger {
  return parseLedger(readOrEmpty(ledgerPath(folder)));
}

/** What is wrong with the ledger, as problems of its file. */
export function ledgerProblems(
  folder: string,
  faults: readonly LedgerFault[] = faultsInLedger(readOrEmpty(ledgerPath(folder))),
): ArchiveProblem[] {
  const path = ledgerPath(folder);
  return faults.map((fault) => ({ path, ...fault }));
}

/** The ledger's file as it was at one moment. */
export interface LedgerFile {
  readonly digest: string;
  /** Takes as long as the file is large. */
  read(): { readonly ledger: Ledger; readonly faults: readonly LedgerFault[] };
  /** What it says of some reports: takes a third of that. `null` where it must be read as a whole; only for a sound one. */
  readOf(isWanted: (reportId: string) => boolean): PartOfLedger | null;
  /** Its digest once this is appended. */
  digestWith(appended: string): string;
}

export function ledgerFile(folder: string): LedgerFile {
  const content = bytesOrEmpty(ledgerPath(folder));
  const hash = createHash('sha256').update(content);
  const digestWith = (appended: string): string => hash.copy().update(appended).digest('hex');
  return {
    digest: digestWith(''),
    read: () => {
      const text = content.toString();
      return { ledger: parseLedger(text), faults: faultsInLedger(text) };
    },
    readOf: (isWanted) => parseLedgerOf(content.toString(), isWanted),
    digestWith,
  };
}

/** On the disk when it returns. Returns what was appended. */
export function appendToLedger(folder: string, lines: readonly (LedgerLine | LeavingLine)[]): string {
  return appendLines(ledgerPath(folder), lines);
}

/** In the order in which they were published; lines that a crash cut short are passed over. */
export function readTexts(folder: string, reportId: string): KeptText[] {
  return readOrEmpty(textsPath(folder, reportId))
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith('{')) return [];
      try {
        return [KEPT_TEXT.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
}

/** On the disk when it returns. */
export function appendTexts(folder: string, reportId: string, texts: readonly KeptText[]): void {
  appendLines(textsPath(folder, reportId), texts);
}

/** Takes every text of a report out of the archive's memory; its permalinks stay in the ledger, with hashes of their words only. */
export function eraseTexts(folder: string, reportId: string): void {
  rmSync(textsPath(folder, reportId), { force: true });
}

/** Takes titles and hashes of a report's words out of the ledger, too; its permalinks stay, so that they can say what became of them. */
export function eraseLedgerWords(folder: string, reportId: string): void {
  const path = ledgerPath(folder);
  const content = readOrEmpty(path);
  const lines = content.split('\n').map((text) => {
    const line = text.startsWith('{') ? parsedOrNull(text) : null;
    if (line?.report !== reportId || 'left' in line) return text;
    return JSON.stringify({ ...line, title: '', version: '', wordCount: 0, runs: '', source: null, text: undefined });
  });
  const erased = lines.join('\n');
  if (erased !== content) writeFileAtomic.sync(path, erased);
}

function parsedOrNull(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Ids of the reports whose texts are kept. */
export function reportsWithTexts(folder: string): Set<string> {
  try {
    const names = readdirSync(join(folder, TEXTS)).filter((name) => name.endsWith('.jsonl'));
    return new Set(names.map((name) => name.slice(0, -'.jsonl'.length)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw error;
  }
}

const TEXTS = 'texts';
const KEPT_TEXT = z.object({
  item: z.string(),
  version: z.string(),
  issued: z.string(),
  title: z.string(),
  text: z.string(),
});

export function ledgerPath(folder: string): string {
  return join(folder, 'permalinks.jsonl');
}

/** Ids of reports are slugs. */
function textsPath(folder: string, reportId: string): string {
  return join(folder, TEXTS, `${reportId}.jsonl`);
}

function appendLines(path: string, lines: readonly object[]): string {
  if (lines.length === 0) return '';
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a+');
  try {
    // A crash may have cut the last line short: the next one must not continue it.
    const appended = (endsWithLine(file) ? '' : '\n') + lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(file, appended);
    fsyncSync(file);
    return appended;
  } finally {
    closeSync(file);
  }
}

/** An empty file does, too. */
function endsWithLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_FEED);
}

const LINE_FEED = 10;

function readOrEmpty(path: string): string {
  return bytesOrEmpty(path).toString();
}

function bytesOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
