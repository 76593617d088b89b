import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { STYLES } from '../../src/web/http/assets.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the application', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  it('sends a policy that allows no inline script or style and no other origin', async () => {
    const { headers } = await request(site.url).get('/');
    const policy = headers['content-security-policy'] ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|\*|data:/);
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  it('lets pages be kept but asked for again, and answers 304 where nothing changed', async () => {
    const first = await request(site.url).get('/reports');
    assert.equal(first.headers['cache-control'], 'no-cache');
    const etag = first.headers.etag ?? '';
    assert.match(etag, /^W\//);
    assert.equal((await request(site.url).get('/reports').set('If-None-Match', etag)).status, 304);
  });

  it('serves the stylesheet under an address that changes with it', async () => {
    const { text } = await request(site.url).get('/');
    const [, address = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(text) ?? [];
    const stylesheet = await request(site.url).get(address);
    assert.match(stylesheet.headers['content-type'] ?? '', /^text\/css/);
    assert.match(stylesheet.headers['cache-control'] ?? '', /immutable/);
    assert.equal((await request(site.url).get('/style.css?v=before')).headers['cache-control'], 'no-cache');
    assert.equal((await request(site.url).get('/favicon.svg')).headers['cache-control'], 'public, max-age=3600');
  });

  it('puts the stylesheet together from all its parts', async () => {
    const files = readdirSync(join(ROOT, 'public/styles'));
    assert.deepEqual(files.toSorted(), STYLES.map((name) => `${name}.css`).toSorted());
    const { text } = await request(site.url).get('/style.css');
    for (const file of files) assert.ok(text.includes(readFileSync(join(ROOT, 'public/styles', file), 'utf8')), file);
  });

  it('compresses pages', async () => {
    assert.equal((await request(site.url).get('/reports')).headers['content-encoding'], 'gzip');
  });

  it('says that it lives and that it is ready', async () => {
    assert.deepEqual((await request(site.url).get('/healthz')).body, { status: 'ok' });
    const ready = await request(site.url).get('/readyz');
    assert.deepEqual(ready.body, { status: 'ready', catalogueItems: 55, engineItems: 55 });
  });

  it('keeps crawlers out of the search', async () => {
    const { text, headers } = await request(site.url).get('/robots.txt');
    assert.match(headers['content-type'] ?? '', /^text\/plain/);
    assert.match(text, /Disallow: \/search\n/);
  });

  it('answers a search as JSON in the form that design.md promises', async () => {
    const { body } = await request(site.url).get('/search.json?q=thermostat&speaker=bram-osei');
    assert.deepEqual(Object.keys(body), [
      'query',
      'understood',
      'notes',
      'question',
      'corrections',
      'dropped',
      'withoutFilters',
      'total',
      'page',
      'pages',
      'hits',
      'more',
      'facets',
      'facetTotals',
    ]);
    assert.equal(body.understood, '1 agenda item in which Bram Osei mentions “thermostat”');
    assert.deepEqual([body.question, body.corrections, body.dropped, body.withoutFilters], [null, [], [], null]);
    assert.deepEqual([body.query, body.total, body.page, body.pages], ['thermostat', 1, 1, 1]);
    const [hit] = body.hits;
    assert.equal(hit.id, 'notes-2024-05-23_budget-2024-and-the-heating-of-marl-hall');
    assert.equal(hit.url, `${site.url}/reports/notes-2024-05-23/budget-2024-and-the-heating-of-marl-hall`);
    assert.deepEqual(hit.report, {
      id: 'notes-2024-05-23',
      title: 'Board report – 23 and 24 May 2024',
      author: 'Dervla Nunn',
      body: 'Library Board',
      url: `${site.url}/reports/notes-2024-05-23`,
    });
    assert.equal(hit.date, '2024-05-23');
    assert.match(hit.sourceUrl, /^https:\/\/notes\.example\/notes-2024-05-23#:~:text=/);
    assert.deepEqual(hit.speakers[0], { id: 'bram-osei', name: 'Bram Osei' });
    assert.deepEqual(hit.topics[0], { id: 'finance', label: 'Finance' });
    const [passage] = hit.passages;
    assert.deepEqual(passage.speaker, { id: 'bram-osei', name: 'Bram Osei' });
    const [[start, end]] = passage.marks;
    assert.equal(passage.text.slice(start, end), 'thermostat');
    assert.equal(passage.confidence, 0.9);
    assert.deepEqual(body.facets.speaker[0], { id: 'bram-osei', label: 'Bram Osei', count: 1, selected: true });
    assert.deepEqual(body.facets.year, [{ value: '2024', count: 1 }]);
    assert.deepEqual(body.facets.month, [{ value: '2024-05', count: 1 }]);
  });
});
