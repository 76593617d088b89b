import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { reportFile } from '../indexer/orchards.ts';
import { index, MAY, text } from '../indexer/publishing.ts';
import { startSite } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { assertSoundPage } from '../web/page-checks.ts';
import { addressIn, Browser, keptSite, PEARS, WASPS } from './kept.ts';

describe('the way to bookmarks', () => {
  const PAGES = ['/', '/search', '/reports', '/topics', '/about', '/api', '/nothing-here'];
  const leadsThere = async (url: string) => {
    const pages = await Promise.all(PAGES.map(async (path) => (await fetch(url + path)).text()));
    return pages.map((html) => /<nav class="site-nav"[\s\S]*?href="\/bookmarks"[\s\S]*?<\/nav>/.test(html));
  };

  it('stands on every page, errors among them', async () => {
    await using site = await keptSite();
    assert.deepEqual(await leadsThere(site.url), Array(PAGES.length).fill(true));
  });

  it('stands nowhere where the site keeps none', async () => {
    const site = await startSite(LIBRARY_ARCHIVE);
    try {
      assert.deepEqual(await leadsThere(site.url), Array(PAGES.length).fill(false));
      assert.equal((await fetch(`${site.url}/bookmarks`)).status, 404);
    } finally {
      await site.close();
    }
  });
});

