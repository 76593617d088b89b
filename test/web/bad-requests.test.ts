import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { assertSoundPage } from './page-checks.ts';

const LONG = 'x'.repeat(10_000);

/** The part of the address after `?`, the status, and what the page says. */
const TABLE: readonly (readonly [query: string, status: number, says: RegExp])[] = [
  ['page=0', 400, /“0” is not a page\. Pages are numbered/],
  ['page=-1', 400, /“-1” is not a page/],
  ['page=1.5', 400, /“1\.5” is not a page/],
  ['page=abc', 400, /“abc” is not a page/],
  ['page=999999', 404, /This search has 3 pages.*Go to the last page, page 3/s],
  ['q=van&page=999999', 404, /This search has one page/],
  ['q=zeppelin&page=2', 404, /there is no page 2/],
  ['from=banana', 400, /“banana” is not a date\. Write a year.*Search without “from”/s],
  ['from=2023-13', 400, /“2023-13” is not a date/],
  ['from=2024&to=2023', 400, /lies after “to”/],
  ['sort=foo', 400, /Choose relevance or newest or oldest/],
  [`q=${LONG}`, 400, /10,000 characters; at most 1,000/],
  ['q=%22unclosed', 200, /“unclosed”/],
  ['q=speaker%3Anobody', 200, /This archive knows no speaker “nobody”/],
  ['speaker=nobody', 200, /This archive knows no speaker “nobody”/],
  ['q=from%3Abanana', 200, /“banana” after from: is not a date/],
  ['q=%27%3B+DROP+TABLE+item%3B--', 200, /so “DROP” and “TABLE” were left out/],
  ['q=a+AND+(b+NEAR%2F3+c)+NOT+*', 200, /so “a”, “b”, “NEAR\/3” and “NOT” were left out/],
  ['q=%22%22+%22+-+OR+OR', 200, /agenda item/],
  ['q=***', 200, /agenda item/],
  ['q=van&speaker=bram-osei&speaker=ada-quill', 200, /Ada Quill or Bram Osei/],
  ['q[]=x', 200, /54 agenda items, newest first/],
  ['q[a][b]=x&speaker[]=y&__proto__[x]=1', 200, /agenda items/],
  ['q=a&q=b', 400, /“q” is given more than once/],
  ['q=%00van%00', 200, /mentions “van”/],
  ['q=%ff%fe', 200, /agenda items/],
  ['q=%E0%A4%A', 200, /agenda items/],
  ['q=%', 200, /agenda items/],
  ['q=%F0%9F%9A%8C', 200, /agenda items/],
];

describe('requests that cannot be met as they are', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  for (const [query, status, says] of TABLE) {
    it(`get a helpful page for ?${query.slice(0, 50)}`, async () => {
      const page = await request(site.url).get(`/search?${query}`);
      assert.equal(page.status, status);
      assert.match(page.text, says);
      assertHelpful(page.text, query);
      const json = await request(site.url).get(`/search.json?${query}`);
      assert.equal(json.status, status);
      assert.equal(typeof json.body, 'object');
      if (status !== 200) assert.equal((json.body as { error: { status: number } }).error.status, status);
    });
  }

  for (const path of [
    '/reports/%ff',
    '/reports/%E0%A4%A/x',
    '/%',
    '/reports/a%00b',
    '/reports/__proto__',
    '/reports/x/constructor',
  ]) {
    it(`get a helpful page at ${path}`, async () => {
      const response = await request(site.url).get(path);
      assert.ok([400, 404].includes(response.status), String(response.status));
      assertHelpful(response.text, path);
    });
  }

  it('get a helpful page for bytes that no browser sends', async () => {
    const answer = await raw(site, 'GET /search?q=\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 (?:200|400)/);
    assert.doesNotMatch(answer, /\n\s+at /);
  });

  it('get 405 with the methods that there are, for those that an address does not have', async () => {
    for (const path of [
      '/',
      '/search',
      '/search.json',
      '/reports',
      '/speakers/nobody',
      '/readyz',
      '/api/v1/reports',
      '/feed-of-nothing.atom',
    ]) {
      for (const method of ['post', 'put', 'delete', 'patch'] as const) {
        const { status, headers } = await request(site.url)[method](path).send('q=x');
        const expected =
          path === '/feed-of-nothing.atom'
            ? [404, undefined]
            : [405, path.startsWith('/api/') ? 'GET, HEAD, OPTIONS' : 'GET, HEAD'];
        assert.deepEqual([status, headers.allow], expected, `${method} ${path}`);
      }
      assert.notEqual((await request(site.url).head(path)).status, 405);
    }
  });
});

describe('a site whose engine does not answer', () => {
  let site: RunningSite;
  const unavailable = () => Promise.reject(new EngineUnavailable('the index at /secret/path is broken'));
  const engine: SearchEngine = {
    sync: unavailable,
    search: unavailable,
    suggest: unavailable,
    related: unavailable,
    health: unavailable,
    revision: () => null,
    close: () => Promise.resolve(),
  };
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE, engine);
  });
  after(() => site.close());

  for (const path of ['/search?q=van', '/search.json?q=van', '/readyz']) {
    it(`answers 503 at ${path} and says when to come again`, async () => {
      const response = await request(site.url).get(path);
      assert.equal(response.status, 503);
      assert.equal(response.headers['retry-after'], '30');
      assert.doesNotMatch(response.text, /secret/);
    });
  }

  for (const path of ['/', '/reports', '/reports/notes-2024-05-23', '/about', '/healthz']) {
    it(`goes on serving ${path}`, async () => {
      assert.equal((await request(site.url).get(path)).status, 200);
    });
  }
});

describe('a site whose index was never made', () => {
  it('answers 503 for searches, never “nothing found”, and says that it is not ready', async () => {
    const path = join(tmpdir(), `rapporteur-no-index-${process.pid}.db`);
    const site = await startSite(LIBRARY_ARCHIVE, openEmbeddedEngine({ path, readOnly: true }));
    try {
      for (const address of ['/search?q=van', '/search.json?q=van', '/readyz'])
        assert.equal((await request(site.url).get(address)).status, 503, address);
      assert.equal((await request(site.url).get('/reports')).status, 200);
    } finally {
      await site.close();
    }
  });
});

describe('a site with a fault of its own', () => {
  it('answers 500 without telling how it is built', async () => {
    const fault = () => Promise.reject(new Error('SELECT secret FROM nowhere'));
    const engine: SearchEngine = {
      sync: fault,
      search: fault,
      suggest: fault,
      related: fault,
      health: fault,
      revision: () => null,
      close: () => Promise.resolve(),
    };
    const site = await startSite(LIBRARY_ARCHIVE, engine);
    try {
      const response = await request(site.url).get('/search?q=van');
      assert.equal(response.status, 500);
      assert.match(response.text, /That is our fault/);
      assertHelpful(response.text, '500');
      assert.doesNotMatch(response.text, /secret/);
    } finally {
      await site.close();
    }
  });
});

function assertHelpful(html: string, where: string): void {
  assertSoundPage(html, where);
  assert.match(html, /<form class="search-box"/, where);
  assert.doesNotMatch(html, /\n\s+at .*\.(?:ts|js):\d+|node_modules|SQLITE|SqliteError/, where);
}

function raw({ url }: RunningSite, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
