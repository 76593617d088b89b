import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { openBrowser } from './open-browser.ts';

describe('suggestions for the search box', () => {
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

  const answers: readonly (readonly [query: string, expected: readonly (readonly [string, string, string])[]])[] = [
    ['q=bram', [['speaker', 'Bram Osei', '/search?speaker=bram-osei']]],
    ['q=osei', [['speaker', 'Bram Osei', '/search?speaker=bram-osei']]],
    ['q=tremaine', [['speaker', 'Zoë Tremaine', '/search?speaker=zoe-tremaine']]],
    ['q=memb&topic=rules', [['topic', 'Membership', '/search?topic=membership&topic=rules']]],
    ['q=heating+pryce', [['speaker', 'Ewan Pryce', '/search?q=heating&speaker=ewan-pryce']]],
    [
      'q=mobile+lib',
      [['item', 'Mobile library: the last van', '/reports/notes-2024-05-23/mobile-library-the-last-van']],
    ],
    ['q=bram&from=2019&page=3', [['speaker', 'Bram Osei', '/search?from=2019&speaker=bram-osei']]],
    ['q=zeppelin', []],
    ['q=', []],
    ['', []],
    ['q=%22bram+os', [['speaker', 'Bram Osei', '/search?speaker=bram-osei']]],
    ['q=van+speaker%3Abra', [['speaker', 'Bram Osei', '/search?q=van&speaker=bram-osei']]],
    ['q=topic%3A%22mem', [['topic', 'Membership', '/search?topic=membership']]],
    ['q=topic%3Abram', []],
  ];
  for (const [query, expected] of answers) {
    it(`are ${expected.map(([, label]) => label).join(', ') || 'none'} for ${query || 'nothing'}`, async () => {
      const { body, headers, status } = await request(site.url).get(`/suggest?${query}`);
      assert.equal(status, 200);
      assert.match(headers['content-type'] ?? '', /^application\/json/);
      const found = (body.suggestions as { kind: string; label: string; url: string }[]).slice(0, expected.length || 9);
      assert.deepEqual(
        found.map(({ kind, label, url }) => [kind, label, url]),
        expected,
      );
    });
  }

  it('carry what tells them apart', async () => {
    const details = async (q: string) =>
      (await request(site.url).get(`/suggest?q=${q}`)).body.suggestions.map((one: { detail: string }) => one.detail);
    assert.deepEqual(await details('bram'), ['13 items']);
    assert.deepEqual(await details('mobile+lib'), ['23 May 2024']);
    assert.match((await details('members+and'))[0], /^\d+ items, the latest of \d+ \w+ \d{4}$/);
  });

  it('are refused with a reason where the address cannot be read', async () => {
    const { status, body } = await request(site.url).get('/suggest?q=a&q=b');
    assert.equal(status, 400);
    assert.equal(body.error.field, 'q');
  });

  it('are missing, with a reason, while the engine does not answer', async () => {
    const down = () => Promise.reject(new EngineUnavailable('down'));
    const engine: SearchEngine = { ...site.engine, search: down, suggest: down, close: async () => {} };
    const broken = await startSite(LIBRARY_ARCHIVE, engine);
    const { status, body } = await request(broken.url).get('/suggest?q=bram');
    await broken.close();
    assert.equal(status, 503);
    assert.match(body.error.message, /does not answer/);
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.url + path);
    return page;
  }

  const box = (page: Page) => page.getByRole('combobox', { name: 'Search what was said' });
  const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

  it('come with the first letters, and arrows and Enter lead to one', async () => {
    const page = await open('/');
    await box(page).pressSequentially('bram');
    await option(page, /^Bram Osei Speaker, 13 items$/).waitFor();
    assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
    await page
      .getByRole('status')
      .filter({ hasText: /suggestions?; the arrow keys lead to them/ })
      .waitFor();
    assert.equal(await page.getByRole('option').first().innerText(), 'Search for “bram”');
    assert.deepEqual(await page.locator('.suggestions b').allInnerTexts(), ['Bram']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await option(page, /^Bram Osei Speaker, 13 items$/).getAttribute('id');
    assert.equal(await box(page).getAttribute('aria-activedescendant'), chosen);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}/search?speaker=bram-osei`);
    await page.context().close();
  });

  it('leave what was typed to Enter where none is chosen', async () => {
    const page = await open('/');
    await box(page).pressSequentially('bram');
    await option(page, /^Bram Osei Speaker, 13 items$/).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}/search?q=bram`);
    await page.context().close();
  });

  it('go with Escape, which keeps what was typed, and with leaving the box', async () => {
    const page = await open('/');
    await box(page).pressSequentially('bram');
    await option(page, /^Bram Osei Speaker, 13 items$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    assert.equal(await box(page).inputValue(), 'bram');
    assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowDown');
    await option(page, /^Bram Osei Speaker, 13 items$/).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('narrow the search in place on the search page', async () => {
    const page = await open('/search');
    await page.locator('html.is-live').waitFor();
    await page.evaluate('window.isSame = true');
    await box(page).pressSequentially('heating pry');
    await option(page, /^Ewan Pryce Speaker, \d+ items$/).click();
    await page.getByRole('heading', { level: 1, name: /in which Ewan Pryce mentions “heating”/ }).waitFor();
    assert.equal(page.url(), `${site.url}/search?q=heating&speaker=ewan-pryce`);
    assert.equal(await box(page).inputValue(), 'heating');
    assert.equal(await page.evaluate('window.isSame === true'), true);
    await page.context().close();
  });

  it('hold earlier searches of this browser, which can be forgotten', async () => {
    const page = await open('/');
    await box(page).fill('thermostat');
    await box(page).press('Enter');
    await page.waitForURL(/q=thermostat/);
    await page.goto(site.url);
    await box(page).focus();
    await option(page, 'thermostat Earlier').waitFor();
    await option(page, 'Forget earlier searches').click();
    await page.goto(site.url);
    await box(page).press('ArrowDown');
    assert.equal(await page.getByRole('option').count(), 0);
    assert.equal(await page.evaluate('localStorage.length'), 0);
    await page.context().close();
  });

  for (const kept of [
    '["\\"><img src=x onerror=alert(1)>"]',
    '{"not": "a list"}',
    'no JSON at all',
    '[1, null, "roof"]',
  ]) {
    it(`show as text what stands in the browser’s storage, and put up with anything there: ${kept}`, async () => {
      const page = await open('/about');
      await page.evaluate((text) => Object.assign(globalThis, { kept: text }), kept);
      await page.evaluate("localStorage.setItem('rapporteur.searches', kept)");
      await page.goto(site.url);
      await box(page).focus();
      await page.keyboard.type('r');
      await page.keyboard.press('Backspace');
      if (kept.startsWith('['))
        await option(page, / Earlier$/)
          .first()
          .waitFor();
      assert.equal(await page.locator('.suggestions img').count(), 0);
      await box(page).fill('roof');
      await box(page).press('Enter');
      await page.waitForURL(`${site.url}/search?q=roof`);
      await page.context().close();
    });
  }

  it('leave the box alone while a slash is typed into a field, and bring the reader there from everywhere else', async () => {
    const page = await open('/search?q=van');
    await page.keyboard.press('/');
    assert.equal(await box(page).evaluate((input) => input === input.ownerDocument.activeElement), true);
    await page.keyboard.press('End');
    await page.keyboard.press('/');
    assert.equal(await box(page).inputValue(), 'van/');
    await page.context().close();
  });

  it('need no engine for the page to be searched', async () => {
    const page = await open('/');
    await page.route(/\/suggest/, (route) => route.abort());
    await box(page).pressSequentially('roof');
    await box(page).press('Enter');
    await page.waitForURL(`${site.url}/search?q=roof`);
    await page.context().close();
  });
});
