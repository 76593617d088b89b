// How much memory an export takes, however long it is. EXPORT_ITEMS=100000 makes the full run of some minutes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type LargeSite, startLargeSite } from './large-archive.ts';

const COUNT = Number(process.env.EXPORT_ITEMS || 10_000);
const MEGABYTE = 2 ** 20;
/** A portion of the search: nothing that grows with the archive. */
const ALLOWED_HEAP = 10 * MEGABYTE;
/** Also what the connection and the database borrow for a moment, and what the machine keeps for the next time. */
const ALLOWED_RESIDENT = 160 * MEGABYTE;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe(`an export of ${COUNT.toLocaleString('en-GB')} items`, () => {
  let site: LargeSite;
  before(async () => {
    site = await startLargeSite(COUNT);
    // What is loaded once, for the first answer, is not what is measured.
    await (await fetch(`${site.url}/search.jsonl?q=zeppelin`)).text();
  });
  after(() => site.close());

  for (const path of ['/search.csv', '/search.md?q=village', '/search.jsonl', '/export.jsonl']) {
    it(`holds a small part of them at a time at ${path}`, async (context) => {
      const start = held();
      let bytes = 0;
      let sampledAt = 0;
      let samples = 0;
      const most = { heap: 0, resident: 0 };
      const response = await fetch(site.url + path, { headers: { 'Accept-Encoding': 'identity' } });
      for await (const chunk of response.body ?? []) {
        bytes += chunk.byteLength;
        if (bytes - sampledAt < COUNT * 100) continue;
        sampledAt = bytes;
        samples++;
        const now = held();
        most.heap = Math.max(most.heap, now.heap - start.heap);
        most.resident = Math.max(most.resident, now.resident - start.resident);
      }
      const told = [bytes, most.heap, most.resident].map((count) => `${(count / MEGABYTE).toFixed(1)} MB`);
      context.diagnostic(
        `${told[0]} sent; at most ${told[1]} more on the heap, ${told[2]} more of the machine’s memory`,
      );
      assert.ok(bytes > COUNT * 900, `${bytes} bytes`);
      assert.ok(samples > 3 && most.heap < ALLOWED_HEAP, `${most.heap} bytes on the heap`);
      assert.ok(most.resident < ALLOWED_RESIDENT, `${most.resident} bytes resident`);
    });
  }
});

/** Bytes in use on this thread after everything that can go is gone, and of the whole process. */
function held(): { readonly heap: number; readonly resident: number } {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}