describe('bookmarks without a script', () => {
  it('set a cookie with the first star and not before, but for one that forms need and that ends with the browser', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    for (const path of ['/', '/search?q=pear', '/reports/orla-vane-2031-05-04/pears'])
      assert.equal((await browser.get(path)).headers['set-cookie'], undefined, path);
    const form = String((await browser.get('/bookmarks/add?search=q%3Dpear')).headers['set-cookie']);
    assert.match(form, /^bookmarks-form=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.equal((await browser.get('/bookmarks')).headers['set-cookie'], undefined, 'it is kept');
    const { status, headers } = await browser.post('/bookmarks/add', { ...PEARS });
    assert.equal(status, 303);
    const [reader, gone] = headers['set-cookie'] ?? [];
    assert.match(
      reader ?? '',
      /^bookmarks=s%3A[^;]+; Max-Age=34560000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    assert.match(gone ?? '', /^bookmarks-form=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  it('set a cookie that only https and only this host has, where the site is read by https', async () => {
    await using site = await keptSite({ baseUrl: 'https://minutes.example' });
    const browser = new Browser(site);
    const { headers } = await browser.post('/bookmarks/add', { ...PEARS });
    assert.match(
      headers['set-cookie']?.[0] ?? '',
      /^__Host-bookmarks=[^;]+; Max-Age=34560000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    assert.match((await browser.get('/bookmarks')).text, /1 bookmark/);
  });

  it('keep items, statements and searches with notes, in lists with titles and notes', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const add = await browser.get('/bookmarks/add?report=orla-vane-2031-05-04&item=pears');
    assertSoundPage(add.text, 'add');
    const statement = /<option value="([^"]+)">[^<]*Pear 2 was/.exec(add.text)?.[1] ?? '';
    const list = await browser.star({
      ...PEARS,
      statement,
      newList: 'Fruit <b>',
      note: 'First line.\r\nSecond & last.',
    });
    await browser.star({ ...PEARS, list: list.split('/').at(-1) ?? '' });
    await browser.star({ search: 'page=3&q=pear', list: list.split('/').at(-1) ?? '' });
    const { text: html } = await browser.get(list);
    assertSoundPage(html, 'list');
    assert.match(html, /<h1>Fruit &lt;b&gt;<\/h1>/);
    assert.match(html, /<blockquote class="mark-quote">\s*<p>Pear 2 was before the council/);
    assert.match(html, /First line\.\nSecond &amp; last\./);
    assert.match(html, /href="\/search\?q=pear"><bdi>Agenda items that mention “pear”<\/bdi>/);
    assert.equal(html.match(/class="mark" id=/g)?.length, 3);
    const mark = /action="(\/bookmarks\/marks\/[^"]+)"/.exec(html)?.[1] ?? '';
    await browser.post(mark, { action: 'save', note: 'Another note', list: list.split('/').at(-1) ?? '' });
    assert.match((await browser.get(list)).text, /Another note/);
    await browser.post(list, { action: 'save', title: 'Pears', note: 'All of them' });
    assert.match(
      (await browser.get('/bookmarks')).text,
      /<bdi>Pears<\/bdi><\/a> <span class="meta">3 bookmarks<\/span><p class="bookmark-note">All of them/,
    );
    assertSoundPage((await browser.get('/bookmarks')).text, 'overview');
  });

  it('move from list to list, are removed, and are in a list only once', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const one = await browser.star({ ...PEARS });
    assert.equal(await browser.star({ ...PEARS }), one);
    const other = await browser.star({ ...WASPS, newList: 'Insects' });
    const { text: html } = await browser.get(one);
    assert.equal(html.match(/class="mark" id=/g)?.length, 1);
    const mark = /action="(\/bookmarks\/marks\/[^"]+)"/.exec(html)?.[1] ?? '';
    const keyOf = (address: string) => address.split('/').at(-1) ?? '';
    await browser.post(mark, { action: 'save', note: '', from: keyOf(one), list: keyOf(other) });
    assert.match((await browser.get(one)).text, /Nothing is in this list yet/);
    assert.match((await browser.get(other)).text, /Pears[\s\S]*Wasps|Wasps[\s\S]*Pears/);
    await browser.post(mark, { action: 'remove' });
    assert.doesNotMatch((await browser.get(other)).text, /Pears/);
    await browser.post(other, { action: 'delete' });
    assert.equal((await browser.get(other)).status, 404);
  });

  it('follow an item that moved, say when its words changed and what, and say what is gone', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS });
    await browser.star({ ...WASPS });
    assert.doesNotMatch((await browser.get(list)).text, /words have changed|no longer in the archive/);
    const [day] = MAY;
    site.folder.write(
      'reports/orla-vane/may.md',
      reportFile(day, [
        ['Orchard fruit', text('Pear').replace('Pear 1', 'Quince')],
        ['Ladders', text('Ladder')],
      ]),
    );
    site.folder.write(
      'reports/orla-vane/june.md',
      reportFile('2031-06-04', [['Cider', 'Nothing of it is left but this.']]),
    );
    await index(site.folder, '2031-10-10');
    const { text: html } = await browser.get(list);
    assertSoundPage(html, 'list');
    assert.match(html, /<a href="\/reports\/orla-vane-2031-05-04\/orchard-fruit"><bdi>Orchard fruit<\/bdi><\/a>/);
    assert.match(
      html,
      /The words have changed since you starred them\. It stands under another title now; it was “Pears”\./,
    );
    assert.match(html, /<bdi>Wasps<\/bdi><\/h2>[\s\S]*This is no longer in the archive\./);
    const changed = /href="(\/reports\/[^"]+\?v=[0-9a-f]{8})">What changed/.exec(html)?.[1] ?? '';
    const page = (await browser.get(changed)).text;
    assertSoundPage(page, 'changed');
    assert.match(
      page,
      /The words have changed since this link was made\. They stood here from <time datetime="2031-08-01">/,
    );
    assert.match(page, /<del>[\s\S]*Pear 1[\s\S]*<\/del>[\s\S]*<ins>[\s\S]*Quince[\s\S]*<\/ins>/);
  });

  it('say when and why a report was withdrawn, in files as well, and let nobody star what it held', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...WASPS });
    rmSync(join(site.folder.path, 'reports/orla-vane/june.md'));
    site.folder.write(
      'withdrawn.yml',
      '- report: orla-vane-2031-06-04\n  withdrawn: 2031-10-09\n  reason: Its author asked for it.\n' +
        `  titleSha256: '${'0'.repeat(64)}'\n`,
    );
    await index(site.folder, '2031-10-10');
    const told =
      /This report was taken out of the archive on 9 October 2031\. The reason given: Its author asked for it\./;
    const { text: html } = await browser.get(list);
    assertSoundPage(html, 'list');
    assert.match(html, told);
    assert.match(html, /“Wasps”, 4 June 2031\. Withdrawn from /);
    assert.doesNotMatch(html, /no longer in the archive/);
    assert.match((await browser.get(`${list}/export/md`)).text, told);
    const star = await browser.get('/bookmarks/add?report=orla-vane-2031-06-04&item=wasps');
    assert.equal(star.status, 404);
    assert.match(star.text, told);
    assert.match(star.text, /It cannot be starred\./);
  });
});

