import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core';
import { reportFile } from '../indexer/orchards.ts';
import { index, text, twoMeetings } from '../indexer/publishing.ts';
import { openBrowser } from '../web/open-browser.ts';
import { type KeptSite, keptSite } from './kept.ts';

const ITEM = '/reports/orla-vane-2031-05-04/pears';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('bookmarks in a browser', () => {
  let site: KeptSite;
  let chromium: Chromium;
  const elsewhere = createServer((request, response) => {
    visits.push(request);
    response.setHeader('Content-Type', 'text/html').end('<title>Elsewhere</title>');
  });
  const visits: IncomingMessage[] = [];

  before(async () => {
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const folder = twoMeetings();
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/may`;
    const report = reportFile('2031-05-04', [
      ['Pears', text('Pear')],
      ['Ladders', text('Ladder')],
    ]);
    folder.write('reports/orla-vane/may.md', report.replace('meeting:', `url: ${url}\nmeeting:`));
    await index(folder);
    site = await keptSite({ folder });
    chromium = await openBrowser();
  });
  after(async () => {
    await chromium?.close();
    await site?.[Symbol.asyncDispose]();
    elsewhere.close();
    site?.folder[Symbol.dispose]();
  });

  async function open(path: string, options: Parameters<Chromium['newContext']>[0] = {}): Promise<Page> {
    const context = await chromium.newContext(options);
    const page = await context.newPage();
    await page.goto(site.url + path);
    return page;
  }
  const cookies = async (context: BrowserContext) => (await context.cookies()).map(({ name }) => name);

  it('star an item and a statement in place, take the star back, and are kept over a reload', async () => {
    const page = await open(ITEM);
    const messages: string[] = [];
    page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    assert.ok(!asked.some((path) => path.startsWith('/bookmarks/')), 'a reader without bookmarks asks for none');
    assert.deepEqual(await cookies(page.context()), []);
    const star = page.getByRole('button', { name: 'Star this item' });
    assert.equal(await star.getAttribute('aria-pressed'), 'false');
    await star.click();
    await page.getByRole('status').getByText('Kept in “Starred”.').waitFor();
    assert.deepEqual(await cookies(page.context()), ['bookmarks']);
    assert.equal(await page.evaluate('document.cookie'), '', 'no script can read the cookie');
    assert.equal(page.url(), site.url + ITEM);
    const statement = (await page.locator('.statement').nth(1).getAttribute('id')) ?? '';
    await page.evaluate(`location.hash = ${JSON.stringify(statement)}`);
    await page.getByRole('button', { name: 'Star this statement' }).click();
    await page.locator('.star-statement[aria-pressed="true"]').waitFor();
    await page.reload();
    await page.locator('.star-button[aria-pressed="true"] >> nth=1').waitFor();
    await page.goto(`${site.url}/bookmarks`);
    await page.getByRole('link', { name: 'Starred' }).click();
    assert.equal(await page.locator('.mark').count(), 2);
    await page.locator('.mark-title a').last().click();
    await page.locator('.star-button[aria-pressed="true"]').first().click();
    await page.getByRole('status').getByText('No longer starred.').waitFor();
    await page.goBack();
    await page.reload();
    assert.equal(await page.locator('.mark').count(), 1);
    assert.deepEqual(messages, []);
    await page.context().close();
  });

  it('star a search by keyboard, without a script, with a note in a list of its own', async () => {
    const page = await open('/search?q=pear', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Star this search' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Star this search' }).waitFor();
    await page.getByLabel('List').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Fruit');
    await page.keyboard.press('Tab');
    await page.keyboard.type('For the autumn');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Fruit' }).waitFor();
    await page.getByText('For the autumn').first().waitFor();
    await page.getByText('Note, list, remove').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nothing is in this list yet.').waitFor();
    await page.context().close();
  });

  it('star a search whose results have changed in place, and each search for itself', async () => {
    const page = await open('/search?q=pear');
    await page.locator('html.is-live').waitFor();
    const star = page.getByRole('button', { name: 'Star this search' });
    await star.click();
    await page.getByText('Kept in “Starred”.').waitFor();
    // The same search once more: nothing of its bookmark changes under the reader.
    await page.evaluate("document.querySelector('.star button').isSame = true");
    await page.getByRole('combobox', { name: /Search/ }).press('Enter');
    await page.locator('#live:not([aria-busy])').waitFor();
    assert.equal(await page.evaluate("document.querySelector('.star button').isSame"), true);
    await page.getByText('Kept in “Starred”.').waitFor();

    await page.getByRole('combobox', { name: /Search/ }).fill('ladder');
    await page.locator('[data-star*="ladder"]').waitFor();
    assert.equal(await star.getAttribute('aria-pressed'), 'false', 'another search is not starred');
    await star.click();
    await page.getByText('Kept in “Starred”.').waitFor();
    await page.goBack();
    await page.locator('[data-star$="pear"] button[aria-pressed="true"]').waitFor();
    await page.goto(`${site.url}/bookmarks`);
    await page.getByRole('link', { name: 'Starred' }).click();
    assert.equal(await page.locator('.mark').count(), 2);
    await page.context().close();
  });

  it('take in a file that was exported', async () => {
    const page = await open(ITEM);
    await page.getByRole('button', { name: 'Star this item' }).click();
    await page.getByText('Kept in').waitFor();
    const file = await (await page.context().request.get(`${site.url}/bookmarks/export.json`)).body();
    await page.context().close();
    const other = await open('/bookmarks', { javaScriptEnabled: false });
    await other
      .getByLabel('Import a JSON file')
      .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: file });
    await other.getByRole('button', { name: 'Import', exact: true }).click();
    await other.getByText('The file was read').waitFor();
    await other.getByRole('link', { name: 'Starred' }).click();
    await other.getByRole('link', { name: 'Pears', exact: true }).waitFor();
    await other.context().close();
  });

  it('tell no other site where its reader came from, and are changed by no form of another site', async () => {
    const page = await open(ITEM);
    await page.getByRole('button', { name: 'Star this item' }).click();
    await page.getByText('Kept in').waitFor();
    await page.goto(`${site.url}/bookmarks`);
    const list = await page.getByRole('link', { name: 'Starred' }).getAttribute('href');
    await page.goto(site.url + list);
    await page.getByRole('link', { name: /in the source/ }).click();
    await page.waitForURL(/\/may/);
    assert.ok(visits.length > 0);
    for (const { headers } of visits) assert.equal(headers.referer, undefined);
    await page.setContent(
      `<form method="post" action="${site.url}${list}"><input name="action" value="delete"><button>Win</button></form>`,
    );
    await page.getByRole('button', { name: 'Win' }).click();
    await page.getByRole('heading', { level: 1, name: 'This form cannot be accepted' }).waitFor();
    await page.goto(site.url + list);
    await page.getByRole('heading', { level: 1, name: 'Starred' }).waitFor();
    await page.context().close();
  });

  it('have pages that axe and html-validate find nothing in, light and dark, wide and narrow', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: RULES });
    const page = await open(ITEM);
    await page.getByRole('button', { name: 'Star this item' }).click();
    await page.getByText('Kept in').waitFor();
    await page.goto(`${site.url}/bookmarks`);
    const list = (await page.getByRole('link', { name: 'Starred' }).getAttribute('href')) ?? '';
    const open2 = new URL(await page.getByLabel('Private address').inputValue()).pathname;
    await page.goto(site.url + list);
    await page.getByRole('button', { name: 'Share, to read only' }).click();
    const shared = new URL(await page.getByLabel('Address to share').inputValue()).pathname;
    const paths = [
      '/bookmarks',
      list,
      shared,
      open2,
      `/bookmarks/add?report=orla-vane-2031-05-04&item=pears`,
      '/bookmarks/add?search=q%3Dpear',
      `${ITEM}?v=00000000`,
      '/search?q=pear',
    ];
    const state = await page.context().storageState();
    await page.context().close();
    for (const [colorScheme, width] of [
      ['light', 320],
      ['dark', 1440],
    ] as const) {
      const context = await chromium.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        storageState: state,
        bypassCSP: true,
      });
      const tab = await context.newPage();
      for (const path of paths) {
        const response = await tab.goto(site.url + path);
        const report = await validator.validateString((await response?.text()) ?? '');
        const told = report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId} ${message}`),
        );
        assert.deepEqual(told, []);
        await tab.evaluate(AXE);
        const found = (await tab.evaluate('axe.run()')) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        assert.deepEqual(
          found.violations.map(({ id, nodes }) => [path, id, nodes[0]?.html]),
          [],
        );
        const scrollWidth = await tab.evaluate('document.documentElement.scrollWidth');
        assert.ok(Number(scrollWidth) <= width, `${path} is ${scrollWidth} wide`);
      }
      await context.close();
    }
  });

  it('print a list as citations and nothing else', async () => {
    const page = await open(ITEM);
    await page.getByRole('button', { name: 'Star this item' }).click();
    await page.getByText('Kept in').waitFor();
    await page.goto(`${site.url}/bookmarks`);
    await page.getByRole('link', { name: 'Starred' }).click();
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('main').innerText();
    assert.match(
      shown,
      /^Starred\s+Orla Vane, “Pears”, in “Council of 2031-05-04”\. Meeting of Orchard Council, 4 May 2031\./,
    );
    assert.doesNotMatch(shown, /Save|Note, list|JSON/);
    await page.context().close();
  });
});

/** HTML allows these: how templates are laid out, a title as long as what it names, ticks and buttons that share a name. */
const RULES: RuleConfig = {
  'valid-id': ['error', { relaxed: true }],
  'no-trailing-whitespace': 'off',
  'long-title': 'off',
  'doctype-style': ['error', { style: 'lowercase' }],
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
};
