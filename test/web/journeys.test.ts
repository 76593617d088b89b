// What a newcomer does from the first page to the source and back, by keyboard alone: with and without JavaScript, on a phone, a tablet and a desk.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';

const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';
/** No page makes a reader press Tab more often than this. */
const MOST_TABS = 120;

describe('a newcomer with a keyboard', () => {
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

  const readers = [320, 768, 1440].flatMap((width) =>
    [true, false].map((javaScriptEnabled) => ({ width, javaScriptEnabled })),
  );
  for (const { width, javaScriptEnabled } of readers) {
    const words = `at ${width} pixels, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;

    async function open(path: string): Promise<Page> {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 800 } });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(site.url + path);
      return page;
    }

    it(`searches, filters by speaker and date, reads, goes to the source, takes the permalink and comes back ${words}`, async () => {
      const page = await open('/');
      await tabTo(page, page.getByLabel('Search what was said'));
      await page.keyboard.type('mobile library');
      await page.keyboard.press('Enter');
      await heading(page, '3 agenda items mention “mobile” and “library”');

      if (width < 960) {
        await tabTo(page, page.locator('#filters > summary'));
        await page.keyboard.press('Enter');
      }
      const speaker = page.getByRole('checkbox', { name: 'Bram Osei' });
      await tabTo(page, speaker);
      await page.keyboard.press('Space');
      if (javaScriptEnabled) await heading(page, 'in which Bram Osei mentions');
      await tabTo(page, page.getByLabel('From'));
      await page.keyboard.type('2023');
      await page.keyboard.press('Enter');
      const found = '2 agenda items in which Bram Osei mentions “mobile” and “library”, from 2023, best matches first';
      await heading(page, found);
      const search = page.url();
      assert.equal(search, `${site.url}/search?from=2023&q=mobile+library&speaker=bram-osei`);

      await tabTo(page, page.getByRole('link', { name: 'Mobile library: the last van', exact: true }));
      await page.keyboard.press('Enter');
      await heading(page, 'Mobile library: the last van');

      await page.route('https://notes.example/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Notes</title><h1>Board report</h1>' }),
      );
      await tabTo(page, page.getByRole('link', { name: 'This passage at notes.example' }));
      await page.keyboard.press('Enter');
      await page.waitForURL(/^https:\/\/notes\.example\/notes-2024-05-23#:~:text=/);
      await page.goBack();
      await heading(page, 'Mobile library: the last van');

      const permalink = page.locator('a[rel="bookmark"]');
      assert.equal(await permalink.textContent(), site.url + ITEM);
      assert.equal(await permalink.getAttribute('href'), site.url + ITEM);

      await page.goBack();
      await heading(page, found);
      assert.equal(page.url(), search);
      await page.getByRole('link', { name: 'Remove the filter Speaker Bram Osei' }).waitFor();
      await page.getByRole('link', { name: 'Remove the filter Date from 2023' }).waitFor();
      // On small screens the filters are closed again; what is in force stands above.
      assert.equal(await page.getByRole('checkbox', { name: 'Bram Osei', includeHidden: true }).isChecked(), true);
      assert.equal(await page.getByLabel('From').inputValue(), '2023');
      await page.context().close();
    });

    it(`browses by year and month ${words}`, async () => {
      const page = await open('/');
      await tabTo(page, page.getByRole('link', { name: /^2021: 12 agenda items$/ }));
      await page.keyboard.press('Enter');
      await heading(page, '12 agenda items, 2021, newest first');
      const table = page.locator('.chart-table > summary');
      await tabTo(page, table);
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('table').getByRole('link', { name: 'March 2021' }));
      await page.keyboard.press('Enter');
      await heading(page, '2 agenda items, March 2021, newest first');
      assert.equal(page.url(), `${site.url}/search?from=2021-03&to=2021-03`);
      await page.context().close();
    });
  }
});

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Presses Tab until the focus is there, as somebody without a mouse must. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await target.evaluate((one) => one === one.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The focus never came to ${target}`);
}
