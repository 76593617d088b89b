import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleOf } from '../../indexer/readers/html-article.ts';
import { leftOutText } from '../../indexer/readers/html-words.ts';
import { importInto } from '../indexer/importing.ts';
import { orchards } from '../indexer/orchards.ts';

const TEXT =
  '<p>Present: Hester Quill, Tam Birch</p><h2>Oil</h2><p>Hester Quill said that the oil is old.</p><h2>Belts</h2><ul><li>None.</li></ul>';
const KEPT =
  'Present: Hester Quill, Tam Birch\n\n## Oil\n\nHester Quill said that the oil is old.\n\n## Belts\n\n- None.';
const MENU = '<ul><li><a href="/a">Recent changes</a></li><li><a href="/b">Random page</a></li></ul>';

const WIKIS: readonly (readonly [wiki: string, body: string])[] = [
  [
    'MediaWiki',
    `<div id="mw-navigation">${MENU}</div><div id="content"><h1 id="firstHeading">Presses</h1><div id="mw-content-text"><div class="mw-parser-output"><div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#Oil">1 Oil</a></li></ul></div>${TEXT.replace('Oil</h2>', 'Oil<span class="mw-editsection">[<a href="?edit">edit</a>]</span></h2>')}<div class="printfooter">Retrieved from somewhere</div></div></div><div class="catlinks">Category: Presses</div></div>`,
  ],
  [
    'Confluence',
    `<div id="header">${MENU}</div><h1>Presses</h1><div class="page-metadata">Created by somebody</div><div id="main-content" class="wiki-content">${TEXT}</div><div id="footer">Powered by something</div>`,
  ],
  [
    'a wiki of a code host',
    `<div>${MENU}</div><h1>Presses</h1><div id="wiki-wrapper"><div id="wiki-body"><div class="markdown-body">${TEXT}</div></div><div id="wiki-rightbar">${MENU}</div></div>`,
  ],
  [
    'DokuWiki',
    `<div id="dokuwiki__header">${MENU}</div><h1>Presses</h1><div id="dokuwiki__content"><div class="page">${TEXT}</div></div>`,
  ],
];

const pageOf = (body: string) => `<!doctype html><html><head><title>Presses</title></head><body>${body}</body></html>`;

describe('a page of a wiki', () => {
  for (const [wiki, body] of WIKIS)
    it(`is its own text, without menus, contents and links to edit it: ${wiki}`, () => {
      const { markdown } = articleOf(pageOf(body), 'https://wiki.example/presses');
      assert.equal(markdown.replace(/^(- ) +/gm, '$1'), KEPT);
    });
});

describe('a page that calls itself minutes and says who was there', () => {
  const sections = Array.from(
    { length: 12 },
    (_, n) => `<h3>Press ${n}</h3><p><a href="/p/${n}">Press ${n}</a>: done.</p>`,
  );
  const body = `<nav>${MENU}</nav><h1>Minutes of the presses</h1>${TEXT}<div class="sidebar-like">${sections.join('')}</div><table><tr><td>Wanted</td><td>Cloths</td></tr></table>`;

  it('keeps every word but the menu', () => {
    const { markdown, leftOut } = articleOf(pageOf(body), 'https://press.example/');
    for (let n = 0; n < 12; n++) assert.match(markdown, new RegExp(`Press ${n}\\b.*: done\\.`));
    for (const words of ['Tam Birch', 'None.', 'Cloths']) assert.ok(markdown.includes(words), words);
    assert.doesNotMatch(markdown, /Random page/);
    assert.equal(leftOut, undefined);
  });
});

describe('a page of which much is taken for what stands around its text', () => {
  const story =
    '<p>The oil of the presses, which nobody had changed since spring, was at last poured away, and Hester Quill told us why.</p>';
  const links = Array.from(
    { length: 30 },
    (_, n) => `<li><a href="/${n}">Something else to read, number ${n}</a></li>`,
  );
  const page = pageOf(
    `<div class="post"><h1>Oil</h1>${story.repeat(8)}</div><div class="related"><ul>${links.join('')}</ul></div>`,
  );

  it('says so, with the share', async () => {
    const { leftOut } = articleOf(page, 'https://press.example/');
    assert.ok(leftOut);
    assert.ok(leftOut.kept < leftOut.ofPage * 0.9);
    assert.match(leftOutText(leftOut), /^\d\d % of its words were left out \(\d+ of \d+\), /);
    using archive = orchards();
    const { said } = await importInto(archive, 'press-minutes', { 'oil.html': page });
    assert.match(said, /oil\.html: \d\d % of its words were left out \(\d+ of \d+\)/);
  });

  it('says nothing where only menus, head and foot are left out', () => {
    const whole = pageOf(
      `<header><p>${'Head of the site. '.repeat(40)}</p></header><nav>${MENU}</nav><div class="post"><h1>Oil</h1>${story.repeat(8)}</div><footer>${'Foot. '.repeat(50)}</footer>`,
    );
    assert.equal(articleOf(whole, 'https://press.example/').leftOut, undefined);
  });
});

describe('a page beside whose text paragraphs about the body stand', () => {
  const about = (what: string) =>
    `<a href="#x">${what}</a><div class="collapse"><p>Our ${what}, as all who come here know, is kept by its members, for its members, and by nobody else, in all weathers.</p><p>We meet in the hall, on the first day of the month, and all are welcome, with their lamps, their boats and their dogs.</p></div>`;
  const point = (n: number) =>
    `<li><p><strong>Lamp ${n}</strong> - seen</p><ol><li>Lamp ${n} is out, and a new one is to be bought by the harbour.</li></ol></li>`;
  const text = `<h2>The harbour</h2><p>We began late.</p><ol>${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(point).join('')}</ol>`;
  const beside = `<div class="row"><div class="col-3"><div>${['history', 'worship', 'harbour'].map(about).join('')}</div></div>`;

  it('is the text under its one great heading', () => {
    const { title, markdown } = articleOf(
      pageOf(
        `<div>${beside}<div class="col-9"><div class="well"><h1>Monthly gathering</h1>${text}</div></div></div></div>`,
      ),
      'about:blank',
    );
    assert.equal(title, 'Monthly gathering');
    assert.match(markdown, /^## The harbour\n\nWe began late\./);
    for (let n = 1; n <= 12; n++) assert.ok(markdown.includes(`Lamp ${n} is out`), `${n}`);
    assert.doesNotMatch(markdown, /all weathers/);
  });
});
