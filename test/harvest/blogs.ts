// Sites as their documentation describes them: WordPress with REST API, feed and theme, Blogger with its Atom feed, plain feeds, and
// pages written by hand. Each shows `blog.posts`, which tests change between runs.
import { type BlogPost, escaped, htmlOf, pathOf } from './orchard-posts.ts';
import { openSite, type Reply, type Site } from './site.ts';

export interface Blog extends Site {
  posts: BlogPost[];
  /** Old path to new one. */
  readonly moved: Map<string, string>;
}

async function openBlog(posts: BlogPost[], answer: (url: URL, blog: Blog) => Reply | null): Promise<Blog> {
  const moved = new Map<string, string>();
  const site = await openSite((url) => {
    const target = moved.get(url.pathname);
    return target === undefined ? answer(url, blog) : { status: 301, headers: { location: target } };
  });
  const blog: Blog = Object.assign(site, { posts, moved });
  return blog;
}

export interface WordpressOptions {
  readonly isApiClosed?: boolean;
  readonly isFeedClosed?: boolean;
}

export function wordpressBlog(posts: BlogPost[], { isApiClosed, isFeedClosed }: WordpressOptions = {}): Promise<Blog> {
  return openBlog(posts, (url, blog) => {
    const here = (path: string): string => new URL(path, blog.url).href;
    const { pathname, searchParams } = url;
    if (pathname === '/robots.txt') return { type: 'text/plain', body: 'User-agent: *\nDisallow: /wp-admin/\n' };
    if (pathname === '/wp-json/wp/v2/posts' && !isApiClosed) return wordpressApi(blog.posts, searchParams, here);
    if (pathname === '/feed/' && !isFeedClosed) {
      const page = pageOf(blog.posts, Number(searchParams.get('paged') ?? 1), 10);
      return page.length === 0 ? null : rss(page, here, (post) => ({ whole: htmlOf(post), teaser: teaserOf(post) }));
    }
    const number = pathname === '/' ? 1 : Number(/^\/page\/(\d+)\/$/.exec(pathname)?.[1]);
    if (number > 0) return wordpressTheme(blog.posts, number, here);
    const post = blog.posts.find((one) => pathOf(one) === pathname);
    return post
      ? page(
          post,
          `<article class="post"><h1 class="entry-title">${escaped(post.title)}</h1>${time(post)}<div class="entry-content">${htmlOf(post)}</div></article>`,
        )
      : null;
  });
}

function wordpressApi(posts: readonly BlogPost[], query: URLSearchParams, here: (path: string) => string): Reply {
  const size = Number(query.get('per_page') ?? 10);
  const number = Number(query.get('page') ?? 1);
  const total = Math.ceil(posts.length / size);
  if (size > 100 || number > total)
    return { status: 400, type: 'application/json', body: '{"code":"rest_post_invalid_page_number"}' };
  const answer = pageOf(posts, number, size).map((post) => ({
    id: post.id,
    date: `${post.published}T09:30:00`,
    date_gmt: `${post.published}T08:30:00`,
    slug: post.slug,
    status: 'publish',
    type: 'post',
    link: here(pathOf(post)),
    title: { rendered: post.title.replace('&', '&#038;').replace('–', '&#8211;') },
    content: { rendered: htmlOf(post), protected: false },
    excerpt: { rendered: `<p>${teaserOf(post)}</p>`, protected: false },
    _embedded: {
      author: [{ id: 1, name: 'orlav' }],
      'wp:term': [post.categories.map((name) => ({ taxonomy: 'category', name })), []],
    },
  }));
  const headers = { 'x-wp-total': String(posts.length), 'x-wp-totalpages': String(total) };
  return { type: 'application/json; charset=UTF-8', body: JSON.stringify(answer), headers };
}

function wordpressTheme(posts: readonly BlogPost[], number: number, here: (path: string) => string): Reply | null {
  const shown = pageOf(posts, number, 10);
  if (shown.length === 0) return null;
  const articles = shown.map(
    (post) =>
      `<article class="post hentry"><h2 class="entry-title"><a href="${here(pathOf(post))}" rel="bookmark">${escaped(post.title)}</a></h2>` +
      `<div class="entry-summary"><p>${escaped(teaserOf(post))} <a href="${here(pathOf(post))}" class="more-link">Continue reading</a></p></div></article>`,
  );
  const older =
    number * 10 < posts.length
      ? `<div class="nav-previous"><a href="${here(`/page/${number + 1}/`)}">Older posts</a></div>`
      : '';
  return {
    body: `<html><head><title>Orla Vane</title></head><body><main>${articles.join('\n')}${older}</main></body></html>`,
  };
}

