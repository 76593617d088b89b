import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import request from 'supertest';
import { createApp } from '../../src/app.ts';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { type FixtureArchive, type RunningSite, startSite, writeArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openTestEngine } from './test-engine.ts';

describe('what pages load', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  it('are scripts under an address that changes with them, kept for good', async () => {
    const { text } = await request(site.url).get('/search');
    const addresses = [...text.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, address]) => address ?? '');
    assert.deepEqual(
      addresses.map((address) => address.replace(/^\/assets\/[0-9a-f]{10}\//, '')),
      ['vendor/idiomorph.js', 'live-results.js', 'search-box.js'],
    );
    for (const address of addresses) {
      const { status, headers } = await request(site.url).get(address);
      assert.equal(status, 200);
      assert.match(headers['content-type'] ?? '', /^text\/javascript/);
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    }
  });

  it('import only scripts that are there', async () => {
    const { text } = await request(site.url).get('/search');
    const seen = new Set<string>();
    const waiting = [...text.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, address]) => address ?? '');
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (seen.has(address)) continue;
      seen.add(address);
      const response = await request(site.url).get(address);
      assert.equal(response.status, 200, address);
      for (const [, name] of response.text.matchAll(/^import .* from '([^']+)';$/gm)) {
        waiting.push(new URL(name ?? '', `http://site${address}`).pathname);
      }
    }
    assert.ok(seen.size >= 5, [...seen].join(' '));
  });

  it('are what there is now under an older address, but not kept', async () => {
    const { status, headers } = await request(site.url).get('/assets/0000000000/search-box.js');
    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'no-cache');
  });

  for (const path of ['/assets/x/nope.js', '/assets/x/../../package.json', '/assets/x/%2e%2e/app.ts', '/assets/x/']) {
    it(`are nothing else: ${path}`, async () => assert.equal((await request(site.url).get(path)).status, 404));
  }
});

describe('a page that a browser has kept', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-kept-'));
  after(() => rmSync(data, { recursive: true }));
  const renamed: FixtureArchive = {
    ...LIBRARY_ARCHIVE,
    reports: LIBRARY_ARCHIVE.reports.map(({ report, items }) => ({
      report,
      items: items.map((item) => ({
        ...item,
        hash: `${item.hash} renamed`,
        title: item.title.replace('last', 'very last'),
      })),
    })),
  };

  for (const path of ['/search?q=van', '/suggest?q=mobile', '/search.json?q=van']) {
    it(`is good for as long as no index run changes it, and no longer: ${path}`, async () => {
      await writeArchive(data, LIBRARY_ARCHIVE);
      const paths = dataPaths(data);
      const catalogue = openCatalogue(paths.catalogue);
      const engine = await openTestEngine(data, 'read');
      const app = createApp({ catalogue, engine, baseUrl: 'http://kept.example', logger: pino({ level: 'silent' }) });
      const ask = (etag: string) => request(app).get(path).set('If-None-Match', etag);
      const { headers } = await ask('"none"');
      assert.equal(headers['cache-control'], 'no-cache');
      const etag = headers.etag ?? '';
      assert.match(etag, /^W\//);
      assert.equal((await ask(etag)).status, 304);
      await writeArchive(data, renamed);
      const changed = await ask(etag);
      assert.equal(changed.status, 200);
      assert.notEqual(changed.headers.etag, etag);
      await engine.close();
      catalogue.close();
    });
  }
});
