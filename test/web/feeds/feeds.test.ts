import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import request from 'supertest';
import { lastModifiedTimes } from '../../../src/web/feeds/last-modified.ts';
import { type FixtureArchive, type RunningSite, startSite } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { makeReport } from '../make-item.ts';
import { assertValidXml } from '../validate-xml.ts';

const SCHEMA = join(import.meta.dirname, 'atom.rng');

const FEEDS = [
  { path: '/search.atom', entries: 50, page: '/search', first: 'notes-2024-05-23' },
  {
    path: '/search.atom?q=thermostat',
    entries: 1,
    page: '/search?q=thermostat',
    first: 'notes-2024-05-23/budget-2024',
  },
  { path: '/search.atom?q=zeppelin', entries: 0, page: '/search?q=zeppelin', first: null },
  {
    path: '/search.atom?page=3&sort=oldest&q=library',
    entries: 4,
    page: '/search?q=library',
    first: 'notes-2024-05-23',
  },
  { path: '/speakers/bram-osei.atom', entries: 13, page: '/speakers/bram-osei', first: 'notes-2024-05-23' },
  { path: '/topics/finance.atom', entries: 2, page: '/topics/finance', first: 'notes-2024-05-23' },
  { path: '/sources/notes.atom', entries: 27, page: '/reports', first: 'notes-2024-05-23' },
  { path: '/reports.atom', entries: 28, page: '/reports', first: 'notes-2024-05-23' },
];

