// Reads what WordPress answers: the pages of its REST API, and, where those are closed, the front pages of its theme.

import { z } from 'zod';
import { documentOf, plainTextOf } from '../readers/html-article.ts';
import type { PageElement } from '../readers/page-element.ts';
import { FetchFailed } from './failure.ts';
import { type FoundPost, type Listing, webAddress } from './found-post.ts';

const POSTS_A_PAGE = 100;

/** WordPress.com keeps the API of its blogs at an address of its own. */
export function apiAddress(siteUrl: string): string {
  const { host, hostname } = new URL(siteUrl);
  const root = hostname.endsWith('.wordpress.com')
    ? `https://public-api.wordpress.com/wp/v2/sites/${host}/posts`
    : new URL('wp-json/wp/v2/posts', withSlash(siteUrl)).href;
  const query = new URLSearchParams({
    per_page: String(POSTS_A_PAGE),
    orderby: 'date',
    order: 'desc',
    _embed: '1',
    page: '1',
  });
  return `${root}?${query}`;
}

const rendered = z.looseObject({ rendered: z.string().default(''), protected: z.boolean().default(false) });
const apiPost = z.looseObject({
  id: z.number(),
  date: z.string().default(''),
  link: z.string(),
  title: rendered,
  content: rendered,
  _embedded: z
    .looseObject({
      author: z.array(z.looseObject({ name: z.string().optional() })).optional(),
      'wp:term': z.array(z.array(z.looseObject({ name: z.string().optional() }))).optional(),
    })
    .optional(),
});

export function apiListing(text: string, url: string, totalPages: number | null): Listing {
  const parsed = z.array(apiPost).safeParse(parseJson(text));
  if (!parsed.success) throw new FetchFailed('unreadable', url, 'is no answer of a WordPress REST API');
  const posts = parsed.data.flatMap((post): FoundPost[] => {
    const address = webAddress(post.link, url);
    // What needs a password is not published.
    if (!address || post.content.protected) return [];
    return [
      {
        key: `wordpress ${post.id}`,
        url: address,
        title: plainTextOf(post.title.rendered),
        author: post._embedded?.author?.[0]?.name ?? null,
        published: /^\d{4}-\d{2}-\d{2}/.exec(post.date)?.[0] ?? null,
        categories: (post._embedded?.['wp:term'] ?? []).flat().flatMap(({ name }) => (name ? [plainTextOf(name)] : [])),
        html: post.content.rendered,
        isTeaser: false,
      },
    ];
  });
  const here = new URL(url);
  const page = Number(here.searchParams.get('page') ?? 1);
  const hasNext = totalPages === null ? parsed.data.length >= POSTS_A_PAGE : page < totalPages;
  here.searchParams.set('page', String(page + 1));
  return { posts, next: hasNext ? here.href : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where themes put the addresses of posts, most telling first. */
const POST_LINKS = [
  'article .entry-title a, article .post-title a, .hentry .entry-title a, .wp-block-post-title a',
  '.entry-title a, .post-title a',
  'article h2 a, article h3 a, article h1 a',
];

/** A front page of a theme: its posts as links only. */
export function themeListing(html: string, url: string): Listing {
  const document = documentOf(html);
  const links = POST_LINKS.map((selector) => [...document.querySelectorAll(selector)]).find(
    (found) => found.length > 0,
  );
  const posts = (links ?? []).flatMap((link): FoundPost[] => {
    const address = webAddress(link.getAttribute('href'), url);
    if (!address || new URL(address).host !== new URL(url).host) return [];
    const title = plainTextOf(link.innerHTML);
    return [
      { key: address, url: address, title, author: null, published: null, categories: [], html: '', isTeaser: true },
    ];
  });
  if (posts.length === 0) throw new FetchFailed('unreadable', url, 'shows no posts that could be followed');
  return { posts, next: webAddress(olderPosts(document)?.getAttribute('href'), url) };
}

function olderPosts(document: Pick<PageElement, 'querySelector'>): PageElement | null {
  return document.querySelector(
    'link[rel="next"], a[rel="next"], .nav-previous a, .older-posts a, a.next, a.wp-block-query-pagination-next',
  );
}

export function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
