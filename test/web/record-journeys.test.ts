import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { openBrowser } from './open-browser.ts';
import { TWO_ACCOUNTS } from './two-accounts-archive.ts';

const VAN = '/reports/notes-2024-05-23/mobile-library-the-last-van';

describe('a reader of records', { timeout: 180_000 }, () => {
  let site: RunningSite;
  let browser: Browser;
  before(async () => {
    site = await startSite(TWO_ACCOUNTS);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(site.url + path);
    return page;
  }

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

    it(`browses from a month of the calendar to a report, an item and the next one, ${how}`, async () => {
      const page = await open('/reports', { javaScriptEnabled });
      await page.getByRole('link', { name: '2 reports in May 2024' }).click();
      assert.match(page.url(), /#month-2024-05$/);
      await page.getByRole('link', { name: 'Notes from the Board, 23 May 2024' }).click();
      await page.getByRole('heading', { name: 'Mobile library: the last van' }).getByRole('link').click();
      await page.getByRole('link', { name: 'Next item Heating of Marl Hall' }).click();
      await page.getByRole('heading', { level: 1, name: 'Heating of Marl Hall' }).waitFor();
      await page.context().close();
    });

    it(`compares two accounts of one business, ${how}`, async () => {
      const page = await open(VAN, { javaScriptEnabled });
      await page.getByRole('link', { name: 'Compare the accounts' }).click();
      const [one, other] = await boxesOf(page);
      assert.ok(one && other && Math.abs(one.y - other.y) < 5 && other.x >= one.x + one.width, 'side by side');
      await page.setViewportSize({ width: 320, height: 800 });
      const [above, below] = await boxesOf(page);
      assert.ok(above && below && below.y >= above.y + above.height && below.x === above.x, 'one below the other');
      await page.getByRole('link', { name: 'The van again', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'The van again' }).waitFor();
      await page.context().close();
    });

    it(`searches within what one speaker said, ${how}`, async () => {
      const page = await open('/speakers/bram-osei', { javaScriptEnabled });
      await page.getByRole('searchbox', { name: 'Search what Bram Osei said' }).fill('brakes');
      await page.getByRole('search', { name: 'Search what Bram Osei said' }).getByRole('button').click();
      await page.getByRole('heading', { level: 1, name: /1 agenda item.*Bram Osei.*brakes/ }).waitFor();
      await page.context().close();
    });
  }

  /** Where the two items on the van stand. */
  async function boxesOf(page: Page) {
    const business = page.getByRole('region', { name: 'Mobile library: the last van' });
    const cells = business.locator('.business-account');
    assert.equal(await cells.count(), 2);
    return [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()] as const;
  }

  it('copies the permalink of an item and is told so', async () => {
    const page = await open(`${VAN}?q=van`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), site.url + VAN);
    await page.context().close();
  });

  it('sees no button that would do nothing, but the address itself, without scripts', async () => {
    const page = await open(VAN, { javaScriptEnabled: false });
    assert.equal(await page.getByRole('button', { name: 'Copy link' }).count(), 0);
    assert.equal(await page.getByRole('link', { name: site.url + VAN }).isVisible(), true);
    await page.context().close();
  });

  it('links to a statement by keyboard: the link shows itself when it has the focus, the statement when it is meant', async () => {
    const page = await open(VAN);
    const anchor = page.getByRole('link', { name: 'Link to this statement' }).nth(1);
    const opacity = () => anchor.evaluate((link) => link.ownerDocument.defaultView?.getComputedStyle(link).opacity);
    assert.equal(await opacity(), '0');
    // By keyboard, because only that makes a focus visible.
    await page.getByRole('link', { name: 'Bram Osei' }).first().focus();
    for (const _ of [1, 2, 3]) await page.keyboard.press('Tab');
    assert.equal(await anchor.evaluate((link) => link === link.ownerDocument.activeElement), true);
    assert.equal(await opacity(), '1');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#s2$/);
    assert.equal(await page.locator('.statement:target').textContent(), 'The brakes are worn.');
    await page.context().close();
  });
});
