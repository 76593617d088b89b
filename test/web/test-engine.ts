// The engine under the pages in tests: the embedded one, or Meilisearch on a server of its own where TEST_ENGINE=meilisearch asks for it.
import { archiveIdentity } from '../../src/archive-identity.ts';
import { dataPaths } from '../../src/config.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { engineOn, startServer, type TestServer } from '../search/meilisearch-server.ts';

const isMeilisearch = process.env.TEST_ENGINE === 'meilisearch';
let server: Promise<TestServer> | null = null;

/** For the archive whose derived files lie in `data`. */
export async function openTestEngine(data: string, access: 'read' | 'write'): Promise<SearchEngine> {
  if (!isMeilisearch) return openEmbeddedEngine({ path: dataPaths(data).engine, readOnly: access === 'read' });
  return engineOn([await sharedServer()], archiveIdentity(data), access === 'read' ? { writeAddresses: [] } : {});
}

/** What a program started by a test needs in its environment to use the same engine. */
export async function engineEnvironment(data: string): Promise<Readonly<Record<string, string>>> {
  if (!isMeilisearch) return {};
  const { url, key } = await sharedServer();
  return { MEILI_URL: url, MEILI_SEARCH_KEY: key, ARCHIVE: data };
}

/** One for all tests of a file; ends with their process. */
async function sharedServer(): Promise<TestServer> {
  server ??= startServer();
  const started = await server;
  started.process?.unref();
  return started;
}
