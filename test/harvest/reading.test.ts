import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { READING_LIMITS, type ReadingLimits } from '../../indexer/reading/limits.ts';
import { type DocumentReading, documentReading } from '../../indexer/reading/reading.ts';
import { orchards, startRapporteur } from '../indexer/orchards.ts';

/** Takes minutes to be told from what stands around it. */
const ENDLESS = `<html><body>${'<p>a'.repeat(300_000)}</body></html>`;
const SHORT =
  '<html><body><article class="entry-content"><p>The pears were weighed on Sunday, and nobody minded the wasps at all that day.</p></article></body></html>';

const page = (html: string) => ({
  bytes: Buffer.from(html),
  contentType: 'text/html',
  url: 'https://orchard.example/',
});

async function reading<T>(
  { signal, ...limits }: Partial<ReadingLimits> & { readonly signal?: AbortSignal },
  use: (reading: DocumentReading) => Promise<T>,
): Promise<T> {
  const opened = documentReading({ ...READING_LIMITS, ...limits }, signal);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

describe('reading a document', () => {
  it('is given up where it takes too long, and the next one is read', () =>
    reading({ pageTimeoutMs: 2_000 }, async (thread) => {
      const [endless, short] = await Promise.allSettled([
        thread.read('article', page(ENDLESS)),
        thread.read('article', page(SHORT)),
      ]);
      assert.ok(endless.status === 'rejected');
      assert.match(String(endless.reason), /^CaptureUnreadable: reading it takes longer than 2 seconds: leave it out/);
      assert.ok(short.status === 'fulfilled');
      assert.match(short.value.markdown, /^The pears were weighed/);
    }));

  it('is given up where it takes too much memory, and the next one is read', () =>
    reading({ memoryMb: 48 }, async (thread) => {
      await assert.rejects(thread.read('article', page(`<ul>${'<li>pear <b>wasp</b>'.repeat(400_000)}</ul>`)), {
        name: 'CaptureUnreadable',
        message: 'reading it takes more than 48 MB of memory',
      });
      assert.match((await thread.read('article', page(SHORT))).markdown, /^The pears/);
    }));

  it('stops when it is told to, also what waits', async () => {
    const told = new AbortController();
    await reading({ signal: told.signal }, async (thread) => {
      const asked = [ENDLESS, SHORT].map((html) => thread.read('article', page(html)));
      setTimeout(() => told.abort(), 500);
      for (const { status, reason } of (await Promise.allSettled(asked)) as PromiseRejectedResult[])
        assert.deepEqual([status, String(reason).slice(0, 14)], ['rejected', 'HarvestStopped']);
      await assert.rejects(thread.read('article', page(SHORT)), { name: 'HarvestStopped' });
    });
  });

  it('says what is wrong with a document, and where a list is none', () =>
    reading({}, async (thread) => {
      const source = { id: 'orla', kind: 'files', url: null } as never;
      const capture = { name: 'empty.txt', bytes: new Uint8Array() };
      await assert.rejects(thread.read('capture', { capture, source }), { message: 'the capture is empty' });
      const url = 'https://orchard.example/feed/';
      const answer = { ...page('no feed'), url, status: 'fresh', movedTo: null, headers: {}, validators: {} } as const;
      await assert.rejects(
        thread.read('listing', {
          options: { kind: 'feed', url, source, timeZone: 'UTC' },
          strategy: 'its feed',
          answer,
        }),
        ({ name, message }: Error) => name === 'FetchFailed' && message.startsWith(`${url}: `),
      );
    }));

  it('ends a harvest at SIGTERM while it reads', async () => {
    using folder = orchards();
    folder.write('sources.yml', '- id: orla\n  kind: files\n  author: Orla Vane\n  body: council\n  folder: files\n');
    folder.write('files/endless.html', ENDLESS);
    const child = startRapporteur(['harvest', '--archive', folder.path, '--data', join(folder.path, 'data')]);
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    const ended = once(child, 'exit');
    // It is at the document before this is over; too early a signal ends it, too.
    await wait(4_000);
    child.kill('SIGTERM');
    const first = await Promise.race([ended, wait(15_000, 'still running', { ref: false })]);
    child.kill('SIGKILL');
    assert.deepEqual(first, [1, null]);
    assert.match(said, /orla .*stopped before its end/);
  });
});
