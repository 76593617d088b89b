// The archives that somebody has made in this checkout, and which of them holds a material already: by the real path or the address that its
// sources.yml records. Writes nothing.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ArchiveLists, Source } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import { ArchiveUnreadable } from '../archive/problem.ts';
import { readArchiveLists } from '../archive/store.ts';
import { type Material, nameOf } from './material.ts';

export interface OwnArchive {
  readonly folder: string;
  readonly lists: ArchiveLists;
}

/** Those whose lists can be read, by the names of their folders. */
export function ownArchives(archivesFolder: string): readonly OwnArchive[] {
  if (!existsSync(archivesFolder)) return [];
  return readdirSync(archivesFolder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => join(archivesFolder, name))
    .filter((folder) => existsSync(join(folder, 'archive.yml')))
    .sort()
    .flatMap((folder) => {
      const lists = listsOrNull(folder);
      return lists ? [{ folder, lists }] : [];
    });
}

/** The source of an archive that a material is, `null` where the archive does not have it. */
export function sourceOf({ folder, lists }: OwnArchive, material: Material): Source | null {
  return lists.sources.find((source) => isOf(source, folder, material)) ?? null;
}

function isOf({ harvest, url }: Source, archive: string, material: Material): boolean {
  const at = harvest?.folder ? resolve(archive, harvest.folder) : null;
  const files = harvest?.files ?? [];
  switch (material.kind) {
    case 'folder':
    case 'zip':
      return at === material.path && files.length === 0;
    case 'file':
      return at === dirname(material.path) && files.includes(basename(material.path));
    case 'address':
      return [harvest?.material, url].some((known) => known && plain(known) === plain(material.url));
    case 'archive':
      return false;
  }
}

function plain(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** A folder for a new archive that does not exist yet, named after its first material. */
export function freeFolder(archivesFolder: string, title: string, materials: readonly Material[]): string {
  const [first] = materials;
  const wanted = [title, first ? nameOf(first) : ''].map((name) => slug(name, 40)).find((name) => name !== 'untitled');
  for (let n = 1; ; n++) {
    const folder = join(archivesFolder, `${wanted ?? 'minutes'}${n === 1 ? '' : `-${n}`}`);
    if (!existsSync(folder)) return folder;
  }
}

/** An archive with a mistake in its lists is nobody's as long as the mistake stands: whoever opens it is told. */
function listsOrNull(folder: string): ArchiveLists | null {
  try {
    return readArchiveLists(folder);
  } catch (error) {
    if (error instanceof ArchiveUnreadable) return null;
    throw error;
  }
}