export interface BloggerOptions {
  /** The blog's feed gives no more than the beginning of a post. */
  readonly isShort?: boolean;
}

export function bloggerBlog(posts: BlogPost[], { isShort }: BloggerOptions = {}): Promise<Blog> {
  return openBlog(posts, (url, blog) => {
    const here = (path: string): string => new URL(path, blog.url).href;
    const { pathname, searchParams } = url;
    if (pathname === '/robots.txt')
      return {
        type: 'text/plain',
        body: 'User-agent: Mediapartners-Google\nDisallow:\n\nUser-agent: *\nDisallow: /search\nAllow: /\n',
      };
    if (pathname === '/feeds/posts/default') {
      const start = Number(searchParams.get('start-index') ?? 1);
      // Blogger gives fewer than it is asked for.
      const size = Math.min(Number(searchParams.get('max-results') ?? 25), 50);
      const shown = blog.posts.slice(start - 1, start - 1 + size);
      const next =
        start - 1 + size < blog.posts.length
          ? `<link rel='next' type='application/atom+xml' href='https://www.blogger.com/feeds/1/posts/default?start-index=${start + size}&amp;max-results=${size}'/>`
          : '';
      const entries = shown.map((post) => {
        const text = isShort
          ? `<summary type='text'>${escaped(teaserOf(post))}</summary>`
          : `<content type='html'>${escaped(htmlOf(post))}</content>`;
        const categories = post.categories
          .map((name) => `<category scheme='http://www.blogger.com/atom/ns#' term='${name}'/>`)
          .join('');
        return (
          `<entry><id>tag:blogger.com,1999:blog-1.post-${post.id}</id><published>${post.published}T23:30:00.000+01:00</published>` +
          `<updated>${post.published}T23:45:00.000+01:00</updated>${categories}<title type='text'>${escaped(post.title)}</title>${text}` +
          `<link rel='replies' type='text/html' href='${here(pathOf(post))}#comment-form'/><link rel='alternate' type='text/html' href='${here(pathOf(post))}'/>` +
          `<author><name>Orla</name></author></entry>`
        );
      });
      const head = `<id>tag:blogger.com,1999:blog-1</id><updated>2031-01-01T00:00:00Z</updated><title type='text'>Orla Vane</title>${next}<generator>Blogger</generator><openSearch:totalResults>${blog.posts.length}</openSearch:totalResults>`;
      return {
        type: 'application/atom+xml; charset=UTF-8',
        body: `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'>${head}${entries.join('')}</feed>`,
      };
    }
    const post = blog.posts.find((one) => pathOf(one) === pathname);
    return post
      ? page(
          post,
          `<div class='post'><h3 class='post-title entry-title'>${escaped(post.title)}</h3><div class='post-body entry-content'>${htmlOf(post)}</div></div><div class='comments' id='comments'><p>A comment, which is nothing of the report’s.</p></div>`,
        )
      : null;
  });
}

/** A site with an RSS, an Atom and a JSON feed of all its posts; every third of them is only teased. */
export function feedSite(posts: BlogPost[]): Promise<Blog> {
  return openBlog(posts, (url, blog) => {
    const here = (path: string): string => new URL(path, blog.url).href;
    const isTeased = ({ id }: BlogPost): boolean => id % 3 === 0;
    switch (url.pathname) {
      case '/rss.xml':
        return rss(blog.posts, here, (post) => ({
          whole: isTeased(post) ? null : htmlOf(post),
          teaser: teaserOf(post),
        }));
      case '/atom.xml':
        return atom(blog.posts, here, isTeased);
      case '/feed.json':
        return {
          type: 'application/feed+json',
          body: JSON.stringify({
            version: 'https://jsonfeed.org/version/1.1',
            title: 'Orla Vane',
            items: blog.posts.map((post) => ({
              id: String(post.id),
              url: here(pathOf(post)),
              title: post.title,
              date_published: `${post.published}T10:00:00Z`,
              tags: post.categories,
              ...(isTeased(post) ? { summary: teaserOf(post) } : { content_html: htmlOf(post) }),
            })),
          }),
        };
    }
    const post = blog.posts.find((one) => pathOf(one) === url.pathname);
    return post ? page(post, `<main><article><h1>${escaped(post.title)}</h1>${htmlOf(post)}</article></main>`) : null;
  });
}

