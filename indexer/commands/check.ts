// `rapporteur check`: reads the whole archive and tells what is wrong with it, without writing anything.
import { damageIn } from '../../src/catalogue/file-damage.ts';
import { isBusiness } from '../../src/reports/item.ts';
import { type Hint, PLAIN_HINT } from '../archive/hint.ts';
import { ledgerProblems } from '../archive/ledger-file.ts';
import { ArchiveUnreadable, describeProblem } from '../archive/problem.ts';
import { readArchive } from '../archive/store.ts';
import { suspicionsIn } from '../archive/suspicions.ts';
import { archiveAnalyst } from '../publish/archive-analyst.ts';
import { printConventions } from './conventions.ts';
import { correctedReports, failedCorrections, tellCorrections } from './corrections.ts';
import { listDoubtful } from './doubtful.ts';
import type { Output } from './output.ts';

/**
 * Returns the exit status: 1 where anything is wrong.
 * @param derived paths of the files that an index run has made, which are searched for damage
 */
export function checkArchive(
  folder: string,
  {
    listsDoubtful,
    conventionsOf = null,
    derived = [],
    hint = PLAIN_HINT,
  }: {
    readonly listsDoubtful: boolean;
    readonly conventionsOf?: string | null;
    readonly derived?: readonly string[];
    readonly hint?: Hint;
  },
  out: Output,
): number {
  try {
    const archive = readArchive(folder);
    const { files, lists } = archive;
    const analyst = archiveAnalyst(archive);
    if (conventionsOf !== null) return printConventions(archive, analyst, conventionsOf, out);
    const corrected = correctedReports(archive);
    const problems = [...archive.problems, ...ledgerProblems(folder), ...failedCorrections(corrected)];
    for (const problem of problems) out.error(describeProblem(problem));
    const damaged = derived.flatMap((path) => {
      const damage = damageIn(path);
      return damage === null ? [] : [`${path} is damaged (${damage}): run "${hint('index')}" to rebuild it`];
    });
    for (const one of damaged) out.error(one);
    tellCorrections(corrected, out);
    const suspicions = suspicionsIn(archive, (report) => analyst.analyse(report).items.filter(isBusiness), hint);
    for (const suspicion of suspicions) out.line(suspicion);
    const worth = suspicions.length > 0 ? `, ${count(suspicions.length, 'thing')} to look at` : '';
    out.line(
      `Checked “${lists.description.title}”: ${count(files.length, 'report')} in order, ${count(problems.length, 'mistake')}${worth}.`,
    );
    if (listsDoubtful) listDoubtful(archive, out);
    return problems.length + damaged.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ArchiveUnreadable)) throw error;
    for (const problem of error.problems) out.error(describeProblem(problem));
    out.line(
      `Checked ${folder}: ${count(error.problems.length, 'mistake')}. Fix these files first; reports were not checked.`,
    );
    return 1;
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
