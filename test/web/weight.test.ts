import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './open-browser.ts';
import { type SampleSite, startSampleSite } from './sample-site.ts';

/** Over the wire, with everything that the page asks for: document, stylesheet, scripts, icon. */
const MOST_BYTES = 60_000;

describe('the sample archive in a browser', () => {
  let site: SampleSite;
  let browser: Browser;
  before(async () => {
    site = await startSampleSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const path of ['/', '/search', '/search?q=harbour', '/search?q=ferry+timetable&from=2022&speaker=ruth-carrow']) {
    it(`weighs at most 60 kB, asks no other host and breaks no rule of its own policy: ${path}`, async (test) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      const addresses: string[] = [];
      page.on('request', (request) => addresses.push(request.url()));
      const wire = await context.newCDPSession(page);
      let bytes = 0;
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await wire.send('Network.enable');
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      test.diagnostic(`${path}: ${bytes} bytes in ${addresses.length} requests`);
      assert.deepEqual(complaints, []);
      assert.deepEqual(
        addresses.filter((address) => !address.startsWith(site.url)),
        [],
      );
      assert.ok(addresses.length >= 4, addresses.join(' '));
      assert.ok(bytes > 5000 && bytes <= MOST_BYTES, `${bytes} bytes`);
      await context.close();
    });
  }

  it('asks a second time only for the page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}/search?q=harbour`, { waitUntil: 'networkidle' });
    const wire = await context.newCDPSession(page);
    const asked = new Map<string, string>();
    wire.on('Network.requestWillBeSent', ({ requestId, request }) =>
      asked.set(requestId, new URL(request.url).pathname),
    );
    wire.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId));
    wire.on('Network.responseReceived', ({ requestId, response }) => {
      if (response.fromDiskCache) asked.delete(requestId);
    });
    await wire.send('Network.enable');
    await page.goto(`${site.url}/search?q=ferry`, { waitUntil: 'networkidle' });
    assert.deepEqual(
      [...asked.values()].filter((path) => path !== '/favicon.svg'),
      ['/search'],
    );
    await context.close();
  });
});
