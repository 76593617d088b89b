// Kills the server, the indexer or both at random moments of indexing. MEILI_CRASHES says how often; a few times if it is not set.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { indexNames } from '../../src/search/meilisearch/schema.ts';
import { asked } from './harbour.ts';
import { lighthouses } from './harbour-lights.ts';
import { clientOf, engineOn, newArchiveName, noOwnServer, startServer, type TestServer } from './meilisearch-server.ts';

const CRASHES = Number(process.env.MEILI_CRASHES ?? 3);
const SYNC_PROCESS = fileURLToPath(new URL('./meilisearch-sync-process.ts', import.meta.url));
const VICTIMS = ['the server', 'the indexer', 'both'] as const;
/** Items before and after; so many differ, so that both ways of publishing happen. */
const COUNTS = [60, 90];

describe('an index whose making is interrupted', { skip: noOwnServer, timeout: 1_800_000 }, () => {
  let server: TestServer;
  let engine: SearchEngine;
  const archive = newArchiveName();
  /** What a sync in this test's own process has made last. */
  let state = { count: COUNTS[0] ?? 0, lamps: 'candles' };
  before(async () => {
    server = await startServer();
    engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(lighthouses(state.count, state.lamps)));
  });
  after(async () => {
    await engine.close();
    await server.stop();
  });

  for (let crash = 0; crash < CRASHES; crash++) {
    const victim = VICTIMS[crash % VICTIMS.length] ?? 'both';
    const isMadeAnew = crash % 2 === 0;
    const afterMs = Math.round(Math.random() * 2500);
    it(`serves a whole state and completes with the next run: ${victim}, ${afterMs} ms on (${crash + 1} of ${CRASHES})`, async () => {
      const next = { count: COUNTS[(crash + 1) % 2] ?? 0, lamps: `lamps${crash}` };
      const child = syncProcess(server, archive, next, isMadeAnew ? 1 : 100_000_000);
      const exit = once(child, 'exit');
      await once(child.stdout ?? child, 'data');
      await pause(afterMs);
      if (victim !== 'the server') child.kill('SIGKILL');
      if (victim !== 'the indexer') {
        await server.kill();
        await server.restart();
      }

      for (const reader of [engine, engineOn([server], archive)]) {
        const found = await countsOf(reader, state.lamps, next.lamps);
        const expected = [stateOf(state, state.lamps, next.lamps), stateOf(next, state.lamps, next.lamps)];
        assert.ok(
          expected.some((one) => JSON.stringify(one) === JSON.stringify(found)),
          `neither before nor after: ${JSON.stringify(found)}`,
        );
        if (reader !== engine) await reader.close();
      }

      await exit;
      await engine.sync(itemsInMemory(lighthouses(next.count, next.lamps)));
      state = next;
      const { hits } = await engine.search(asked('lighthouse', { pageSize: 100 }));
      assert.deepEqual(
        hits.map(({ documentId }) => documentId).toSorted(),
        lighthouses(next.count, next.lamps)
          .map(({ documentId }) => documentId)
          .toSorted(),
      );
      const client = clientOf(server);
      const { live, next: halfMade } = indexNames(archive);
      const { numberOfDocuments } = await client.index(live).getStats();
      const about = await client.index(live).getDocument('about');
      assert.equal(numberOfDocuments, about.documentCount);
      await assert.rejects(client.getRawIndex(halfMade), /not found/);
    });
  }
});

type Counts = readonly [all: number, old: number, recent: number];

/** One search each: two of them may see two states, so the first and the last must agree. */
async function countsOf(engine: SearchEngine, old: string, recent: string): Promise<Counts> {
  for (;;) {
    const total = async (query: string) => (await engine.search(asked(query, { typos: 'off' }))).total;
    const [all, before, after, again] = [
      await total('lighthouse'),
      await total(old),
      await total(recent),
      await total('lighthouse'),
    ];
    if (all === again) return [all, before, after];
  }
}

function stateOf({ count, lamps }: { count: number; lamps: string }, old: string, recent: string): Counts {
  return [count, lamps === old ? count : 0, lamps === recent ? count : 0];
}

function syncProcess(
  { url, key }: TestServer,
  archive: string,
  { count, lamps }: { readonly count: number; readonly lamps: string },
  limit: number,
): ChildProcess {
  const values = [url, key, archive, String(count), lamps, String(limit)];
  return spawn(process.execPath, [SYNC_PROCESS, ...values], { stdio: ['ignore', 'pipe', 'ignore'] });
}
