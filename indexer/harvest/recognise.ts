// Looks at an address and tells what kind of source it is, for `rapporteur sources add`.

import { decodeMarkup } from '../readers/character-sets.ts';
import { documentOf, plainTextOf } from '../readers/html-article.ts';
import type { PageDocument } from '../readers/page-element.ts';
import type { Client, FreshAnswer } from './client.ts';
import { FetchFailed } from './failure.ts';
import { feedListing } from './feed-listing.ts';
import { webAddress } from './found-post.ts';
import { linkListing } from './link-listing.ts';
import { HTML } from './strategies.ts';

export interface RecognisedSource {
  /** `files` is one document behind an address. */
  readonly kind: 'wordpress' | 'blogger' | 'feed' | 'pages' | 'git' | 'files';
  readonly url: string;
  readonly title: string | null;
  readonly author: string | null;
  /** For kind `pages`: a guess that a person has to look at. */
  readonly links: readonly string[];
  /** The page that was looked at; `null` where none was, or it is no web page. */
  readonly page: FreshAnswer | null;
  /** Why it is taken for what it is, as a sentence. */
  readonly because: string;
}

/** Hosts of repositories: their pages are no reports, a checked-out copy has them. */
const REPOSITORY = /^https?:\/\/(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/]+\/[^/]+?(?:\.git)?\/?$/;

/** Throws `FetchFailed` where nothing can be read there. */
export async function recognise(address: string, client: Client): Promise<RecognisedSource> {
  const nothing = { title: null, author: null, links: [], page: null };
  if (REPOSITORY.test(address)) {
    const title = new URL(address).pathname.replace(/^\/|\/$|\.git$/g, '');
    return { ...nothing, kind: 'git', url: address, title, because: 'it is the address of a repository' };
  }
  const answer = await client.get(address, { accept: HTML });
  if (answer.status !== 'fresh') throw new FetchFailed('unreadable', address, 'gave no answer that could be looked at');
  if (isFeed(answer)) return { ...nothing, kind: 'feed', url: answer.url, because: 'it is a feed' };
  if (!isPage(answer)) return { ...nothing, kind: 'files', url: answer.url, because: 'it is one document' };
  const document = documentOf(decodeMarkup(answer.bytes, answer.contentType, 'html'));
  return fromPage(document, answer);
}

function isPage({ contentType, bytes }: FreshAnswer): boolean {
  if (contentType !== null && !/^\s*$/.test(contentType)) return /html/i.test(contentType);
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/i.test(
    Buffer.from(bytes.subarray(0, 1024)).toString('latin1'),
  );
}

function isFeed(answer: FreshAnswer): boolean {
  if (/html/i.test(answer.contentType ?? '')) return false;
  const language = /json/i.test(answer.contentType ?? '') ? 'json' : 'xml';
  try {
    feedListing(decodeMarkup(answer.bytes, answer.contentType, language), { url: answer.url, timeZone: 'UTC' });
    return true;
  } catch (error) {
    if (error instanceof FetchFailed) return false;
    throw error;
  }
}

function fromPage(document: PageDocument, page: FreshAnswer): RecognisedSource {
  const { url, headers, bytes, contentType } = page;
  const content = (selectors: string): string | null => {
    const text = document.querySelector(selectors)?.getAttribute('content') ?? '';
    return plainTextOf(text) || null;
  };
  const href = (selectors: string): string | null =>
    webAddress(document.querySelector(selectors)?.getAttribute('href'), url);
  const known = {
    title: content('meta[property="og:site_name"]') ?? (plainTextOf(document.title ?? '') || null),
    author: content('meta[name="author"]'),
    links: [],
    page,
  };
  const generator = content('meta[name="generator"]') ?? '';
  const home = new URL('/', url).href;
  const isWordpress =
    /wordpress/i.test(generator) ||
    document.querySelector('link[rel="https://api.w.org/"]') !== null ||
    /rel="https:\/\/api\.w\.org\/"/.test(headers.link ?? '');
  if (isWordpress)
    return {
      ...known,
      kind: 'wordpress',
      url: siteOf(href('link[rel="https://api.w.org/"]')) ?? home,
      because: 'its pages say that WordPress made them',
    };
  const isBlogger = /blogger/i.test(generator) || document.querySelector('link[href*="/feeds/posts/default"]') !== null;
  if (isBlogger) return { ...known, kind: 'blogger', url: home, because: 'its pages say that Blogger made them' };
  const feed = href(
    'link[rel~="alternate"][type="application/atom+xml"], link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/feed+json"]',
  );
  if (feed) return { ...known, kind: 'feed', url: feed, because: 'its page names a feed' };
  const html = decodeMarkup(bytes, contentType, 'html');
  const links = [commonPattern(linkListing(html, url, []).posts.map((post) => new URL(post.url).pathname))];
  return { ...known, kind: 'pages', url, links, because: 'it names no feed, so that its links have to be followed' };
}

/** The site to which a REST API belongs: WordPress may lie in a folder. */
function siteOf(api: string | null): string | null {
  const at = api?.indexOf('/wp-json/') ?? -1;
  return api && at > 0 ? api.slice(0, at + 1) : null;
}

/** The folder and the ending that most paths share. */
function commonPattern(paths: readonly string[]): string {
  const shapes = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
    const ending = /\.\w+$/.exec(path)?.[0] ?? '';
    const shape = `${folder}*${ending}`;
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return [...shapes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '*';
}
