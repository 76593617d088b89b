// Reads what the sources of an archive have into it, and gathers what came and what went wrong, for one summary at the end.

import { withLazyText } from '../archive/lazy-text.ts';
import { removeLeftovers } from '../archive/leftovers.ts';
import { readArchive } from '../archive/store.ts';
import type { Resolve } from '../harvest/addresses.ts';
import { harvestArchive, type SourceResult } from '../harvest/harvest.ts';
import type { HarvestDisplay } from '../harvest/harvest-display.ts';
import type { HarvestLimits } from '../harvest/limits.ts';
import { knownReports } from '../import/known-reports.ts';

export interface BringOptions {
  readonly limits: HarvestLimits;
  readonly resolve: Resolve;
  readonly userAgent: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly displayFor: (sources: number) => HarvestDisplay;
}

export interface Brought {
  readonly results: readonly SourceResult[];
  /** Worth knowing and nothing wrong: files that were passed over. */
  readonly notes: readonly string[];
  /** Sentences about how a material was understood. */
  readonly remarks: readonly string[];
}

/** Only to be called by the one run that may write the archive. Throws `ArchiveUnreadable`; rejects where the disk refuses. */
export async function bring(folder: string, sources: readonly string[], options: BringOptions): Promise<Brought> {
  const { files, problems: _, ...archive } = readArchive(folder);
  const withdrawn = archive.withdrawals.map(({ report }) => report);
  const known = knownReports(files, withdrawn, (file) => withLazyText(folder, file));
  removeLeftovers(folder);
  const display = options.displayFor(sources.length);
  const notes: string[] = [];
  const results = await harvestArchive({
    ...options,
    ...{ archive, known, sources, mode: 'write' },
    watch: {
      started: (source) => display.started(source),
      progress: (source, done) => display.progress(source, done),
      // Told in the summary.
      problem: () => {},
      note: (_source, message) => void notes.push(message),
      ended: ({ source }) => display.ended(source),
    },
  }).finally(() => display.close());
  return { results, notes, remarks: [] };
}
