// Reads RSS, Atom, RDF and JSON feeds as lists of posts. Refuses feeds that define entities of their own: no feed needs them, and
// a few lines of them can stand for gigabytes.
import { parseFeed } from 'feedsmith';
import { plainTextOf } from '../readers/html-article.ts';
import { dayOf } from './day-of-instant.ts';
import { FetchFailed } from './failure.ts';
import { type FoundPost, type Listing, looksCut, webAddress } from './found-post.ts';
import { toldApart } from './tell-apart.ts';

export interface FeedContext {
  /** Address of the feed. */
  readonly url: string;
  /** Of the archive, for days that feeds tell in UTC. */
  readonly timeZone: string;
}

/** Throws `FetchFailed` where the text is no feed. */
export function feedListing(text: string, { url, timeZone }: FeedContext): Listing {
  if (/<!ENTITY\b/i.test(text.slice(0, PROLOGUE_LENGTH)))
    throw new FetchFailed('forbidden', url, 'defines entities of its own, which no feed needs: it is not read');
  const parsed = parse(text, url);
  const posts = toldApart(postsOf(parsed, { url, timeZone, home: homeOf(parsed, url) }));
  return { posts, next: webAddress(nextOf(parsed), url) };
}

interface ItemContext extends FeedContext {
  /** Stands in for the address of a post that has none. */
  readonly home: string;
}

function homeOf({ format, feed }: Parsed, url: string): string {
  if (format === 'json') return webAddress(feed.home_page_url, url) ?? url;
  const link =
    format === 'atom' ? feed.links?.find(({ rel }) => rel === 'alternate' || rel === undefined)?.href : feed.link;
  return webAddress(link, url) ?? url;
}

/** Entities are defined at the start of a feed, before its root. */
const PROLOGUE_LENGTH = 100_000;

type Parsed = ReturnType<typeof parseFeed>;
type AtomEntry = NonNullable<Extract<Parsed, { format: 'atom' }>['feed']['entries']>[number];
type JsonItem = NonNullable<Extract<Parsed, { format: 'json' }>['feed']['items']>[number];
type RssItem = NonNullable<Extract<Parsed, { format: 'rss' }>['feed']['items']>[number];

function parse(text: string, url: string): Parsed {
  try {
    return parseFeed(text.trimStart());
  } catch (error) {
    throw new FetchFailed('unreadable', url, 'is no feed that can be read (RSS, Atom or JSON Feed)', error);
  }
}

function postsOf({ format, feed }: Parsed, context: ItemContext): FoundPost[] {
  if (format === 'atom') return (feed.entries ?? []).map((entry) => ofAtom(entry, context));
  if (format === 'json') return (feed.items ?? []).map((item) => ofJson(item, context));
  return ((feed.items ?? []) as readonly RssItem[]).map((item) => ofRss(item, context));
}

function nextOf({ format, feed }: Parsed): string | undefined {
  if (format === 'json') return feed.next_url;
  const links = format === 'atom' ? feed.links : feed.atom?.links;
  return links?.find(({ rel }) => rel === 'next')?.href;
}

function ofRss(item: RssItem, { url, timeZone, home }: ItemContext): FoundPost {
  const guid = item.guid?.value;
  const address = webAddress(item.link ?? (item.guid?.isPermaLink === false ? undefined : guid), url);
  const whole = item.content?.encoded;
  const html = whole ?? item.description ?? '';
  return {
    ...placed(guid, address, home),
    title: plainTextOf(item.title ?? ''),
    author: item.dc?.creators?.[0] ?? null,
    published: dayOf(item.pubDate ?? item.dc?.dates?.[0], timeZone),
    categories: (item.categories ?? []).flatMap(({ name }) => (name ? [plainTextOf(name)] : [])),
    html,
    isTeaser: looksCut(html, { isDescription: whole === undefined }),
  };
}

function ofAtom(entry: AtomEntry, { url, timeZone, home }: ItemContext): FoundPost {
  const link = entry.links?.find(({ rel }) => rel === 'alternate' || rel === undefined)?.href;
  const address = webAddress(link ?? entry.content?.src, url);
  const content = entry.content?.value;
  const text = content ?? entry.summary?.value ?? '';
  const type = (content === undefined ? entry.summary?.type : entry.content?.type) ?? 'text';
  const html = type === 'text' || type === 'text/plain' ? paragraphsOf(text) : text;
  return {
    ...placed(entry.id, address, home),
    title: plainTextOf(entry.title?.value ?? ''),
    author: entry.authors?.[0]?.name ?? null,
    published: dayOf(entry.published ?? entry.updated, timeZone),
    categories: (entry.categories ?? []).flatMap(({ label, term }) => label ?? term ?? []),
    html,
    isTeaser: looksCut(html, { isDescription: content === undefined }),
  };
}

function ofJson(item: JsonItem, { url, timeZone, home }: ItemContext): FoundPost {
  const address = webAddress(item.url, url);
  const whole = item.content_html ?? (item.content_text === undefined ? undefined : paragraphsOf(item.content_text));
  const html = whole ?? paragraphsOf(item.summary ?? '');
  return {
    ...placed(item.id, address, home),
    title: plainTextOf(item.title ?? ''),
    author: item.authors?.[0]?.name ?? null,
    published: dayOf(item.date_published, timeZone),
    categories: item.tags ?? [],
    html,
    isTeaser: looksCut(html, { isDescription: whole === undefined }),
  };
}

/** A post without an address is told by its id or, in the end, by what it says. */
function placed(
  id: string | undefined,
  address: string | null,
  home: string,
): Pick<FoundPost, 'key' | 'url' | 'isAddressShared'> {
  return address === null
    ? { key: keyOf(id, home), url: home, isAddressShared: true }
    : { key: keyOf(id, address), url: address };
}

/** WordPress names a post `?p=123` in its feeds: the same number that its REST API gives. */
function keyOf(id: string | undefined, address: string): string {
  const number = id === undefined ? undefined : /[?&]p=(\d+)$/.exec(id)?.[1];
  if (number !== undefined) return `wordpress ${number}`;
  return id?.trim() || address;
}

function paragraphsOf(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}
