// Meilisearch through the application’s own adapter and the same way as the search page asks, on a server of its own. Left out where the
// program or the adapter is missing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SearchEngine } from '../../../src/search/engine.ts';
import type { OpenRelevanceEngine } from './engine.ts';
import { throughTheSite } from './site.ts';

const ADAPTER = new URL('../../../src/search/meilisearch/engine.ts', import.meta.url);
const KEY = 'only-for-measuring-relevance';
const MAX_ATTEMPTS = 600;
const PAUSE_MS = 100;

interface Adapter {
  readonly openMeilisearchEngine: (options: object) => SearchEngine;
}

export const openMeilisearch: OpenRelevanceEngine = async ({ documents, catalogue }) => {
  const isInstalled = (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, 'meilisearch')));
  if (!isInstalled || !existsSync(ADAPTER)) {
    console.error('Meilisearch: left out, as there is no such program on the PATH, or no adapter for it');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-relevance-meilisearch-'));
  const address = `127.0.0.1:${await freePort()}`;
  const files = ['db-path', 'dump-dir', 'snapshot-dir'].flatMap((name) => [`--${name}`, join(folder, name)]);
  const server = spawn('meilisearch', [...files, '--http-addr', address, '--master-key', KEY, '--no-analytics'], {
    stdio: 'ignore',
    cwd: folder,
  });
  const stop = async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  };
  try {
    const url = `http://${address}`;
    await answers(url, server);
    const { openMeilisearchEngine } = (await import(ADAPTER.href)) as Adapter;
    const addresses = { readAddresses: [url], writeAddresses: [url] };
    const engine = openMeilisearchEngine({ archive: 'relevance', ...addresses, searchKey: KEY, adminKey: KEY });
    await engine.sync(documents);
    return throughTheSite('Meilisearch', catalogue, engine, async () => {
      await engine.close();
      await stop();
    });
  } catch (error) {
    await stop();
    throw error;
  }
};

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (server.exitCode !== null) throw new Error(`meilisearch ended with status ${server.exitCode}`);
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) return;
    await pause(PAUSE_MS);
  }
  throw new Error('meilisearch does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