describe('feeds', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  for (const { path, entries, page, first } of FEEDS) {
    it(`at ${path} keep RFC 4287, newest first, each entry under its permalink`, async () => {
      const response = await fetch(site.url + path);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^application\/atom\+xml/);
      const xml = await response.text();
      await assertValidXml(xml, SCHEMA);
      const feed = parseAtomFeed(xml);
      assert.equal(feed.entries?.length ?? 0, entries);
      const links = new Map(feed.links?.map(({ rel, href }) => [rel, href]));
      assert.equal(links.get('self'), feed.id);
      assert.ok(links.get('alternate')?.startsWith(site.url + page), links.get('alternate'));
      if (first) assert.ok(feed.entries?.[0]?.id?.startsWith(`${site.url}/reports/${first}`), feed.entries?.[0]?.id);
      const published = feed.entries?.map((entry) => String(entry.published)) ?? [];
      assert.deepEqual(published, [...published].sort().reverse());
      const ids = feed.entries?.map(({ id }) => id) ?? [];
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids.slice(0, 3)) assert.equal((await fetch(String(id))).status, 200);
    });
  }

  it('say who speaks, and what of', async () => {
    const response = await fetch(`${site.url}/search.atom?q=thermostat`);
    const [entry] = parseAtomFeed(await response.text()).entries ?? [];
    assert.match(entry?.content?.value ?? '', /^<p><strong>Bram Osei:<\/strong> Bram Osei introduced a budget/);
    assert.deepEqual(
      entry?.categories?.map(({ label }) => label),
      ['Finance', 'Buildings'],
    );
    assert.deepEqual(entry?.authors, [{ name: 'Dervla Nunn' }]);
    assert.deepEqual([entry?.published, entry?.updated], ['2024-05-26T00:00:00.000Z', '2024-12-01T09:00:00.000Z']);
  });

  const PAGES: readonly (readonly [page: string, feed: string])[] = [
    ['/', '/reports.atom'],
    ['/reports', '/reports.atom'],
    ['/speakers/bram-osei', '/speakers/bram-osei.atom'],
    ['/topics/finance', '/topics/finance.atom'],
    ['/reports/notes-2024-05-23', '/sources/notes.atom'],
    ['/search?q=library&page=1&speaker=bram-osei', '/search.atom?q=library&speaker=bram-osei'],
  ];
  for (const [page, feed] of PAGES) {
    it(`are announced at ${page}`, async () => {
      const { text } = await request(site.url).get(page);
      const [, href = ''] =
        /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)">/.exec(text) ?? [];
      assert.equal(href.replaceAll('&amp;', '&'), feed);
      assert.equal((await request(site.url).get(feed)).status, 200);
    });
  }

  it('are not sent again where nothing changed, whichever way one asks', async () => {
    const path = '/search.atom?q=library';
    const { headers } = await request(site.url).get(path);
    const etag = headers.etag ?? '';
    const modified = headers['last-modified'] ?? '';
    const ask = (asked: Record<string, string>) => request(site.url).get(path).set(asked);
    assert.equal((await ask({ 'If-None-Match': etag })).status, 304);
    assert.equal((await ask({ 'If-Modified-Since': modified })).status, 304);
    assert.equal((await ask({ 'If-None-Match': '"other"', 'If-Modified-Since': modified })).status, 200);
    assert.equal((await ask({ 'If-Modified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).status, 200);
  });

  const REFUSED: readonly (readonly [path: string, status: number])[] = [
    ['/speakers/nobody.atom', 404],
    ['/topics/zeppelins.atom', 404],
    ['/sources/nowhere.atom', 404],
    ['/search.atom?from=banana', 400],
  ];
  for (const [path, status] of REFUSED) {
    it(`answer ${status} at ${path}`, async () => assert.equal((await request(site.url).get(path)).status, status));
  }
});

describe('feeds of a hostile archive', () => {
  const text = '<script>alert(1)</script> ]]> &amp; "\' \u0000\u0008\uFFFE \uD800 \u202e heron';
  const { report, items } = makeReport(
    {
      id: 'hostile',
      title: text,
      author: text,
      body: { id: 'board', name: text },
      meeting: { start: '2024-01-01', end: '2024-01-01' },
      captured: text,
    },
    [{ title: text, topics: [text], said: [[text, `${text}\n`]] }],
  );
  const archive: FixtureArchive = {
    description: {
      ...LIBRARY_ARCHIVE.description,
      archive: { ...LIBRARY_ARCHIVE.description.archive, title: text },
    },
    reports: [{ report, items }],
    former: [],
  };
  let site: RunningSite;
  before(async () => {
    site = await startSite(archive);
  });
  after(() => site.close());

  for (const path of ['/search.atom?q=heron', '/reports.atom', `/search.atom?q=${encodeURIComponent('"<heron>&')}`]) {
    it(`stay well-formed and show words as words at ${path}`, async () => {
      const xml = await (await fetch(site.url + path)).text();
      assert.equal(XMLValidator.validate(xml), true);
      await assertValidXml(xml, SCHEMA);
      const [entry] = parseAtomFeed(xml).entries ?? [];
      assert.match(entry?.title?.value ?? '', /^<script>alert\(1\)<\/script> \]\]> &amp; "'/);
      assert.doesNotMatch(entry?.content?.value ?? '', /<script/);
    });
  }
});

describe('the time of the last change', () => {
  it('stays while the content does, and never serves two contents', () => {
    let now = 1_000_500;
    const lastModified = lastModifiedTimes(() => now);
    const times = [
      lastModified('/a', '"1"'),
      lastModified('/a', '"1"'),
      lastModified('/a', '"2"'),
      lastModified('/b', '"1"'),
    ].map(Number);
    now += 60_000;
    assert.deepEqual(times, [1_000_000, 1_000_000, 1_001_000, 1_000_000]);
    assert.deepEqual([lastModified('/a', '"2"'), lastModified('/a', '"1"')].map(Number), [1_001_000, 1_060_000]);
  });

  it('is remembered for some addresses only; a forgotten one counts as changed now', () => {
    let now = 0;
    const lastModified = lastModifiedTimes(() => now);
    lastModified('/first', '"1"');
    for (let n = 0; n < 2000; n++) lastModified(`/${n}`, '"1"');
    now = 5000;
    assert.equal(Number(lastModified('/first', '"1"')), 5000);
    assert.equal(Number(lastModified('/1999', '"1"')), 0);
  });
});
