// Tells the addresses of posts from those that many posts share.
import type { Source } from '../../src/reports/archive.ts';

/** A blog's front page, or its page of a month: what `import` knows of a post's address. */
export function isSharedAddress(url: string, { url: sourceUrl }: Source): boolean {
  if (sourceUrl === null) return false;
  const base = new URL(sourceUrl);
  const { pathname, host } = new URL(url);
  return host === base.host && (pathname === base.pathname || /^\/\d{4}\/(?:\d{2}\/)?$/.test(pathname));
}
