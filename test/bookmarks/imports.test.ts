import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import { LIMITS } from '../../src/bookmarks/bookmark.ts';
import { openBookmarkDatabase } from '../../src/bookmarks/database.ts';
import { bookmarkPaths } from '../../src/config.ts';
import { addressIn, Browser, type KeptSite, keptSite, PEARS, WASPS } from './kept.ts';
import { exportOf } from './marks.ts';

const DAY_MS = 24 * 3600_000;

describe('a file of bookmarks', () => {
  it('that holds more than anybody may keep is refused before anything is written', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const lists = Array.from({ length: 140 }, (_, list) => ({
      title: `List ${list}`,
      bookmarks: Array.from({ length: 1000 }, (_, n) => ({ kind: 'item', report: 'r', item: `${n}`, title: '' })),
    }));
    const { status, text } = await browser.upload('/bookmarks/import', fileOf(lists));
    assert.equal(status, 409);
    assert.match(text, /There is room for 10,000 bookmarks/);
    assert.deepEqual(countsOf(site), { reader: 0, list: 0, bookmark: 0 });
  });

  it('for which there is no room beside what a reader has is refused before anything is written', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    await browser.upload('/bookmarks/import', exportOf(9_900));
    const more = Array.from({ length: 101 }, (_, n) => ({ kind: 'item', report: 'r', item: `${n}`, title: '' }));
    assert.equal((await browser.upload('/bookmarks/import', fileOf([{ title: 'B', bookmarks: more }]))).status, 409);
    assert.deepEqual(countsOf(site), { reader: 1, list: 1, bookmark: 9_900 });
    assert.equal((await browser.upload('/bookmarks/import', exportOf(9_900))).status, 303, 'what is there counts once');
    const some = [...more.slice(1), ...more.slice(1)];
    assert.equal((await browser.upload('/bookmarks/import', fileOf([{ title: 'B', bookmarks: some }]))).status, 303);
    assert.deepEqual(countsOf(site), { reader: 1, list: 2, bookmark: LIMITS.bookmarks });
  });

  it('is read and written while others are served, and lists of thousands are shown, sent and deleted so', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const meanwhile = async (work: Promise<{ readonly status: number }>) => {
      let isOver = false;
      let served = 0;
      void work.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        assert.equal((await request(site.server).get('/healthz')).status, 200);
        served++;
      }
      return [(await work).status, served >= 3];
    };
    assert.deepEqual(await meanwhile(browser.upload('/bookmarks/import', exportOf(9_900))), [303, true]);
    const list = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/lists/');
    for (const path of [`${list}?page=all`, `${list}/export/bib`, '/bookmarks/export.json'])
      assert.deepEqual(await meanwhile(browser.get(path)), [200, true], path);
    assert.deepEqual(await meanwhile(browser.post('/bookmarks/delete', { sure: 'yes' })), [303, true]);
    assert.deepEqual(countsOf(site), { reader: 0, list: 0, bookmark: 0 });
  });

  it('is written between what others save, and nothing of either is lost', async () => {
    await using site = await keptSite();
    const readers = Array.from({ length: 4 }, () => new Browser(site));
    const [importing, ...saving] = readers as [Browser, ...Browser[]];
    const statuses = await Promise.all([
      importing.upload('/bookmarks/import', exportOf(5000)),
      ...saving.map((browser) => browser.post('/bookmarks/add', { ...PEARS })),
    ]);
    assert.deepEqual([...new Set(statuses.map(({ status }) => status))], [303]);
    assert.deepEqual(countsOf(site), { reader: 4, list: 4, bookmark: 5003 });
  });
});

