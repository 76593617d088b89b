// Opens the source link of items in a real browser, on pages that hold the reports as their blogs would, and looks where it lands.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Report } from '../../src/reports/report.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';
import { archivePages, capturePages, type PassageLink, reportPages, type SourcePage } from './source-pages.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const CAPTURES = [
  { source: 'alice-perry', path: join(SHARED, 'reports/000_e1f373127415a964.txt') },
  { source: 'luke-akehurst', path: join(SHARED, 'reports/004_32cd9f66f69a130e.txt') },
];

/** PASSAGES=all opens every link; else one in so many. */
const EVERY = process.env.PASSAGES === 'all' ? 1 : 8;
const WANTED = 0.97;
/** A link that lands nowhere is given up after this long. */
const PATIENCE_MS = 1500;
/** A function as the page runs it. */
const WHERE_LANDED = readFileSync(join(import.meta.dirname, 'where-landed.js'), 'utf8').replace(/^[\s\S]*?export /, '');

describe('links to passages land on the right occurrence', { timeout: 600_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  it('for the items of the sample archive', async (test) => {
    await assertLanding(test.diagnostic.bind(test), archivePages(join(ROOT, 'archive/sample')));
  });

  const skip = CAPTURES.every(({ path }) => existsSync(path))
    ? false
    : 'there is no ../shared with the real captures beside this checkout';
  it('for the items of the imported captures', { skip }, async (test) => {
    await assertLanding(test.diagnostic.bind(test), capturePages(join(ROOT, 'archive/labour-nec'), CAPTURES));
  });

  it('for sentences that repeat under other headings and in other reports of the page', async (test) => {
    const texts = [
      '## Dues\n\nWe agreed. Members asked why.\n\nWe agreed.\n\n## Roof\n\nWe agreed.\n\n## Van\n\nWe agreed. The van stays.\n',
      '## Dues of members\n\nWe agreed.\n\n## Roofs\n\nWe agreed. Slates are dear.\n',
    ];
    const reports = texts.map(
      (text, index): Report => ({
        id: `notes-2024-0${index + 1}-01`,
        sourceId: 'notes',
        title: `Board, 1/${index + 1}/2024`,
        author: 'Dervla Nunn',
        body: 'board',
        kind: 'meeting report',
        meeting: { start: `2024-0${index + 1}-01`, end: `2024-0${index + 1}-01` },
        meetingNote: null,
        published: null,
        url: 'https://notes.example/',
        captured: null,
        sha256: null,
        truncated: false,
        corrections: [],
        text,
      }),
    );
    const pages = reportPages({ description: LIBRARY_ARCHIVE.description.archive, people: [], topics: [] }, reports);
    assert.equal(pages.flatMap(({ links }) => links).length, 5);
    await assertLanding(test.diagnostic.bind(test), pages, 1);
  });

  async function assertLanding(
    tell: (text: string) => void,
    pages: readonly SourcePage[],
    every = EVERY,
  ): Promise<void> {
    const server = await serve(pages);
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      const links = pages.flatMap((source, index) => source.links.map((link) => ({ link, index })));
      const tried = links.filter((_, index) => index % every === 0);
      const missed: string[] = [];
      for (const [number, { link, index }] of tried.entries()) {
        const landing = await land(page, `${origin}/${index}?${number}${link.fragment}`, link);
        if (landing !== 'landed') missed.push(`${link.item.documentId}: ${landing}: ${decodeURI(link.fragment)}`);
      }
      const share = (tried.length - missed.length) / tried.length;
      tell(`${tried.length - missed.length} of ${tried.length} links land (of ${links.length} items with words)`);
      assert.ok(tried.length > 0);
      assert.ok(share >= WANTED, `${missed.length} of ${tried.length} miss:\n${missed.join('\n')}`);
      await page.close();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
});

function serve(pages: readonly SourcePage[]): Promise<Server> {
  const server = createServer((request, response) => {
    const html = pages[Number(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1))]?.html;
    response.writeHead(html === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Browsers put what they find into the middle of the window, and scroll when the page is there. */
async function land(page: Page, url: string, { article, way }: PassageLink): Promise<string> {
  await page.goto(url);
  await page.waitForFunction('scrollY > 0', null, { timeout: PATIENCE_MS }).catch(() => {});
  return page.evaluate(`(${WHERE_LANDED})(${JSON.stringify({ article, way })})`);
}
