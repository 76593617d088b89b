// Makes an archive of what somebody has, or reads what is new into the one that was made of it before. A new archive is built beside its place
// and renamed when it is whole, so that a run that fails leaves nothing.

import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { slug } from '../../src/reports/ids.ts';
import { problemsWith, withSource } from '../archive/add-source.ts';
import { readArchiveLists } from '../archive/store.ts';
import { type BringOptions, type Brought, bring } from './bring.ts';
import { describe, refuseFruitless, type Wanted } from './judge.ts';
import { archiveText, PEOPLE_TEXT, SOURCES_HEAD, SYNONYMS_TEXT, TOPICS_TEXT } from './lists-text.ts';
import { type Material, MaterialUnusable, materialOf, nameOf } from './material.ts';
import { freeFolder, type OwnArchive, ownArchives, sourceOf } from './own-archives.ts';
import { setAuthor } from './set-author.ts';
import { type EntryOptions, entryFor } from './source-entry.ts';
import { refuseUnreadableZip } from './zip-material.ts';

export interface MakeOptions extends BringOptions, Pick<EntryOptions, 'clientFor'> {
  /** Where archives go that have no place of their own. */
  readonly archivesFolder: string;
  /** Where this one is to be, or is; `null` for a place that is found by itself. */
  readonly archive: string | null;
  readonly author: string | null;
  /** IANA, of this computer. */
  readonly timeZone: string;
  /** Keeps other runs from writing the archive. Throws `RunLocked`. */
  readonly takeLock: (archive: string) => { release(): void };
}

export interface Made {
  readonly folder: string;
  readonly isNew: boolean;
  readonly brought: Brought;
}

type Readable = Exclude<Material, { readonly kind: 'archive' }>;

/**
 * @param typed folders, files and addresses as they were typed. An archive among them is the one that takes the others in.
 * Throws `MaterialUnusable`, `FetchFailed`, `ArchiveUnreadable` and `RunLocked`, whose messages say what to do.
 */
export async function makeArchive(typed: readonly string[], options: MakeOptions): Promise<Made> {
  const materials = typed.map(materialOf);
  const readable = materials.filter((material): material is Readable => material.kind !== 'archive');
  const place = materials.find(({ kind }) => kind === 'archive') as { readonly path: string } | undefined;
  const existing = existingArchive(place?.path ?? options.archive, readable, options.archivesFolder);
  if (!existing) return makeNew(readable, options);
  const lock = options.takeLock(existing.folder);
  try {
    return { folder: existing.folder, isNew: false, brought: await fill(existing.folder, readable, options) };
  } finally {
    lock.release();
  }
}

function existingArchive(
  place: string | null,
  materials: readonly Material[],
  archivesFolder: string,
): OwnArchive | null {
  if (place === null) {
    const known = ownArchives(archivesFolder);
    return known.find((archive) => materials.some((material) => sourceOf(archive, material))) ?? null;
  }
  if (existsSync(join(place, 'archive.yml'))) return { folder: place, lists: readArchiveLists(place) };
  if (existsSync(place) && (!statSync(place).isDirectory() || readdirSync(place).length > 0))
    throw new MaterialUnusable(`${place}: is there already, and is no archive. Choose another place with --archive.`);
  return null;
}

