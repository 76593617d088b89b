// Meilisearch through the application’s own adapter, asked as the search page asks.

import type { SearchEngine } from '../../../src/search/engine.ts';
import { itemsInMemory } from '../../../src/search/items-in-memory.ts';
import { engineOn, newArchiveName, noOwnServer, startServer } from '../../../test/search/meilisearch-server.ts';
import type { IndexedArchive } from '../archives.ts';
import type { OpenRelevanceEngine } from './engine.ts';
import { throughTheSite } from './site.ts';

export const openMeilisearch: OpenRelevanceEngine = async (archive) => {
  const opened = await openMeilisearchOf(archive);
  if (opened === null) return null;
  const [name, engine, close] = opened;
  return throughTheSite(`Rapporteur on ${name}`, archive.catalogue, engine, close);
};

/** With its name, and what closes it and stops its server; `null`, told on standard error, where there is no program to start. */
export async function openMeilisearchOf({
  documents,
}: Pick<IndexedArchive, 'documents'>): Promise<
  readonly [name: string, SearchEngine, close: () => Promise<void>] | null
> {
  if (noOwnServer) {
    console.error(`Rapporteur on Meilisearch: ${noOwnServer}`);
    return null;
  }
  const server = await startServer();
  const engine = engineOn([server], newArchiveName());
  await engine.sync(itemsInMemory(documents));
  const close = async () => {
    await engine.close();
    await server.stop();
  };
  return ['Meilisearch', engine, close];
}
