// How much memory an export takes, however long it is. EXPORT_ITEMS=100000 makes the full run of some minutes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type LargeSite, startLargeSite } from './large-archive.ts';

const COUNT = Number(process.env.EXPORT_ITEMS || 10_000);
const MEGABYTE = 2 ** 20;
/** A portion of the search, the buffers of the streams and of the connection: nothing that grows with the archive. */
const ALLOWED = 9 * MEGABYTE;

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
      let most = 0;
      const response = await fetch(site.url + path, { headers: { 'Accept-Encoding': 'identity' } });
      for await (const chunk of response.body ?? []) {
        bytes += chunk.byteLength;
        if (bytes - sampledAt < COUNT * 100) continue;
        sampledAt = bytes;
        most = Math.max(most, held() - start);
      }
      context.diagnostic(`${Math.round(bytes / MEGABYTE)} MB sent, ${(most / MEGABYTE).toFixed(1)} MB held at most`);
      assert.ok(bytes > COUNT * 900, `${bytes} bytes`);
      assert.ok(most > 0 && most < ALLOWED, `${most} bytes held`);
    });
  }
});

/** Bytes in use on this thread, after everything that can go is gone. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
