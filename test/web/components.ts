// Makes docs/components.html: every part of the pages in every state, cut from the pages themselves, so that the document cannot say anything else than they do.
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { STYLES } from '../../src/web/http/assets.ts';
import { COMPONENTS, type ComponentState } from './component-list.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { openBrowser } from './open-browser.ts';
import { SITES, type SiteName } from './page-list.ts';
import { RECORD_COMPONENTS } from './record-components.ts';

export async function componentsPage(): Promise<string> {
  const sites = new Map<SiteName, RunningSite>();
  for (const name of Object.keys(SITES) as SiteName[]) sites.set(name, await startSite(SITES[name]));
  const browser = await openBrowser();
  try {
    const sections: string[] = [];
    let number = 0;
    for (const { name, about, states } of [...COMPONENTS, ...RECORD_COMPONENTS]) {
      const shown: string[] = [];
      for (const state of states) {
        number++;
        const url = sites.get(state.site ?? 'library')?.url ?? '';
        const html = await (state.typed === undefined ? pageAt(url, state) : typedPage(browser, url, state));
        shown.push(figure(state, part(html, state, `c${number}`).replaceAll(url, 'https://archive.example')));
      }
      sections.push(`<section>\n<h2>${name}</h2>\n<p>${about}</p>\n${shown.join('\n')}\n</section>`);
    }
    return document(sections.join('\n'));
  } finally {
    await browser.close();
    for (const site of sites.values()) await site.close();
  }
}

async function pageAt(url: string, { path }: ComponentState): Promise<string> {
  return (await fetch(url + path)).text();
}

async function typedPage(browser: Browser, url: string, { path, typed = '' }: ComponentState): Promise<string> {
  const page = await browser.newPage();
  await page.goto(url + path);
  await page.getByLabel('Search what was said').pressSequentially(typed);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const html = await page.content();
  await page.close();
  return html;
}

/** Attributes that hold ids, or lists of them. */
const REFERENCES = [
  'id',
  'for',
  'form',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-activedescendant',
];

/** The part with ids of its own, so that one document can hold it many times. Its links lead nowhere. */
function part(html: string, { path, selector }: ComponentState, prefix: string): string {
  const element = parseHTML(html).document.querySelector(selector);
  if (!element) throw new Error(`${path} has no ${selector}`);
  for (const one of [element, ...element.querySelectorAll('*')]) {
    for (const name of REFERENCES) {
      const value = one.getAttribute(name);
      if (value !== null)
        one.setAttribute(
          name,
          value.replace(/\S+/g, (id: string) => `${prefix}-${id}`),
        );
    }
    if (one.hasAttribute('href')) one.setAttribute('href', '#');
    if (/^H[1-6]$/.test(one.tagName)) one.setAttribute('role', 'presentation');
  }
  return element.outerHTML;
}

function figure({ state, path }: ComponentState, html: string): string {
  return `<figure class="state">\n<figcaption class="label">${state} <code>${path.replaceAll('&', '&amp;')}</code></figcaption>\n<div class="shown">\n${html}\n</div>\n</figure>`;
}

function document(sections: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Components of Rapporteur</title>
<meta name="color-scheme" content="light dark">
${STYLES.map((name) => `<link rel="stylesheet" href="../public/styles/${name}.css">`).join('\n')}
<link rel="stylesheet" href="components.css">
</head>
<body>
<main class="page">
<h1>Components</h1>
<p class="lead">What the pages are made of, each part in each state, with the address of the invented library where it was cut out. Written by <code>npm run components</code>; a test tells when it is old.</p>
${sections}
</main>
</body>
</html>
`;
}
