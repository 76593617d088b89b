// What readers notice while an index is made anew, and while one of two servers ends: nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { asked } from './harbour.ts';
import { lighthouses } from './harbour-lights.ts';
import { engineOn, newArchiveName, noOwnServer, noServer, startServer } from './meilisearch-server.ts';

const COUNT = 300;

describe('readers of a Meilisearch server', { skip: noServer, timeout: 300_000 }, () => {
  it('ask 50 times a second while the index is made anew, and find everything every time', async () => {
    const server = await startServer();
    const archive = newArchiveName();
    const writer = engineOn([server], archive, { changesLimit: 1 });
    const reader = engineOn([server], archive, { writeAddresses: [], readTimeoutMs: 30_000 });
    try {
      await writer.sync(itemsInMemory(lighthouses(COUNT, 'lamps')));
      const asking = askEvery(20, reader);
      for (const lamps of ['candles', 'bulbs', 'lamps']) await writer.sync(itemsInMemory(lighthouses(COUNT, lamps)));
      const answers = await asking.answers();
      assert.ok(answers.length > 50, `only ${answers.length} questions`);
      assert.deepEqual(new Set(answers), new Set([`${COUNT} found, 20 shown`]));
    } finally {
      await Promise.all([writer.close(), reader.close()]);
      await server.stop();
    }
  });
});

describe('readers of two Meilisearch servers', { skip: noOwnServer, timeout: 300_000 }, () => {
  it('ask 100 times a second while one of them ends, and then the other, and lose no request', async () => {
    const first = await startServer();
    const second = await startServer(first.key);
    const archive = newArchiveName();
    const writer = engineOn([first, second], archive);
    const reader = engineOn([first, second], archive, { writeAddresses: [], readTimeoutMs: 30_000 });
    try {
      await writer.sync(itemsInMemory(lighthouses(COUNT, 'lamps')));
      const asking = askEvery(10, reader);
      await pause(1000);
      await first.kill();
      await pause(1500);
      await first.restart();
      await pause(1500);
      second.process?.kill('SIGTERM');
      await pause(1500);
      const answers = await asking.answers();
      assert.ok(answers.length > 100, `only ${answers.length} questions`);
      assert.deepEqual(new Set(answers), new Set([`${COUNT} found, 20 shown`]));

      await first.kill();
      const away = /it cannot be reached.*\n.*it cannot be reached/;
      await assert.rejects(
        reader.search(asked('lighthouse')),
        (error) => error instanceof EngineUnavailable && away.test(error.message),
      );
      await second.restart();
      assert.equal((await reader.search(asked('lighthouse'))).total, COUNT);
    } finally {
      await Promise.all([writer.close(), reader.close()]);
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});

/** Questions at a steady pace, whatever the answers take; each answer in words. */
function askEvery(intervalMs: number, engine: SearchEngine): { answers(): Promise<string[]> } {
  const asked: Promise<string>[] = [];
  const timer = setInterval(() => asked.push(answer(engine)), intervalMs);
  return {
    answers: () => {
      clearInterval(timer);
      return Promise.all(asked);
    },
  };
}

async function answer(engine: SearchEngine): Promise<string> {
  try {
    const { total, hits } = await engine.search(asked('lighthouse'));
    return `${total} found, ${hits.length} shown`;
  } catch (error) {
    return String(error);
  }
}
