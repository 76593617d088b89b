// Takes docs/search-page.png, the picture of the README, from the sample archive in a real Chromium; look at it before you commit it.
import { join } from 'node:path';
import { openBrowser } from './open-browser.ts';
import { startSampleSite } from './sample-site.ts';

const PICTURE = join(import.meta.dirname, '..', '..', 'docs', 'search-page.png');

const site = await startSampleSite();
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await page.goto(`${site.url}/search?q=harbour+dues`, { waitUntil: 'networkidle' });
await page.screenshot({ path: PICTURE });
await browser.close();
await site.close();
