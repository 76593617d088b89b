// Starts real Meilisearch servers for tests, each on a free port with a folder of its own, where the program is found on the PATH; else gives
// the server that MEILI_URL names. Where there is neither, tests say so and skip.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import type { SearchEngine } from '../../src/search/engine.ts';
import { type MeilisearchEngineOptions, openMeilisearchEngine } from '../../src/search/meilisearch/engine.ts';

export interface TestServer {
  readonly url: string;
  /** The master key, or the administrator's of a server that was given. */
  readonly key: string;
  readonly process: ChildProcess | null;
  /** Ends without warning, as a power cut does. */
  kill(): Promise<void>;
  /** Starts again on the same port with the same files. */
  restart(): Promise<void>;
  /** Ends and forgets everything. */
  stop(): Promise<void>;
}

const hasProgram = spawnSync('meilisearch', ['--version']).status === 0;
const { MEILI_URL, MEILI_ADMIN_KEY, MEILI_MASTER_KEY } = process.env;

/** `false` where a server of our own can be started, which may be killed; else the reason why not. */
export const noOwnServer: string | false = hasProgram ? false : 'SKIPPED: no program “meilisearch” on the PATH';

/** `false` where some server can be used; else the reason why not. */
export const noServer: string | false =
  hasProgram || MEILI_URL
    ? false
    : 'SKIPPED: no program “meilisearch” on the PATH, and no MEILI_URL with MEILI_MASTER_KEY or MEILI_ADMIN_KEY';

/** Indexes of one test are its own, also on a shared server. */
export function newArchiveName(): string {
  return `test-${randomUUID()}`;
}

/** @param key of several servers that are to share one */
export async function startServer(key: string = randomUUID()): Promise<TestServer> {
  if (!hasProgram) return givenServer();
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-meilisearch-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    const child = spawn(
      'meilisearch',
      [
        ...['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--master-key', key],
        ...['--db-path', join(folder, 'data'), '--dump-dir', join(folder, 'dumps')],
        ...['--snapshot-dir', join(folder, 'snapshots'), '--log-level', 'ERROR', '--max-indexing-threads', '2'],
      ],
      { stdio: 'ignore', cwd: folder },
    );
    // The tests' process may end before the server does.
    process.once('exit', () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
    await answers(url, child);
    return child;
  };
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url,
    key,
    get process() {
      return child;
    },
    kill,
    restart: async () => {
      await kill();
      child = await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function givenServer(): TestServer {
  const refuse = () => Promise.reject(new Error('the server of MEILI_URL is not ours to end'));
  const url = MEILI_URL?.split(',')[0]?.trim() ?? '';
  const key = MEILI_MASTER_KEY ?? MEILI_ADMIN_KEY ?? '';
  const stop = async () => {
    const client = clientOf({ url, key });
    const { results } = await client.getRawIndexes({ limit: 1000 });
    for (const { uid } of results) if (uid.startsWith('rapporteur_test-')) await client.deleteIndex(uid).waitTask();
  };
  return { url, key, process: null, kill: refuse, restart: refuse, stop };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const client = new Meilisearch({ host: url, timeout: 1000 });
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`meilisearch ended with status ${child.exitCode}`);
    if (await client.isHealthy()) return;
    await pause(50);
  }
  throw new Error('meilisearch does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An engine that reads and writes with the server's own key. */
export function engineOn(
  servers: readonly TestServer[],
  archive: MeilisearchEngineOptions['archive'],
  more: Partial<MeilisearchEngineOptions> = {},
): SearchEngine {
  const addresses = servers.map(({ url }) => url);
  return openMeilisearchEngine({
    archive,
    readAddresses: addresses,
    writeAddresses: addresses,
    searchKey: null,
    adminKey: servers[0]?.key ?? null,
    ...more,
  });
}

/** For questions that no engine asks. */
export function clientOf({ url, key }: Pick<TestServer, 'url' | 'key'>): Meilisearch {
  return new Meilisearch({ host: url, apiKey: key, defaultWaitOptions: { timeout: 120_000 } });
}
