import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleOf } from '../../indexer/readers/html-article.ts';

/** What three people say in every markup. */
const SAID = 'omar: The gauge is in.|petra: Who reads it?|omar: The mate does.|tkell: She is ill.';

const MARKUPS: readonly (readonly [generator: string, html: string, said?: string])[] = [
  [
    'boxes with a class for the name, and a sign that leads to each',
    '<div id="1" class="comment"><span class="name">omar</span>: The gauge is in. <a href="#1" style="display:none">✪</a></div><div id="2" class="comment"><span class="name">petra</span>: Who reads it? <a href="#2" style="display:none">✪</a></div><div class="comment"><span class="name">omar</span>: The mate does.</div><div class="comment"><span class="name">tkell</span>: She is ill.</div>',
  ],
  [
    'boxes for lines of a log, with nicks',
    '<div class="irc-line"><span class="time">10:01</span> <span class="nick">omar</span> <span class="text">The gauge is in.</span></div><div class="irc-line"><span class="time">10:01</span> <span class="nick">petra</span> <span class="text">Who reads it?</span></div><div class="irc-line"><span class="time">10:02</span> <span class="nick">omar</span> <span class="text">The mate does.</span></div><div class="irc-line"><span class="time">10:04</span> <span class="nick">tkell</span> <span class="text">She is ill.</span></div>',
  ],
  [
    'brackets around a citation',
    "<p class='irc'>&lt;<cite>omar</cite>&gt; The gauge is in.</p><p class='irc'>&lt;<cite>petra</cite>&gt; Who reads it?</p><p class='phone'><cite>omar:</cite> The mate does.</p><p class='irc'>&lt;<cite>tkell</cite>&gt; She is ill.</p>",
  ],
  [
    'terms with times',
    '<dl><dt id="T10-01-02">10:01:02 [omar]</dt><dd>The gauge is in.</dd><dt>10:01:12 [petra]</dt><dd>Who reads it?</dd><dt>10:02:00 [omar]</dt><dd>The mate does.</dd><dt>10:02:09 [tkell]</dt><dd>She is ill.</dd></dl>',
  ],
  [
    'terms within terms',
    '<dl><dt>Tide</dt><dd><dl><dt>omar</dt><dd>The gauge is in.</dd><dt>petra</dt><dd>Who reads it?</dd><dt>omar</dt><dd>The mate does.</dd><dt>tkell</dt><dd>She is ill.</dd></dl></dd></dl>',
    `Tide:|${SAID}`,
  ],
  [
    'a table of time, nick and text',
    '<table><tr><td><a href="#t1" id="t1">10:01</a></td><td>omar</td><td>The gauge is in.</td></tr><tr><td>10:01</td><td>petra</td><td>Who reads it?</td></tr><tr><td>10:02</td><td>omar</td><td>The mate does.</td></tr><tr><td>10:03</td><td>tkell</td><td>She is ill.</td></tr></table>',
  ],
  [
    'a table with heads and no times',
    '<table><thead><tr><th>Who</th><th>What</th></tr></thead><tbody><tr><td>omar</td><td>The gauge is in.</td></tr><tr><td>petra</td><td>Who reads it?</td></tr><tr><td>omar</td><td>The mate does.</td></tr><tr><td>tkell</td><td>She is ill.</td></tr></tbody></table>',
  ],
  [
    'a table in which a name is not said again',
    '<table><tr><td class="nick">omar</td><td>The gauge is in.</td></tr><tr><td class="nick">petra</td><td>Who reads it?</td></tr><tr><td class="nick"></td><td>And when?</td></tr><tr><td class="nick">omar</td><td>The mate does.</td></tr><tr><td class="nick">tkell</td><td>She is ill.</td></tr></table>',
    SAID.replace('|omar: The mate', '|… And when?|omar: The mate'),
  ],
  [
    'lines that end in breaks',
    '<p><tt>[10:01] &lt;omar&gt; The gauge is in.<br>[10:01] &lt;@petra&gt; Who reads it?<br></tt><tt>[10:02] &lt;omar&gt; The mate does.<br>[10:03] &lt;tkell&gt; She is ill.</tt></p>',
    SAID.replaceAll('|', '\n'),
  ],
  [
    'lines that end in breaks, each part in colours',
    '<div><font color="gray">10:01</font> <font color="red">&lt;omar&gt;</font> The gauge is in.<br/><font color="gray">10:01</font> <font color="blue">&lt;petra&gt;</font> Who reads it?<br/><font color="gray">10:02</font> <font color="red">&lt;omar&gt;</font> The mate does.<br/><font color="gray">10:02</font> <font color="green">&lt;tkell&gt;</font> She is ill.</div>',
    SAID.replaceAll('|', '\n'),
  ],
  [
    'text as it was typed',
    '<pre>omar: The gauge is in.\npetra: Who reads it?\nomar: The mate does.\ntkell: She is ill.</pre>',
  ],
  [
    'text as it was typed, with links as times',
    '<pre><a name="l1" href="#l1">10:01:02</a> <b>&lt;omar&gt;</b> The gauge is in.\n<a name="l2" href="#l2">10:01:12</a> <b>&lt;petra&gt;</b> Who reads it?\n<a name="l3" href="#l3">10:02:00</a> <b>&lt;omar&gt;</b> The mate does.\n<a name="l4" href="#l4">10:02:09</a> <b>&lt;tkell&gt;</b> She is ill.\n</pre>',
    '**omar:** The gauge is in.|**petra:** Who reads it?|**omar:** The mate does.|**tkell:** She is ill.',
  ],
  [
    'a name above what is said, as chats are exported',
    '<div class="message"><div class="head"><span class="sender-name">omar</span> <span class="date">10:01 AM</span></div><div class="body">The gauge is in.</div></div><div class="message"><div class="head"><span class="sender-name">petra</span> <span class="date">10:01 AM</span></div><div class="body">Who reads it?</div></div><div class="message"><div class="head"><span class="sender-name">omar</span> <span class="date">10:02 AM</span></div><div class="body">The mate does.</div></div><div class="message"><div class="head"><span class="sender-name">tkell</span> <span class="date">10:03 AM</span></div><div class="body">She is ill.</div></div>',
  ],
  [
    'list points with a class of speakers',
    '<ul><li><strong class="speaker">omar</strong> The gauge is in.</li><li><strong class="speaker">petra</strong> Who reads it?</li><li><strong class="speaker">omar</strong> The mate does.</li><li><strong class="speaker">tkell</strong> She is ill.</li></ul>',
    '- **omar:** The gauge is in.\n- **petra:** Who reads it?\n- **omar:** The mate does.\n- **tkell:** She is ill.',
  ],
  [
    'links to those who speak',
    '<p><a class="person" href="https://harbour.example/omar">omar</a>: The gauge is in.</p><p><a class="person" href="https://harbour.example/petra">petra</a>: Who reads it?</p><p><a class="person" href="https://harbour.example/omar">omar</a>: The mate does.</p><p><a class="person" href="https://harbour.example/t">tkell</a>: She is ill.</p>',
    '[omar:](https://harbour.example/omar) The gauge is in.|[petra:](https://harbour.example/petra) Who reads it?|[omar:](https://harbour.example/omar) The mate does.|[tkell:](https://harbour.example/t) She is ill.',
  ],
  [
    'a class that says that a line goes on',
    '<div class="comment"><span class="name">omar</span>: The gauge is in.</div><div class="comment"><span class="name">petra</span>: Who reads it?</div><div class="comment-continuation">And when?</div><div class="comment"><span class="name">omar</span>: The mate does.</div><div class="comment"><span class="name">tkell</span>: She is ill.</div>',
    SAID.replace('|omar: The mate', '|… And when?|omar: The mate'),
  ],
  [
    'a log with a scribe',
    '<dl><dt>10:01:02 [omar]</dt><dd>Scribe: petra</dd><dt>10:01:12 [petra]</dt><dd>omar: The gauge is in.</dd><dt>10:02:00 [petra]</dt><dd>tkell: Who reads it?</dd><dt>10:02:09 [petra]</dt><dd>… and when?</dd><dt>10:02:09 [omar]</dt><dd>The mate does.</dd></dl>',
    'omar: Scribe: petra|omar: The gauge is in.|tkell: Who reads it?|… and when?|omar: The mate does.',
  ],
  [
    'a log that names its topics',
    '<p>&lt;omar&gt; The gauge is in.</p><p>&lt;petra&gt; Topic: Lamps</p><p>&lt;petra&gt; Who reads it?</p>',
    'omar: The gauge is in.|### Lamps|petra: Who reads it?',
  ],
  [
    'an element for the time, and nothing between it, the name and the words',
    '<div><time datetime="2031-05-08T10:01">10:01</time><b class="who">omar</b><span>The gauge is in.</span></div><div><time>10:02</time><b class="who">petra</b><span>Who reads it?</span></div><div><time>10:03</time><b class="who">omar</b><span>The mate does.</span></div><div><time>10:03</time><b class="who">tkell</b><span>She is ill.</span></div>',
    '**omar:** The gauge is in.|**petra:** Who reads it?|**omar:** The mate does.|**tkell:** She is ill.',
  ],
  [
    'headings of a class for speakers',
    '<h4 class="speaker">omar</h4><p>The gauge is in.</p><h4 class="speaker">petra</h4><p>Who reads it?</p><h4 class="speaker">omar</h4><p>The mate does.</p><h4 class="speaker">tkell</h4><p>She is ill.</p>',
  ],
  [
    'numbered lines, each with a link to itself',
    '<div><a name="l-1" href="#l-1">#1</a> <span class="tm">10:01:02</span> <span class="nk">&lt;omar&gt;</span> The gauge is in.</div><div><a href="#l-2">#2</a> <span class="tm">10:01:02</span> <span class="nk">&lt;petra&gt;</span> Who reads it?</div><div><a href="#l-3">#3</a> <span class="tm">10:01:02</span> <span class="nk">&lt;omar&gt;</span> The mate does.</div><div><a href="#l-4">#4</a> <span class="tm">10:01:02</span> <span class="nk">&lt;tkell&gt;</span> She is ill.</div>',
  ],
  [
    'posts with a head that has a whole date',
    '<article><header><a class="username" href="/u/omar">omar</a> <time>8 May 2031, 10:01</time></header><p>The gauge is in.</p></article><article><header><a class="username" href="/u/petra">petra</a> <time>8 May 2031, 10:02</time></header><p>Who reads it?</p></article><article><header><a class="username" href="/u/omar">omar</a> <time>8 May 2031, 10:03</time></header><p>The mate does.</p><p>Every day.</p></article><article><header><a class="username" href="/u/t">tkell</a></header><p>She is ill.</p></article>',
    SAID.replace('does.|', 'does.|Every day.|'),
  ],
  [
    'terms whose definitions are paragraphs',
    '<dl><dt>omar</dt><dd><p>The gauge is in.</p></dd><dt>petra</dt><dd><p>Who reads it?</p></dd><dt>omar</dt><dd><p>The mate does.</p></dd><dt>tkell</dt><dd><p>She is ill.</p></dd></dl>',
  ],
];

