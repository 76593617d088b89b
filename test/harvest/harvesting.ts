// Harvests the orchards' archive as the command line does, with pauses and bounds that a test can wait for.
import { join } from 'node:path';
import type { StoredReport } from '../../indexer/archive/report-file.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { harvest } from '../../indexer/commands/harvest.ts';
import { type Resolve, resolveBySystem } from '../../indexer/harvest/addresses.ts';
import { DEFAULT_LIMITS, type HarvestLimits } from '../../indexer/harvest/limits.ts';
import { orchards, type TemporaryFolder } from '../indexer/orchards.ts';

export const QUICK: HarvestLimits = {
  ...DEFAULT_LIMITS,
  pauseMs: 0,
  connectTimeoutMs: 2_000,
  stallTimeoutMs: 400,
  answerTimeoutMs: 3_000,
  longestAnswerBytes: 3_000_000,
  tries: 3,
  firstWaitMs: 5,
  longestWaitMs: 1_500,
};

export interface Harvested {
  readonly status: number;
  /** The summary. */
  readonly said: string;
  /** Problems and notes. */
  readonly told: readonly string[];
}

export interface HarvestingOptions {
  readonly limits?: Partial<HarvestLimits>;
  readonly resolve?: Resolve;
  readonly now?: () => Date;
  readonly mode?: 'write' | 'dry run';
  readonly signal?: AbortSignal;
  readonly sources?: readonly string[];
}

/** An archive with these sources; each may be read although it is on this machine. */
export function orchardsWith(...sources: readonly string[]): TemporaryFolder {
  const folder = orchards();
  folder.write('sources.yml', sources.join('\n'));
  return folder;
}

export function source(id: string, kind: string, url: string, more = ''): string {
  const fields = more === '' ? '' : `\n  ${more.trim().replaceAll('\n', '\n  ')}`;
  return `- id: ${id}\n  kind: ${kind}\n  url: ${url}\n  author: Orla Vane\n  body: council\n  allowPrivateAddresses: true${fields}\n`;
}

export async function harvestInto(folder: TemporaryFolder, options: HarvestingOptions = {}): Promise<Harvested> {
  const lines: string[] = [];
  const told: string[] = [];
  const out = {
    line: (text: string) => void lines.push(text),
    error: (text: string) => void told.push(text),
    write: async () => {},
  };
  const status = await harvest(
    {
      archive: folder.path,
      sources: options.sources ?? [],
      mode: options.mode ?? 'write',
      runsPath: runsPath(folder),
      limits: { ...QUICK, ...options.limits },
      resolve: options.resolve ?? resolveBySystem,
      userAgent: 'Rapporteur/0 (test)',
      now: options.now ?? (() => new Date()),
      signal: options.signal ?? new AbortController().signal,
    },
    out,
    () => ({
      started: () => {},
      progress: () => {},
      ended: () => {},
      line: (text) => void told.push(text),
      close: () => {},
    }),
  );
  return { status, said: lines.join('\n'), told };
}

export function runsPath(folder: TemporaryFolder): string {
  return join(folder.path, 'data', 'runs.json');
}

/** The archive's own files: reports, versions and what the harvest remembers. */
export function archiveFiles(folder: TemporaryFolder): Record<string, string> {
  return Object.fromEntries(Object.entries(folder.files()).filter(([name]) => !name.startsWith('data/')));
}

export function reportsOf(folder: TemporaryFolder): StoredReport[] {
  return readArchive(folder.path).files.map(({ report }) => report);
}

/** The numbers of a source's line in the summary: added, updated, unchanged, vanished, left out, failed. */
export function numbersOf({ said }: Harvested, id = 'orla'): number[] {
  const line = said.split('\n').find((text) => text.startsWith(`${id} `)) ?? '';
  return (line.match(/\b\d+\b/g) ?? []).map(Number);
}
