// What a Meilisearch server refuses is told with the command that helps, and with the archive in use.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { openEngine } from '../../src/open-engine.ts';
import { orchards } from './orchards.ts';

const CLI = join(import.meta.dirname, '../../indexer/cli.ts');

/** Answers everything with an error of a Meilisearch server. */
async function refusingServer(status: number, code: string, message: string) {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message, code, type: 'invalid_request', link: '' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function typed(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...environment };
    execFile(process.execPath, [CLI, ...words], { env }, (_, said, told) => resolve(said + told));
  });
}

const REFUSALS: readonly (readonly [status: number, code: string, message: string, command: string])[] = [
  [404, 'index_not_found', 'Index not found.', 'index'],
  [403, 'invalid_api_key', 'The provided API key is invalid.', 'meilisearch keys'],
  [500, 'no_space_left_on_device', 'There is no more space left on the device.', 'index'],
  [500, 'database_size_limit_reached', 'Maximum database size has been reached.', 'index'],
];

describe('what a Meilisearch server refuses', () => {
  for (const [status, code, message, command] of REFUSALS)
    it(`is told with what to type, and with the archive in use: ${code}`, async () => {
      await using server = await refusingServer(status, code, message);
      using archive = orchards();
      const config = readConfig({ ARCHIVE: archive.path, MEILI_URL: server.url });
      const engine = openEngine(config, 'read');
      const { isReady, description } = await engine.health();
      await engine.close();
      assert.equal(isReady, false);
      assert.ok(description.includes(`“npx rapporteur ${command} --archive ${archive.path}”`), description);
    });

  it('is told by "index --engine", too', async () => {
    await using server = await refusingServer(404, 'index_not_found', 'Index not found.');
    using archive = orchards();
    const where = ['--archive', archive.path, '--data', join(archive.path, 'data')];
    await typed(['index', ...where], {});
    const told = await typed(['index', '--engine', ...where], { MEILI_URL: server.url });
    assert.ok(told.includes(`not up to date: run “npx rapporteur index ${where.join(' ')}”`), told);
  });
});
