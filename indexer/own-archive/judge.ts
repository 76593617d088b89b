// Judges what came into a new archive: refuses what reports no meeting, and guesses what the archive is.
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { StoredReport } from '../archive/report-file.ts';
import { readArchive } from '../archive/store.ts';
import type { Brought } from './bring.ts';
import { languageOf, sharedName } from './guesses.ts';
import { archiveText, type NewArchive } from './lists-text.ts';
import { type Material, MaterialUnusable } from './material.ts';

export type Wanted = 'a meeting' | 'a dated meeting';

/**
 * Throws where no meeting is reported: then there is nothing to serve.
 * @param wanted whether minutes without a day count, as those of a file that somebody calls minutes do
 */
export function refuseFruitless(
  folder: string,
  materials: readonly Material[],
  { results }: Brought,
  wanted: Wanted,
): void {
  const { files } = readArchive(folder);
  const isWanted = ({ kind, meeting }: StoredReport): boolean =>
    kind === 'meeting report' && (wanted === 'a meeting' || meeting !== null);
  if (files.some(({ report }) => isWanted(report))) return;
  const problems = results.flatMap((result) => result.problems).slice(0, MOST_PROBLEMS);
  const isWeb = materials.some(({ kind }) => kind === 'address');
  const shown = materials.map((material) => (material.kind === 'address' ? material.url : material.path)).join(', ');
  const others =
    files.length === 0
      ? 'no report of a meeting was found'
      : `${files.length} ${files.length === 1 ? 'text was' : 'texts were'} read, and none reports a meeting`;
  const remedy = isWeb
    ? 'Give the address of a blog, of a feed or of a page that lists the reports; or save the reports in a folder and give that.'
    : 'Give a folder or a file with minutes or reports of meetings.';
  const stopped = results.some(({ outcome }) => outcome === 'stopped') ? ' before the run was stopped' : '';
  throw new MaterialUnusable([`${shown}: ${others}${stopped}. ${remedy}`, ...problems].join('\n'));
}

const MOST_PROBLEMS = 3;

/** Guesses what the archive is by what came into it, and writes that to archive.yml; returns the title. */
export function describe(folder: string, about: NewArchive): string {
  const { lists, files } = readArchive(folder);
  const meetings = files.map(({ report }) => report).filter(({ kind }) => kind === 'meeting report');
  const names = lists.sources.map(({ title, id }) => title ?? id);
  const title = names.length > MOST_NAMES ? `${names[0]} and others` : names.join(', ');
  const name = sharedName(meetings.map((report) => report.title)) ?? title;
  const language = languageOf(
    meetings
      .slice(0, MOST_READ)
      .map(({ text }) => text.slice(0, 20_000))
      .join('\n'),
  );
  const body = { id: about.body.id, name };
  writeFileAtomic.sync(join(folder, 'archive.yml'), archiveText({ ...about, title, language, body }));
  return title;
}

const MOST_NAMES = 3;
const MOST_READ = 30;
