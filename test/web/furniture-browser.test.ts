import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type RunningSite, startSite } from './fixture.ts';
import { openBrowser } from './open-browser.ts';
import { TWO_KINDS } from './two-kinds-archive.ts';

const REPORT = '/reports/minutes-2024-05-23';

describe('the furniture of a report in a browser', () => {
  let site: RunningSite;
  let browser: Browser;
  before(async () => {
    site = await startSite(TWO_KINDS);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('is unfolded by a link to one of its statements', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}${REPORT}`);
    const statement = page.locator('[id="item-present.s3"]');
    assert.equal(await statement.isVisible(), false);
    await page.goto(`${site.url}${REPORT}#item-present.s3`);
    assert.equal(await statement.isVisible(), true);
    await page.close();
  });

  it('is printed in full', async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${site.url}${REPORT}`);
    assert.ok((await page.locator('[id="item-present.s7"]').boundingBox())?.height);
    assert.match(await page.locator('#item-present').innerText(), /Farida Holt/);
    await page.close();
  });

  it('has a smaller heading than business, in a fainter colour', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}${REPORT}`);
    const look = (id: string) =>
      page.locator(`#item-${id} > h2 a`).evaluate((link) => {
        const { fontSize = '', color = '' } = link.ownerDocument.defaultView?.getComputedStyle(link) ?? {};
        return { size: Number.parseFloat(fontSize), color };
      });
    const [business, furniture, heading] = [await look('heating'), await look('break'), await look('agenda')];
    assert.ok(furniture.size < business.size);
    assert.notEqual(furniture.color, business.color);
    assert.deepEqual(heading, furniture);
    await page.close();
  });

  it('fits a phone, and unfolds under a finger', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const page = await context.newPage();
    for (const path of [REPORT, `${REPORT}/present`, `${REPORT}/agenda`]) {
      await page.goto(site.url + path);
      assert.equal(await page.locator('html').evaluate((root) => root.scrollWidth), 360, path);
    }
    await page.goto(site.url + REPORT);
    const summary = page.locator('#item-present summary');
    assert.ok(((await summary.boundingBox())?.height ?? 0) >= 43.5);
    await summary.tap();
    assert.equal(await page.locator('[id="item-present.s7"]').isVisible(), true);
    await context.close();
  });
});
