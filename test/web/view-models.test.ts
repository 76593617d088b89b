// The contract between templates and view models, on every page of the list: a template reads nothing that its model does not have, and a model
// has nothing that no template reads.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { keptSecret } from '../../src/bookmarks/secret.ts';
import { type BookmarkStore, openBookmarks } from '../../src/bookmarks/store.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { bookmarkPaths, dataPaths } from '../../src/config.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { webContext } from '../../src/web/context.ts';
import { failures, nothingHere } from '../../src/web/failures.ts';
import { openAssets } from '../../src/web/http/assets.ts';
import { pacing } from '../../src/web/http/paced.ts';
import { turns } from '../../src/web/http/turns.ts';
import { routes } from '../../src/web/routes.ts';
import { openTemplates, type PageModels } from '../../src/web/templates.ts';
import { addressIn, Browser } from '../bookmarks/kept.ts';
import { type FixtureArchive, writeArchive } from './fixture.ts';
import { PAGES, SITES, type SiteName } from './page-list.ts';
import { openTestEngine } from './test-engine.ts';
import { TWO_ACCOUNTS } from './two-accounts-archive.ts';
import { strict, type WatchedModels, watchedModels } from './watched-models.ts';

const ROOT = join(import.meta.dirname, '../..');
const VIEWS = join(ROOT, 'views');

/** What the archives of the list do not have: somebody with one role, which needs no line of time. */
const OTHERS: FixtureArchive = {
  ...TWO_ACCOUNTS,
  description: {
    ...TWO_ACCOUNTS.description,
    people: TWO_ACCOUNTS.description.people.map((person) => ({
      ...person,
      roles: [{ title: 'Treasurer', from: '2019-01-01', to: null }],
    })),
  },
};

/** States of pages that the list does not show. */
const VARIANTS: readonly { readonly name: string; readonly path: string; readonly site?: SiteName | 'others' }[] = [
  { name: 'one role', path: '/speakers/ada-quill', site: 'others' },
  { name: 'no match in another account', path: '/reports/shelf-2024-05-23/a-prize-for-the-catalogue', site: 'others' },
  { name: 'nothing covered twice', path: '/about/coverage', site: 'others' },
  { name: 'a feed', path: '/topics/membership.atom' },
  { name: 'a feed of a search', path: '/search.atom?q=library' },
  { name: 'the description for browsers', path: '/opensearch.xml' },
];

const ITEM = { report: 'notes-2024-05-23', item: 'mobile-library-the-last-van' };

/** Fields, with the name of what has them, that no page here reads, and why. */
const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  'standing.differenceUrl': 'needs a report that its author has changed: test/harvest/pages.test.ts follows it',
  'newItems.items': 'needs a search that finds more than at the last visit: test/bookmarks/pages.test.ts has one',
  'newItems.more': 'as its items',
};

interface Probe {
  readonly shell: { readonly title: string };
}

interface StrictSite {
  readonly url: string;
  readonly server: Server;
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  readonly store: BookmarkStore;
  readonly data: string;
}

describe('a template', () => {
  const sites = new Map<SiteName | 'others', StrictSite>();
  const models = watchedModels(openTemplates(VIEWS), VIEWS);
  const { missing } = models;

  before(async () => {
    for (const name of Object.keys(SITES) as SiteName[]) sites.set(name, await startStrictSite(SITES[name], models));
    sites.set('others', await startStrictSite(OTHERS, models));
  });
  after(async () => {
    for (const { server, engine, catalogue, store, data } of sites.values()) {
      server.closeAllConnections();
      server.close();
      await engine.close();
      catalogue.close();
      store.close();
      rmSync(data, { recursive: true });
    }
  });

  for (const { name, path, status = 200, site = 'library' } of PAGES) {
    it(`reads only what its view model has (${name})`, async () => {
      missing.length = 0;
      const response = await request(sites.get(site)?.url ?? '').get(path);
      assert.equal(response.status, status);
      assert.deepEqual(missing, []);
    });
  }

  for (const { name, path, site = 'library' } of VARIANTS) {
    it(`reads only what its view model has, with ${name}`, async () => {
      missing.length = 0;
      const response = await request(sites.get(site)?.url ?? '').get(path);
      assert.equal(response.status, 200);
      assert.deepEqual(missing, []);
    });
  }

  it('reads only what its view model has, in the pages of bookmarks', async () => {
    missing.length = 0;
    const server = sites.get('library')?.server;
    assert.ok(server);
    const browser = new Browser({ server });
    await browser.get('/bookmarks');
    const list = await browser.star(ITEM);
    await browser.star({ search: 'q=library' });
    const opened = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/open/');
    for (const path of ['/bookmarks', list, `/bookmarks/add?${new URLSearchParams(ITEM)}`, opened])
      assert.equal((await browser.get(path)).status, 200, path);
    assert.deepEqual(missing, []);
  });

  it('leaves no field of a view model unread', () => {
    assert.deepEqual(
      readdirSync(VIEWS)
        .filter((file) => file.endsWith('.ejs') && !models.rendered.has(file.slice(0, -'.ejs'.length)))
        .sort(),
      [],
    );
    assert.deepEqual(
      models.unread().filter((path) => !(path.split('.').slice(-2).join('.') in READ_ELSEWHERE)),
      [],
    );
  });

  it('would be caught leaving something unread', () => {
    const { render, unread } = watchedModels((_template, model) => String((model as Probe).shell.title), VIEWS);
    render('about', { shell: { title: 'x', tags: [{ label: 'a' }] }, never: 1 } as unknown as PageModels['about']);
    assert.deepEqual(unread(), ['about.never', 'about.shell.tags', 'about.shell.tags.label']);
  });

  it('would be caught reading something else', () => {
    const read: string[] = [];
    const model = strict({ shell: { title: 'x', tags: ['a'] } }, 'page', read) as {
      shell: { titel?: string; tags: { label?: string }[] };
    };
    assert.equal(model.shell.titel, undefined);
    assert.deepEqual(model.shell.tags.map(String), ['a']);
    assert.deepEqual(read, ['page.shell.titel']);
  });
});

async function startStrictSite(archive: FixtureArchive, models: WatchedModels): Promise<StrictSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-models-'));
  await writeArchive(data, archive);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = await openTestEngine(data, 'read');
  const kept = bookmarkPaths(data);
  const store = openBookmarks(kept.database, () => new Date());
  const app = express();
  app.set('query parser', false);
  const assets = openAssets(join(ROOT, 'public'));
  const logger = pino({ level: 'silent' });
  const context = webContext({
    catalogue,
    engine,
    baseUrl: 'http://localhost',
    assets,
    render: models.render,
    logger,
    rateLimit: 0,
    bookmarks: { store, secret: keptSecret(kept.secret, store.hasReaders), now: () => new Date() },
    paced: { pages: pacing(turns()), files: pacing(turns()) },
    runs: () => [],
    isSample: true,
    meaning: null,
  });
  app.use(routes(context));
  app.use(nothingHere);
  app.use(failures(context));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, catalogue, engine, store, data };
}
