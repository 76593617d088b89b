import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';

describe('results that change in place', () => {
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

  /** A page on which `window.isSame` tells whether it was ever loaded anew. */
  async function open(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.url + path);
    await page.locator('html.is-live').waitFor();
    await page.evaluate('window.isSame = true');
    return page;
  }

  const isSame = (page: Page) => page.evaluate('window.isSame === true');
  const pathOf = (page: Page) => page.url().slice(site.url.length);
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const box = (page: Page) => page.getByRole('combobox', { name: 'Search what was said' });

  it('follow the letters as they are typed, with the last word as a beginning', async () => {
    const page = await open('/search');
    await box(page).pressSequentially('mobile libr');
    await heading(page, '3 agenda items mention “mobile” and “libr…”');
    assert.equal(pathOf(page), '/search?q=mobile+libr');
    assert.equal(await box(page).inputValue(), 'mobile libr');
    assert.equal(await isSame(page), true);
    await page.context().close();
  });

  it('stand in one step of the history for all that is typed, and come back with the back button', async () => {
    const page = await open('/search');
    await box(page).pressSequentially('van', { delay: 300 });
    await heading(page, /“van…”/);
    await box(page).press('Enter');
    await heading(page, /“van”/);
    await page.goBack();
    await heading(page, /^\d+ agenda items, newest first$/);
    assert.equal(pathOf(page), '/search');
    assert.equal(await box(page).inputValue(), '');
    await page.goForward();
    await heading(page, /“van”/);
    assert.equal(await box(page).inputValue(), 'van');
    assert.equal(await isSame(page), true);
    await page.context().close();
  });

  it('stand in one step of the history also where answers take longer than letters', async () => {
    const page = await open('/search');
    let release = () => {};
    const isHeld = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/q=v&.*typing=1/, async (route) => {
      await isHeld;
      await route.continue();
    });
    await box(page).press('v');
    await page.waitForRequest(/q=v&.*typing=1/);
    // The next letter is typed, but not yet asked for, when the first answer comes.
    await box(page).press('a');
    release();
    await heading(page, /“va?…”/);
    await box(page).press('n');
    await heading(page, /“van…”/);
    await page.goBack();
    await heading(page, /^\d+ agenda items, newest first$/);
    await page.context().close();
  });

  it('keep focus and place when a filter is ticked, and take it off again with the back button', async () => {
    const page = await open('/search?q=library');
    const tick = page.getByRole('checkbox', { name: 'Bram Osei' });
    await tick.focus();
    const before = await tick.boundingBox();
    await page.keyboard.press('Space');
    await heading(page, /in which Bram Osei mentions “library”/);
    assert.equal(pathOf(page), '/search?q=library&speaker=bram-osei');
    assert.equal(await tick.evaluate((input) => input === input.ownerDocument.activeElement), true);
    assert.equal(await tick.isChecked(), true);
    assert.deepEqual(await tick.boundingBox(), before);
    await page.goBack();
    await heading(page, /agenda items mention “library”/);
    assert.equal(await tick.isChecked(), false);
    assert.equal(await isSame(page), true);
    await page.context().close();
  });

  it('lose a filter with its chip, and leave the focus at what they show', async () => {
    const page = await open('/search?q=library&speaker=bram-osei&from=2019');
    await page.getByRole('link', { name: 'Remove the filter Speaker Bram Osei' }).press('Enter');
    await heading(page, /agenda items? mentions? “library”, from 2019/);
    assert.equal(pathOf(page), '/search?from=2019&q=library');
    assert.notEqual(await page.evaluate('document.activeElement.tagName'), 'BODY');
    assert.equal(await isSame(page), true);
    await page.context().close();
  });

  it('narrow to a year with its bar, and to a month of it with another', async () => {
    const page = await open('/search');
    await page.getByRole('link', { name: /^2019: \d+ agenda items/ }).click();
    await heading(page, /agenda items, 2019, newest first/);
    assert.equal(pathOf(page), '/search?from=2019&to=2019');
    assert.equal(await page.getByLabel('From').inputValue(), '2019');
    await page.getByRole('link', { name: /^March 2019: \d+ agenda items?/ }).click();
    await heading(page, /March 2019/);
    await page.getByRole('link', { name: 'Any date' }).click();
    await heading(page, /^\d+ agenda items, newest first$/);
    assert.equal(await isSame(page), true);
    await page.context().close();
  });

  it('are told to those who hear the page', async () => {
    const page = await open('/search');
    await page.getByRole('checkbox', { name: 'Bram Osei' }).check();
    await page
      .getByRole('status')
      .filter({ hasText: /agenda items in which Bram Osei speaks/ })
      .waitFor();
    await page.context().close();
  });

  it('find a name in a long list, and still do after the results have changed', async () => {
    const page = await open('/search');
    await page.locator('#more-speaker > summary').click();
    const field = page.getByRole('searchbox', { name: 'Find in this list: Speaker' });
    await field.fill('LOWRI');
    const shown = page.locator('#facet-speaker .checks > li:visible');
    assert.equal(await shown.count(), 1);
    await page.getByRole('checkbox', { name: 'Lowri Bevan' }).check();
    await heading(page, /Lowri Bevan/);
    assert.equal(await field.inputValue(), 'LOWRI');
    assert.equal(await shown.count(), 1);
    assert.equal(await page.locator('#more-speaker').getAttribute('open'), '');
    await page.context().close();
  });

  it('stay as they are while a date cannot be read, and the field says why', async () => {
    const page = await open('/search?q=library');
    const from = page.getByLabel('From');
    await from.fill('banana');
    await from.press('Tab');
    // Asked from outside: the page's policy lets nothing in it evaluate a text again and again.
    while (!String(await page.evaluate("document.getElementById('from').validationMessage")).includes('is not a date'))
      await page.waitForTimeout(20);
    assert.equal(pathOf(page), '/search?q=library');
    assert.equal(await isSame(page), true);
    await from.fill('2023');
    await from.press('Tab');
    await heading(page, /from 2023/);
    await page.context().close();
  });

  it('give way to a page that says what is wrong when a date that cannot be read is sent', async () => {
    const page = await open('/search?q=library');
    await page.getByLabel('From').fill('banana');
    await page.getByLabel('From').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'This search cannot be read' }).waitFor();
    await page.context().close();
  });

  it('come into sight on a phone when the filters are sent', async () => {
    const page = await open('/search?q=library', 390);
    await page.getByText('Filters and order').click();
    await page.getByRole('checkbox', { name: 'Bram Osei' }).check();
    await heading(page, /Bram Osei/);
    const apply = page.getByRole('button', { name: 'Show 2 items' });
    await apply.click();
    await apply.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('#sentence').evaluate((node) => node === node.ownerDocument.activeElement), true);
    await page.context().close();
  });

  it('are not asked for again by a link within the page', async () => {
    const page = await open('/search?q=library');
    let asked = 0;
    page.on('request', () => asked++);
    await page.getByRole('link', { name: 'Skip to the results' }).press('Enter');
    await page.waitForURL(/#results$/);
    await box(page).fill('van');
    await heading(page, /“van…”/);
    assert.equal(asked, 2, 'one for the results, one for the suggestions');
    await page.context().close();
  });

  it('never show the answer to earlier letters after that to later ones', async () => {
    const page = await open('/search');
    const isEarlier = (url: string) => /q=van&.*typing=1/.test(url);
    // Never answered, until the page gives it up by itself.
    await page.route(
      (url) => isEarlier(url.search),
      () => {},
    );
    const givenUp = page.waitForEvent('requestfailed', (request) => isEarlier(request.url()));
    await box(page).pressSequentially('van');
    await page.waitForRequest((request) => isEarlier(request.url()));
    await box(page).fill('heating');
    await givenUp;
    await heading(page, /“heating…”/);
    assert.equal(pathOf(page), '/search?q=heating');
    await page.context().close();
  });
});
