// Reads the page of a blog that somebody has saved: the posts on it, one after the other. Knows one by what it is made of: several boxes, each
// with a heading that links to a page of its own and with its day of publication; an article among comments or teasers is none.
import { GB as english } from 'chrono-node/en';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Post } from './capture.ts';
import { documentOf, markdownOf, plainTextOf } from './html-article.ts';
import type { PageDocument, PageElement } from './page-element.ts';

/** In the order of the page; `null` where it is no page of posts. @param address of the page, `null` where nobody knows it. Throws `CaptureUnreadable`. */
export function postsOnPage(html: string, address: string | null): readonly Post[] | null {
  if (!BOX_NAMES.test(html)) return null;
  const document = documentOf(html);
  if (document.querySelector('meta[property="og:type"]')?.getAttribute('content') === 'article') return null;
  for (const other of document.querySelectorAll(NOT_POSTS)) other.remove();
  const base = baseOf(document, html) ?? address;
  const days = dayHeaders(document);
  for (const selector of BOXES) {
    const found = outermost([...document.querySelectorAll(selector)]).map((box) => postIn(box, base, days));
    const posts = found.filter((post) => post !== null);
    const dated = posts.filter(({ published }) => published !== null);
    const links = new Set(posts.map(({ link }) => link));
    if (posts.length > 1 && posts.length * 2 > found.length && dated.length * 2 > posts.length && links.size > 1)
      return posts.flatMap(({ link: _, ...post }) => (/[\p{L}\p{N}]/u.test(post.text) ? [post] : []));
  }
  return null;
}

