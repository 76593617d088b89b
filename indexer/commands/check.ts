// `rapporteur check`: reads the whole archive and tells what is wrong with it, without writing anything.
import { ArchiveUnreadable, describeProblem } from '../archive/problem.ts';
import { readArchive } from '../archive/store.ts';
import type { Output } from './output.ts';

/** Returns the exit status: 1 where anything is wrong. */
export function checkArchive(folder: string, out: Output): number {
  try {
    const { files, problems, lists } = readArchive(folder);
    for (const problem of problems) out.error(describeProblem(problem));
    out.line(
      `Checked “${lists.description.title}”: ${files.length} reports are in order, ${problems.length} mistakes.`,
    );
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ArchiveUnreadable)) throw error;
    for (const problem of error.problems) out.error(describeProblem(problem));
    out.line(
      `Checked ${folder}: ${error.problems.length} mistakes in its lists; mend them first, then the reports can be checked.`,
    );
    return 1;
  }
}
