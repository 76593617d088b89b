// `node bench/analysis.ts [ARCHIVE…] [--rounds 7] [--linear]`: how many MB of text the analysis reads in a second of processor time, for
// minutes and for prose. Without an archive, the sample and the invented manners of the tests. `--linear` reads ever longer reports
// of several shapes instead: ten times the text may take ten times as long.
import { join } from 'node:path';
import { readArchive } from '../indexer/archive/store.ts';
import { archiveAnalyst } from '../indexer/publish/archive-analyst.ts';
import type { ArchiveLists } from '../src/reports/archive.ts';
import type { Report } from '../src/reports/report.ts';
import { readAnnotated } from '../test/analysis/annotated.ts';
import { reportWith } from '../test/analysis/report.ts';
import { longReports } from './analysis/long-reports.ts';

/** One archive with those of its reports that are of one kind. */
interface Reports {
  readonly lists: ArchiveLists;
  readonly reports: readonly Report[];
}

/** Characters to read in a round: less tells more of the clock than of the analysis. */
const FEWEST_READ = 2e6;

const options = process.argv.slice(2);
const isLinear = take('--linear', 0) !== null;
const rounds = Number(take('--rounds', 1) ?? 7);
const archives = options.length > 0 ? options.map(reportsOf) : [sample(), manners()];

if (isLinear) {
  for (const [shape, make] of longReports(archives.flatMap(({ reports }) => reports))) {
    const seconds = [1e5, 1e6, 1e7].map((length) => {
      const report = make(length);
      const [archive] = archives;
      return archive ? secondsFor([{ lists: archive.lists, reports: [report] }]) : 0;
    });
    console.log(`${shape.padEnd(28)} ${seconds.map((one) => `${one.toFixed(2)} s`.padStart(10)).join('')}`);
  }
} else {
  for (const kind of ['minutes', 'prose'] as const) {
    const ofKind = archives.map(({ lists, reports }) => ({
      lists,
      reports: reports.filter((report) => isMarked({ lists, reports: [report] }) === (kind === 'minutes')),
    }));
    const bytes = ofKind.flatMap(({ reports }) => reports).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    if (bytes === 0) continue;
    const times = Math.ceil(FEWEST_READ / bytes);
    const speeds = Array.from({ length: rounds }, () => {
      let seconds = 0;
      for (let time = 0; time < times; time++) seconds += secondsFor(ofKind);
      return (bytes * times) / 1e6 / seconds;
    });
    const median = speeds.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    console.log(`${kind}: ${(bytes / 1e6).toFixed(2)} MB, ${median.toFixed(2)} MB a second of processor time`);
  }
}

/** Conventions of the source and all items. */
function secondsFor(archives: readonly Reports[]): number {
  const before = process.cpuUsage();
  for (const { lists, reports } of archives) {
    const analyst = archiveAnalyst({ lists, files: reports.map((report) => ({ report })) });
    for (const report of reports) analyst.analyse(report);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Marks say who speaks in a third of it. */
function isMarked({ lists, reports }: Reports): boolean {
  const analyst = archiveAnalyst({ lists, files: [] });
  const found = reports.flatMap((report) => analyst.analyse(report).items.flatMap(({ statements }) => statements));
  return found.filter((statement) => statement.found === 'initials').length * 3 > found.length;
}

function reportsOf(folder: string): Reports {
  const { lists, files } = readArchive(folder);
  return { lists, reports: files.map(({ report }) => report) };
}

function sample(): Reports {
  return reportsOf(join(import.meta.dirname, '../archive/sample'));
}

function manners(): Reports {
  const reports = readAnnotated('manners').map(({ name, source }) =>
    reportWith({ id: name, title: name, text: source }),
  );
  return { lists: { ...sample().lists, people: [], topics: [] }, reports };
}

function take(name: string, values: number): string | null {
  const at = options.indexOf(name);
  return at < 0 ? null : (options.splice(at, values + 1)[values] ?? '');
}
