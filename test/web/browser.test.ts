import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';

const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';

describe('a reader with a browser without JavaScript', () => {
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

  async function open(path: string, width: number): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.url + path);
    return page;
  }

  it('searches, filters by a speaker, opens an item and sees its permalink', async () => {
    const page = await open('/', 1280);
    await page.getByRole('searchbox', { name: 'Search what was said' }).fill('mobile library');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { level: 1, name: '3 agenda items mention “mobile” and “library”' }).waitFor();
    await page.getByRole('group', { name: 'Speaker' }).getByRole('checkbox', { name: 'Bram Osei' }).check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.getByRole('heading', { level: 1, name: '2 agenda items in which Bram Osei mentions' }).waitFor();
    await page.getByRole('link', { name: 'Mobile library: the last van', exact: true }).click();
    await page.getByText(`${site.url}${ITEM}`, { exact: true }).waitFor();
    assert.ok((await page.locator('mark').count()) > 2);
    await page.context().close();
  });

  it('opens the filters on a phone, which hides them at first', async () => {
    const page = await open('/search?q=library', 320);
    const apply = page.getByRole('button', { name: 'Apply filters' });
    assert.equal(await apply.isVisible(), false);
    await page.getByText('Filters and order').click();
    assert.equal(await apply.isVisible(), true);
    await page.context().close();
  });

  it('reaches the content with the first key and sees where the focus is', async () => {
    const page = await open('/search?q=library', 1280);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    assert.equal(await skip.evaluate((link) => link === link.ownerDocument.activeElement), true);
    assert.ok(((await skip.boundingBox())?.y ?? -1) >= 0);
    await page.context().close();
  });

  it('goes from the search box past the filters to the first result with four keys', async () => {
    const page = await open('/search?q=library', 1280);
    await page.getByRole('button', { name: 'Search' }).focus();
    for (const key of ['Tab', 'Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
    const first = page.getByRole('heading', { level: 3 }).first().getByRole('link');
    assert.equal(await first.evaluate((link) => link === link.ownerDocument.activeElement), true);
    await page.context().close();
  });

  for (const path of [
    '/',
    '/search?q=mobile+library&speaker=bram-osei&from=2019',
    '/search?q=zeppelin',
    '/search?from=banana',
    '/reports',
    '/reports/notes-2024-05-23',
    '/reports/minutes-2023-07-04',
    ITEM,
    '/about',
  ]) {
    it(`never scrolls sideways at 320 pixels: ${path}`, async () => {
      const page = await open(path, 320);
      await page
        .locator('details')
        .evaluateAll((all) => all.forEach((details) => void details.setAttribute('open', '')));
      const width = await page.locator('html').evaluate((root) => root.scrollWidth);
      assert.ok(width <= 320, `${width} pixels wide`);
      await page.context().close();
    });
  }
});
