// Reads and writes the texts that an archive's permalinks have stood for, one file a report. They only grow by whole lines; a file can be
// erased without losing a permalink.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appendLines } from './append-lines.ts';

/** The words that a permalink stood for from one day on. */
export interface KeptText {
  readonly item: string;
  readonly version: string;
  readonly issued: string;
  readonly title: string;
  readonly text: string;
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

/** Ids of reports are slugs. */
function textsPath(folder: string, reportId: string): string {
  return join(folder, TEXTS, `${reportId}.jsonl`);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