describe('a saved search', () => {
  it('counts and lists what came into the archive since the last visit, for as long as a visit lasts', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ search: 'q=council' });
    assert.match((await browser.get(list)).text, /Nothing new since your last visit/);
    site.folder.write(
      'reports/orla-vane/july.md',
      reportFile('2031-07-04', [
        ['Swans', text('Swan')],
        ['Ice', 'It was cold.'],
      ]),
    );
    site.folder.write('reports/tam-birch/old.md', reportFile('2030-01-04', [['Geese', text('Goose')]]));
    await index(site.folder);
    const isNew = /2 new since your last visit<\/p>\s*<ul[\s\S]*Swans[\s\S]*Geese[\s\S]*<\/ul>/;
    site.wait(24 * 3600_000);
    for (const minutes of [0, 5, 20]) {
      site.wait(minutes * 60_000);
      assert.match((await browser.get(list)).text, isNew);
    }
    site.wait(3600_000);
    assert.match((await browser.get(list)).text, /Nothing new since your last visit/);
  });

  it('does not take for new what was renamed or moved', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ search: 'q=council' });
    await browser.get(list);
    site.folder.write('reports/orla-vane/june.md', reportFile('2031-06-05', [['Hornets', text('Wasp')]]));
    await index(site.folder);
    site.wait(24 * 3600_000);
    assert.match((await browser.get(list)).text, /Nothing new since your last visit/);
  });
});

describe('what is kept elsewhere', () => {
  it('opens on another machine by its private address, and nowhere once there is a new one', async () => {
    await using site = await keptSite();
    const one = new Browser(site);
    const list = await one.star({ ...PEARS });
    const address = addressIn((await one.get('/bookmarks')).text, '/bookmarks/open/');
    const other = new Browser(site);
    await other.star({ ...WASPS });
    const page = (await other.get(address)).text;
    assertSoundPage(page, 'open');
    assert.match(page, /This browser has other lists now[\s\S]*\/bookmarks\/open\//);
    assert.equal((await other.get(list)).status, 404, 'looking at the address opens nothing yet');
    assert.equal((await other.post(address, {})).status, 303);
    assert.match((await other.get(list)).text, /<h1>Starred<\/h1>/);
    const third = new Browser(site);
    await third.post(address, {});
    assert.equal((await third.get(list)).status, 200);
    await one.post('/bookmarks/renew', {});
    assert.equal((await one.get(list)).status, 200);
    for (const browser of [other, third]) assert.equal((await browser.get(list)).status, 404);
    assert.equal((await new Browser(site).get(address)).status, 404);
  });

  it('is read by whoever has the shared address, for as long as it is shared', async () => {
    await using site = await keptSite();
    const owner = new Browser(site);
    const list = await owner.star({ ...PEARS, note: 'Look at this' });
    await owner.post(list, { action: 'share' });
    const shared = addressIn((await owner.get(list)).text, '/bookmarks/shared/');
    const guest = new Browser(site);
    const page = await guest.get(shared);
    assertSoundPage(page.text, 'shared');
    assert.match(page.text, /Pears[\s\S]*Look at this/);
    assert.doesNotMatch(page.text, /<form class="bookmark-form"|name="token"|\/bookmarks\/lists\//);
    assert.equal((await guest.get(`${shared}/export/csv`)).status, 200);
    await owner.post(list, { action: 'unshare' });
    assert.equal((await guest.get(shared)).status, 404);
    assert.equal((await guest.get(`${shared}/export/csv`)).status, 404);
  });
});
