// Meilisearch through the application’s own adapter, asked as the search page asks.

import { itemsInMemory } from '../../../src/search/items-in-memory.ts';
import { engineOn, newArchiveName, noOwnServer, startServer } from '../../../test/search/meilisearch-server.ts';
import type { OpenRelevanceEngine } from './engine.ts';
import { throughTheSite } from './site.ts';

export const openMeilisearch: OpenRelevanceEngine = async ({ documents, catalogue }) => {
  if (noOwnServer) {
    console.error(`Rapporteur on Meilisearch: ${noOwnServer}`);
    return null;
  }
  const server = await startServer();
  const engine = engineOn([server], newArchiveName());
  await engine.sync(itemsInMemory(documents));
  return throughTheSite('Rapporteur on Meilisearch', catalogue, engine, async () => {
    await engine.close();
    await server.stop();
  });
};