async function makeNew(materials: readonly Readable[], options: MakeOptions): Promise<Made> {
  const parent = options.archive === null ? options.archivesFolder : dirname(resolve(options.archive));
  mkdirSync(parent, { recursive: true });
  removeForgotten(parent, options.now);
  const letters = Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('');
  const building = join(parent, `${BUILDING}${letters}`);
  try {
    mkdirSync(building);
    const about = {
      title: 'Minutes',
      language: 'en',
      timeZone: options.timeZone,
      body: { id: bodyIdFor(materials), name: 'Minutes' },
    };
    writeFileSync(join(building, 'archive.yml'), archiveText(about));
    writeFileSync(join(building, 'people.yml'), PEOPLE_TEXT);
    writeFileSync(join(building, 'topics.yml'), TOPICS_TEXT);
    writeFileSync(join(building, 'synonyms.yml'), SYNONYMS_TEXT);
    const brought = await fillFruitfully(building, materials, options);
    const title = describe(building, about);
    if (options.archive !== null) {
      renameSync(building, options.archive);
      return { folder: options.archive, isNew: true, brought };
    }
    // Another run may have made it of the same material meanwhile, and has read the same.
    const other = existingArchive(null, materials, parent);
    if (other) return { folder: other.folder, isNew: false, brought: { results: [], notes: [], remarks: [] } };
    const folder = freeFolder(parent, title, materials);
    renameSync(building, folder);
    return { folder, isNew: true, brought };
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** What leads to no dated report may be one: then the address is read as such. Throws where there is none. */
async function fillFruitfully(
  building: string,
  materials: readonly Readable[],
  options: MakeOptions,
): Promise<Brought> {
  const tried = async (addressAs: EntryOptions['addressAs'], wanted: Wanted): Promise<Brought> => {
    for (const folder of ['reports', 'harvest', 'versions'])
      rmSync(join(building, folder), { recursive: true, force: true });
    writeFileSync(join(building, 'sources.yml'), SOURCES_HEAD);
    const brought = await fill(building, materials, options, addressAs);
    refuseFruitless(building, materials, brought, wanted);
    return brought;
  };
  const [only, ...others] = materials;
  if (only?.kind !== 'address' || others.length > 0) return tried('found', 'a meeting');
  const ways = [
    ['found', 'a dated meeting'],
    ['one report', 'a dated meeting'],
  ] as const;
  for (const [addressAs, wanted] of ways)
    try {
      return await tried(addressAs, wanted);
    } catch (error) {
      if (!(error instanceof MaterialUnusable) || options.signal.aborted) throw error;
    }
  return tried('found', 'a meeting');
}

/** Reads the materials into the archive, those first that it does not have yet. */
async function fill(
  folder: string,
  materials: readonly Readable[],
  options: MakeOptions,
  addressAs: EntryOptions['addressAs'] = 'found',
): Promise<Brought> {
  const ids: string[] = [];
  const remarks: string[] = [];
  for (const material of materials) {
    const id =
      sourceOf({ folder, lists: readArchiveLists(folder) }, material)?.id ??
      (await add(folder, material, { ...options, addressAs, remark: (text) => void remarks.push(text) }));
    if (options.author !== null) setAuthor(folder, id, options.author);
    ids.push(id);
  }
  if (materials.length === 0 && options.author !== null)
    for (const { id, author } of readArchiveLists(folder).sources)
      if (author === null) setAuthor(folder, id, options.author);
  // An archive that was named by itself: all that it reads from.
  const sources = ids.length > 0 ? [...new Set(ids)] : harvestedIn(folder);
  return { ...(await bring(folder, sources, options)), remarks };
}

function harvestedIn(folder: string): string[] {
  const { sources } = readArchiveLists(folder);
  return sources.filter(({ harvest }) => harvest?.isHarvested === true && harvest.folder !== null).map(({ id }) => id);
}

/** The id of the source that the material has become. */
async function add(
  folder: string,
  material: Readable,
  options: MakeOptions & Pick<EntryOptions, 'addressAs' | 'remark'>,
): Promise<string> {
  if (material.kind === 'zip') await refuseUnreadableZip(material.path);
  const { description, sources } = readArchiveLists(folder);
  const entry = await entryFor(material, {
    ...options,
    readingLimits: options.limits.reading,
    body: description.bodies[0]?.id ?? 'meetings',
    taken: new Set(sources.map(({ id }) => id)),
  });
  const { id, kind, title, ...rest } = entry;
  const path = join(folder, 'sources.yml');
  const text = withSource(existsSync(path) ? readFileSync(path, 'utf8') : '', { id, kind, title, ...rest });
  const problems = problemsWith(folder, text);
  if (problems.length > 0) throw new MaterialUnusable(problems.join('\n'));
  writeFileAtomic.sync(path, text);
  return id;
}

function bodyIdFor([first]: readonly Readable[]): string {
  const id = first ? slug(nameOf(first), 40) : 'untitled';
  return id === 'untitled' ? 'meetings' : id;
}

const BUILDING = '.building-';
const DAY_MS = 86_400_000;

/** What a run that was killed has left. */
function removeForgotten(parent: string, now: () => Date): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (name.startsWith(BUILDING) && now().getTime() - statSync(path).mtimeMs > DAY_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
