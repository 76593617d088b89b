import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import request from 'supertest';
import { slug } from '../../src/reports/ids.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { ATTACKS, hostileArchive } from './hostile-archive.ts';
import { openBrowser } from './open-browser.ts';
import { assertSoundPage } from './page-checks.ts';

describe('hostile reports and readers', () => {
  const archive = hostileArchive();
  let site: RunningSite;
  before(async () => {
    site = await startSite(archive);
  });
  after(() => site.close());

  const everyQuery = ATTACKS.map((attack) =>
    new URLSearchParams({ q: attack, speaker: attack, topic: attack }).toString(),
  );
  const items = archive.reports.flatMap(({ report, items: [item] }) => [
    `/reports/${report.id}`,
    `/reports/${report.id}/${item?.id}`,
    `/reports/${report.id}/${item?.id}?q=${encodeURIComponent(`heron ${report.title}`)}`,
  ]);
  const paths = [
    '/',
    '/search',
    '/search?q=heron',
    ...everyQuery.map((query) => `/search?${query}`),
    ...everyQuery.map((query) => `/search?page=0&${query}`),
    ...everyQuery.map((query) => `/nope?${query}`),
    ...ATTACKS.map((attack) => `/search?q=${encodeURIComponent(`speaker:"${attack}"`)}`),
    ...ATTACKS.map((attack) => `/search?from=${encodeURIComponent(attack)}`),
    ...items,
    '/reports',
    '/about',
    '/about/coverage',
    '/meetings',
    '/meetings/board/2024-01-01',
    '/speakers',
    '/topics',
    ...ATTACKS.flatMap((attack) => [
      `/speakers/${slug(attack)}`,
      `/speakers/${slug(`${attack} alias`)}`,
      `/topics/${slug(attack)}`,
      `/reports?${new URLSearchParams({ body: attack, author: attack })}`,
      ...['/reports/', '/reports/hostile-0/', '/speakers/', '/topics/', '/meetings/board/'].map(
        (folder) => folder + encodeURIComponent(attack),
      ),
    ]),
    '/reports/hostile-0/gone',
    `/${encodeURIComponent(ATTACKS.join())}`,
  ];

  for (const path of paths) {
    it(`stay text at ${path.slice(0, 60)}`, async () => {
      const response = await request(site.url).get(path);
      assert.ok([200, 301, 400, 404, 410].includes(response.status), String(response.status));
      if (response.status === 301) return;
      assertSoundPage(response.text, path);
      assert.doesNotMatch(response.text, /<(?:img|svg onload)/);
      assert.doesNotMatch(
        response.text,
        /<script(?! type="application\/ld\+json">| (?:defer|type="module") src="\/assets\/[\w/.-]+"><\/script>)/,
      );
      assert.match(
        response.headers['content-security-policy'] ?? '',
        /default-src 'none';script-src 'self';style-src 'self'/,
      );
    });
  }

  it('stay text among suggestions', async () => {
    const { status, headers, body } = await request(site.url).get('/suggest?q=heron');
    assert.equal(status, 200);
    assert.match(headers['content-type'] ?? '', /^application\/json/);
    const { suggestions } = body as { suggestions: { label: string; url: string }[] };
    assert.ok(suggestions.length > 0);
    for (const { label, url } of suggestions) {
      assert.ok(
        ATTACKS.some((attack) => attack === label),
        label,
      );
      assert.match(url, /^\/(?:search\?|reports\/)[\w=&%+.-]+/);
    }
  });

  it('stay text in JSON, which no browser takes for a page', async () => {
    const response = await request(site.url).get('/search.json?q=heron');
    assert.equal(response.status, 200);
    assert.match(response.headers['content-type'] ?? '', /^application\/json/);
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
    const { hits } = response.body as { hits: { title: string; sourceUrl: string | null }[] };
    assert.deepEqual(hits.map(({ title }) => title).sort(), [...ATTACKS].sort());
    assert.ok(hits.every(({ sourceUrl }) => sourceUrl === null || sourceUrl.startsWith('https://notes.example/')));
  });

  it('turn the direction of their own words only', { timeout: 120_000 }, async () => {
    const browser: Browser = await openBrowser();
    try {
      const page = await browser.newPage();
      let seen = 0;
      for (const path of new Set(paths.filter((one) => !one.startsWith('/search?from')))) {
        await page.goto(site.url + path);
        const found = (await page.evaluate(TURNED)) as { readonly seen: number; readonly turned: readonly string[] };
        assert.deepEqual(found.turned, [], path);
        seen += found.seen;
      }
      assert.ok(seen > 100, `only ${seen} texts turn their direction`);
    } finally {
      await browser.close();
    }
  });
});

/** How many texts of the page turn their direction, and those that share a line with other text from which nothing isolates them. */
const TURNED = `(() => {
  const CONTROLS = /[\\u202a-\\u202e\\u2066-\\u2069]/;
  const isIsolated = (element) => /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
  const isInline = (element) => getComputedStyle(element).display.startsWith('inline');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const turned = [];
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!CONTROLS.test(node.data) || node.parentElement.closest('svg')) continue;
    seen++;
    let around = node.parentElement;
    while (isInline(around) && !isIsolated(around)) around = around.parentElement;
    const others = around.textContent.length - node.data.length;
    // A pair of quotation marks and a full stop turn nothing.
    if (!isIsolated(around) && others > 3) turned.push(around.outerHTML.slice(0, 160));
  }
  return { seen, turned };
})()`;
