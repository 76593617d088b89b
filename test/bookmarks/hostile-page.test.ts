// A hostile page in Chromium, against a host name that is not the machine's own: there, browsers do not say on http where a request comes from.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser as Chromium, Page } from 'playwright-core';
import { temporaryFolder } from '../indexer/orchards.ts';
import { openBrowser } from '../web/open-browser.ts';
import { Browser, type KeptSite, keptSite, PEARS } from './kept.ts';

const PLANTED = 'Planted';

for (const scheme of ['http', 'https'] as const)
  describe(`a hostile page, with the site on ${scheme}`, () => {
    let site: KeptSite;
    let chromium: Chromium;
    let origin: string;
    let front: Server | null = null;
    let hostile = '';
    const elsewhere = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').setHeader('Referrer-Policy', 'no-referrer').end(hostile);
    });

    before(async () => {
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      // Its port is known before the application is made.
      const server = scheme === 'https' ? secureServer() : createServer();
      if (!server) return;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `${scheme}://site.test:${(server.address() as AddressInfo).port}`;
      site = await keptSite({ baseUrl: origin });
      server.on('request', (request, response) => site.server.emit('request', request, response));
      front = server;
      chromium = await openBrowser([
        '--host-resolver-rules=MAP site.test 127.0.0.1,MAP evil.test 127.0.0.1',
        '--ignore-certificate-errors',
      ]);
    });
    after(async () => {
      await chromium?.close();
      front?.close();
      front?.closeAllConnections();
      elsewhere.close();
      await site?.[Symbol.asyncDispose]();
    });

    const isAbsent = () => front === null;
    const cookieOf = async (page: Page) =>
      (await page.context().cookies()).find(({ name }) => name.endsWith('bookmarks'))?.value;

    for (const javaScriptEnabled of [true, false])
      it(`leaves a reader alone, ${javaScriptEnabled ? 'and' : 'who has no scripts, and'} forms of the site work`, async (context) => {
        if (isAbsent()) return context.skip('no certificate can be made here: openssl is needed');
        const tab = await (await chromium.newContext({ javaScriptEnabled })).newPage();
        const stranger = await (await chromium.newContext()).newPage();
        await tab.goto(`${origin}/bookmarks/add?report=${PEARS.report}&item=${PEARS.item}`);
        await tab.getByRole('button', { name: 'Star it' }).click();
        await tab.getByRole('heading', { level: 1, name: 'Starred' }).waitFor();
        await tab.goto(`${origin}/bookmarks`);
        await tab.getByLabel('Title').fill('My own');
        await tab.getByRole('button', { name: 'Make the list' }).click();
        await tab.getByRole('heading', { level: 1, name: 'My own' }).waitFor();
        if (javaScriptEnabled) {
          // In place, by somebody who has bookmarks and by somebody who has none.
          const newcomer = await (await chromium.newContext()).newPage();
          for (const page of [tab, newcomer]) {
            await page.goto(`${origin}/reports/${PEARS.report}/${PEARS.item}`);
            await page.locator('.star-button').first().click();
            await page.getByRole('status').getByText('Kept in “Starred”.').waitFor();
          }
          assert.deepEqual((await newcomer.context().cookies()).length, 1, 'the cookie of the form is gone');
          await newcomer.context().close();
        }
        const before = await cookieOf(tab);
        assert.ok(before);

        const attacker = new Browser(site);
        const theirs = await attacker.token();
        const forms: readonly (readonly [path: string, fields: Readonly<Record<string, string>>])[] = [
          ['/bookmarks/add', { ...PEARS, newList: PLANTED }],
          ['/bookmarks/add', { search: 'q=pear', newList: PLANTED }],
          ['/bookmarks/lists', { title: PLANTED }],
          ['/bookmarks/import', { json: planted() }],
        ];
        for (const page of [tab, stranger])
          for (const [path, fields] of forms) {
            hostile = submitting(`${origin}${path}`, { ...fields, token: theirs });
            // With scripts the form sends itself; without, its reader is made to press its button.
            await page.goto(`http://evil.test:${(elsewhere.address() as AddressInfo).port}/`);
            if (page === tab && !javaScriptEnabled) await page.getByRole('button').click();
            await page.getByRole('heading', { level: 1, name: 'This form cannot be accepted' }).waitFor();
          }
        assert.equal(await cookieOf(tab), before);
        assert.equal(await cookieOf(stranger), undefined);
        await tab.goto(`${origin}/bookmarks`);
        await tab.getByRole('link', { name: 'My own' }).waitFor();
        assert.equal(await tab.getByText(PLANTED).count(), 0);
        await tab.getByLabel('Delete all my lists').check();
        await tab.getByRole('button', { name: 'Delete', exact: true }).click();
        await tab.getByText('All your bookmarks were deleted').waitFor();
        for (const page of [tab, stranger]) await page.context().close();
      });
  });

function planted(): string {
  return JSON.stringify({ format: 'rapporteur-bookmarks', version: 1, lists: [{ title: PLANTED, bookmarks: [] }] });
}

function submitting(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(([name, value]) => `<textarea name="${name}">${value}</textarea>`);
  return `<form method="post" action="${action}">${inputs.join('')}<button>Go</button></form><script>document.forms[0].submit()</script>`;
}

function secureServer(): Server | null {
  using folder = temporaryFolder();
  const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=site.test', '-keyout', key, '-out', cert],
  ]);
  return made.status === 0 ? createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }) : null;
}