/** The kinds of boxes that blogs put a post in, most telling first. */
const BOXES = [
  '.hentry, .h-entry',
  '[itemtype*="BlogPosting"], [itemprop~="blogPost"]',
  'li.wp-block-post, .type-post',
  'article',
  '.post, .blog-post, .entry, .blogpost',
];
const BOX_NAMES =
  /hentry|h-entry|BlogPosting|blogPost|wp-block-post|type-post|<article|class=["'][^"']*\b(?:post|entry|blogpost)\b/i;

/** What looks like posts: what readers have written, teasers of others, menus. */
const NOT_POSTS =
  'nav, aside, footer, form, script, style, template, #comments, .comments, .comments-area, .comment, .comment-list, .commentlist, .related, .related-posts, .jp-relatedposts, .sidebar, #sidebar, .widget:not(.Blog)';

const TITLES =
  '.entry-title, .post-title, .p-name, .wp-block-post-title, [itemprop~="headline"], [itemprop~="name"], h1, h2, h3, h4';
const TEXTS =
  '.e-content, .entry-content, .post-body, .post-content, [itemprop~="articleBody"], .entry-summary, .p-summary';
const DAYS =
  'time[datetime], abbr.published, .dt-published, .published, [itemprop~="datePublished"], .entry-date, .post-date, .wp-block-post-date, .date';
const AUTHORS =
  '.p-author, [rel~="author"], [itemprop~="author"] [itemprop~="name"], [itemprop~="author"], .author .fn, .fn, .byline .author';
/** What stands around a post's text in its box, where nothing marks the text. */
const AROUND = 'header, .entry-meta, .entry-footer, .post-meta, .post-footer, .byline, .date-header, h1.entry-title';
const MORE = /^\s*(?:(?:continue|keep) reading|read (?:more|on|the rest|the full))\b/i;

type Found = Post & { readonly link: string };

function postIn(box: PageElement, base: string | null, days: ReadonlyMap<PageElement, IsoDate>): Found | null {
  const heading = [...box.querySelectorAll(TITLES)].find((one) => plainTextOf(one.innerHTML) !== '');
  const link = heading && linkOf(heading, box);
  if (!heading || !link) return null;
  const title = plainTextOf(heading.innerHTML);
  const published = days.get(box) ?? dayIn(box);
  const author = nameIn(box);
  heading.remove();
  const marked = [...box.querySelectorAll(TEXTS)].find((one) => (one.textContent ?? '').trim() !== '');
  const content = marked ?? box;
  if (!marked) for (const around of [...box.querySelectorAll(`${AROUND}, ${DAYS}`)]) around.remove();
  const more = [...content.querySelectorAll('a')].filter(
    (one) => MORE.test(one.textContent ?? '') || hasClass(one, 'more-link'),
  );
  for (const invitation of more) invitation.remove();
  return {
    ...{ title, author, published, url: addressOf(link, base), link },
    text: markdownOf(content.innerHTML, base ?? 'about:blank'),
    truncated: more.length > 0,
    nameDate: null,
  };
}

/** Where its heading leads: to a page of its own. */
function linkOf(heading: PageElement, box: PageElement): string | null {
  const around = heading.parentNode?.localName === 'a' ? heading.parentNode : null;
  const link =
    heading.querySelector('a[href]') ?? around ?? box.querySelector('a[rel~="bookmark"][href], a.u-url[href]');
  const href = link?.getAttribute('href')?.trim() ?? '';
  return href === '' || href.startsWith('#') ? null : href;
}

/** `null` for a link that is told from a page whose address nobody knows. */
function addressOf(link: string, base: string | null): string | null {
  const url = URL.parse(link, base ?? undefined);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Of which a page says itself that it is its address, for links that are told from there. */
function baseOf(document: PageDocument, html: string): string | null {
  const stated =
    document.querySelector('base[href]')?.getAttribute('href') ??
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
    /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html)?.[1] ??
    '';
  return /^https?:\/\//.test(stated) && URL.canParse(stated) ? stated : null;
}

/** Blogger writes the day once, over all posts of the day. */
function dayHeaders(document: PageDocument): ReadonlyMap<PageElement, IsoDate> {
  const days = new Map<PageElement, IsoDate>();
  let day: IsoDate | null = null;
  for (const element of document.querySelectorAll(`.date-header, ${BOXES.join(', ')}`)) {
    if (hasClass(element, 'date-header')) day = dayOf(element.textContent ?? '');
    else if (day) days.set(element, day);
  }
  return days;
}

function dayIn(box: PageElement): IsoDate | null {
  for (const element of box.querySelectorAll(DAYS)) {
    const stated = ['datetime', 'content', 'title'].map((name) => element.getAttribute(name) ?? '');
    const day = [...stated, element.textContent ?? ''].map(dayOf).find((found) => found !== null);
    if (day) return day;
  }
  return null;
}

/** "2031-05-06T18:00:00+01:00", "Tuesday, May 6, 2031": a day with its year, and no day in numbers, which may be read in two ways. */
function dayOf(text: string): IsoDate | null {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1];
  if (iso) return Number.isNaN(Date.parse(iso)) ? null : iso;
  if (text.length > LONGEST_DAY || !/\p{L}{3}/u.test(text)) return null;
  const start = english.parse(text)[0]?.start;
  if (!start?.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) return null;
  return [start.get('year'), start.get('month'), start.get('day')]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

const LONGEST_DAY = 60;

function nameIn(box: PageElement): string | null {
  const element = box.querySelector(AUTHORS);
  const name = plainTextOf(element?.getAttribute('content') ?? element?.innerHTML ?? '').replace(
    /^(?:posted |written )?by\s+/i,
    '',
  );
  return /^\p{Lu}[\p{L}’'. -]{1,60}$/u.test(name) ? name : null;
}

function hasClass(element: PageElement, name: string): boolean {
  return (element.getAttribute('class') ?? '').split(/\s+/).includes(name);
}

function outermost(boxes: readonly PageElement[]): PageElement[] {
  const all = new Set(boxes);
  return boxes.filter((box) => {
    for (let parent = box.parentNode; parent; parent = parent.parentNode) if (all.has(parent)) return false;
    return true;
  });
}
