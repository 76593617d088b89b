// The ways in which each kind of site can be read, the best first.
import type { Source } from '../../src/reports/archive.ts';
import { DEFAULT_RULES } from '../archive/harvest-rules.ts';
import { decodeMarkup } from '../readers/character-sets.ts';
import type { FreshAnswer } from './client.ts';
import { feedListing } from './feed-listing.ts';
import type { Listing } from './found-post.ts';
import { linkListing } from './link-listing.ts';
import { apiAddress, apiListing, themeListing, withSlash } from './wordpress-listing.ts';

export interface Strategy {
  /** For messages: "its feed". */
  readonly name: string;
  /** Address of the first page of the list. */
  readonly start: string;
  readonly accept: string;
  /** Lists everything that the site has: what is not listed is not there. */
  readonly isComplete: boolean;
  /** Its posts have no ids but their addresses: one that has moved looks like another post. */
  readonly hasOnlyAddresses: boolean;
  /** An index page names its posts as it likes: their own pages know their titles. */
  readonly titlesFrom: 'list' | 'page';
  /** Throws `FetchFailed` where the answer is not what it should be. */
  read(answer: FreshAnswer): Listing;
}

/** Kinds of sources that are read from the web. */
export const WEB_KINDS = ['wordpress', 'blogger', 'feed', 'pages'] as const;
export type WebKind = (typeof WEB_KINDS)[number];

export interface StrategyOptions {
  readonly kind: WebKind;
  readonly url: string;
  readonly source: Source;
  readonly timeZone: string;
}

export function strategiesOf({ kind, url, source, timeZone }: StrategyOptions): readonly Strategy[] {
  const { feedUrl, links } = source.harvest ?? DEFAULT_RULES;
  const feed = (start: string): Strategy => ({
    name: 'its feed',
    start: feedUrl ?? start,
    accept: FEED,
    isComplete: false,
    hasOnlyAddresses: false,
    titlesFrom: 'list',
    read: (answer) => feedListing(feedText(answer), { url: answer.url, timeZone }),
  });
  switch (kind) {
    case 'wordpress':
      return [
        {
          name: 'its REST API',
          start: apiAddress(url),
          accept: 'application/json',
          isComplete: true,
          hasOnlyAddresses: false,
          titlesFrom: 'list',
          read: (answer) => apiListing(text(answer, 'json'), answer.url, numberOf(answer.headers['x-wp-totalpages'])),
        },
        {
          ...feed(new URL('feed/', withSlash(url)).href),
          isComplete: true,
          read: (answer) => pagedFeed(feedListing(feedText(answer), { url: answer.url, timeZone }), answer.url),
        },
        {
          name: 'its pages',
          start: url,
          accept: HTML,
          isComplete: true,
          hasOnlyAddresses: true,
          titlesFrom: 'list',
          read: (answer) => themeListing(text(answer, 'html'), answer.url),
        },
      ];
    case 'blogger':
      return [
        {
          ...feed(new URL('feeds/posts/default?max-results=100&start-index=1', withSlash(url)).href),
          isComplete: true,
          read: (answer) => numberedFeed(feedListing(feedText(answer), { url: answer.url, timeZone }), answer.url),
        },
      ];
    case 'feed':
      return [feed(url)];
    case 'pages':
      return [
        {
          name: 'its index page',
          start: url,
          accept: HTML,
          isComplete: true,
          hasOnlyAddresses: true,
          titlesFrom: 'page',
          read: (answer) => linkListing(text(answer, 'html'), answer.url, links),
        },
      ];
  }
}

export const HTML = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';
const FEED = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** WordPress pages its feed by `paged`; behind the last page it answers 404. */
function pagedFeed(listing: Listing, url: string): Listing {
  if (listing.posts.length === 0) return { ...listing, next: null };
  const next = new URL(url);
  next.searchParams.set('paged', String(Number(next.searchParams.get('paged') ?? 1) + 1));
  return { ...listing, next: next.href };
}

/** Blogger numbers its posts; the addresses of further pages that it names may lead to another host. */
function numberedFeed(listing: Listing, url: string): Listing {
  if (listing.next === null || listing.posts.length === 0) return { ...listing, next: null };
  const next = new URL(url);
  const start = Number(next.searchParams.get('start-index') ?? 1);
  next.searchParams.set('start-index', String(start + listing.posts.length));
  return { ...listing, next: next.href };
}

function feedText(answer: FreshAnswer): string {
  return text(answer, /json/i.test(answer.contentType ?? '') ? 'json' : 'xml');
}

function text({ bytes, contentType }: FreshAnswer, language: 'html' | 'xml' | 'json'): string {
  return decodeMarkup(bytes, contentType, language);
}

function numberOf(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : null;
}
