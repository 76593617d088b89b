// Takes the article out of a web page, and writes HTML as clean Markdown: headings, lists, tables, quotes and links stay; scripts,
// share buttons, comments and pictures go. Knows HTML only; where a page comes from and what it means is not its business.

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { CaptureUnreadable } from './capture.ts';
import { bareMarkdown } from './html-markdown.ts';
import { isSpoken, markSpeakers } from './html-minutes.ts';
import { withoutOwnLinks } from './html-own-links.ts';
import { columnsOf } from './html-tables.ts';
import { keepVisible } from './html-visible.ts';
import { type LeftOut, leftOut, wordsIn } from './html-words.ts';
import { withoutInvisible } from './invisible.ts';
import type { PageDocument, PageElement, PageNode } from './page-element.ts';

/** Raise it when the same page, post or document would give another text: reports keep it beside their text. */
export const ARTICLE_VERSION = 7;

export interface Article {
  /** `null` where the page names none. */
  readonly title: string | null;
  /** Markdown, without the title; empty where the page has no article. */
  readonly markdown: string;
  /** As the page states it: mostly an ISO 8601 instant or day. */
  readonly published: string | null;
  readonly author: string | null;
  /** Only where a tenth of the page's words or more was taken for something else. */
  readonly leftOut?: LeftOut;
}

/** The article of a whole page at `url`. Throws `CaptureUnreadable` where the page is nested too deeply to be read. */
export function articleOf(html: string, url: string): Article {
  return guarded(() => {
    const document = documentOf(html);
    keepVisible(document.body);
    withoutOwnLinks(document.body);
    const isMinutes = markSpeakers(document.body, ASIDE);
    const stated = statedIn(document);
    const marked = isMinutes ? wholePage(document) : (markedArticle(document) ?? minutesOf(document, stated.title));
    const ofPage = marked ? 0 : wordsIn(document.body, `${CLUTTER}, body header, body footer, aside`);
    // Readability takes the document apart, so everything else is read before.
    const markedMarkdown = marked && cleanMarkdown(marked, url);
    const found = markedMarkdown ? null : readableAtHeading(document, html, ofPage);
    const title = stated.title ?? found?.title ?? null;
    const markdown = markedMarkdown ?? (found ? cleanMarkdown(found.content, url) : '');
    const lost = marked ? null : leftOut(ofPage, `${title ?? ''} ${markdown}`);
    return {
      title,
      markdown: withoutTitle(markdown, title),
      published: stated.published ?? found?.published ?? null,
      author: stated.author,
      ...(lost ? { leftOut: lost } : {}),
    };
  });
}

/** A piece of HTML, as a feed carries it, as Markdown; relative links are resolved by `baseUrl`. Throws `CaptureUnreadable`. */
export function markdownOf(htmlFragment: string, baseUrl: string): string {
  return guarded(() => {
    const { body } = documentOf(`<body>${htmlFragment}</body>`);
    keepVisible(body);
    return cleanMarkdown(body, baseUrl);
  });
}

/** As `markdownOf`, of HTML that is known to be minutes: its marks of speech are written as in text. Throws `CaptureUnreadable`. */
export function minutesMarkdown(htmlFragment: string): string {
  return guarded(() => {
    const { body } = documentOf(`<body>${htmlFragment}</body>`);
    keepVisible(body);
    withoutOwnLinks(body);
    markSpeakers(body, ASIDE);
    return cleanMarkdown(body, 'about:blank');
  });
}

/** HTML without its tags, entities decoded, white space made single: for titles. */
export function plainTextOf(htmlFragment: string): string {
  const text = documentOf(`<body>${htmlFragment}</body>`).body.textContent ?? '';
  return withoutInvisible(text).replace(/\s+/g, ' ').trim();
}

