import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CaptureUnreadable } from '../../indexer/readers/capture.ts';
import { articleOf, markdownOf, plainTextOf } from '../../indexer/readers/html-article.ts';
import { paragraph } from './pages.ts';

const BASE = 'https://orchards.example/2031/05/pears/';

const FRAGMENTS: readonly (readonly [what: string, html: string, markdown: string])[] = [
  ['headings', '<h2><b>Pears</b></h2><p>They fell.</p>', '## Pears\n\nThey fell.'],
  ['breaks', 'One<br>line<br/> <br />Two', 'One\nline\n\nTwo'],
  ['hard spaces and invisible characters', '<p>Bo&nbsp;Rask\u200b sa\u00adid.</p><p>&nbsp;</p>', 'Bo Rask said.'],
  ['emphasis over a break', '<p><b>One<br>two </b>three</p>', '**One**\n**two** three'],
  ['quotes', '<blockquote><p>No.</p></blockquote>', '> No.'],
  ['relative links', '<a href="../wasps">Wasps</a>', '[Wasps](https://orchards.example/2031/05/wasps)'],
  ['links that lead nowhere', '<a href="#a">A</a> <a href="javascript:alert(1)">B</a> <a name="c">C</a>', 'A B C'],
  ['pictures', '<p>A<img src="x.png" alt="pear"></p><a href="/x"><img src="y.png"></a>', 'A'],
  ['scripts and share buttons', '<p>A</p><script>b()</script><div class="sharedaddy">Share</div>', 'A'],
  ['what is hidden', '<p>A</p><p style="display:none">B</p><p hidden>C</p>', 'A'],
  [
    'tables, a line a row',
    '<table><tr><th>Day</th><th>Votes</th></tr><tr><td><p>One</p><p>two</p></td><td>3 | 4</td></tr></table>',
    '| Day | Votes |\n| --- | --- |\n| One  two | 3 \\| 4 |',
  ],
  ['tables that only lay out', '<table><tr><td><p>A</p><p>B</p></td></tr></table>', 'A\n\nB'],
  ['what would be formatting by accident', '<p>1. a * b &lt;b&gt;</p>', '1\\. a \\* b <b>'],
];

describe('HTML as Markdown', () => {
  for (const [what, html, markdown] of FRAGMENTS)
    it(`keeps or drops: ${what}`, () => assert.equal(squeezed(markdownOf(html, BASE)), squeezed(markdown)));

  it('keeps lists, also inside each other', () => {
    const html = '<ul><li>One</li><li>Two<ol><li>In</li></ol></li></ul>';
    assert.match(markdownOf(html, BASE), /^-\s+One\n-\s+Two\n\s+1\.\s+In$/);
  });

  it('gives titles as plain text', () =>
    assert.equal(plainTextOf(' Pears &amp; <i>wasps</i>&#8211;\n1'), 'Pears & wasps– 1'));

  it('refuses what is nested deeper than anybody writes, at once', () => {
    const deep = `${'<div>'.repeat(50_000)}x${'</div>'.repeat(50_000)}`;
    assert.throws(() => markdownOf(deep, BASE), CaptureUnreadable);
    assert.throws(() => articleOf(deep, BASE), CaptureUnreadable);
    assert.equal(markdownOf('<p>a'.repeat(2_000), BASE).length, 3 * 2_000 - 2);
  });
});

describe('the article of a page', () => {
  const body = `<p>${paragraph('Pears')}</p><ul><li>Short</li></ul><p>${paragraph('Ladders')}</p>`;
  const page = (article: string, head = '') =>
    `<!doctype html><html><head><title>Pears – Orla</title>${head}</head><body><nav><a href="/">Home</a></nav>${article}` +
    `<div id="comments"><p>${paragraph('A comment')}</p></div><footer>Orla, 2031</footer></body></html>`;
  const pages: readonly (readonly [what: string, html: string])[] = [
    ['marked as its content', page(`<h1>Pears</h1><div class="entry-content">${body}</div>`)],
    ['marked by microdata', page(`<h1>Pears</h1><div itemprop="articleBody">${body}</div>`)],
    ['not marked', page(`<main><h1>Pears</h1>${body.repeat(3)}</main>`)],
  ];
  for (const [what, html] of pages) {
    it(`has its text and nothing around it: ${what}`, () => {
      const { title, markdown } = articleOf(html, BASE);
      assert.equal(title, 'Pears');
      for (const kept of [paragraph('Pears'), paragraph('Ladders'), 'Short']) assert.ok(markdown.includes(kept), kept);
      assert.doesNotMatch(markdown, /Home|comment|2031|^# /);
    });
  }

  it('knows when it was published and by whom where the page says so', () => {
    const head =
      '<meta property="article:published_time" content="2031-05-06T10:00:00Z"><meta name="author" content="Orla Vane">';
    const { published, author } = articleOf(page(`<div class="entry-content">${body}</div>`, head), BASE);
    assert.deepEqual([published, author], ['2031-05-06T10:00:00Z', 'Orla Vane']);
  });

  it('is empty where the page has none', () =>
    assert.equal(articleOf('<html><body></body></html>', BASE).markdown, ''));
});

function squeezed(markdown: string): string {
  return markdown.replace(/[ \t]+/g, ' ');
}
