// What must hold on every page of the list, in a real browser: at every width, light and dark, with and without the scripts. Each tab loads an
// address once, and all checks look at what it has loaded; those that change the page come last.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page, Response } from 'playwright-core';
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

type Width = (typeof WIDTHS)[number];

describe('every page', () => {
  const sites = new Map<SiteName, RunningSite>();
  const tabs = new Map<Width, Page>();
  let browser: Browser;
  /** Its pages get nothing but their HTML: axe itself is a script, so scripts cannot be switched off. */
  let bareTab: Page;
  before(async () => {
    for (const name of Object.keys(SITES) as SiteName[]) sites.set(name, await startSite(SITES[name]));
    browser = await openBrowser();
    for (const width of WIDTHS) tabs.set(width, await openTab(browser, width));
    bareTab = await openTab(browser, 1440);
    await bareTab.route('**/assets/**', (route) => route.abort());
  });
  after(async () => {
    await browser?.close();
    for (const site of sites.values()) await site.close();
  });

  const tabOf = (width: Width): Page => {
    const tab = tabs.get(width);
    assert.ok(tab);
    return tab;
  };

  for (const { name, path, status = 200, site = 'library' } of PAGES) {
    describe(`(${name})`, () => {
      const answers = new Map<Width, Response>();
      /** What had moved by the second frame after the page was there. */
      const shifts = new Map<Width, unknown>();
      before(async () => {
        const url = (sites.get(site)?.url ?? '') + path;
        for (const [width, tab] of tabs) {
          const answer = await tab.goto(url);
          assert.ok(answer);
          answers.set(width, answer);
          await tab.evaluate(TWO_FRAMES);
          shifts.set(width, await tab.evaluate('window.shifted'));
        }
        await bareTab.goto(url);
        for (const tab of [tabOf(1440), bareTab]) await tab.evaluate(AXE);
      });

      it('answers with its status and is valid HTML', async () => {
        const answer = answers.get(1440);
        assert.equal(answer?.status(), status);
        const { results } = await validator.validateString((await answer?.text()) ?? '', path);
        const messages = results.flatMap(({ messages: all }) =>
          all.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
        );
        assert.deepEqual(messages, []);
      });

      it('moves nothing while it loads', () => {
        assert.deepEqual(Object.fromEntries(shifts), Object.fromEntries(WIDTHS.map((width) => [width, 0])));
      });

      it('gives axe nothing to complain about at any width, light or dark', async () => {
        // In one tab: a second one would compile axe again, which takes longer than to run it.
        const tab = tabOf(1440);
        for (const colorScheme of SCHEMES) {
          await tab.emulateMedia({ colorScheme });
          for (const width of WIDTHS) {
            await tab.setViewportSize({ width, height: 900 });
            const rules = colorScheme === 'dark' ? COLOURS : EVERYTHING;
            assert.deepEqual(await complaintsOf(tab, rules), [], `${width} pixels, ${colorScheme}`);
          }
        }
        await tab.emulateMedia({ colorScheme: null });
      });

      it('gives axe nothing to complain about without the scripts', async () => {
        assert.deepEqual(await complaintsOf(bareTab), []);
      });

      it('keeps still for those who ask for it', async () => {
        const tab = tabOf(1440);
        await tab.emulateMedia({ reducedMotion: 'reduce' });
        assert.equal(await tab.evaluate('getComputedStyle(document.documentElement).scrollBehavior'), 'auto');
        assert.equal(await tab.evaluate(MOVING), 0);
        await tab.emulateMedia({ reducedMotion: null });
      });

      it('shows where the focus is, wherever the keyboard leads', async () => {
        for (const width of [320, 1440] as const) {
          const tab = tabOf(width);
          for (let step = 0; step < 40; step++) {
            await tab.keyboard.press('Tab');
            const focus = (await tab.evaluate(FOCUS)) as { readonly at: string; readonly isSeen: boolean } | null;
            if (focus === null) break;
            assert.ok(focus.isSeen, `${focus.at} at ${width} pixels`);
          }
        }
      });

      it('gives axe nothing to complain about with every list open', async () => {
        const tab = tabOf(1440);
        await tab.setViewportSize({ width: 320, height: 900 });
        await openAll(tab);
        assert.deepEqual(await complaintsOf(tab), []);
        await tab.setViewportSize({ width: 1440, height: 900 });
      });

      it('never scrolls sideways, also with every list open', async () => {
        for (const [width, tab] of tabs) {
          await openAll(tab);
          const scrolled = await tab.locator('html').evaluate((root) => root.scrollWidth);
          assert.ok(scrolled <= width, `${scrolled} pixels wide at ${width}`);
        }
      });
    });
  }
});

/** Of somebody who has been nowhere yet, at every page: nothing is kept from one to the next. */
async function openTab(browser: Browser, width: Width): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tab.addInitScript(COUNT_SHIFTS);
  return tab;
}

const TWO_FRAMES = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';

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