describe('a page whose lines begin with who speaks', () => {
  for (const [generator, html, said = SAID] of MARKUPS)
    it(`keeps every line under its mark: ${generator}`, () => {
      const { markdown, leftOut } = articleOf(pageOf(html), 'about:blank');
      assert.equal(normal(markdown), `## 08 May 2031|Present: omar, petra, tkell|### Tide|${said}|### AOB|Short.`);
      assert.equal(leftOut, undefined);
    });
});

describe('a page of which much is “Name: words”', () => {
  it('keeps every word but the menu, whatever the page calls it', () => {
    const told =
      '<p>The harbour office wrote to all crews in spring, and most of them have answered by now.</p>'.repeat(6);
    const lines = Array.from({ length: 12 }, () => SAID).join('|');
    const said = lines.split('|').map((line) => `<p>${line}</p>`);
    const { markdown } = articleOf(
      `<html><body><nav>Menu</nav><div class="text">${told}</div><div class="comment">${said.join('')}</div><ul><li>None.</li></ul><footer>All rights</footer></body></html>`,
      'about:blank',
    );
    assert.equal(normal(markdown), `${told.replace(/<\/p>/g, '|').replace(/<p>/g, '')}${lines}|- None.`);
  });
});

const OTHERS: readonly (readonly [what: string, html: string])[] = [
  [
    'a list of people',
    '<ul><li><span class="name">Omar Stell</span>, chair</li><li><span class="name">Petra Lind</span> (Harbour)</li><li><span class="name">T. Kell</span></li></ul>',
  ],
  [
    'a table of people',
    '<table><tr><td class="name">Omar Stell</td><td>is the chair</td></tr><tr><td class="name">Petra Lind</td><td>keeps the books</td></tr><tr><td class="name">T. Kell</td><td>mends the lamps</td></tr></table>',
  ],
  [
    'an agenda with times',
    '<table><tr><td>10:00</td><td>Welcome</td><td>by the chair</td></tr><tr><td>10:15</td><td>Tide gauge</td><td>by the mate</td></tr><tr><td>10:30</td><td>Lamps</td><td>by the crew</td></tr></table>',
  ],
  ['a programme as it was typed', '<pre>let gauge = 1;\nlet lamp: number = 2;\nreturn gauge + lamp;</pre>'],
];

