import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { changedParts } from '../../src/web/records/changed-words.ts';
import { Browser, keptSite } from '../bookmarks/kept.ts';
import { reportFile } from '../indexer/orchards.ts';
import { index, MAY, text, twoMeetings } from '../indexer/publishing.ts';
import { assertSoundPage } from './page-checks.ts';

const PEARS = '/reports/orla-vane-2031-05-04/pears';
const [DAY] = MAY;
const LADDERS = ['Ladders', text('Ladder')] as const;

describe('a link with a version', () => {
  it('stands on the item’s page and says nothing while the words are the same, or differ in typography alone', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const html = (await browser.get(PEARS)).text;
    const link = new RegExp(`href="(${PEARS}\\?v=[0-9a-f]{8})">Link to these words`).exec(html)?.[1] ?? '';
    assert.equal((await browser.get(link)).text, html);
    site.folder.write(
      'reports/orla-vane/may.md',
      reportFile(DAY, [['Pears', text('Pear').replaceAll(',', ' –')], LADDERS]),
    );
    await index(site.folder);
    assert.doesNotMatch((await browser.get(link)).text, /words-changed/);
    assert.equal(linkIn((await browser.get(PEARS)).text), link);
  });

  it('shows what was removed and added, escaped, and the title that it had', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const link = linkIn((await browser.get(PEARS)).text);
    const words = text('Pear').replace('Pear 3 was', 'Pear &lt;script&gt;alert(7)&lt;/script&gt; was');
    site.folder.write('reports/orla-vane/may.md', reportFile(DAY, [['Fruit', words], LADDERS]));
    await index(site.folder, '2031-08-20');
    const moved = await browser.get(`${link}&q=pear`);
    assert.equal(moved.status, 301);
    assert.equal(moved.headers['cache-control'], 'no-cache', 'it may move again');
    assert.match(moved.headers.location ?? '', /^\/reports\/orla-vane-2031-05-04\/fruit\?q=pear&v=[0-9a-f]{8}$/);
    const { text: html } = await browser.get(moved.headers.location ?? '');
    assertSoundPage(html, 'changed');
    assert.match(html, /The title was “<bdi>Pears<\/bdi>”/);
    assert.match(html, /from <time datetime="2031-08-01">1 August 2031<\/time>/);
    assert.match(html, /until <time datetime="2031-08-20">20 August 2031<\/time>/);
    assert.match(html, /<ins><span class="visually-hidden">\[added: <\/span>&lt;script&gt;alert\(7\)/);
    assert.match(html, /<del><span class="visually-hidden">\[removed: <\/span>3/);
    assert.match(html, /… \d+ words as before …/);
  });

  it('says so where the words it was made for are not kept, and is an ordinary link where it names no version', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    assert.match((await browser.get(`${PEARS}?v=00000000`)).text, /the archive does not have them any more/);
    const plain = (await browser.get(PEARS)).text;
    for (const version of ['', 'x', '0000000', '000000000', '../../etc', '%00'])
      assert.equal((await browser.get(`${PEARS}?v=${version}`)).text, plain);
  });
});

describe('the address of what is gone', () => {
  it('answers 410 with title, date, source and day of archiving', async () => {
    const folder = twoMeetings();
    const origin = 'url: https://orlavane.example/may\ncaptured: 2031-05-20T09:00:00Z\nmeeting:';
    folder.write('reports/orla-vane/may.md', folder.read('reports/orla-vane/may.md').replace('meeting:', origin));
    await index(folder);
    rmSync(join(folder.path, 'reports/orla-vane/may.md'));
    await index(folder);
    await using site = await keptSite({ folder });
    const browser = new Browser(site);
    for (const path of [PEARS, `${PEARS}?v=0a1b2c3d`, '/reports/orla-vane-2031-05-04']) {
      const { status, text: html } = await browser.get(path);
      assert.equal(status, 410, path);
      assertSoundPage(html, path);
      assert.match(html, /<time datetime="2031-05-04">4 May 2031<\/time>/);
      assert.match(html, /Archived on <time datetime="2031-05-20">20 May 2031<\/time>/);
      assert.match(html, /href="https:\/\/orlavane\.example\/may"[^>]*>Its source<\/a>/);
      assert.match(html, /Council of 2031-05-04/);
    }
    folder[Symbol.dispose]();
  });

  it('of a report leads to where most of its items are', async () => {
    await using site = await keptSite();
    site.folder.write('reports/orla-vane/may.md', reportFile('2031-05-07', MAY[1]));
    await index(site.folder);
    const { status, headers } = await new Browser(site).get('/reports/orla-vane-2031-05-04');
    assert.deepEqual([status, headers.location], [301, '/reports/orla-vane-2031-05-07']);
  });
});

describe('what has changed', () => {
  const tables: readonly (readonly [what: string, former: string, present: string, expected: readonly string[]])[] = [
    [
      'is a word',
      'We met on Monday.',
      'We met on Tuesday.',
      ['same We met on ', 'removed Monday', 'added Tuesday', 'same .'],
    ],
    ['is nothing', 'The same.', 'The same.', ['same The same.']],
    ['is everything', 'Old', 'New', ['removed Old', 'added New']],
    [
      'stands between words of before',
      `${'a '.repeat(40)}b ${'c '.repeat(40)}`,
      `${'a '.repeat(40)}d ${'c '.repeat(40)}`,
      ['gap 28', `same ${'a '.repeat(12)}`, 'removed b', 'added d', `same  ${'c '.repeat(12)}`.trimEnd(), 'gap 28'],
    ],
  ];
  for (const [what, former, present, expected] of tables)
    it(what, () => {
      const parts = changedParts(former, present)?.map(({ kind, text: words }) => `${kind} ${words}`.trimEnd());
      assert.deepEqual(
        parts,
        expected.map((part) => part.trimEnd()),
      );
    });

  it('is given up where two long texts have nothing in common: their readers do not wait', () => {
    const words = (begin: string) => Array.from({ length: 60_000 }, (_, n) => `${begin}${n}`).join(' ');
    assert.equal(changedParts(words('former'), words('present')), null);
  });
});

function linkIn(html: string): string {
  return /href="([^"]+\?v=[0-9a-f]{8})">Link to these words/.exec(html)?.[1] ?? '';
}
