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

  it('copies, cites and looks up a statement that was chosen, and the item again after the way back', async () => {
    const page = await open(VAN, { permissions: ['clipboard-read', 'clipboard-write'] });
    const bar = page.getByRole('region', { name: 'Chosen statement' });
    const side = page.getByRole('complementary', { name: 'About this item' });
    const source = side.getByRole('link', { name: /^This passage at/ });
    const sourceOfItem = await source.getAttribute('href');
    assert.equal(await bar.count(), 0, 'nothing is chosen');
    await page.getByRole('link', { name: 'Link to this statement' }).nth(1).press('Enter');
    const id = new URL(page.url()).hash;
    await bar.getByText('The brakes are worn.').waitFor();
    await bar.getByRole('link', { name: 'View source' }).and(page.locator('[href*="#:~:text="]')).waitFor();
    for (const link of [source, bar.getByRole('link', { name: 'View source' })])
      assert.equal(await link.getAttribute('href'), 'https://notes.example/#:~:text=The%20brakes%20are%20worn.');
    for (const place of [side, bar]) {
      await place.getByRole('button', { name: 'Copy link' }).click();
      await place.getByText('Copied', { exact: true }).waitFor();
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), site.url + VAN + id);
      await page.evaluate("navigator.clipboard.writeText('')");
    }
    assert.equal(
      await side.getByRole('link', { name: 'Cite this statement' }).getAttribute('href'),
      await bar.getByRole('link', { name: 'Cite' }).getAttribute('href'),
    );
    await bar.getByRole('link', { name: 'Back to the whole item' }).click();
    await bar.waitFor({ state: 'hidden' });
    assert.equal(await source.getAttribute('href'), sourceOfItem);
    await side.getByRole('button', { name: 'Copy link' }).click();
    await page.waitForFunction('navigator.clipboard.readText().then((text) => text !== "")');
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), site.url + VAN);
    await page.goBack();
    await bar.getByRole('link', { name: 'Cite' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cite a statement' }).waitFor();
    await page.context().close();
  });

  it('takes no other place of the page for a statement, and never leads to the source of something else', async () => {
    const page = await open(`${VAN}#main`);
    const bar = page.locator('#chosen');
    for (const hash of ['#%', '#permalink', '#s-none']) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      assert.equal(await bar.isHidden(), true, hash);
    }
    await page.route('**/cite?*', (route) => route.abort());
    await page.getByRole('link', { name: 'Link to this statement' }).nth(1).click();
    const source = bar.getByRole('link', { name: 'View source' });
    assert.match((await source.getAttribute('href')) ?? '', /\/cite\?statement=/);
    await page.context().close();
  });

  it('reaches link, citation and source of every statement without scripts', async () => {
    const page = await open(VAN, { javaScriptEnabled: false });
    const statements = await page.locator('.statement').count();
    assert.equal(await page.getByRole('link', { name: 'Link to this statement' }).count(), statements);
    await page.getByRole('link', { name: 'Cite this item or a statement' }).click();
    const choice = page.getByLabel('What to cite');
    assert.equal(await choice.locator('option').count(), statements + 1);
    await choice.selectOption({ label: 'Bram Osei: The brakes are worn.' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cite a statement' }).waitFor();
    const source = page.getByRole('link', { name: 'View source' });
    assert.equal(await source.getAttribute('href'), 'https://notes.example/#:~:text=The%20brakes%20are%20worn.');
    await page.getByRole('link', { name: 'The brakes are worn.' }).click();
    assert.match(page.url(), /mobile-library-the-last-van#/);
    await page.context().close();
  });

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
    await page.waitForURL(/#s2$/);
    assert.equal(await page.locator('.statement:target').textContent(), 'The brakes are worn.');
    await page.context().close();
  });
});
