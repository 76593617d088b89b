import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { problemSchema } from '../../../src/web/api/schemas.ts';
import type { RunningSite } from '../fixture.ts';
import { startLimitedSite } from './limited-site.ts';

const LIMIT = 50;
const FLOOD = 2000;

describe('the rate limit', () => {
  let site: RunningSite;
  before(async () => {
    site = await startLimitedSite(LIMIT);
  });
  after(() => site.close());

  it('says in every answer what is left', async () => {
    const { headers } = await answerTo(site, { path: '/api/v1/topics', from: '127.0.0.9' });
    assert.match(String(headers['ratelimit-policy']), /^"api"; q=50; w=60; pk=:[\w+/=]+:$/);
    assert.match(String(headers.ratelimit), /^"api"; r=49; t=\d+$/);
    assert.equal(headers['x-ratelimit-limit'], undefined);
  });

  it('serves one address while another floods it with 2,000 requests', async (context) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 32, localAddress: '127.0.0.2' });
    const started = performance.now();
    const flood = Promise.all(
      Array.from({ length: FLOOD }, () =>
        answerTo(site, { path: '/api/v1/search?q=library', agent }).then(({ status }) => status),
      ),
    );
    let isOver = false;
    void flood.then(() => {
      isOver = true;
    });
    const served: number[] = [];
    while (!isOver && served.length < LIMIT) {
      served.push((await answerTo(site, { path: '/api/v1/search?q=library', from: '127.0.0.3' })).status);
    }
    const statuses = await flood;
    const seconds = (performance.now() - started) / 1000;
    agent.destroy();
    context.diagnostic(
      `${Math.round(FLOOD / seconds)} requests a second refused, ${served.length} others served meanwhile`,
    );
    assert.ok(served.length > 0);
    assert.deepEqual([...new Set(served)], [200]);
    // On a slow machine the flood may outlast a minute, and each begins anew.
    const allowed = LIMIT * (Math.floor(seconds / 60) + 1);
    const answered = statuses.filter((status) => status === 200).length;
    assert.ok(answered >= LIMIT && answered <= allowed, `${answered} answered`);
    assert.equal(statuses.filter((status) => status === 429).length, FLOOD - answered);
  });

  it('refuses with a problem that says when to come back', async () => {
    for (let n = 0; n < LIMIT; n++) await answerTo(site, { path: '/api/v1/topics', from: '127.0.0.4' });
    const { status, headers, text } = await answerTo(site, { path: '/api/v1/topics', from: '127.0.0.4' });
    assert.equal(status, 429);
    assert.ok(Number(headers['retry-after']) > 0);
    assert.match(String(headers['content-type']), /^application\/problem\+json/);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(problemSchema.parse(JSON.parse(text)).type, `${site.url}/api#problem-too-many-requests`);
  });

  it('counts whole files apart, and fewer of them', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++)
      statuses.push((await answerTo(site, { path: '/search.csv', from: '127.0.0.5' })).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    assert.equal((await answerTo(site, { path: '/api/v1/topics', from: '127.0.0.5' })).status, 200);
  });

  it('counts searches as JSON and as feeds, which no page asks for', async () => {
    for (let n = 0; n < LIMIT; n++) {
      const path = n % 2 === 0 ? '/search.json?q=van' : '/search.atom?q=van';
      assert.equal((await answerTo(site, { path, from: '127.0.0.8' })).status, 200);
    }
    const { status, headers } = await answerTo(site, { path: '/search.json?q=van', from: '127.0.0.8' });
    assert.deepEqual([status, Number(headers['retry-after']) > 0], [429, true]);
    assert.equal((await answerTo(site, { path: '/search?q=van', from: '127.0.0.8' })).status, 200);
  });

  it('lets ten times as many suggestions be asked for, and says nothing beyond', async () => {
    const agent = new Agent({ keepAlive: true, localAddress: '127.0.0.10' });
    const statuses: number[] = [];
    for (let n = 0; n <= 10 * LIMIT; n++) statuses.push((await answerTo(site, { path: '/suggest?q=v', agent })).status);
    assert.deepEqual([...new Set(statuses.slice(0, -1))], [200]);
    const { status, text } = await answerTo(site, { path: '/suggest.opensearch?q=v', agent });
    assert.deepEqual([statuses.at(-1), status, text], [204, 204, '']);
    agent.destroy();
  });

  it('leaves pages and feeds alone', async () => {
    for (let n = 0; n < LIMIT + 5; n++) {
      assert.equal((await answerTo(site, { path: '/reports.atom', from: '127.0.0.6' })).status, 200);
    }
    assert.equal((await answerTo(site, { path: '/', from: '127.0.0.6' })).status, 200);
  });

  it('does not believe an address that a stranger claims to forward', async () => {
    const statuses: number[] = [];
    for (let n = 0; n <= LIMIT; n++) {
      const headers = { 'X-Forwarded-For': `10.1.0.${n}` };
      statuses.push((await answerTo(site, { path: '/api/v1/topics', from: '127.0.0.7', headers })).status);
    }
    assert.equal(statuses.at(-1), 429);
  });
});

describe('the rate limit behind a proxy', () => {
  it('counts for whom the proxy forwards, an IPv6 network as one', async () => {
    const site = await startLimitedSite(3, 'loopback');
    try {
      const statusFor = async (forwarded: string) =>
        (await answerTo(site, { path: '/api/v1/topics', headers: { 'X-Forwarded-For': forwarded } })).status;
      for (const client of ['203.0.113.1', '203.0.113.2']) {
        assert.deepEqual([await statusFor(client), await statusFor(client), await statusFor(client)], [200, 200, 200]);
        assert.equal(await statusFor(client), 429);
      }
      for (const host of ['1', '2', '3']) assert.equal(await statusFor(`2001:db8:1:2::${host}`), 200);
      assert.equal(await statusFor('2001:db8:1:2::4'), 429);
      assert.equal(await statusFor('2001:db8:ff::4'), 200);
    } finally {
      await site.close();
    }
  });

  it('is no limit where it is 0', async () => {
    const site = await startLimitedSite(0);
    try {
      for (let n = 0; n < 20; n++) {
        const { status, headers } = await answerTo(site, { path: '/api/v1/topics' });
        assert.deepEqual([status, headers.ratelimit], [200, undefined]);
      }
    } finally {
      await site.close();
    }
  });
});

interface Asked {
  readonly path: string;
  /** An address of this machine. */
  readonly from?: string;
  readonly agent?: Agent;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function answerTo(site: RunningSite, { path, from, agent, headers }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(site.url + path, { localAddress: from, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
    }).on('error', reject);
  });
}
