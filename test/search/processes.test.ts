import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { asked, HARBOUR } from './harbour.ts';

const SYNC_PROCESS = fileURLToPath(new URL('./sync-process.ts', import.meta.url));

describe('an index file that several processes share', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-processes-'));
  after(() => rmSync(folder, { recursive: true }));
  const total = async (engine: SearchEngine, query: string) => (await engine.search(asked(query))).total;
  const syncProcess = (path: string, count: number) =>
    spawn(process.execPath, [SYNC_PROCESS, path, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });

  it('shows a reader what another process has written, and lets that process end', async () => {
    const path = join(folder, 'shared.db');
    const reader = openEmbeddedEngine({ path, readOnly: true });
    assert.equal(await total(reader, 'lighthouse'), 0);
    const [code] = await once(syncProcess(path, 10), 'exit');
    assert.equal(code, 0);
    assert.equal(await total(reader, 'lighthouse'), 10);
    await reader.close();
  });
  it('holds the last good state after the process that writes is killed, and takes the next sync', async () => {
    const path = join(folder, 'killed.db');
    const engine = openEmbeddedEngine({ path });
    await engine.sync(itemsInMemory(HARBOUR));
    const child = syncProcess(path, 20_000);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL');

    const other = openEmbeddedEngine({ path, readOnly: true });
    for (const reader of [engine, other]) {
      assert.equal(await total(reader, 'lighthouse'), 0);
      assert.equal(await total(reader, 'ferry'), 2);
    }
    assert.deepEqual(await engine.sync(itemsInMemory(HARBOUR.slice(0, 5))), {
      added: 0,
      updated: 0,
      removed: 1,
      unchanged: 5,
    });
    assert.deepEqual(await engine.sync(itemsInMemory(HARBOUR)), { added: 1, updated: 0, removed: 0, unchanged: 5 });
    assert.equal(await total(other, 'ferry'), 2);
    await Promise.all([engine.close(), other.close()]);
  });
  it('is also left whole when the very first sync is killed', async () => {
    const path = join(folder, 'first.db');
    const child = syncProcess(path, 20_000);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const engine = openEmbeddedEngine({ path });
    assert.equal(await total(engine, ''), 0);
    assert.equal((await engine.sync(itemsInMemory(HARBOUR))).added, 6);
    assert.equal(await total(engine, 'ferry'), 2);
    await engine.close();
  });
});
