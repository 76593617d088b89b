// Reads an index page: its links whose addresses fit a pattern are the posts.
import { documentOf, plainTextOf } from '../readers/html-article.ts';
import { type FoundPost, type Listing, webAddress } from './found-post.ts';
import { fits } from './patterns.ts';

/** @param patterns of whole addresses or of their paths; none take every link below the index page's own folder */
export function linkListing(html: string, url: string, patterns: readonly string[]): Listing {
  const document = documentOf(html);
  const base = webAddress(document.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
  const posts = new Map<string, FoundPost>();
  for (const link of document.querySelectorAll('a[href]')) {
    const address = webAddress(link.getAttribute('href'), base);
    if (!address || address === url || posts.has(address) || !isWanted(address, url, patterns)) continue;
    const title = plainTextOf(link.innerHTML);
    posts.set(address, {
      ...{ key: address, url: address, title, author: null, published: null },
      ...{ categories: [], html: '', isTeaser: true },
    });
  }
  const next = document.querySelector('link[rel~="next"], a[rel~="next"]')?.getAttribute('href');
  return { posts: [...posts.values()], next: webAddress(next, base) };
}

function isWanted(address: string, indexUrl: string, patterns: readonly string[]): boolean {
  const { pathname, search, origin } = new URL(address);
  if (patterns.length > 0)
    return patterns.some((pattern) => fits(pattern, address) || fits(pattern, pathname + search));
  const folder = new URL('.', indexUrl);
  return origin === folder.origin && pathname.startsWith(folder.pathname) && pathname !== folder.pathname;
}
