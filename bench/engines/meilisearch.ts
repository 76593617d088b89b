// Meilisearch through the adapter of the application, on a server of its own. Where either is missing, opening says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SearchEngine } from '../../src/search/engine.ts';
import type { BenchEngine, OpenBenchEngine } from './engine.ts';
import { searchEngineBench } from './search-engine.ts';

const ADAPTER = new URL('../../src/search/meilisearch/engine.ts', import.meta.url);
const KEY = 'a-key-for-the-bench-only';

export function isThere(): boolean {
  const paths = (process.env.PATH ?? '').split(':');
  return existsSync(ADAPTER) && paths.some((path) => existsSync(join(path, 'meilisearch')));
}

/** The process whose memory counts. */
export let serverPid: number | null = null;

export const openEngine: OpenBenchEngine = (folder) => {
  let server: ChildProcess | null = null;
  let inner: BenchEngine | null = null;
  const start = async (): Promise<BenchEngine> => {
    if (inner) return inner;
    const address = `127.0.0.1:${await freePort()}`;
    server = spawn(
      'meilisearch',
      ['--db-path', join(folder, 'data'), '--http-addr', address, '--master-key', KEY, '--no-analytics'],
      { stdio: 'ignore', cwd: folder },
    );
    serverPid = server.pid ?? null;
    const url = `http://${address}`;
    while (
      !(await fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await wait(20);
    const { openMeilisearchEngine } = (await import(ADAPTER.href)) as {
      openMeilisearchEngine: (options: object) => SearchEngine;
    };
    inner = searchEngineBench(() =>
      openMeilisearchEngine({
        archive: 'bench',
        readAddresses: [url],
        writeAddresses: [url],
        searchKey: KEY,
        adminKey: KEY,
      }),
    );
    return inner;
  };
  return {
    build: async (items) => (await start()).build(items),
    open: async () => {
      await start();
    },
    search: async (query) => (await start()).search(query),
    update: async (item, all) => (await start()).update(item, all),
    async close() {
      await inner?.close();
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill();
      await ended;
    },
  };
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
