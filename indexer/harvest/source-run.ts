// What the harvest of one source works with and what it tells in the end.
import type { HarvestRules, Source } from '../../src/reports/archive.ts';
import type { StoredReport } from '../archive/report-file.ts';
import type { KeptWithdrawal } from '../archive/withdrawals.ts';
import type { KnownReports } from '../import/known-reports.ts';
import type { DocumentReading } from '../reading/reading.ts';
import type { Client, FreshAnswer } from './client.ts';
import type { Listing } from './found-post.ts';
import type { HarvestLimits } from './limits.ts';
import type { SourceState } from './state.ts';
import type { Strategy } from './strategies.ts';

/** Counts of reports, but for `failed`: posts, pages and files that could not be read. */
export interface Counts {
  added: number;
  updated: number;
  unchanged: number;
  vanished: number;
  /** Posts that the source's rules leave out, or that hold no text, or were withdrawn. */
  leftOut: number;
  failed: number;
}

/** Where the harvest writes; a dry run gives one that writes nothing. */
export interface ArchiveWriter {
  /** Adds a report; `null` where a file that cannot be read is in the way, which is told. */
  add(report: StoredReport): string | null;
  replace(path: string, report: StoredReport): void;
  /** Keeps another version of the report at `path`; returns where. */
  keepVersion(path: string, version: StoredReport): string;
  saveState(state: SourceState): void;
}

export interface SourceRun {
  readonly source: Source;
  readonly rules: HarvestRules;
  readonly known: KnownReports;
  readonly state: SourceState;
  readonly writer: ArchiveWriter;
  readonly limits: HarvestLimits;
  readonly signal: AbortSignal;
  readonly reading: DocumentReading;
  readonly now: () => Date;
  /** Of the archive. */
  readonly timeZone: string;
  readonly counts: Counts;
  /** Something went wrong; the run goes on. */
  readonly problem: (message: string) => void;
  /** Worth knowing, nothing wrong. */
  readonly note: (message: string) => void;
  /** Called for every post or file that was looked at. */
  readonly onProgress: () => void;
  readonly withdrawals: readonly KeptWithdrawal[];
}

export interface WebRun extends SourceRun {
  readonly client: Client;
  readonly readList: (strategy: Strategy, answer: FreshAnswer) => Promise<Listing>;
}
