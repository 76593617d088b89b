import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import request from 'supertest';
import { bareApp, createApp } from '../../src/app.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { openCatalogueWriter } from '../../src/catalogue/writer.ts';
import { dataPaths } from '../../src/config.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { keepingPages } from '../../src/web/http/page-cache.ts';
import { type FixtureArchive, writeArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const logger = pino({ level: 'silent' });

describe('pages that are kept', () => {
  let state: string | null = 'one';
  let made: string[] = [];
  const app = bareApp({ baseUrl: 'http://localhost', logger });
  // Else it would print the fault below.
  app.set('env', 'test');
  const keeping = keepingPages(() => state, 20_000);
  const make = (text: (address: string) => string | null) =>
    keeping(async (asking, response) => {
      made.push(asking.originalUrl);
      const page = text(asking.originalUrl);
      if (page === null) response.redirect(302, '/page');
      return page;
    });
  app.get(
    '/page',
    make((address) => `<p>${address}</p>`.repeat(400)),
  );
  app.get(
    '/moved',
    make(() => null),
  );
  app.get(
    '/broken',
    make(() => assert.fail('broken')),
  );
  const asked = (path: string, accepted = 'br') => request(app).get(path).set('Accept-Encoding', accepted);
  /** Which of the paths had to be made. */
  const madeFor = async (...paths: string[]) => {
    made = [];
    for (const path of paths) await asked(path);
    return made;
  };

  it('are sent again as they were, to whoever accepts the same, until the state changes', async () => {
    state = 'first';
    await asked('/page?q=dues', 'gzip');
    const first = await asked('/page?q=dues', 'gzip');
    made = [];
    const again = await asked('/page?q=dues', 'gzip');
    assert.deepEqual(made, []);
    assert.equal(again.text, first.text);
    for (const name of ['etag', 'content-encoding', 'content-type', 'content-length', 'vary', 'cache-control']) {
      assert.equal(again.headers[name], first.headers[name], name);
      assert.ok(first.headers[name], name);
    }
    const plain = await asked('/page?q=dues', 'identity');
    assert.deepEqual([plain.text, plain.headers['content-encoding']], [first.text, undefined]);
    const levies = '/page?q=levies';
    assert.deepEqual(await madeFor(levies, levies, levies), [levies, levies]);
    state = 'second';
    assert.deepEqual(await madeFor('/page?q=levies', '/page?q=levies'), ['/page?q=levies']);
    state = 'first';
    assert.deepEqual(await madeFor('/page?q=levies'), ['/page?q=levies']);
  });
  it('are not kept while nobody knows whether they would still be the same', async () => {
    state = null;
    assert.equal((await madeFor('/page', '/page', '/page')).length, 3);
  });
  it('are not sent to who has them, nor their text to who asks for the head', async () => {
    state = 'head';
    await asked('/page');
    const { etag = '' } = (await asked('/page')).headers;
    const again = await asked('/page').set('If-None-Match', etag);
    assert.deepEqual([again.status, again.text], [304, '']);
    const head = await request(app).head('/page').set('Accept-Encoding', 'br');
    assert.deepEqual([head.status, head.text ?? '', head.headers.etag], [200, '', etag]);
  });
  it('are not kept where something else was sent, or where making them failed', async () => {
    state = 'else';
    for (const path of ['/moved', '/broken']) assert.equal((await madeFor(path, path, path)).length, 3);
  });
  it('are forgotten when there are too many, those that nobody asked for again first', async () => {
    state = 'many';
    const paths = Array.from({ length: 30 }, (_, n) => `/page?${n}`);
    // Twice each, and the first one again and again.
    await madeFor('/page?0', '/page?0', ...paths.slice(1).flatMap((path) => [path, path, '/page?0']));
    const made = await madeFor(...paths);
    assert.ok(!made.includes('/page?0'));
    assert.ok(made.includes('/page?1'));
    assert.ok(made.length > 10 && made.length < 30, `${made.length} of 30 were made again`);
  });
});

describe('a page of results that is kept', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-kept-'));
  let catalogue: Catalogue;
  let engine: SearchEngine;
  let server: Server;
  let asked = 0;
  let isAway = false;
  const page = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  const without = (name: RegExp): FixtureArchive => ({
    ...LIBRARY_ARCHIVE,
    reports: LIBRARY_ARCHIVE.reports.map(({ report, items }) => ({
      report,
      items: items.filter(({ title }) => !name.test(title)),
    })),
  });

  before(async () => {
    await writeArchive(data, LIBRARY_ARCHIVE);
    const paths = dataPaths(data);
    catalogue = openCatalogue(paths.catalogue);
    // Only the embedded engine tells a revision.
    const writer = openEmbeddedEngine({ path: paths.engine });
    await writer.sync(itemsInMemory(LIBRARY_ARCHIVE.reports.flatMap(({ items }) => items)));
    await writer.close();
    engine = openEmbeddedEngine({ path: paths.engine, readOnly: true });
    const counting: SearchEngine = {
      ...engine,
      search(asking) {
        asked++;
        return isAway ? Promise.reject(new EngineUnavailable('away')) : engine.search(asking);
      },
      revision: () => (isAway ? null : engine.revision()),
    };
    server = createServer(createApp({ catalogue, engine: counting, baseUrl: 'http://localhost', logger }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await engine.close();
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  it('asks the engine once, says what the index holds after the next run, and that the engine is away', async () => {
    await page('/search?q=van');
    const first = await page('/search?q=van');
    assert.equal(first.status, 200);
    asked = 0;
    assert.deepEqual(await page('/search?q=van'), first);
    assert.equal(asked, 0);

    const title = LIBRARY_ARCHIVE.reports.flatMap(({ items }) => items).find((item) => /van/i.test(item.title))?.title;
    assert.ok(title && first.text.includes(title));
    const fewer = without(/van/i);
    await writeArchive(data, fewer);
    const writer = openEmbeddedEngine({ path: dataPaths(data).engine });
    await writer.sync(itemsInMemory(fewer.reports.flatMap(({ items }) => items)));
    await writer.close();
    const later = await page('/search?q=van');
    assert.equal(later.status, 200);
    assert.ok(!later.text.includes(title));
    assert.ok(asked > 0);

    const { title: archive } = LIBRARY_ARCHIVE.description.archive;
    const named = catalogue.describe();
    const renaming = openCatalogueWriter(dataPaths(data).catalogue);
    renaming.describe({ ...named, archive: { ...named.archive, title: 'Renamed' } });
    renaming.commit();
    renaming.close();
    const renamed = await page('/search?q=van');
    assert.ok(later.text.includes(archive) && !renamed.text.includes(archive) && renamed.text.includes('Renamed'));

    isAway = true;
    assert.equal((await page('/search?q=van')).status, 503);
    isAway = false;
    assert.deepEqual(await page('/search?q=van'), renamed);
  });
});
