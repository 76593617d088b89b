// What is asked of an engine whose relevance is measured: document ids for what was typed, best first.
import type { IndexedArchive } from '../archives.ts';
import type { RelevanceQuery } from '../queries.ts';

export type AskedQuery = Pick<RelevanceQuery, 'text' | 'speaker' | 'isTyping'>;

export interface RelevanceEngine {
  readonly name: string;
  /** At least the first ten, where there are as many. */
  search(query: AskedQuery): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `null`: not here, and why stands on standard error. */
export type OpenRelevanceEngine = (archive: IndexedArchive) => Promise<RelevanceEngine | null>;
