// How long a reader with a slow telephone waits for the pages of the sample archive, how much comes over the wire, and what moves meanwhile. Prints a table.
// The processor is slowed fourfold, the network is slow 4G: 1.6 Mbit/s with 150 ms to the server and back.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/web/open-browser.ts';
import { startSampleSite } from '../test/web/sample-site.ts';

const PATHS = ['/', '/search', '/search?q=harbour', '/search?q=ferry+timetable&from=2022'];
const RUNS = 5;
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

interface Visit {
  /** Milliseconds from the start of the navigation, by the browser's clock. */
  readonly largestPaintMs: number;
  readonly shift: number;
  readonly bytes: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(OBSERVE);
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', SLOW_4G);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(url, { waitUntil: 'networkidle' });
  const seen = (await page.evaluate('window.seen')) as { largestPaintMs: number; shift: number };
  await context.close();
  return { ...seen, bytes };
}

const OBSERVE = `
  window.seen = { largestPaintMs: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.largestPaintMs = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const site = await startSampleSite();
const browser = await openBrowser();
console.log('| page | largest paint, median of 5 | slowest | moved | over the wire |\n|---|---|---|---|---|');
for (const path of PATHS) {
  const visits: Visit[] = [];
  for (let run = 0; run < RUNS; run++) visits.push(await visit(browser, site.url + path));
  const paints = visits.map(({ largestPaintMs }) => Math.round(largestPaintMs)).sort((a, b) => a - b);
  const moved = Math.max(...visits.map(({ shift }) => shift));
  console.log(
    `| ${path} | ${paints[Math.floor(RUNS / 2)]} ms | ${paints.at(-1)} ms | ${moved} | ${((visits[0]?.bytes ?? 0) / 1000).toFixed(1)} kB |`,
  );
}
await browser.close();
await site.close();
