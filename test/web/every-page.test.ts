// What must hold on every page of the list, in a real browser: at every width, light and dark, with and without the scripts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { openBrowser } from './open-browser.ts';
import { PAGES, SITES, type SiteName } from './page-list.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A small phone, which is also a screen of 1280 pixels at 400 per cent; a tablet; a desk. */
const WIDTHS = [320, 768, 1440] as const;
const SCHEMES = ['light', 'dark'] as const;
/** Nothing else depends on the scheme. */
const COLOURS = "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }";
const EVERYTHING = "{ resultTypes: ['violations'] }";

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // HTML allows all of these: how templates are laid out, a title as long as the search that it names, rows without a body, dots in an id.
    'valid-id': ['error', { relaxed: true }],
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'prefer-tbody': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // Ticks of one list are alternatives under one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  },
});

/** Adds up what has moved without the reader's doing, from the first paint on. */
const COUNT_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

describe('every page', () => {
  const sites = new Map<SiteName, RunningSite>();
  let browser: Browser;
  before(async () => {
    for (const name of Object.keys(SITES) as SiteName[]) sites.set(name, await startSite(SITES[name]));
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    for (const site of sites.values()) await site.close();
  });

  async function open(url: string, options: { readonly hasScripts?: boolean; readonly width?: number } = {}) {
    const { hasScripts = true, width = 1440 } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    if (!hasScripts) await page.route('**/assets/**', (route) => route.abort());
    await page.addInitScript(COUNT_SHIFTS);
    await page.goto(url);
    return page;
  }

  for (const { name, path, status = 200, site = 'library' } of PAGES) {
    const url = () => (sites.get(site)?.url ?? '') + path;
    describe(`(${name})`, () => {
      it('answers with its status and is valid HTML', async () => {
        const response = await request(url()).get('');
        assert.equal(response.status, status);
        const { results } = await validator.validateString(response.text, path);
        const messages = results.flatMap(({ messages: all }) =>
          all.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
        );
        assert.deepEqual(messages, []);
      });

      it('gives axe nothing to complain about at any width, light or dark', async () => {
        const page = await open(url());
        await page.evaluate(AXE);
        for (const colorScheme of SCHEMES) {
          for (const width of WIDTHS) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 900 });
            const rules = colorScheme === 'dark' ? COLOURS : EVERYTHING;
            assert.deepEqual(await complaintsOf(page, rules), [], `${width} pixels, ${colorScheme}`);
          }
        }
        await page.context().close();
      });

      it('gives axe nothing to complain about with every list open', async () => {
        const page = await open(url(), { width: 320 });
        await page.evaluate(AXE);
        await openAll(page);
        assert.deepEqual(await complaintsOf(page), []);
        await page.context().close();
      });

      it('gives axe nothing to complain about without the scripts', async () => {
        // Axe itself is a script: those of the page are kept away instead of all.
        const page = await open(url(), { hasScripts: false });
        await page.evaluate(AXE);
        assert.deepEqual(await complaintsOf(page), []);
        await page.context().close();
      });

      it('never scrolls sideways, also with every list open', async () => {
        const page = await open(url());
        await openAll(page);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const scrolled = await page.locator('html').evaluate((root) => root.scrollWidth);
          assert.ok(scrolled <= width, `${scrolled} pixels wide at ${width}`);
        }
        await page.context().close();
      });

      it('moves nothing while it loads', async () => {
        for (const width of WIDTHS) {
          const page = await open(url(), { width });
          await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
          assert.equal(await page.evaluate('window.shifted'), 0, `${width} pixels`);
          await page.context().close();
        }
      });

      it('shows where the focus is, wherever the keyboard leads', async () => {
        for (const width of [320, 1440]) {
          const page = await open(url(), { width });
          for (let step = 0; step < 40; step++) {
            await page.keyboard.press('Tab');
            const focus = (await page.evaluate(FOCUS)) as { readonly at: string; readonly isSeen: boolean } | null;
            if (focus === null) break;
            assert.ok(focus.isSeen, `${focus.at} at ${width} pixels`);
          }
          await page.context().close();
        }
      });

      it('keeps still for those who ask for it', async () => {
        const page = await open(url());
        await page.emulateMedia({ reducedMotion: 'reduce' });
        assert.equal(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior'), 'auto');
        assert.equal(await page.evaluate(MOVING), 0);
        await page.context().close();
      });
    });
  }
});

/** `null` where the focus has left the page. */
const FOCUS = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const isInSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return { at: at.outerHTML.slice(0, 120), isSeen: isOutlined && isInSight };
})()`;

const MOVING = `document.getAnimations().length +
  [...document.querySelectorAll('*')].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length`;

async function openAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}

/** One line for each rule and element. */
async function complaintsOf(page: Page, rules = EVERYTHING): Promise<readonly string[]> {
  const results = (await page.evaluate(`axe.run(${rules})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
