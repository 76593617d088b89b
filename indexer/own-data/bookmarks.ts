// Which bookmarks are this archive's: takes over the folder of the version before, or of the place where this archive was before, and copies
// from a folder that was shared with another archive what leads somewhere here. Nothing is ever deleted.

import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { copyBookmarks, type KeptTarget, keptTargets } from '../../src/bookmarks/copy.ts';
import type { Ledger } from '../../src/catalogue/ledger-lines.ts';
import { bookmarkPaths, dataPaths } from '../../src/config.ts';
import { documentId } from '../../src/reports/ids.ts';
import { readLedger } from '../archive/ledger-file.ts';
import { putAside } from './aside.ts';
import type { DataPlace, Tell } from './data-place.ts';

/** The note beside the bookmarks. */
const NOTE = z.object({
  /** Real path of the archive whose bookmarks they are. */
  archive: z.string(),
  /** Names of the folders that have become this one: other archives may have shared them. */
  formerly: z.array(z.string()),
});
type Note = z.infer<typeof NOTE>;

/** Whether this archive has bookmarks of its own, or there is nothing to get any from. */
export function areBookmarksSettled(place: DataPlace): boolean {
  const { bookmarks, formerBookmarks } = place;
  if (bookmarks === null || formerBookmarks.length === 0) return true;
  return existsSync(bookmarkPaths(bookmarks).database) || sources(place).length === 0;
}

/**
 * @param held name of a data folder that holds what was indexed of this archive; `null` where there is none
 * Throws `BookmarksUnwritable`.
 */
export function settleBookmarks(place: DataPlace, held: string | null, tell: Tell): void {
  const { archive, bookmarks, identity } = place;
  if (bookmarks === null || areBookmarksSettled(place)) return;
  const found = sources(place);
  const ledger = readLedger(archive);
  const isOwn = ownBookmarks(ledger);
  const whole = found.find((source) => isWhollyOwn(source, place, held, isOwn));
  if (whole) {
    const formerly = [...new Set([...(whole.note?.formerly ?? []), basename(whole.folder)])];
    // Before the renaming, so that whoever shared the folder finds it by its note at any moment.
    writeNote(whole.folder, { archive: identity.path, formerly });
    putAside(bookmarks);
    renameSync(whole.folder, bookmarks);
    tell(`${whole.folder} holds the bookmarks of this archive’s readers: it is now ${bookmarks}.`);
    return;
  }
  const isShared = ({ folder, note }: Source) => isFormerName(basename(folder), place) || isOfFormer(note, place);
  const shared = found.filter(isShared).map(({ folder }) => bookmarkPaths(folder));
  if (shared.length === 0) return;
  const seenNumber = Math.max(0, ...[...ledger.values()].map(({ number }) => number));
  const copied = copyBookmarks(shared, bookmarkPaths(bookmarks), { isCopied: isOwn, seenNumber });
  writeNote(bookmarks, { archive: identity.path, formerly: [] });
  tell(
    `Copied ${copied} bookmarks from ${shared.map(({ database }) => dirname(database)).join(', ')} to ${bookmarks}.`,
  );
}

interface Source {
  readonly folder: string;
  readonly note: Note | null;
}

/** Folders with bookmarks that may be this archive's or were shared with it. */
function sources(place: DataPlace): Source[] {
  const { bookmarks } = place;
  const root = dirname(bookmarks ?? '');
  if (bookmarks === null || !existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== basename(bookmarks))
    .map(({ name }) => ({ folder: join(root, name), note: noteIn(join(root, name)) }))
    .filter(({ folder }) => existsSync(bookmarkPaths(folder).database))
    .filter(
      ({ folder, note }) =>
        isFormerName(basename(folder), place) || isOfFormer(note, place) || (note !== null && isAbandoned(note)),
    );
}

function isFormerName(name: string, { formerBookmarks }: DataPlace): boolean {
  return formerBookmarks.some((folder) => basename(folder) === name);
}

function isOfFormer(note: Note | null, place: DataPlace): boolean {
  return note?.formerly.some((name) => isFormerName(name, place)) ?? false;
}

/** The archive is no longer where it was. */
function isAbandoned({ archive }: Note): boolean {
  return !existsSync(join(archive, 'archive.yml'));
}

/** Whether the folder becomes this archive's as it is. */
function isWhollyOwn(
  { folder, note }: Source,
  { identity, data }: DataPlace,
  held: string | null,
  isOwn: (kept: KeptTarget) => boolean,
): boolean {
  const name = basename(folder);
  // A renaming that was noted and did not happen.
  if (note?.archive === identity.path || name === held) return true;
  if (note !== null && !isAbandoned(note)) return false;
  // Another archive's catalogue of that name says whose they are.
  if (note === null && existsSync(dataPaths(join(dirname(data), name)).catalogue)) return false;
  const items = keptTargets(bookmarkPaths(folder).database).filter(({ target }) => target.kind !== 'search');
  return items.some(isOwn) || (note === null && items.length === 0);
}

/** Searches lead somewhere in any archive; an item or statement where its permalink was issued, for the words that were starred. */
function ownBookmarks(ledger: Ledger): (kept: KeptTarget) => boolean {
  return ({ target, version }) => {
    if (target.kind === 'search') return true;
    const issued = ledger.get(documentId(target.reportId, target.itemId));
    if (!issued) return false;
    // The ledger has no version of words that were withdrawn.
    return version === null || issued.versions.some((known) => known.version === version || known.version === '');
  };
}

const NOTE_FILE = 'archive.json';

function noteIn(folder: string): Note | null {
  try {
    return NOTE.safeParse(JSON.parse(readFileSync(join(folder, NOTE_FILE), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

function writeNote(folder: string, note: Note): void {
  writeFileAtomic.sync(join(folder, NOTE_FILE), `${JSON.stringify(note, null, 2)}\n`);
}

/** Says beside bookmarks in their usual place whose they are: to be called when there are some. */
export function noteOwnBookmarks({ bookmarks, formerBookmarks, identity }: DataPlace): void {
  if (bookmarks === null || formerBookmarks.length === 0 || !existsSync(bookmarks)) return;
  const note = noteIn(bookmarks);
  if (note?.archive !== identity.path) writeNote(bookmarks, { archive: identity.path, formerly: note?.formerly ?? [] });
}
