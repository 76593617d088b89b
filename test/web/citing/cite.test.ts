import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { readBibtex, readRis } from '../../citations/read-citations.ts';
import { type RunningSite, startSite } from '../fixture.ts';
import { LIBRARY_ARCHIVE } from '../library-archive.ts';
import { openBrowser } from '../open-browser.ts';

const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';

const FILES = [
  { extension: 'txt', type: 'text/plain; charset=utf-8', holds: /^Dervla Nunn, “Mobile library: the last van”/ },
  {
    extension: 'md',
    type: 'text/markdown; charset=utf-8',
    holds: /^Dervla Nunn, \[“Mobile library: the last van”\]\(<http/,
  },
  { extension: 'bib', type: 'application/x-bibtex; charset=utf-8', holds: /^@techreport\{/ },
  { extension: 'ris', type: 'application/x-research-info-systems; charset=utf-8', holds: /^TY {2}- RPRT\r\n/ },
  { extension: 'json', type: 'application/vnd.citationstyles.csl+json', holds: /^\[\n {2}\{\n {4}"id": / },
];

describe('citing', () => {
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

  for (const { extension, type, holds } of FILES) {
    it(`gives an item and a statement to download as .${extension}`, async () => {
      for (const query of ['', '?statement=s2']) {
        const response = await fetch(`${site.url}${ITEM}/cite.${extension}${query}`);
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('content-type'), type);
        const name = `notes-2024-05-23_mobile-library-the-last-van.${extension}`;
        assert.equal(response.headers.get('content-disposition'), `attachment; filename=${name}`);
        const text = await response.text();
        if (!query) assert.match(text, holds);
        assert.ok(text.includes(`${site.url}${ITEM}${query ? '#s2' : ''}`), text);
      }
    });
  }

  it('gives files that are read back', async () => {
    const [entry] = readBibtex(await (await fetch(`${site.url}${ITEM}/cite.bib?statement=s2`)).text());
    const [record] = readRis(await (await fetch(`${site.url}${ITEM}/cite.ris?statement=s2`)).text());
    assert.equal(entry?.fields.url, `${site.url}${ITEM}#s2`);
    assert.deepEqual(record?.UR, [entry?.fields.url]);
  });

  it('leads on where an item has moved, and says when it is gone or never was', async () => {
    const moved = await fetch(`${site.url}/reports/notes-2024-05-23/the-van/cite.ris`, { redirect: 'manual' });
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, `${ITEM}/cite.ris`]);
    // For good, but not for ever: it may move again.
    assert.equal(moved.headers.get('cache-control'), 'no-cache');
    const statusOf = async (path: string) => (await fetch(site.url + path)).status;
    assert.equal(await statusOf('/reports/notes-2024-05-23/a-private-matter/cite'), 410);
    assert.equal(await statusOf('/reports/notes-2024-05-23/nope/cite.bib'), 404);
    assert.equal(await statusOf(`${ITEM}/cite?statement=nope`), 404);
    assert.equal(await statusOf(`${ITEM}/cite.docx`), 404);
  });

  it('is linked from the item and works without JavaScript, for one statement, too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url + ITEM);
    await page.getByRole('link', { name: 'Cite this item or a statement' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cite this item' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^Copy/ }).count(), 0);
    await page.getByLabel('What to cite').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cite a statement' }).waitFor();
    assert.match(await page.locator('#citation-text').innerText(), /^Bram Osei, as reported: “/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as BibTeX' }).click();
    assert.equal((await download).suggestedFilename(), 'notes-2024-05-23_mobile-library-the-last-van.bib');
    await context.close();
  });

  it('is linked from every statement of the item that somebody is reported to make', async () => {
    const html = await (await fetch(site.url + ITEM)).text();
    const cited = [...html.matchAll(/href="([^"]+\/cite\?statement=[^"]+)"/g)].map(([, href]) => href ?? '');
    const spoken = LIBRARY_ARCHIVE.reports[0]?.items[0]?.statements.filter(({ speaker }) => speaker) ?? [];
    assert.deepEqual(
      cited,
      spoken.map(({ id }) => `${ITEM}/cite?statement=${id}`),
    );
    for (const href of cited) assert.equal((await fetch(site.url + href)).status, 200);
  });

  it('copies with one key where scripts run, and says so', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${site.url}${ITEM}/cite`);
    await page.getByRole('button', { name: 'Copy as RIS' }).press('Enter');
    await page.getByText('The citation is copied.').waitFor({ state: 'attached' });
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    assert.equal(
      copied,
      (await (await fetch(`${site.url}${ITEM}/cite.ris`)).text()).replaceAll('\r\n', '\n').trimEnd(),
    );
    await context.close();
  });
});
