import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';

/** What fingers press; links within sentences are as high as their line. */
const TARGETS =
  'button, summary, select, input:not([type="checkbox"], [type="hidden"]), .check, .chip, .chip-clear, .pagination a, .site-nav a, .any-date a, .filter-links a, .letters a, .calendar td a';
/** Pixels; browsers round the last one. */
const LEAST = 43.5;

describe('on a phone', () => {
  let site: RunningSite;
  let browser: Browser;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const path of [
    '/',
    '/search?page=2',
    '/search?q=library&speaker=bram-osei&from=2019&to=2024',
    '/reports?body=board',
    '/reports/minutes-2023-07-04',
    '/reports/notes-2024-05-23',
    '/reports/notes-2024-05-23/mobile-library-the-last-van',
    '/speakers',
    '/speakers/bram-osei',
  ]) {
    it(`everything that is pressed is 44 pixels high: ${path}`, async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
      const page = await context.newPage();
      await page.goto(site.url + path);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '');
      });
      const heights = await page
        .locator(TARGETS)
        .evaluateAll((all) =>
          all.map((one) => ({ what: one.outerHTML.slice(0, 80), height: one.getBoundingClientRect().height })),
        );
      const shown = heights.filter(({ height }) => height > 0);
      assert.ok(shown.length > 5);
      assert.deepEqual(
        shown.filter(({ height }) => height < LEAST),
        [],
      );
      await context.close();
    });
  }
});
