// Reads RSS, Atom, RDF and JSON feeds as lists of posts. Refuses feeds that define entities of their own: no feed needs them, and
// a few lines of them can stand for gigabytes.
import { parseFeed } from 'feedsmith';
import { plainTextOf } from '../readers/html-article.ts';
import { FetchFailed } from './failure.ts';
import { dayOf, type FoundPost, type Listing, looksCut, webAddress } from './found-post.ts';

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
  const context = { url, timeZone };
  const posts = postsOf(parsed, context).flatMap((post) => (post === null ? [] : [post]));
  return { posts, next: webAddress(nextOf(parsed), url) };
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

function postsOf({ format, feed }: Parsed, context: FeedContext): (FoundPost | null)[] {
  if (format === 'atom') return (feed.entries ?? []).map((entry) => ofAtom(entry, context));
  if (format === 'json') return (feed.items ?? []).map((item) => ofJson(item, context));
  return ((feed.items ?? []) as readonly RssItem[]).map((item) => ofRss(item, context));
}

function nextOf({ format, feed }: Parsed): string | undefined {
  if (format === 'json') return feed.next_url;
  const links = format === 'atom' ? feed.links : feed.atom?.links;
  return links?.find(({ rel }) => rel === 'next')?.href;
}

function ofRss(item: RssItem, { url, timeZone }: FeedContext): FoundPost | null {
  const guid = item.guid?.value;
  const address = webAddress(item.link ?? (item.guid?.isPermaLink === false ? undefined : guid), url);
  if (!address) return null;
  const whole = item.content?.encoded;
  const html = whole ?? item.description ?? '';
  return {
    key: keyOf(guid, address),
    url: address,
    title: plainTextOf(item.title ?? ''),
    author: item.dc?.creators?.[0] ?? null,
    published: dayOf(item.pubDate ?? item.dc?.dates?.[0], timeZone),
    categories: (item.categories ?? []).flatMap(({ name }) => (name ? [plainTextOf(name)] : [])),
    html,
    isTeaser: looksCut(html, { isDescription: whole === undefined }),
  };
}

function ofAtom(entry: AtomEntry, { url, timeZone }: FeedContext): FoundPost | null {
  const link = entry.links?.find(({ rel }) => rel === 'alternate' || rel === undefined)?.href;
  const address = webAddress(link ?? entry.content?.src, url);
  if (!address) return null;
  const content = entry.content?.value;
  const text = content ?? entry.summary?.value ?? '';
  const type = (content === undefined ? entry.summary?.type : entry.content?.type) ?? 'text';
  const html = type === 'text' || type === 'text/plain' ? paragraphsOf(text) : text;
  return {
    key: keyOf(entry.id, address),
    url: address,
    title: plainTextOf(entry.title?.value ?? ''),
    author: entry.authors?.[0]?.name ?? null,
    published: dayOf(entry.published ?? entry.updated, timeZone),
    categories: (entry.categories ?? []).flatMap(({ label, term }) => label ?? term ?? []),
    html,
    isTeaser: looksCut(html, { isDescription: content === undefined }),
  };
}

function ofJson(item: JsonItem, { url, timeZone }: FeedContext): FoundPost | null {
  const address = webAddress(item.url, url);
  if (!address) return null;
  const whole = item.content_html ?? (item.content_text === undefined ? undefined : paragraphsOf(item.content_text));
  const html = whole ?? paragraphsOf(item.summary ?? '');
  return {
    key: keyOf(item.id, address),
    url: address,
    title: plainTextOf(item.title ?? ''),
    author: item.authors?.[0]?.name ?? null,
    published: dayOf(item.date_published, timeZone),
    categories: item.tags ?? [],
    html,
    isTeaser: looksCut(html, { isDescription: whole === undefined }),
  };
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
