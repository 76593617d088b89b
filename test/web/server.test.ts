import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ENVIRONMENT } from '../environment.ts';
import { writeArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { engineEnvironment } from './test-engine.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the server', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-server-'));
  before(() => writeArchive(data, LIBRARY_ARCHIVE));
  after(() => rmSync(data, { recursive: true }));

  it('names its address in one line, serves, and stops when it is told to', async () => {
    const server = start({ DATA: data, PORT: '0', ...(await engineEnvironment(data)) });
    const line = await firstLine(server);
    assert.match(line, /^Rapporteur serves “Marl Valley Libraries” at http:\/\/127\.0\.0\.1:\d+$/);
    const url = line.split(' at ')[1] ?? '';
    const page = await fetch(`${url}/search?q=van`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), new RegExp(`<link rel="canonical" href="${url}/`));
    server.kill('SIGTERM');
    assert.equal(await exitOf(server), 0);
  });

  it('harvests at the times of HARVEST_CRON, and stops with its schedule', async () => {
    const server = start({ DATA: data, PORT: '0', HARVEST_CRON: '0 0 1 1 *' });
    assert.match(await firstLine(server), /^Rapporteur serves/);
    server.kill('SIGTERM');
    assert.equal(await exitOf(server), 0);
    const refused = start({ DATA: data, PORT: '0', HARVEST_CRON: 'daily' });
    assert.match(await errorsOf(refused), /^HARVEST_CRON: "daily" is no time table: give five fields/);
  });

  it('serves without word vectors where MODEL cannot be used, and says why in one line', async () => {
    const server = start({ DATA: data, PORT: '0', MODEL: join(data, 'none'), ...(await engineEnvironment(data)) });
    const errors = errorsOf(server);
    assert.match(await firstLine(server), /^Rapporteur serves/);
    server.kill('SIGTERM');
    assert.equal(await exitOf(server), 0);
    const told = (await errors).split('\n').filter((line) => line.includes('MODEL'));
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /MODEL: .*model\.safetensors cannot be read \(ENOENT\): searching without word vectors\./,
    );
  });

  it('says so where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const server = start({ DATA: data, PORT: String(port) });
      const message = errorsOf(server);
      assert.equal(await exitOf(server), 1);
      assert.match(
        await message,
        new RegExp(`^Cannot listen on 127\\.0\\.0\\.1, port ${port}: another program has it\\.`),
      );
    } finally {
      other.close();
    }
  });

  it('says what to do where there is no catalogue yet', async () => {
    const server = start({ DATA: join(data, 'nothing'), PORT: '0' });
    const message = errorsOf(server);
    assert.equal(await exitOf(server), 1);
    assert.match(await message, /catalogue\.db does not exist: run .* index/);
    assert.doesNotMatch(await message, /\n\s+at /);
  });

  it('says what is wrong with its environment', async () => {
    const server = start({ DATA: data, PORT: 'abc' });
    const message = errorsOf(server);
    assert.equal(await exitOf(server), 1);
    assert.match(await message, /^PORT: "abc" is not a port number/);
  });
});

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  const env = { ...ENVIRONMENT, BOOKMARKS: join(environment.DATA ?? '', 'kept'), ...environment };
  return spawn(process.execPath, ['src/server.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stdout?.on('data', (part) => {
      text += String(part);
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    stdout?.on('end', () => resolve(text));
  });
}

function errorsOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stderr?.on('data', (part) => {
      text += String(part);
    });
    stderr?.on('end', () => resolve(text));
  });
}

function exitOf(server: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => server.on('exit', resolve));
}