describe('a reader made by an import', () => {
  const visits: readonly (readonly [what: string, visit: (browser: Browser) => Promise<unknown>])[] = [
    ['who looks at a list again', (browser) => listOf(browser).then((list) => browser.get(list))],
    ['who saves something', (browser) => browser.post('/bookmarks/add', { ...WASPS })],
    ['who exports what is there', (browser) => browser.get('/bookmarks/export.json')],
  ];
  for (const [what, visit] of visits)
    it(`stays for good ${what}`, async () => {
      await using site = await keptSite();
      const browser = await imported(site);
      await visit(browser);
      site.wait(400 * DAY_MS);
      await imported(site);
      assert.equal((await browser.get(await listOf(browser))).status, 200);
    });

  it('stays where the private or the shared address is visited', async () => {
    await using site = await keptSite();
    const [one, other] = [await imported(site), await imported(site)];
    const [reader, sharing] = [readerOf(one), readerOf(other)];
    const [list] = site.store.lists(sharing);
    const shared = `/bookmarks/shared/${site.store.share(sharing, list?.key ?? '')}`;
    const open = addressIn((await one.get('/bookmarks?done=imported-anew')).text, '/bookmarks/open/');
    assert.deepEqual([site.store.isUnopened(reader), site.store.isUnopened(sharing)], [true, true]);
    const guest = new Browser(site);
    assert.equal((await guest.get(open)).status, 200);
    assert.equal((await guest.get(shared)).status, 200);
    site.wait(400 * DAY_MS);
    await imported(site);
    assert.equal((await guest.get(open)).status, 200);
    assert.equal((await guest.get(shared)).status, 200);
  });

  it('expires after 30 days if never opened again, and leaves nothing; who has saved something does not', async () => {
    await using site = await keptSite();
    const saver = new Browser(site);
    const list = await saver.star({ ...PEARS });
    const browser = await imported(site);
    assert.match(
      (await browser.get('/bookmarks?done=imported-anew')).text,
      /deleted if nobody opens them within 30 days/,
    );
    const open = addressIn((await browser.get('/bookmarks?done=imported-anew')).text, '/bookmarks/open/');
    site.wait(31 * DAY_MS);
    assert.equal((await new Browser(site).get(open)).status, 404);
    assert.match((await browser.get('/bookmarks')).text, /No account is needed/);
    assert.equal(countsOf(site).reader, 2);
    await imported(site);
    assert.deepEqual(countsOf(site), { reader: 2, list: 2, bookmark: 11 });
    assert.equal((await saver.get(list)).status, 200);
  });
});

describe('what one address may bring', () => {
  it('is ten new readers by import in an hour; those whom it knows go on', async () => {
    await using site = await keptSite({ rateLimit: 300 });
    const known = await imported(site);
    for (let n = 1; n < 10; n++) await imported(site);
    const refused = await new Browser(site).upload('/bookmarks/import', exportOf(10));
    assert.equal(refused.status, 429);
    assert.match(refused.text, /Too many new lists came from this address/);
    assert.ok(Number(refused.headers['retry-after']) > 0);
    assert.equal((await known.upload('/bookmarks/import', exportOf(20))).status, 303);
    assert.equal((await new Browser(site).post('/bookmarks/add', { ...PEARS })).status, 303);
    assert.equal(countsOf(site).reader, 11);
  });
});

async function imported(site: KeptSite): Promise<Browser> {
  const browser = new Browser(site);
  assert.equal((await browser.upload('/bookmarks/import', exportOf(10))).status, 303);
  return browser;
}

async function listOf(browser: Browser): Promise<string> {
  return addressIn((await browser.get('/bookmarks?done=imported-anew')).text, '/bookmarks/lists/');
}

function readerOf(browser: Browser): { readonly id: string; readonly generation: number } {
  const [, id = ''] = /s:([\w-]{22})\./.exec(decodeURIComponent(browser.cookie ?? '')) ?? [];
  return { id, generation: 1 };
}

function fileOf(lists: readonly object[]): string {
  return JSON.stringify({ format: 'rapporteur-bookmarks', version: 1, lists });
}

function countsOf(site: KeptSite): Readonly<Record<'reader' | 'list' | 'bookmark', number>> {
  const database = openBookmarkDatabase(bookmarkPaths(site.kept).database);
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const counts = { reader: count('reader'), list: count('list'), bookmark: count('bookmark') };
  database.close();
  return counts;
}
