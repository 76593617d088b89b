// The contract between templates and view models: a template reads nothing that its model does not have, on any page of the list.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { webContext } from '../../src/web/context.ts';
import { failures, nothingHere } from '../../src/web/failures.ts';
import { openAssets } from '../../src/web/http/assets.ts';
import { pacing } from '../../src/web/http/paced.ts';
import { turns } from '../../src/web/http/turns.ts';
import { routes } from '../../src/web/routes.ts';
import { openTemplates, type Render } from '../../src/web/templates.ts';
import { writeArchive } from './fixture.ts';
import { PAGES, SITES, type SiteName } from './page-list.ts';
import { openTestEngine } from './test-engine.ts';

const ROOT = join(import.meta.dirname, '../..');

interface StrictSite {
  readonly url: string;
  readonly server: Server;
  readonly catalogue: Catalogue;
  readonly engine: SearchEngine;
  readonly data: string;
}

describe('a template', () => {
  const sites = new Map<SiteName, StrictSite>();
  /** What templates have read that was not there, since the last request. */
  const missing: string[] = [];

  before(async () => {
    for (const name of Object.keys(SITES) as SiteName[]) sites.set(name, await startStrictSite(name, missing));
  });
  after(async () => {
    for (const { server, engine, catalogue, data } of sites.values()) {
      server.closeAllConnections();
      server.close();
      await engine.close();
      catalogue.close();
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

async function startStrictSite(name: SiteName, missing: string[]): Promise<StrictSite> {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-models-'));
  await writeArchive(data, SITES[name]);
  const paths = dataPaths(data);
  const catalogue = openCatalogue(paths.catalogue);
  const engine = await openTestEngine(data, 'read');
  const templates = openTemplates(join(ROOT, 'views'));
  const render: Render = (template, model) => templates(template, strict(model, template, missing) as typeof model);
  const app = express();
  app.set('query parser', false);
  const assets = openAssets(join(ROOT, 'public'));
  const logger = pino({ level: 'silent' });
  const context = webContext({
    catalogue,
    engine,
    baseUrl: 'http://localhost',
    assets,
    render,
    logger,
    rateLimit: 0,
    bookmarks: null,
    paced: { pages: pacing(turns()), files: pacing(turns()) },
    runs: () => [],
    isSample: true,
  });
  app.use(routes(context));
  app.use(nothingHere);
  app.use(failures(context));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, catalogue, engine, data };
}

/** The same object, but every look at a field that it does not have is written down. Fields may hold `null`. */
function strict(value: unknown, path: string, missing: string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return found;
      const isBeyondEnd = Array.isArray(target) && /^-?\d+$/.test(key);
      if (found === undefined && !isBeyondEnd && !(key in target)) missing.push(`${path}.${key}`);
      return strict(found, Array.isArray(target) ? path : `${path}.${key}`, missing);
    },
  });
}
