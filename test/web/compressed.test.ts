import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import request from 'supertest';
import { bareApp } from '../../src/app.ts';
import { sendCompressed } from '../../src/web/http/compressed.ts';

const PAGE = `<!doctype html><title>“Dues” – search</title>${'<p>What was said of dues and levies.</p>'.repeat(200)}`;
const LARGE = PAGE.repeat(100);
const HUGE = PAGE.repeat(300);

/** What a reader's program accepts, and what it gets. */
const CASES: readonly [accepted: string | null, encoding: string | undefined][] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['BR', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
  ['', undefined],
];

describe('a page that is compressed', () => {
  const app = bareApp({ baseUrl: 'http://localhost', logger: pino({ level: 'silent' }) });
  app.get('/page', (_request, response) => sendCompressed(response.type('html'), PAGE));
  app.get('/large', (_request, response) => sendCompressed(response.type('html'), LARGE));
  app.get('/huge', (_request, response) => sendCompressed(response.type('html'), HUGE));
  app.get('/small', (_request, response) => sendCompressed(response.type('html'), 'small'));
  const server = createServer(app);
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => server.close());

  /** The bytes as they come: other clients decompress them. */
  const asked = async (path: string, accepted: string | null) => {
    const { port } = server.address() as AddressInfo;
    const headers = accepted === null ? {} : { 'accept-encoding': accepted };
    const asking = get({ port, path, headers, agent: false });
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    return { headers: answer.headers, body: await buffer(answer) };
  };

  for (const [accepted, encoding] of CASES) {
    it(`is ${encoding ?? 'sent as it is'} for “${accepted}”, with the same text and ETag`, async () => {
      const { headers, body } = await asked('/page', accepted);
      assert.equal(headers['content-encoding'], encoding);
      assert.match(headers.vary ?? '', /Accept-Encoding/);
      assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      assert.equal(headers.etag, (await asked('/page', null)).headers.etag);
      assert.equal(decompressed(body, encoding), PAGE);
    });
  }

  it('is not sent again to who has it, and without its text to who asks for the head', async () => {
    const { etag } = (await asked('/page', 'br')).headers;
    const again = await request(server).get('/page').set('Accept-Encoding', 'br').set('If-None-Match', String(etag));
    assert.deepEqual([again.status, again.text], [304, '']);
    const head = await request(server).head('/page').set('Accept-Encoding', 'br');
    assert.equal(head.headers['content-encoding'], undefined);
    assert.equal(head.headers.etag, etag);
  });

  it('is compressed at once also where it has hundreds of kilobytes', async () => {
    const { headers, body } = await asked('/large', 'gzip, br');
    assert.equal(headers['content-encoding'], 'br');
    assert.equal(headers['content-length'], String(body.length));
    assert.ok(LARGE.length > 500_000);
    assert.equal(decompressed(body, 'br'), LARGE);
  });

  it('comes in a stream where it is huge, and as it is where it is small', async () => {
    const huge = await asked('/huge', 'br');
    assert.equal(huge.headers['content-length'], undefined);
    assert.equal(decompressed(huge.body, huge.headers['content-encoding']), HUGE);
    assert.equal((await asked('/small', 'br')).headers['content-encoding'], undefined);
  });
});

function decompressed(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString();
}