/** Pages written by hand, in windows-1252 although they say UTF-8, and an index of them. */
export function staticSite(posts: BlogPost[]): Promise<Blog> {
  return openBlog(posts, (url, blog) => {
    if (url.pathname === '/reports/') {
      const links = blog.posts.map((post) => `<li><a href="${post.slug}.html">${escaped(post.title)}</a></li>`);
      return {
        body: `<html><head><title>Reports</title></head><body><a href="/">Home</a><a href="/about.html">About</a><ul>${links.join('')}</ul></body></html>`,
      };
    }
    const slug = /^\/reports\/(.+)\.html$/.exec(url.pathname)?.[1];
    const post = blog.posts.find((one) => one.slug === slug);
    if (!post) return null;
    const html = `<html><head><meta charset="utf-8"><title>${escaped(post.title)} | Orla Vane</title></head><body><table><tr><td><a href="/">Home</a><br><a href="./">All reports</a></td><td><h1>${escaped(post.title)}</h1>${htmlOf(post)}</td></tr></table></body></html>`;
    return { body: windows1252(html) };
  });
}

function windows1252(text: string): Uint8Array {
  const marks: Readonly<Record<string, string>> = { '’': '\x92', '–': '\x96' };
  return Buffer.from(
    text.replace(/[’–]/g, (mark) => marks[mark] ?? mark),
    'latin1',
  );
}

function rss(
  posts: readonly BlogPost[],
  here: (path: string) => string,
  textOf: (post: BlogPost) => { readonly whole: string | null; readonly teaser: string },
): Reply {
  const items = posts.map((post) => {
    const { whole, teaser } = textOf(post);
    const content = whole === null ? '' : `<content:encoded><![CDATA[${whole}]]></content:encoded>`;
    const categories = post.categories.map((name) => `<category><![CDATA[${name}]]></category>`).join('');
    return (
      `<item><title>${escaped(post.title)}</title><link>${here(pathOf(post))}</link><pubDate>${new Date(`${post.published}T09:30:00Z`).toUTCString().replace('GMT', '+0000')}</pubDate>` +
      `<dc:creator><![CDATA[orlav]]></dc:creator>${categories}<guid isPermaLink="false">${here(`/?p=${post.id}`)}</guid><description><![CDATA[${teaser}]]></description>${content}</item>`
    );
  });
  return {
    type: 'application/rss+xml; charset=UTF-8',
    body: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Orla Vane</title><link>${here('/')}</link><description/>${items.join('')}</channel></rss>`,
  };
}

function atom(
  posts: readonly BlogPost[],
  here: (path: string) => string,
  isTeased: (post: BlogPost) => boolean,
): Reply {
  const entries = posts.map((post) => {
    const text = isTeased(post)
      ? `<summary>${escaped(teaserOf(post))}</summary>`
      : `<content type="html">${escaped(htmlOf(post))}</content>`;
    return `<entry><id>urn:post:${post.id}</id><title>${escaped(post.title)}</title><link href="${here(pathOf(post))}"/><published>${post.published}T10:00:00Z</published><updated>${post.published}T10:00:00Z</updated>${text}</entry>`;
  });
  return {
    type: 'application/atom+xml',
    body: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:blog</id><title>Orla Vane</title><updated>2031-01-01T00:00:00Z</updated>${entries.join('')}</feed>`,
  };
}

function page(post: BlogPost, body: string): Reply {
  return {
    body: `<!doctype html><html><head><title>${escaped(post.title)} – Orla Vane</title></head><body><nav><a href="/">Home</a></nav>${body}<footer>Orla Vane, 2031</footer></body></html>`,
  };
}

function time({ published }: BlogPost): string {
  return `<time class="entry-date published" datetime="${published}T09:30:00+00:00">${published}</time>`;
}

function teaserOf({ paragraphs }: BlogPost): string {
  return `${(paragraphs[0] ?? '').slice(0, 60)} [&#8230;]`;
}

function pageOf(posts: readonly BlogPost[], number: number, size: number): readonly BlogPost[] {
  return posts.slice((number - 1) * size, number * size);
}
