import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { postsOnPage } from '../../indexer/readers/html-posts.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from '../indexer/importing.ts';

const SITE = 'https://moot.example/';
const TEXT = '<p>Bo Rask said that the oil was <b>gone</b>, and that <a href="/nets">the nets</a> were torn.</p>';
const DAYS = ['2031-05-07', '2031-04-09', '2031-03-05'];
const title = (day: string): string =>
  `Moot report – ${Number(day.slice(8)) - 1} ${MONTHS[Number(day.slice(5, 7))]} 2031`;
const MONTHS = ['', '', '', 'March', 'April', 'May'];
const path = (day: string): string => `/${day.replaceAll('-', '/')}/moot/`;
const each = (write: (day: string) => string): string => DAYS.map(write).join('\n');
const page = (content: string, head = ''): string =>
  `<!doctype html><html><head><title>The moot</title>${head}</head><body><header><h1>The moot</h1></header><nav><a href="/">Home</a></nav><div id="main">${content}</div><aside><div class="widget"><h2>Archive</h2></div></aside></body></html>`;

const PAGES: readonly (readonly [what: string, html: string])[] = [
  [
    'Blogger, whose days stand over the posts',
    page(
      `<div class="widget Blog"><div class="blog-posts hfeed">${each(
        (day) =>
          `<div class="date-outer"><h2 class="date-header"><span>${new Date(day).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' })}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title"><a href="https://moot.example${path(day)}">${title(day)}</a></h3><div class="post-body entry-content">${TEXT}</div><div class="post-footer"><span class="fn">Ida Marsh</span> 3 comments</div></div></div></div></div>`,
      )}</div></div>`,
      '<meta name="generator" content="blogger"><link rel="canonical" href="https://moot.example/">',
    ),
  ],
  [
    'WordPress, whose posts may be cut',
    page(
      each(
        (day) =>
          `<article class="post type-post hentry"><header class="entry-header"><h2 class="entry-title"><a href="${path(day)}" rel="bookmark">${title(day)}</a></h2><div class="entry-meta"><time class="entry-date" datetime="${day}T18:00:00+01:00">x</time> <span class="author vcard"><a class="fn" rel="author">Ida Marsh</a></span></div></header><div class="entry-content">${TEXT}<a class="more-link" href="${path(day)}">Continue reading</a></div><footer class="entry-footer">Filed under oil</footer></article>`,
      ),
      '<base href="https://moot.example/">',
    ),
  ],
  [
    'WordPress with blocks',
    page(
      `<ul class="wp-block-post-template">${each(
        (day) =>
          `<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="${SITE.slice(0, -1)}${path(day)}">${title(day)}</a></h2><div class="wp-block-post-date"><time datetime="${day}">x</time></div><p class="byline">Ida Marsh</p><div class="entry-content">${TEXT}</div></li>`,
      )}</ul>`,
    ),
  ],
  [
    'a site of its own making',
    `<!-- saved from url=(0021)https://moot.example/ -->${page(
      each(
        (day) =>
          `<article><h2><a href="${path(day)}">${title(day)}</a></h2><p class="date">${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7))]} 2031</p>${TEXT}</article>`,
      ),
    )}`,
  ],
  [
    'microformats',
    page(
      each(
        (day) =>
          `<div class="h-entry"><a class="u-url" href="https://moot.example${path(day)}"><h2 class="p-name">${title(day)}</h2></a><span class="p-author">Ida Marsh</span><span class="dt-published">${day}</span><div class="e-content">${TEXT}</div></div>`,
      ),
      '<meta property="og:url" content="https://moot.example/">',
    ),
  ],
  [
    'words of schema.org',
    page(
      each(
        (day) =>
          `<div itemscope itemtype="http://schema.org/BlogPosting"><h3 itemprop="headline"><a href="https://moot.example${path(day)}">${title(day)}</a></h3><meta itemprop="datePublished" content="${day}"><div itemprop="articleBody">${TEXT}</div></div>`,
      ),
      '<link rel="canonical" href="https://moot.example/">',
    ),
  ],
];

const OTHERS: readonly (readonly [what: string, html: string])[] = [
  [
    'a post with comments and teasers of others',
    page(
      `<article class="hentry"><h1 class="entry-title"><a href="${path(DAYS[0] ?? '')}">${title(DAYS[0] ?? '')}</a></h1><time datetime="2031-05-07">x</time><div class="entry-content">${TEXT}</div></article><div id="comments">${each((day) => `<article class="comment"><h4><a href="#c">Bo</a></h4><time datetime="${day}">x</time><p>First!</p></article>`)}</div><div class="related-posts">${each((day) => `<article class="hentry"><h3 class="entry-title"><a href="${path(day)}">x</a></h3><time datetime="${day}">x</time></article>`)}</div>`,
    ),
  ],
  [
    'minutes whose items are articles',
    page(
      each(
        (day) =>
          `<article><h2><a href="https://issues.example/${day.slice(8)}">Item ${day.slice(8)}</a></h2>${TEXT}</article>`,
      ),
    ),
  ],
  [
    'minutes whose items link to themselves',
    page(
      each((day) => `<article><h2><a href="#i${day}">Oil</a></h2><time datetime="${day}">x</time>${TEXT}</article>`),
    ),
  ],
  [
    'an article that says so',
    page(
      each((day) => `<article><h2><a href="${path(day)}">x</a></h2><time datetime="${day}">x</time>${TEXT}</article>`),
      '<meta property="og:type" content="article">',
    ),
  ],
  ['a list of links', page(each((day) => `<p><a href="${path(day)}">${title(day)}</a></p>`))],
];

describe('a saved page of a blog', () => {
  for (const [what, html] of PAGES)
    it(`gives its posts, each with its title, day and address: ${what}`, async () => {
      const { posts = [] } = await opened({ name: 'page.html', bytes: Buffer.from(html) });
      assert.deepEqual(
        posts.map((post) => [post.title, post.published, post.url?.replace(SITE, '/') ?? null]),
        DAYS.map((day) => [title(day), day, path(day)]),
      );
      for (const { text, author, truncated } of posts) {
        assert.match(
          text,
          /^Bo Rask said that the oil was \*\*gone\*\*, and that (?:the nets|\[the nets\]\([^)]*\)) were torn\.$/,
        );
        assert.equal(author, html.includes('class="fn"') || html.includes('p-author') ? 'Ida Marsh' : null);
        assert.equal(truncated, html.includes('more-link'));
      }
    });

  for (const [what, html] of OTHERS)
    it(`is told from ${what}`, () => assert.equal(postsOnPage(html, `${SITE}x`), null));

  it('becomes as many reports in a folder as it has posts, beside what else is there', async () => {
    using archive = orchardsWith('- id: moot\n  kind: files\n  body: presses\n');
    const { said } = await importInto(archive, 'moot', {
      'front.html': Buffer.from(PAGES[0]?.[1] ?? ''),
      'minutes.html': Buffer.from(
        '<!doctype html><title>Minutes of 2 June 2031</title><h1>Minutes of 2 June 2031</h1><p>Present: Bo Rask</p><h2>Oil</h2><p>There is none.</p>',
      ),
    });
    assert.match(said, /4 reports added/);
    assert.deepEqual(
      reportsOf(archive)
        .map(({ title, kind, author, meeting, url }) => [title, kind, author, meeting?.start, url])
        .sort(),
      [
        ['Minutes of 2 June 2031', 'meeting report', null, '2031-06-02', null],
        ...DAYS.toReversed().map((day) => [
          title(day),
          'meeting report',
          'Ida Marsh',
          `${day.slice(0, 8)}${String(Number(day.slice(8)) - 1).padStart(2, '0')}`,
          `https://moot.example${path(day)}`,
        ]),
      ].sort(),
    );
  });
});
