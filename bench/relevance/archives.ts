// The archives that relevance is measured on, indexed as `rapporteur index` does it, in a folder of their own that goes with `close`.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '../../indexer/archive/store.ts';
import { importFiles } from '../../indexer/commands/import.ts';
import { publish } from '../../indexer/publish/publish.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';

export interface IndexedArchive {
  readonly name: string;
  /** All that is searched unless told otherwise: posts that report no meeting are not among them. */
  readonly documents: readonly ItemDocument[];
  readonly catalogue: Catalogue;
  /** Our own, with these documents. */
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const NOTES = join(ROOT, '../shared/corpora/tc39-notes/meetings');
const BLOGS = join(ROOT, '../shared/reports');
/** Of `archive/labour-nec`: which blog is a capture of. */
const BLOG_CAPTURES = [
  ['alice-perry', '000_e1f373127415a964.txt'],
  ['luke-akehurst', '004_32cd9f66f69a130e.txt'],
] as const;

export function openSample(): Promise<IndexedArchive> {
  return openIndexed('the sample archive', async (folder) => {
    cpSync(join(ROOT, 'archive/sample'), folder, { recursive: true });
  });
}

/** `null` where the notes are not there. */
export function openNotes(): Promise<IndexedArchive> | null {
  if (!existsSync(NOTES)) return null;
  return openIndexed('the TC39 notes', async (folder) => {
    cpSync(join(ROOT, 'archive/tc39'), folder, { recursive: true });
    await imported(folder, 'tc39-notes', NOTES);
  });
}

/** `null` where the captures are not there. */
export function openBlogs(): Promise<IndexedArchive> | null {
  if (!BLOG_CAPTURES.every(([, file]) => existsSync(join(BLOGS, file)))) return null;
  return openIndexed('the NEC blogs', async (folder) => {
    cpSync(join(ROOT, 'archive/labour-nec'), folder, { recursive: true });
    for (const [source, file] of BLOG_CAPTURES) await imported(folder, source, join(BLOGS, file));
  });
}

async function imported(archive: string, source: string, path: string): Promise<void> {
  const silent = { line: () => {}, write: async () => {}, error: () => {} };
  await importFiles({ archive, source, paths: [path] }, silent, { update: () => {}, end: () => {} });
}

/** @param fill writes the archive into the folder */
async function openIndexed(name: string, fill: (folder: string) => Promise<void>): Promise<IndexedArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-relevance-'));
  const archive = join(folder, 'archive');
  const cataloguePath = join(folder, 'catalogue.db');
  await fill(archive);
  const engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
  let documents: readonly ItemDocument[] = [];
  const listening: SearchEngine = {
    ...engine,
    sync: (published) => {
      documents = [...published.load(Array.from(published.versions(), ({ documentId }) => documentId))];
      return engine.sync(itemsInMemory(documents));
    },
  };
  await publish(readArchive(archive), { cataloguePath, engine: listening, today: '2025-01-01' });
  const catalogue = openCatalogue(cataloguePath);
  return {
    name,
    documents: documents.filter(({ report }) => report.kind === 'meeting report'),
    catalogue,
    engine,
    close: async () => {
      await engine.close();
      catalogue.close();
      rmSync(folder, { recursive: true });
    },
  };
}
