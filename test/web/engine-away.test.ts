// What readers and operators see when the Meilisearch server is away, comes back, refuses the key or has no index: on a real server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { archiveIdentity } from '../../src/archive-identity.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { openMeilisearchEngine } from '../../src/search/meilisearch/engine.ts';
import { programKeys } from '../../src/search/meilisearch/keys.ts';
import { indexNames } from '../../src/search/meilisearch/schema.ts';
import { ENVIRONMENT } from '../environment.ts';
import {
  clientOf,
  engineOn,
  newArchiveName,
  noOwnServer,
  startServer,
  type TestServer,
} from '../search/meilisearch-server.ts';
import { startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ITEMS = LIBRARY_ARCHIVE.reports.flatMap(({ items }) => items);

describe('a site whose Meilisearch server goes away', { skip: noOwnServer }, () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  it('answers 503 for searches, goes on with reports, and recovers by itself', async () => {
    const engine = engineOn([server], newArchiveName(), { readTimeoutMs: 30_000 });
    await engine.sync(itemsInMemory(ITEMS));
    const site = await startSite(LIBRARY_ARCHIVE, engine);
    try {
      assert.equal((await request(site.url).get('/search?q=van')).status, 200);
      assert.equal((await request(site.url).get('/readyz')).status, 200);
      await server.kill();
      const away = await request(site.url).get('/search?q=van');
      assert.deepEqual([away.status, away.headers['retry-after']], [503, '30']);
      assert.match(away.text, /Search is not available now/);
      assert.doesNotMatch(away.text, /127\.0\.0\.1:\d+: it cannot|Meilisearch/);
      assert.equal((await request(site.url).get('/readyz')).status, 503);
      for (const path of ['/', '/reports', '/reports/notes-2024-05-23', '/about', '/healthz']) {
        assert.equal((await request(site.url).get(path)).status, 200, path);
      }
      await server.restart();
      assert.equal((await request(site.url).get('/search?q=van')).status, 200);
      assert.equal((await request(site.url).get('/readyz')).status, 200);
    } finally {
      await site.close();
    }
  });

  it('serves nothing of an index that is not there, and says so to operators', async () => {
    const engine = engineOn([server], newArchiveName(), { writeAddresses: [] });
    const site = await startSite(LIBRARY_ARCHIVE, engine);
    try {
      assert.equal((await request(site.url).get('/readyz')).status, 503);
      assert.match(
        (await engine.health()).description,
        /no whole index of this version yet\. Run “npx rapporteur index”/,
      );
    } finally {
      await site.close();
    }
  });

  it('tells an operator what to do about a wrong key', async () => {
    const refused = /key.* is invalid\. Set MEILI_SEARCH_KEY for the web server.*“npx rapporteur meilisearch keys”/;
    const engine = engineOn([server], newArchiveName(), { adminKey: 'wrong', retryForMs: 0 });
    await assert.rejects(engine.sync(itemsInMemory(ITEMS)), refused);
    const reader = engineOn([server], newArchiveName(), { searchKey: 'wrong' });
    assert.match((await reader.health()).description, refused);
    await Promise.all([engine.close(), reader.close()]);
  });

  it('needs no key for the web server that could change anything, or read another archive', async () => {
    const archive = newArchiveName();
    const keys = await programKeys(server.url, server.key, archive);
    assert.deepEqual(await programKeys(server.url, server.key, archive), keys);
    const own = { archive, readAddresses: [server.url], writeAddresses: [server.url] };
    const writer = openMeilisearchEngine({ ...own, searchKey: null, adminKey: keys.admin });
    await writer.sync(itemsInMemory(ITEMS));
    const reader = openMeilisearchEngine({ ...own, searchKey: keys.search, adminKey: keys.search });
    const other = openMeilisearchEngine({ ...own, archive: newArchiveName(), searchKey: keys.search, adminKey: null });
    const asked = { clauses: [], isTyping: false, filters: { speaker: [], topic: [], author: [], body: [] } };
    const all = { ...asked, from: null, to: null, sort: 'newest', page: 1, pageSize: 1 } as const;
    const browse = { ...all, includesOtherPosts: true, speakerScope: 'said', typos: 'off' } as const;
    assert.equal((await reader.search(browse)).total, ITEMS.length);
    assert.equal((await reader.suggest('a')).length > 0, true);
    await assert.rejects(reader.sync(itemsInMemory(ITEMS)), /key is invalid/);
    await assert.rejects(other.search(browse), /authorized indexes are|key is invalid/);
    await Promise.all([writer.close(), reader.close(), other.close()]);
  });
});

describe('the command line with Meilisearch', { skip: noOwnServer }, () => {
  let server: TestServer;
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-cli-meilisearch-'));
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  });
  const rapporteur = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
    const env = { ...ENVIRONMENT, DATA: data, MEILI_URL: server.url, ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['indexer/cli.ts', ...args], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('makes keys, indexes with one, searches with the other, and says which engine holds what', async () => {
    const keys = rapporteur(['meilisearch', 'keys'], { MEILI_MASTER_KEY: server.key });
    assert.equal(keys.status, 0, keys.stderr);
    const [, search = '', admin = ''] = /^MEILI_SEARCH_KEY=(\w+)\nMEILI_ADMIN_KEY=(\w+)\n$/.exec(keys.stdout) ?? [];
    const index = rapporteur(['index'], { MEILI_ADMIN_KEY: admin });
    assert.equal(index.status, 0, index.stderr);
    assert.match(rapporteur(['search', 'budget'], { MEILI_SEARCH_KEY: search }).stdout, /agenda items? mention/);
    const held = rapporteur(['index', '--engine'], { MEILI_ADMIN_KEY: admin });
    assert.equal(held.status, 0, held.stderr);
    assert.match(held.stdout, /\nMeilisearch +in use +1\.\d+\.\d+ +\d+ +up to date +http:/);
    assert.match(held.stdout, /\nembedded +not in use/);

    await clientOf(server)
      .deleteIndex(indexNames(archiveIdentity(join(ROOT, 'archive/sample'))).live)
      .waitTask();
    const gone = rapporteur(['index', '--engine'], { MEILI_SEARCH_KEY: search });
    assert.equal(gone.status, 1);
    assert.match(gone.stdout, /\nMeilisearch +in use +– +none +not up to date: run “npx rapporteur index”/);
  });
  it('says what is missing or wrong in one line', () => {
    const refused = rapporteur(['index'], { MEILI_ADMIN_KEY: 'wrong' });
    assert.deepEqual([refused.status, refused.stderr.trim().split('\n').length], [1, 1]);
    assert.match(refused.stderr, /MEILI_ADMIN_KEY for the indexer/);
    assert.match(rapporteur(['meilisearch', 'keys'], {}).stderr, /^MEILI_MASTER_KEY: is missing/);
    assert.match(rapporteur(['index'], { MEILI_URL: 'nowhere' }).stderr, /^MEILI_URL: "nowhere" is not the address/);
  });
});
