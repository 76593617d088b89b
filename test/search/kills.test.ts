// Kills the process that indexes at random moments: readers keep the last good index, and the next run completes it.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { asked, HARBOUR } from './harbour.ts';

/** INDEX_KILLS=50 for the long form. */
const KILLS = Number(process.env.INDEX_KILLS ?? 3);
const ITEMS = 3000;
const SYNC_PROCESS = fileURLToPath(new URL('./sync-process.ts', import.meta.url));

describe('a process that is killed while it indexes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-kills-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'index.db');
  const start = () =>
    spawn(process.execPath, [SYNC_PROCESS, path, String(ITEMS)], { stdio: ['ignore', 'pipe', 'inherit'] });

  it(`leaves the last good index, which the next run completes: ${KILLS} random moments`, async (test) => {
    const engine = openEmbeddedEngine({ path });
    const total = async (query: string) => (await engine.search(asked(query))).total;
    const whole = await duration(start());
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await engine.sync(itemsInMemory(HARBOUR));
      assert.deepEqual([await total(''), await total('lighthouse')], [5, 0]);
      const child = start();
      const ended = once(child, 'exit');
      await wait(whole * Math.random());
      child.kill('SIGKILL');
      const [, signal] = await ended;
      if (signal === 'SIGKILL') killed++;
      const [all, lighthouses, ferries] = [await total(''), await total('lighthouse'), await total('ferry')];
      const isNew = lighthouses > 0;
      assert.deepEqual([all, lighthouses, ferries], isNew ? [ITEMS, ITEMS, 0] : [5, 0, 2]);
      await once(start(), 'exit');
      assert.deepEqual([await total(''), await total('lighthouse'), await total('ferry')], [ITEMS, ITEMS, 0]);
    }
    await engine.close();
    test.diagnostic(`${killed} of ${KILLS} processes were still running when they were killed`);
  });
});

async function duration(child: ChildProcess): Promise<number> {
  const before = performance.now();
  await once(child, 'exit');
  return performance.now() - before;
}
