// Harvests a folder, or a zip like one: files that somebody puts there, or a checked-out repository of minutes. Reads each file as `import` does.
import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { DayOrder } from '../analysis/days/written-days.ts';
import {
  type CaptureFile,
  capturesAt,
  dayOrderOfFiles,
  filesBelow,
  latestDayOf,
  passedOverText,
  together,
} from '../import/capture-files.ts';
import { hashOf } from '../import/import.ts';
import { describeRenewals, type Renewal } from '../import/renewals.ts';
import { isZipName } from '../import/unpacked.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { HarvestStopped } from './failure.ts';
import type { SourceRun } from './source-run.ts';
import { claimUnchanged, instantOf, takeCapture } from './take-capture.ts';
import { markVanished } from './vanished.ts';

/** The folder of the source is not there, or has nothing in it; the message says what to do. */
export class FolderMissing extends Error {
  override readonly name = 'FolderMissing';
}

/** @param archive folder of the archive, from which the source's folder is told. Throws `FolderMissing`, `HarvestStopped`. */
export async function harvestFolder(archive: string, run: SourceRun): Promise<void> {
  const { source, state, known, writer, counts, problem, signal } = run;
  const folder = resolve(archive, run.rules.folder ?? join('checkouts', source.id));
  const { files, unreachable } = await filesIn(folder, run);
  const names = new Set<string>();
  let order: Promise<DayOrder | null> | undefined;
  const dayOrder = (): Promise<DayOrder | null> => {
    // Only where a file is new or has changed.
    order ??= dayOrderOfFiles(files);
    return order;
  };
  const renewals: Renewal[] = [];
  // Those read before come first and claim their reports: a new file like one of them would be taken for its new text.
  const isNew = (file: CaptureFile): boolean => !state.files[nameIn(folder, file)];
  for (const file of [...files.filter((file) => !isNew(file)), ...files.filter(isNew)]) {
    if (signal.aborted) throw new HarvestStopped();
    const { path } = file;
    const name = nameIn(folder, file);
    names.add(name);
    try {
      renewals.push(...(await takeFile(file, name, dayOrder, run)));
    } catch (error) {
      if (!(error instanceof CaptureUnreadable)) throw error;
      counts.failed++;
      problem(`${path}: ${error.message}`);
    }
    run.onProgress();
    // Lets the signals of the process in between two files.
    await new Promise((next) => setImmediate(next));
  }
  const renewed = describeRenewals(renewals);
  if (renewed !== null) run.note(renewed);
  for (const [name, file] of Object.entries(state.files)) {
    // What a zip holds that cannot be opened at the moment, or a folder that may not be looked into, is not gone.
    if (names.has(name) || unreachable.some((below) => join(folder, name).startsWith(`${below}/`))) continue;
    for (const id of file.reports) {
      const report = known.withId(id);
      if (report && !known.isClaimed(report.path)) markVanished(report, run);
    }
    delete state.files[name];
  }
  writer.saveState(state);
}

function nameIn(folder: string, { path }: CaptureFile): string {
  return relative(folder, path).replaceAll('\\', '/');
}

/** `unreachable` are zips and folders that cannot be opened: nobody knows what has become of their files. */
async function filesIn(
  folder: string,
  { source, state, counts, note, rules, problem }: SourceRun,
): Promise<{ readonly files: readonly CaptureFile[]; readonly unreachable: readonly string[] }> {
  const isZip = isZipName(folder) && isFile(folder);
  if (!isZip && !isFolder(folder)) {
    if (isZipName(folder))
      throw new FolderMissing(
        `${folder}: there is no such zip: put it back, or say in sources.yml where it is now ("folder")`,
      );
    const remedy =
      source.kind === 'git' && source.url
        ? `check it out there ("git clone ${source.url} …") or name another "folder" in sources.yml`
        : 'make it, or name another "folder" in sources.yml';
    throw new FolderMissing(`${folder}: there is no such folder: ${remedy}`);
  }
  const below = isZip
    ? { captures: [folder], passedOver: new Map<string, number>(), closed: [] }
    : rules.files.length > 0
      ? { captures: filesNamed(folder, rules.files), passedOver: new Map<string, number>(), closed: [] }
      : filesBelow(folder);
  const { files, passedOver, unreadable } = await capturesAt(below.captures);
  for (const path of below.closed)
    problem(`${path}: its rights do not let this folder be read: change them ("chmod u+rx")`);
  for (const { path, message } of unreadable) problem(`${path}: ${message}`);
  counts.failed += unreadable.length;
  if (files.length === 0 && unreadable.length === 0 && Object.keys(state.files).length > 0)
    throw new FolderMissing(`${folder}: is empty, although it was not before: nothing was changed`);
  const told = passedOverText(together(below.passedOver, passedOver));
  if (told !== null) note(`${folder}: ${told}`);
  return { files, unreachable: [...unreadable.map(({ path }) => path), ...below.closed] };
}

function filesNamed(folder: string, names: readonly string[]): string[] {
  const paths = names.map((name) => join(folder, name));
  const [missing] = paths.filter((path) => !isFile(path));
  if (missing !== undefined)
    throw new FolderMissing(`${missing}: there is no such file: put it back, or take it out of "files" in sources.yml`);
  return paths;
}

function isFolder(path: string): boolean {
  return kindAt(path) === 'folder';
}

function isFile(path: string): boolean {
  return kindAt(path) === 'file';
}

/** `null` where nothing is; a link that leads to itself is nothing. */
function kindAt(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Gives the reports that were there before and have changed. */
async function takeFile(
  file: CaptureFile,
  name: string,
  dayOrder: () => Promise<DayOrder | null>,
  run: SourceRun,
): Promise<readonly Renewal[]> {
  const bytes = await file.read();
  const sha256 = hashOf(bytes);
  if (claimUnchanged(name, sha256, run)) return [];
  const captured = instantOf(run);
  const latest = latestDayOf(file, captured.slice(0, 10));
  return takeCapture({ name: file.path, bytes }, { name, sha256, captured, latest, dayOrder: await dayOrder() }, run);
}
