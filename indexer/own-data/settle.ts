// Sees to it that the data folder is this archive's own before anything is read or written there, and takes over what the version before, or
// this archive at the place where it was before, has left. Every step is one renaming, so that a run that dies is completed by the next one.

import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { catalogueOwner, DataOfAnother, type HeldArchive, heldArchive } from '../../src/catalogue/owner.ts';
import { dataPaths } from '../../src/config.ts';
import { type Archive, readArchive } from '../archive/store.ts';
import { waitForRunLock } from '../runs/run-lock.ts';
import { putAside } from './aside.ts';
import { areBookmarksSettled, settleBookmarks } from './bookmarks.ts';
import type { DataPlace, Tell } from './data-place.ts';

/** What the program is going to do with the index. */
export type Access = 'read' | 'write';

/**
 * Throws `DataOfAnother` where the data folder holds what was indexed of another archive. Where there is no archive at its place on this
 * machine, as on a web server that was given the catalogue alone, the data is taken for what it says it is.
 */
export function checkOwnData({ archive, identity, data }: DataPlace, access: Access): void {
  const { catalogue } = dataPaths(data);
  if (catalogueOwner(catalogue) === identity.path || !isArchive(identity.path)) return;
  const held = heldArchive(catalogue);
  // Nobody can read a catalogue of before, so it need not be known whose it is: whoever opens it is told to index first.
  if (!held || (held.path === null && access === 'read')) return;
  if ((held.path === null || !isArchive(held.path)) && holdsReportsOf(held, readArchive(archive))) return;
  const whose = held.path ?? `another archive, “${held.title}”`;
  throw new DataOfAnother(
    `${data} holds what was indexed of ${whose}, not of ${identity.path}: give each archive a folder of its own (DATA or --data). ` +
      `If ${whose} is not needed any more, or has become ${identity.path}, delete ${data}: it will be rebuilt from the archive.`,
  );
}

/** `checkOwnData`, and before it takes over what is this archive's: to be called before anything is written. Throws `BookmarksUnwritable`, too. */
export function settleOwnData(place: DataPlace, access: Access, tell: Tell): void {
  if (!isSettled(place) && isArchive(place.identity.path)) {
    const lock = waitForRunLock(join(dirname(place.data), 'take-over-lock.db'));
    try {
      // Another program may have done it meanwhile.
      if (!isSettled(place)) takeOver(place, tell);
    } finally {
      lock.release();
    }
  }
  checkOwnData(place, access);
}

function isSettled(place: DataPlace): boolean {
  const { data, formerData } = place;
  // Whoever says where the data lies has nothing to take over.
  if (formerData.length === 0) return true;
  if (!existsSync(dirname(data))) return true;
  // Asked without the lock: a folder that is being renamed cannot be read at that moment, and is not nobody's for that.
  return (isFilled(data) || otherFolders(place).length === 0) && areBookmarksSettled(place);
}

function takeOver(place: DataPlace, tell: Tell): void {
  const { archive, data } = place;
  const own = readArchive(archive);
  const found = candidates(place).find(({ held }) => holdsReportsOf(held, own));
  // The bookmarks first: as long as the catalogue is where it was, it tells whose they are.
  settleBookmarks(place, found ? basename(found.folder) : null, tell);
  if (!found || isFilled(data)) return;
  putAside(data);
  renameSync(found.folder, data);
  tell(`${found.folder} holds what was indexed of this archive: it is now ${data}.`);
}

function isFilled(data: string): boolean {
  const { catalogue } = dataPaths(data);
  return catalogueOwner(catalogue) !== null || heldArchive(catalogue) !== null;
}

interface Candidate {
  readonly folder: string;
  readonly held: HeldArchive;
}

/** Folders whose catalogue says of no archive that is there that it is its own. */
function candidates({ data, formerData }: DataPlace): Candidate[] {
  const root = dirname(data);
  const former = formerData.map((folder) => basename(folder));
  const isFormer = (name: string) => former.includes(name);
  return otherFolders({ data })
    .sort((a, b) => Number(isFormer(b)) - Number(isFormer(a)) || (a < b ? -1 : 1))
    .flatMap((name): Candidate[] => {
      const folder = join(root, name);
      const held = heldOrNull(dataPaths(folder).catalogue);
      if (!held) return [];
      const isFree = held.path === null ? isFormer(name) : !isArchive(held.path);
      return isFree ? [{ folder, held }] : [];
    });
}

/** Names of what lies beside the data. */
function otherFolders({ data }: Pick<DataPlace, 'data'>): string[] {
  return readdirSync(dirname(data), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== basename(data) && entry.name !== 'bookmarks')
    .map(({ name }) => name);
}

/** What no catalogue can be read from is nobody's. */
function heldOrNull(path: string): HeldArchive | null {
  try {
    return heldArchive(path);
  } catch {
    return null;
  }
}

/** More than half of the catalogue's reports are the archive's, by id and title; one without reports has nothing to lose. */
function holdsReportsOf({ reports }: HeldArchive, { files }: Archive): boolean {
  const same = files.filter(({ report }) => reports.get(report.id) === report.title).length;
  return 2 * same > reports.size || reports.size === 0;
}

function isArchive(path: string): boolean {
  return existsSync(join(path, 'archive.yml'));
}