describe('a page that names people who do not speak', () => {
  const report = '<p>Tamsin Orr said that the wall was old, and that the lamps were dim in the harbour.</p>'.repeat(6);
  for (const [what, html] of OTHERS)
    it(`keeps them as they are: ${what}`, () => {
      const { markdown } = articleOf(
        `<html><body><nav>Menu</nav><article><h1>Report</h1>${report}${html}${report}</article><footer>All rights</footer></body></html>`,
        'about:blank',
      );
      assert.doesNotMatch(markdown, /Menu|All rights|^(?:Welcome|Tide gauge|Omar Stell|T\. Kell):/m);
    });
});

describe('contents and ways back to the top', () => {
  it('are no text of the page', () => {
    const contents =
      '<h2>Contents</h2><ul><li><a href="#agenda">Topics</a><ol><li><a href="#t1">Tide</a></li><li><a href="#t2">AOB</a></li></ol></li><li><a href="#sum">Summary</a></li></ul>';
    const { markdown } = articleOf(
      `<html><body><h1>Harbour Telco</h1>${contents}<h2 id="t1">Tide <a href="#t1">¶</a></h2><p><cite>omar:</cite> so.</p><p><cite>petra:</cite> no.</p><p><cite>omar:</cite> yes, see <a href="#t2">AOB</a>.</p><p>[<a href="#">Back to top</a>]</p><h2 id="t2">AOB</h2><p>Short.</p><h2 id="sum">Summary</h2><ul><li>None.</li></ul></body></html>`,
      'about:blank',
    );
    assert.equal(normal(markdown), '## Tide|omar: so.|petra: no.|omar: yes, see AOB.|## AOB|Short.|## Summary|- None.');
  });

  it('stay where they lead elsewhere, or say more', () => {
    const { markdown } = articleOf(
      '<html><body><p><cite>omar:</cite> so.</p><p><cite>petra:</cite> no.</p><p><cite>omar:</cite> yes.</p><ul><li><a href="#a">Tide</a>: read it</li><li><a href="#b">Lamps</a></li></ul><ul><li><a href="https://a.example/">One</a></li><li><a href="https://b.example/">Two</a></li></ul></body></html>',
      'about:blank',
    );
    for (const words of ['Tide: read it', 'Lamps', 'One', 'Two']) assert.ok(markdown.includes(words), words);
  });
});

function pageOf(html: string): string {
  return `<!doctype html><html><head><title>T</title></head><body><header><h1>Harbour Telco</h1><h2>08 May 2031</h2></header><div>Present: omar, petra, tkell</div><div class="container"><h3>Tide</h3>${html}<h3>AOB</h3><p>Short.</p></div></body></html>`;
}

function normal(markdown: string): string {
  return markdown.replace(/^(- ) +/gm, '$1').replace(/\n\n/g, '|');
}
