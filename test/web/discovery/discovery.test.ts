import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import jsonld from 'jsonld';
import type { Browser } from 'playwright-core';
import robotsModule from 'robots-parser';
import { type Catalogue, openCatalogue } from '../../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../../src/config.ts';
import { sitemapOf, sitemapPart } from '../../../src/web/discovery/sitemap.ts';
import type { Streams } from '../../../src/web/http/stream-to.ts';
import { type FixtureArchive, type RunningSite, startSite, writeArchive } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { makeReport } from '../make-item.ts';
import { openBrowser } from '../open-browser.ts';
import { assertValidXml } from '../validate-xml.ts';

/** Its types say that the function is one level deeper than it is. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';
const SITEMAP_SCHEMA = join(import.meta.dirname, '../../../node_modules/sitemap/schema/sitemap.xsd');

describe('what browsers and search engines ask for', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());
  const textAt = async (path: string) => (await fetch(site.url + path)).text();

  it('describes the search so that a browser can make it its own', async () => {
    const response = await fetch(`${site.url}/opensearch.xml`);
    assert.match(response.headers.get('content-type') ?? '', /^application\/opensearchdescription\+xml/);
    const xml = await response.text();
    await assertValidXml(xml, join(import.meta.dirname, 'opensearch.rng'));
    const { OpenSearchDescription: description } = new XMLParser({ ignoreAttributes: false }).parse(xml);
    assert.ok(description.ShortName.length <= 16 && description.LongName.length <= 48);
    for (const { '@_template': template, '@_rel': rel, '@_type': type } of description.Url) {
      assert.ok(rel === 'self' || template.includes('{searchTerms}'), template);
      const answer = await fetch(template.replace('{searchTerms}', encodeURIComponent('mobile library')));
      assert.equal(answer.status, 200);
      assert.ok(answer.headers.get('content-type')?.startsWith(type), `${template}: ${type}`);
    }
    assert.match(
      await textAt('/'),
      /<link rel="search" type="application\/opensearchdescription\+xml" title="Marl Valley Libraries" href="\/opensearch\.xml">/,
    );
  });

  it('suggests in the form that browsers read', async () => {
    assert.deepEqual(await (await fetch(`${site.url}/suggest.opensearch?q=bra`)).json(), [
      'bra',
      ['Bram Osei'],
      ['Speaker'],
    ]);
    assert.deepEqual(await (await fetch(`${site.url}/suggest.opensearch`)).json(), ['', [], []]);
  });

  it('lists every report and item in a sitemap whose addresses all answer', async () => {
    const xml = await textAt('/sitemap.xml');
    await assertValidXml(xml, SITEMAP_SCHEMA);
    const { url: urls } = new XMLParser().parse(xml).urlset as { url: { loc: string; lastmod?: string }[] };
    const records = LIBRARY_ARCHIVE.reports.flatMap(({ report, items }) => [
      `${site.url}/reports/${report.id}`,
      ...items.map(({ id }) => `${site.url}/reports/${report.id}/${id}`),
    ]);
    const listed = urls.map(({ loc }) => loc);
    assert.deepEqual(listed.filter((url) => url.startsWith(`${site.url}/reports/`)).sort(), records.sort());
    for (const url of listed) assert.equal((await fetch(url, { method: 'HEAD' })).status, 200, url);
    assert.equal(urls.find(({ loc }) => loc === site.url + ITEM)?.lastmod, '2024-12-01T00:00:00.000Z');
  });

  it('has no part of a sitemap that does not exist', async () => {
    for (const part of ['2', '0', 'x', '-1'])
      assert.equal((await fetch(`${site.url}/sitemap-${part}.xml`)).status, 404);
  });

  const CRAWLED: readonly (readonly [path: string, isAllowed: boolean])[] = [
    ['/', true],
    ['/reports', true],
    ['/reports/notes-2024-05-23', true],
    [ITEM, true],
    ['/speakers/bram-osei', true],
    ['/topics/finance', true],
    ['/about', true],
    ['/api', true],
    ['/style.css', true],
    ['/reports.atom', true],
    ['/search', false],
    ['/search?q=van&speaker=bram-osei', false],
    ['/search.csv?q=van', false],
    ['/export.jsonl', false],
    ['/api/v1/reports', false],
    ['/suggest.opensearch?q=v', false],
    ['/bookmarks', false],
    [`${ITEM}/cite`, false],
    [`${ITEM}/cite.bib`, false],
  ];
  it('keeps crawlers out of what has no end, and lets them in to the records', async () => {
    const robots = robotsParser(`${site.url}/robots.txt`, await textAt('/robots.txt'));
    for (const [path, isAllowed] of CRAWLED) assert.equal(robots.isAllowed(site.url + path, 'AnyBot'), isAllowed, path);
    assert.deepEqual(robots.getSitemaps(), [`${site.url}/sitemap.xml`]);
  });

  it('tells a report as a report of an event, with its items as parts', async () => {
    const [report] = (await expanded(await textAt('/reports/notes-2024-05-23'), site.url)) as [Node];
    assert.deepEqual(report['@type'], ['https://schema.org/Report']);
    assert.equal(report['@id'], `${site.url}/reports/notes-2024-05-23`);
    const [event] = nodes(report, 'about');
    assert.deepEqual(event?.['@type'], ['https://schema.org/Event']);
    assert.deepEqual([value(event, 'startDate'), value(event, 'endDate')], ['2024-05-23', '2024-05-24']);
    assert.equal(value(nodes(report, 'author')[0], 'name'), 'Dervla Nunn');
    assert.equal(nodes(report, 'hasPart').length, 3);
    assert.equal(value(report, 'datePublished'), '2024-05-26');
  });

  it('tells an item with what is said in it as quotations of who says it, but for doubtful ones', async () => {
    const [item] = (await expanded(await textAt(ITEM), site.url)) as [Node];
    assert.deepEqual(item['@type'], ['https://schema.org/Article']);
    assert.equal(value(nodes(item, 'isPartOf')[0], 'name'), 'Board report – 23 and 24 May 2024');
    const source = LIBRARY_ARCHIVE.reports[0]?.items[0];
    const sure = source?.statements.filter(({ speaker, confidence }) => speaker && confidence >= 0.6) ?? [];
    assert.ok(sure.length > 3 && sure.length < (source?.statements.filter(({ speaker }) => speaker).length ?? 0));
    assert.deepEqual(
      nodes(item, 'hasPart').map((part) => [
        part['@type'],
        value(nodes(part, 'spokenByCharacter')[0], 'name'),
        value(part, 'text'),
      ]),
      sure.map(({ speaker, text }) => [['https://schema.org/Quotation'], speaker?.name, text.trim()]),
    );
  });

  it('tells the home page as a web site that can be searched', async () => {
    const [home] = (await expanded(await textAt('/'), site.url)) as [Node];
    const [action] = nodes(home, 'potentialAction');
    const [target] = nodes(action, 'target');
    assert.equal(value(target, 'urlTemplate'), `${site.url}/search?q={words}`);
  });

  const GRAPHS: readonly (readonly [path: string, type: string, title: string])[] = [
    ['/', 'website', 'Marl Valley Libraries'],
    ['/reports/notes-2024-05-23', 'article', 'Board report – 23 and 24 May 2024 – Marl Valley Libraries'],
    [ITEM, 'article', 'Mobile library: the last van – Board report – 23 and 24 May 2024 – Marl Valley Libraries'],
  ];
  for (const [path, type, title] of GRAPHS) {
    it(`says at ${path} what a link to it should show, and which address is its own`, async () => {
      const html = await textAt(`${path}?q=van`);
      const meta = new Map(
        [...html.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [name, content]),
      );
      assert.deepEqual([meta.get('og:type'), meta.get('og:title'), meta.get('og:url')], [type, title, site.url + path]);
      assert.ok(meta.get('og:description') && meta.get('og:site_name') === 'Marl Valley Libraries');
      assert.ok(html.includes(`<link rel="canonical" href="${site.url}${path}">`));
    });
  }
});

describe('a large sitemap', () => {
  const BASE = 'https://minutes.example';
  const written = async (streams: Streams | null) => {
    assert.ok(streams);
    const [source, ...others] = streams;
    return text(others.reduce<Readable>((read, transform) => read.pipe(transform), Readable.from(source)));
  };
  let data: string;
  let catalogue: Catalogue;
  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'rapporteur-sitemap-'));
    await writeArchive(data, LIBRARY_ARCHIVE);
    catalogue = openCatalogue(dataPaths(data).catalogue);
  });
  after(() => {
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  it('is an index of parts that together hold what a small one holds, each address once', async () => {
    const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
    const whole = addressesIn(await written(sitemapOf({ catalogue, baseUrl: BASE })));
    const large = { catalogue, baseUrl: BASE, partSize: 20 };
    const index = await written(sitemapOf(large));
    const parts = addressesIn(index);
    assert.match(index, /<sitemapindex .*<lastmod>2024-12-01/s);
    assert.deepEqual(
      parts,
      [1, 2, 3, 4, 5].map((number) => `${BASE}/sitemap-${number}.xml`),
    );
    const found: string[] = [];
    for (const [number] of parts.entries()) {
      const xml = await written(sitemapPart(large, number + 1));
      await assertValidXml(xml, SITEMAP_SCHEMA);
      const addresses = addressesIn(xml).filter((address) => address.startsWith(`${BASE}/reports/`));
      assert.ok(addresses.length > 0 && addresses.length <= 20);
      found.push(...addressesIn(xml));
    }
    assert.deepEqual(found.toSorted(), whole.toSorted());
    assert.equal(new Set(found).size, found.length);
    assert.equal(sitemapPart(large, 6), null);
  });
});

describe('data blocks of a hostile archive', () => {
  const text = '</script><script>alert(1)</script><!-- & \u2028 " heron';
  const archive: FixtureArchive = {
    ...LIBRARY_ARCHIVE,
    former: [],
    reports: [
      makeReport({ id: 'hostile', title: text, author: text, url: 'javascript:alert(1)' }, [
        { title: text, topics: [text], said: [[text, text]] },
      ]),
    ],
  };
  let site: RunningSite;
  let browser: Browser;
  before(async () => {
    site = await startSite(archive);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('stay data in a real browser, which reports no breach of the policy and runs nothing', async () => {
    const page = await browser.newPage();
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('dialog', (dialog) => told.push(dialog.message()));
    const [item] = archive.reports[0]?.items ?? [];
    for (const path of ['/', '/reports/hostile', `/reports/hostile/${item?.id}`, `/reports/hostile/${item?.id}/cite`]) {
      await page.goto(site.url + path);
      const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
      if (!path.endsWith('/cite')) assert.equal(blocks.length, 1, path);
      for (const block of blocks) assert.ok(JSON.parse(block)['@type'], path);
    }
    const block = await page
      .goto(`${site.url}/reports/hostile/${item?.id}`)
      .then(() => page.locator('script[type="application/ld+json"]').textContent());
    assert.equal(JSON.parse(block ?? '').headline, text);
    assert.equal(JSON.parse(block ?? '').hasPart[0].text, text);
    assert.doesNotMatch(block ?? '', /javascript:/);
    assert.deepEqual(told, []);
  });
});

type Node = Readonly<Record<string, unknown>>;

/** The data block of a page as a JSON-LD processor understands it; schema.org's own vocabulary is all that it may use. */
async function expanded(html: string, base: string): Promise<unknown[]> {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const context = { '@context': { '@vocab': 'https://schema.org/', id: '@id', type: '@type' } };
  const documentLoader = async (documentUrl: string) => {
    assert.equal(documentUrl, 'https://schema.org');
    return { document: context, documentUrl };
  };
  return jsonld.expand(JSON.parse(json), { documentLoader, base, safe: true });
}

function nodes(node: Node | undefined, property: string): readonly Node[] {
  return (node?.[`https://schema.org/${property}`] ?? []) as Node[];
}

function value(node: Node | undefined, property: string): unknown {
  return nodes(node, property)[0]?.['@value'];
}
