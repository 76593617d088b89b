import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { readerFor } from '../../indexer/readers/readers.ts';

const SHAPES: readonly (readonly [what: string, html: string, markdown: string])[] = [
  [
    'cited, as scribe.perl writes',
    '<p class=irc><cite>&lt;omar&gt;</cite> the survey is here</p><p class="phone s01"><cite>PetraLind:</cite> it has thirty boxes.</p><p class="phone s01"> … the mate told me</p><p><cite>tkell:</cite> crews first.</p>',
    'omar: the survey is here|PetraLind: it has thirty boxes.|… the mate told me|tkell: crews first.',
  ],
  [
    'in boxes',
    '<div>&lt;omar&gt; here</div><div>&lt;petra&gt; there</div><div>&lt;omar&gt; gone</div>',
    'omar: here|petra: there|omar: gone',
  ],
  [
    'in boxes, in bold',
    '<div><b>&lt;omar&gt;</b> here</div><div><b>&lt;petra&gt;</b> there</div><div><b>&lt;@omar&gt;</b> gone</div>',
    '**omar:** here|**petra:** there|**omar:** gone',
  ],
  [
    'as terms of a list',
    '<dl><dt>omar</dt><dd>here</dd><dt>petra</dt><dd>there</dd><dt>omar</dt><dd>gone</dd><dt>petra</dt><dd>so</dd></dl>',
    'omar: here|petra: there|omar: gone|petra: so',
  ],
  [
    'as terms with brackets',
    '<dl><dt>&lt;omar&gt;</dt><dd>here</dd><dt>&lt;petra&gt;</dt><dd>there</dd><dt>&lt;omar&gt;</dt><dd>gone</dd><dt>&lt;petra&gt;</dt><dd>so</dd></dl>',
    'omar: here|petra: there|omar: gone|petra: so',
  ],
  [
    'as terms of several lines',
    '<dl><dt>omar:</dt><dd>here</dd><dd>there</dd><dt>petra:</dt><dd>gone</dd><dt>omar:</dt><dd>so</dd><dt>petra</dt><dd>yes</dd></dl>',
    'omar: here|there|petra: gone|omar: so|petra: yes',
  ],
  [
    'in a list',
    '<ul><li>&lt;omar&gt; here</li><li>&lt;petra&gt; there</li><li>&lt;omar&gt; gone</li></ul>',
    '- omar: here\n- petra: there\n- omar: gone',
  ],
];

describe('a page that is minutes', () => {
  for (const [what, html, markdown] of SHAPES) {
    it(`keeps every word, each under the mark of its speaker: ${what}`, async () => {
      const said = await markdownOf(
        `<header><h1>Harbour Telco</h1><h2>08 May 2031</h2></header><main><section><h3>Tide gauge</h3>${html}</section><section><h3>AOB</h3><p>Short.</p></section></main><address>Minutes made by a program.</address>`,
      );
      const text = said.replace(/^(- ) +/gm, '$1').replace(/\n\n/g, '|');
      assert.equal(
        text,
        `# Harbour Telco|## 08 May 2031|### Tide gauge|${markdown}|### AOB|Short.|---|Minutes made by a program.`,
      );
    });
  }

  it('states its day under its title', async () => {
    const source = {
      id: 's',
      kind: 'files',
      title: 'S',
      url: null,
      author: null,
      body: 'b',
      rights: null,
      credit: null,
      pageUrl: null,
    };
    const said = await markdownOf(
      `<header><h1>Harbour Telco</h1><h2>08 May 2031</h2></header><h2>Attendees</h2><dl><dt>Present</dt><dd>omar, petra</dd></dl>${SHAPES[0]?.[1]}`,
    );
    const reader = readerFor(said, 'minutes.html', source as never);
    assert.equal(reader.read(said, 'minutes.html')[0]?.title, 'Harbour Telco | 08 May 2031');
  });
});

describe('a page that is an article', () => {
  it('is read as before, also where it quotes a mark and explains terms', async () => {
    const said = await markdownOf(
      `<nav>Menu</nav><article><h1>Council report</h1>${'<p>Tamsin Orr said that the wall was old, and that the lamps were dim in the harbour.</p>'.repeat(6)}<p><cite>omar:</cite> so.</p><dl><dt>Wall</dt><dd>What keeps the sea out.</dd></dl></article><footer>All rights</footer>`,
    );
    assert.doesNotMatch(said, /Menu|All rights/);
    assert.match(said, /Wall: What keeps the sea out\./);
  });
});

async function markdownOf(body: string): Promise<string> {
  const bytes = new TextEncoder().encode(
    `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`,
  );
  return textOf(await opened({ name: 'x.html', bytes }));
}
