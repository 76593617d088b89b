// Meilisearch through the application’s own adapter, asked as the search page asks.
import { openMeilisearchEngine } from '../../../src/search/meilisearch/engine.ts';
import type { OpenRelevanceEngine } from './engine.ts';
import { startMeilisearch } from './meilisearch-server.ts';
import { throughTheSite } from './site.ts';

export const openMeilisearch: OpenRelevanceEngine = async ({ documents, catalogue }) => {
  const server = await startMeilisearch();
  if (server === null) return null;
  const { url, key, stop } = server;
  try {
    const addresses = { readAddresses: [url], writeAddresses: [url] };
    const engine = openMeilisearchEngine({ archive: 'relevance', ...addresses, searchKey: key, adminKey: key });
    await engine.sync(documents);
    return throughTheSite('Rapporteur on Meilisearch', catalogue, engine, async () => {
      await engine.close();
      await stop();
    });
  } catch (error) {
    await stop();
    throw error;
  }
};
