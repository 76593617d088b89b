// `rapporteur fetch`: fetches what the sources have published into the archive, and says what came and what failed.
import { readRuns, type SourceRunRecord } from '../../src/catalogue/runs.ts';
import type { Source } from '../../src/reports/archive.ts';
import { type Hint, PLAIN_HINT } from '../archive/hint.ts';
import { withLazyText } from '../archive/lazy-text.ts';
import { removeLeftovers } from '../archive/leftovers.ts';
import { describeProblem } from '../archive/problem.ts';
import { type ReportFile, readArchive } from '../archive/store.ts';
import type { Resolve } from '../harvest/addresses.ts';
import { type HarvestWatch, harvestArchive, type SourceResult } from '../harvest/harvest.ts';
import type { HarvestDisplay } from '../harvest/harvest-display.ts';
import type { HarvestLimits } from '../harvest/limits.ts';
import { knownReports } from '../import/known-reports.ts';
import { recordRuns } from '../runs/run-records.ts';
import { listedReports } from './listed-reports.ts';
import type { Output } from './output.ts';

export interface HarvestCommand {
  readonly archive: string;
  /** Ids; none for all that are to be harvested. */
  readonly sources: readonly string[];
  readonly mode: 'write' | 'dry run';
  readonly runsPath: string;
  readonly limits: HarvestLimits;
  readonly resolve: Resolve;
  readonly userAgent: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly hint?: Hint;
}

/** Returns the exit status: 0 where all was read, 1 where something failed or the run was stopped, 2 for an unknown source. */
export async function harvest(
  command: HarvestCommand,
  out: Output,
  displayFor: (sources: number) => HarvestDisplay,
): Promise<number> {
  const { mode, runsPath, now, hint = PLAIN_HINT } = command;
  const { archive, known, problems } = open(command);
  for (const problem of problems) out.error(describeProblem(problem));
  const { sources } = archive.lists;
  const unknown = command.sources.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) {
    const ids = sources.map(({ id }) => id).join(', ') || 'none';
    out.error(`sources.yml has no source "${unknown.join('", "')}" (it has: ${ids}): choose one of them`);
    return 2;
  }
  const chosen = sources.filter(({ id, harvest: rules }) =>
    command.sources.length > 0 ? command.sources.includes(id) : rules?.isHarvested !== false,
  );
  if (chosen.length === 0) {
    out.line(
      `“${archive.lists.description.title}” has no source to fetch from. Add one: ${hint('sources add ADDRESS')}`,
    );
    return 0;
  }
  if (mode === 'write') removeLeftovers(command.archive);
  const display = displayFor(chosen.length);
  const record = (result: SourceRunRecord): void => {
    if (mode === 'write')
      recordRuns(
        runsPath,
        [result],
        sources.map(({ id }) => id),
      );
  };
  const watch: HarvestWatch = {
    started: (source) => {
      display.started(source);
      record(startedRecord(source, now(), runsPath));
    },
    progress: (source, done) => display.progress(source, done),
    problem: (source, message) => display.line(`${source.id}: ${message}`),
    note: (source, message) => display.line(`${source.id}: ${message}`),
    ended: (result) => {
      display.ended(result.source);
      record(endedRecord(result, runsPath));
    },
  };
  const ids = chosen.map(({ id }) => id);
  const results = await harvestArchive({ ...command, archive, known, sources: ids, watch }).finally(() =>
    display.close(),
  );
  for (const line of table(results, mode)) out.line(line);
  const written = results.flatMap((result) => result.written);
  for (const line of listedReports(written)) out.line(line);
  if (written.length > 0)
    out.line(`Next: ${mode === 'dry run' ? hint(`fetch --source ${ids.join(' --source ')}`) : hint('index')}`);
  const isWhole = results.every(({ outcome }) => outcome === 'complete') && problems.length === 0;
  return isWhole ? 0 : 1;
}

/** Texts stay on the disk, but in a dry run, which does not put there what it reads. */
function open({ archive: path, mode }: HarvestCommand) {
  const { files, problems, ...archive } = readArchive(path);
  const withdrawnIds = archive.withdrawals.map(({ report }) => report);
  const kept = mode === 'write' ? (file: ReportFile) => withLazyText(path, file) : undefined;
  return { archive, problems, known: knownReports(files, withdrawnIds, kept) };
}

function startedRecord({ id }: Source, started: Date, runsPath: string): SourceRunRecord {
  const nothing = { added: 0, updated: 0, unchanged: 0, vanished: 0, leftOut: 0, failed: 0, problems: [] };
  const lastComplete = readRuns(runsPath).find(({ source }) => source === id)?.lastComplete ?? null;
  return { source: id, started: started.toISOString(), ended: null, outcome: 'running', ...nothing, lastComplete };
}

/** More would make the file long; the log has them all. */
const MOST_PROBLEMS = 10;

function endedRecord(
  { source, started, ended, outcome, counts, problems }: SourceResult,
  runsPath: string,
): SourceRunRecord {
  const before = readRuns(runsPath).find((record) => record.source === source.id)?.lastComplete ?? null;
  return {
    ...{ source: source.id, started: started.toISOString(), ended: ended.toISOString(), outcome, ...counts },
    problems: problems.slice(0, MOST_PROBLEMS),
    lastComplete: outcome === 'complete' ? ended.toISOString() : before,
  };
}

const COLUMNS = ['added', 'updated', 'unchanged', 'vanished', 'leftOut', 'failed'] as const;
const HEADINGS = ['source', 'added', 'updated', 'unchanged', 'vanished', 'left out', 'failed', ''];

function table(results: readonly SourceResult[], mode: HarvestCommand['mode']): string[] {
  const rows = results.map(({ source, counts, outcome }) => [
    source.id,
    ...COLUMNS.map((column) => String(counts[column])),
    outcome === 'stopped' ? 'stopped before its end' : '',
  ]);
  const widths = HEADINGS.map((heading, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const lines = [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, index) =>
        index === 0 || index > COLUMNS.length ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return mode === 'dry run' ? [...lines, 'This was a dry run: nothing was written.'] : lines;
}
