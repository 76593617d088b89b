// Tells posts apart that a feed does not: several under one link without any id, or one id for several links. Posts that are alike in
// everything are one.
import { createHash } from 'node:crypto';
import type { FoundPost } from './found-post.ts';

/** The same posts, each under a key of its own that does not depend on which others are listed beside it. */
export function toldApart(posts: readonly FoundPost[]): FoundPost[] {
  const unlike = [...new Map(posts.map((post) => [JSON.stringify(post), post])).values()];
  const addresses = Map.groupBy(unlike, ({ url }) => url);
  const keyed = rekeyed(
    rekeyed(unlike, ({ url, published, title }) => [url, published, title]),
    ({ html }) => [html],
  );
  return keyed.map((post) => {
    const isShared = post.isAddressShared || (addresses.get(post.url)?.length ?? 0) > 1;
    // The page of an address that others have too does not say which part of it is this post.
    return isShared
      ? { ...post, isAddressShared: true, isTeaser: post.isTeaser && post.html === '' && !post.isAddressShared }
      : post;
  });
}

function rekeyed(posts: readonly FoundPost[], marks: (post: FoundPost) => readonly (string | null)[]): FoundPost[] {
  const groups = Map.groupBy(posts, ({ key }) => key);
  return posts.map((post) =>
    (groups.get(post.key)?.length ?? 0) > 1
      ? { ...post, key: `${post.key} ${shortHash(JSON.stringify(marks(post)))}` }
      : post,
  );
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
