import { after, before, describe } from 'node:test';
import type { SearchEngine } from '../../src/search/engine.ts';
import { openMeilisearchEngine } from '../../src/search/meilisearch/engine.ts';
import { engineContract } from './contract.ts';
import { newArchiveName, noServer, startServer, type TestServer } from './meilisearch-server.ts';

describe('the engine on a real Meilisearch server', { skip: noServer }, () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  engineContract('the engine on Meilisearch', async (): Promise<SearchEngine> => {
    return openMeilisearchEngine({
      archive: newArchiveName(),
      readAddresses: [server.url],
      writeAddresses: [server.url],
      searchKey: null,
      adminKey: server.key,
    });
  });
});
