// Starts a Meilisearch server that forgets everything when it stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const KEY = 'only-for-measuring-relevance';
const MAX_ATTEMPTS = 600;
const PAUSE_MS = 100;

export interface RunningServer {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** `null` where the program is not on the PATH: standard error says so. Throws where it does not start. */
export async function startMeilisearch(): Promise<RunningServer | null> {
  const isInstalled = (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, 'meilisearch')));
  if (!isInstalled) {
    console.error('Meilisearch: left out, as there is no such program on the PATH');
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
  const url = `http://${address}`;
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, key: KEY, stop };
}

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