/** A document that runs no script and loads nothing. Throws `CaptureUnreadable`. */
export function documentOf(html: string): PageDocument {
  const inBody = /<body[\s>]/i.test(html) ? html : `<body>${html}</body>`;
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html>${inBody}</html>`;
  if (levelsOf(whole) > 4 * MOST_LEVELS) throw new CaptureUnreadable(TOO_DEEP);
  const document = guarded(() => parseHTML(whole).document as unknown as PageDocument);
  if (isDeeper(document, MOST_LEVELS)) throw new CaptureUnreadable(TOO_DEEP);
  return document;
}

/** Programs that walk trees take minutes where tags stand inside each other thousands of levels deep; pages of people have some dozens. */
const MOST_LEVELS = 250;
const TOO_DEEP = 'its HTML is nested too deeply to be read';

/** Tags that need no end, or whose end may be left out. */
const ENDLESS =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup)$/i;

function levelsOf(html: string): number {
  let levels = 0;
  let most = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (ENDLESS.test(name)) continue;
    levels = end ? Math.max(0, levels - 1) : levels + 1;
    if (levels > most) most = levels;
  }
  return most;
}

function isDeeper(root: PageNode, levels: number): boolean {
  const open: { readonly node: PageNode; readonly level: number }[] = [{ node: root, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.level > levels) return true;
    for (const node of next.node.childNodes) {
      if (node.nodeType === ELEMENT) open.push({ node, level: next.level + 1 });
    }
  }
  return false;
}

const ELEMENT = 1;

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new CaptureUnreadable(TOO_DEEP);
    throw error;
  }
}

function statedIn(document: PageDocument): Pick<Article, 'title' | 'published' | 'author'> {
  const content = (selectors: string): string | null => {
    const found = document.querySelector(selectors);
    return clean(found?.getAttribute('content') ?? found?.getAttribute('datetime') ?? found?.textContent ?? null);
  };
  const headings = [...document.querySelectorAll('h1')];
  return {
    title:
      content('meta[property="og:title"]') ??
      content('[itemprop~="headline"], .entry-title, .post-title, .p-name') ??
      (headings.length === 1 ? clean(headings[0]?.textContent ?? null) : null) ??
      null,
    published: content(
      'meta[property="article:published_time"], meta[name="date"], meta[name="dcterms.date"], [itemprop~="datePublished"], time.published, time.entry-date, time.dt-published, abbr.published, article time[datetime], time[pubdate]',
    ),
    author: content('meta[name="author"], [rel~="author"], .p-author, .entry-author, .byline .fn, .vcard .fn'),
  };
}

/** Pages that say themselves where their article stands are believed: guessing loses short lists and tables. */
const MARKED = [
  '[itemprop~="articleBody"]',
  '.e-content',
  '.entry-content',
  '.post-body',
  '.post-content',
  '.article-body',
  // Wikis: what stands around the page's own text is the wiki's.
  '#mw-content-text',
  '#main-content.wiki-content',
  '#wiki-body',
  '#dokuwiki__content .page',
];
/** A marked article with less than this is a teaser among others. */
const SHORTEST_MARKED = 80;

function markedArticle(document: PageDocument): PageElement | null {
  for (const selector of MARKED) {
    const found = [...document.querySelectorAll(selector)];
    const [only] = found;
    if (only && found.length === 1 && (only.textContent ?? '').trim().length >= SHORTEST_MARKED) return only;
  }
  return null;
}

/** Minutes are no article: what tells one from the page around it takes their sections for menus. */
function wholePage({ body }: PageDocument): PageElement {
  // What stands below them is nobody's words.
  for (const foot of body.querySelectorAll('address, body > footer'))
    foot.before(foot.ownerDocument.createElement('hr'));
  return body;
}

/** A page that calls itself minutes and says who was there is no article either, although nothing in it marks who speaks. */
function minutesOf(document: PageDocument, title: string | null): PageElement | null {
  const heading = [title ?? '', document.title, document.querySelector('h1')?.textContent ?? ''].join('\n');
  const isCalledMinutes = /\b(?:minutes|meeting notes|notes of|proceedings)\b/i.test(heading);
  const blocks = [...document.body.querySelectorAll('p, div, li, td, th, dt, h2, h3, h4, h5, h6')];
  const isAttendance = (block: PageElement): boolean => ATTENDANCE.test((block.textContent ?? '').slice(0, 40));
  const attendance = isCalledMinutes ? blocks.find(isAttendance) : undefined;
  const mains = [...document.querySelectorAll('main, [role="main"], article')];
  const isMain = (one: PageElement): boolean =>
    attendance ? [...one.querySelectorAll('*')].includes(attendance) : isSpoken(one, ASIDE);
  const main = mains.find(isMain);
  if (!main && !attendance && !isSpoken(document.body, `${ASIDE}, body > header, body > footer, aside`)) return null;
  if (!main)
    for (const around of document.body.querySelectorAll('body > header, body > footer, aside')) around.remove();
  return main ?? document.body;
}

const ATTENDANCE =
  /^\s*(?:(?:members|those|also|in)\s+)?(?:present|attendees|attendance|attending|participants|apologies|regrets)\b/i;

/** What is found by its looks, unless the page's one great heading stands over a longer text of which nothing was found. */
function readableAtHeading(document: PageDocument, html: string, ofPage: number): ReturnType<typeof readable> {
  const found = readable(document);
  if (!found || wordsIn(found.content, CLUTTER) > ofPage / 2) return found;
  const again = documentOf(html);
  keepVisible(again.body);
  withoutOwnLinks(again.body);
  const headed = boxOfHeading(again, found.content.textContent ?? '');
  return headed ? { ...found, content: headed } : found;
}

function boxOfHeading({ body }: PageDocument, found: string): PageElement | null {
  const [heading, ...others] = [...body.querySelectorAll('h1')];
  if (!heading || others.length > 0) return null;
  const begin = lettersOf(found).slice(0, LETTERS_COMPARED);
  for (let box = heading.parentNode; box && box !== body; box = box.parentNode) {
    if (lettersOf(box.textContent ?? '').includes(begin)) return null;
    if (wordsIn(box, CLUTTER) > wordsIn(body, CLUTTER) / 2) return box;
  }
  return null;
}

const LETTERS_COMPARED = 100;

function readable(
  document: PageDocument,
): { content: PageElement; title: string | null; published: string | null } | null {
  type Input = ConstructorParameters<typeof Readability>[0];
  // It takes boxes apart: afterwards nothing tells what they were.
  for (const clutter of document.body.querySelectorAll(CLUTTER)) clutter.remove();
  const reader = new Readability<PageElement>(document as unknown as Input, {
    charThreshold: 200,
    keepClasses: true,
    serializer: (node) => node as unknown as PageElement,
  });
  const article = reader.parse();
  if (!article?.content) return null;
  return {
    content: article.content,
    title: clean(article.title ?? null),
    published: clean(article.publishedTime ?? null),
  };
}

/** What is no text of the author: programs, forms, menus, what others add. */
const CLUTTER = [
  'script, style, noscript, template, iframe, object, embed, form, button, input, select, textarea, nav, svg, canvas, audio, video, link, meta',
  '#comments, .comments, .comments-area, .comment-respond, #disqus_thread',
  '.sharedaddy, .sd-sharing, .share-buttons, .social-share, .addtoany_share_save_container, .post-share-buttons, .jp-relatedposts, .wpcnt, .wp-block-jetpack-subscriptions, .wp-block-buttons',
  '.mw-editsection, .mw-jump-link, .toc, #toc, [role="navigation"], .catlinks, .printfooter, .noprint, .navbox',
  '.post-navigation, .nav-links, .entry-meta, .entry-footer, .post-footer, .blog-pager, .print-only',
].join(', ');

/** Where names stand that say nothing of the page's own: menus, forms, what readers of the page have added. */
const ASIDE = `${CLUTTER}, .commentlist, .comment-list, .comment-author, ol.comments, ul.comments, figure`;

function cleanMarkdown(element: PageElement, baseUrl: string): string {
  for (const clutter of element.querySelectorAll(CLUTTER)) clutter.remove();
  for (const any of element.querySelectorAll('[style], [class]')) {
    any.removeAttribute('style');
    any.removeAttribute('class');
  }
  for (const image of element.querySelectorAll('img, picture, source')) image.remove();
  for (const link of element.querySelectorAll('a')) mendLink(link, baseUrl);
  for (const table of [...element.querySelectorAll('table')].reverse()) mendTable(table);
  return bareMarkdown(element.innerHTML);
}

/** Only links that lead somewhere from anywhere stay; the words of the others do. */
function mendLink(link: PageElement, baseUrl: string): void {
  const href = link.getAttribute('href');
  const url = href === null || href.startsWith('#') ? null : URL.parse(href.trim(), baseUrl);
  if (url && /^(?:https?|mailto):$/.test(url.protocol) && (link.textContent ?? '').trim() !== '') {
    link.setAttribute('href', url.href);
    link.removeAttribute('title');
  } else {
    link.replaceWith(...link.childNodes);
  }
}

/** A cell of a Markdown table is one line; tables that only lay out a page fall apart into what their cells hold. */
function mendTable(table: PageElement): void {
  const cells = [...table.querySelectorAll('td, th')];
  const columns = cells.reduce((sum, cell) => sum + columnsOf(cell), 0);
  if (columns > MOST_CELLS) throw new CaptureUnreadable(`it has a table of more than ${MOST_CELLS} cells`);
  const isLayout =
    table.querySelector('table') !== null ||
    cells.some((cell) => (cell.textContent ?? '').length > LONGEST_CELL) ||
    ![...table.querySelectorAll('tr')].some((row) => [...row.querySelectorAll('td, th')].length > 1);
  if (isLayout) {
    const parts = [...table.querySelectorAll('caption, td, th')].map((cell) => {
      const part = table.ownerDocument.createElement('div');
      part.append(...cell.childNodes);
      return part;
    });
    table.replaceWith(...parts);
    return;
  }
  for (const end of table.querySelectorAll('br, hr')) end.replaceWith(' ');
  for (const block of table.querySelectorAll(BLOCKS)) block.replaceWith(' ', ...block.childNodes, ' ');
}

/** Of one table, a cell over several columns counting for each: more than any minutes have, and what takes seconds to write. */
const MOST_CELLS = 150_000;

const LONGEST_CELL = 1000;
const BLOCKS = 'p, div, ul, ol, li, dl, dt, dd, h1, h2, h3, h4, h5, h6, pre, blockquote, figure, figcaption';

function withoutTitle(markdown: string, title: string | null): string {
  const first = /^#{1,2} (.+)\n*/.exec(markdown);
  const isTitle = first?.[1] !== undefined && title !== null && lettersOf(first[1]) === lettersOf(title);
  return isTitle ? markdown.slice(first[0].length) : markdown;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function clean(text: string | null): string | null {
  return text === null ? null : withoutInvisible(text).replace(/\s+/g, ' ').trim() || null;
}
