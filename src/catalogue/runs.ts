// What the last harvests did, source by source: a small file in the data folder that the indexer writes and pages show.
import { readFileSync } from 'node:fs';

/** The last harvest of one source. */
export interface SourceRunRecord {
  /** Id of the source. */
  readonly source: string;
  /** ISO 8601 instants; `ended` is `null` while the run goes on, or where it died. */
  readonly started: string;
  readonly ended: string | null;
  /** `stopped`: told to end before its time. `failed`: something was not read; `problems` say what and why. */
  readonly outcome: 'complete' | 'failed' | 'stopped' | 'running';
  /** Reports, and posts left out. */
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly vanished: number;
  readonly leftOut: number;
  /** Posts, pages and files that could not be read. */
  readonly failed: number;
  /** Sentences for people, the first few. */
  readonly problems: readonly string[];
  /** When it last ended without a failure, `null` where it never has. */
  readonly lastComplete: string | null;
}

/** In the order of sources.yml; none where nothing was harvested yet or the file cannot be read. */
export function readRuns(path: string): readonly SourceRunRecord[] {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(content) ? content.filter(isRecord) : [];
  } catch {
    // Only a note: a page that shows it must not fail for it.
    return [];
  }
}

function isRecord(value: unknown): value is SourceRunRecord {
  const { source, started, outcome, problems } = (value ?? {}) as Partial<Record<string, unknown>>;
  return [source, started, outcome].every((field) => typeof field === 'string') && Array.isArray(problems);
}
