// Corrections in the archive's report files that cannot be applied, as problems that name the file.
import { join } from 'node:path';
import { analystFor } from '../analysis/analyse.ts';
import type { FailedCorrection } from '../analysis/corrections.ts';
import type { ArchiveProblem } from '../archive/problem.ts';
import type { Archive } from '../archive/store.ts';

/** Analyses only the reports that have corrections. */
export function failedCorrections(archive: Archive): ArchiveProblem[] {
  const analyst = analystFor(archive.lists);
  return archive.files
    .filter(({ report }) => report.corrections.length > 0)
    .flatMap(({ path, report }) =>
      analyst.analyse(report).failedCorrections.map((failed) => ({
        path: join(archive.folder, path),
        line: 1,
        message: describeFailed(failed),
      })),
    );
}

/** What a correction that cannot be applied lacks, as a sentence for the archivist. */
function describeFailed({ correction, matches }: FailedCorrection): string {
  const words = `the correction for “${correction.quote}”`;
  return matches === 0
    ? `${words} no longer matches: quote words that stand in the report, or take it out`
    : `${words} matches more than once: quote more words`;
}
