import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { openBookmarkDatabase } from '../../src/bookmarks/database.ts';
import { bookmarkPaths } from '../../src/config.ts';
import { addressIn, Browser, keptSite, PEARS, unsigned, WASPS } from './kept.ts';

describe('another reader’s lists', () => {
  it('cannot be read or changed by who knows their addresses', async () => {
    await using site = await keptSite();
    const [owner, other] = [new Browser(site), new Browser(site)];
    const list = await owner.star({ ...PEARS, note: 'Mine' });
    const html = (await owner.get(list)).text;
    const mark = /action="(\/bookmarks\/marks\/[^"]+)"/.exec(html)?.[1] ?? '';
    const foreign = await other.star({ ...WASPS });
    for (const path of [list, `${list}/export/json`, `${list}/export/csv`, `${list}?page=all`])
      assert.equal((await other.get(path)).status, 404, path);
    const key = list.split('/').at(-1) ?? '';
    const attempts: readonly (readonly [path: string, fields: Readonly<Record<string, string>>])[] = [
      [list, { action: 'save', title: 'Theirs', note: '' }],
      [list, { action: 'share' }],
      [list, { action: 'delete' }],
      [mark, { action: 'save', note: 'Theirs', list: key }],
      [mark, { action: 'remove' }],
      ['/bookmarks/add', { ...WASPS, list: key }],
    ];
    for (const [path, fields] of attempts) assert.equal((await other.post(path, fields)).status, 404, path);
    const own = /action="(\/bookmarks\/marks\/[^"]+)"/.exec((await other.get(foreign)).text)?.[1] ?? '';
    assert.equal((await other.post(own, { action: 'save', note: '', list: key })).status, 404);
    await other.post('/bookmarks/delete', { sure: 'yes' });
    assert.equal(unsigned((await owner.get(list)).text), unsigned(html));
  });

  const id = 'A'.repeat(22);
  const signedWith = (secret: string, value: string) =>
    `bookmarks=${encodeURIComponent(`s:${value}.${createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '')}`)}`;
  for (const [what, forge] of [
    [
      'without a signature',
      (cookie: string) =>
        `bookmarks=${decodeURIComponent(cookie).slice('bookmarks=s:'.length).split('.').slice(0, 2).join('.')}`,
    ],
    ['with another’s signature', (cookie: string) => cookie.replace(/s%3A[\w-]{22}/, `s%3A${id}`)],
    ['signed with another secret', () => signedWith('a secret of somebody else', `${id}.1`)],
    ['of another generation', (cookie: string) => cookie.replace(/\.1\./, '.2.')],
    ['that is cut off', (cookie: string) => cookie.slice(0, -5)],
    ['that is empty', () => 'bookmarks='],
    ['that is no cookie of ours', () => 'bookmarks=s%3Aj%3A%7B%22id%22%3A1%7D.x'],
  ] as const)
    it(`are not opened by a cookie ${what}: it starts afresh`, async () => {
      await using site = await keptSite();
      const owner = new Browser(site);
      const list = await owner.star({ ...PEARS });
      const forger = new Browser(site);
      forger.cookie = forge(owner.cookie ?? '');
      assert.notEqual(forger.cookie, owner.cookie);
      assert.equal((await forger.get(list)).status, 404);
      assert.match((await forger.get('/bookmarks')).text, /No account is needed/);
      const fresh = await forger.star({ ...WASPS });
      assert.notEqual(fresh, list);
      assert.doesNotMatch((await forger.get(fresh)).text, /Pears/);
    });

  it('are not opened by a cookie that is good elsewhere: a reader who was deleted, or of another site', async () => {
    await using site = await keptSite();
    await using elsewhere = await keptSite();
    const browser = new Browser(elsewhere);
    await browser.star({ ...PEARS });
    const foreign = new Browser(site);
    foreign.cookie = browser.cookie;
    assert.match((await foreign.get('/bookmarks')).text, /No account is needed/);
    const deleted = browser.cookie;
    await browser.post('/bookmarks/delete', { sure: 'yes' });
    assert.equal(browser.cookie, null);
    browser.cookie = deleted;
    assert.match((await browser.get('/bookmarks')).text, /No account is needed/);
  });

  it('have addresses that nobody guesses: 128 bits each, none like another', async () => {
    await using site = await keptSite();
    const keys = new Set<string>();
    for (let n = 0; n < 50; n++) {
      const reader = site.store.newReader();
      const { key } = site.store.newList(reader, { title: 'List', note: '' });
      for (const one of [reader.id, key, site.store.share(reader, key)]) {
        assert.match(one, /^[\w-]{22}$/);
        keys.add(one);
      }
    }
    assert.equal(keys.size, 150);
  });
});

describe('private addresses', () => {
  it('are told to no other site, cache or search engine, and stand in no feed, sitemap or log', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    await using site = await keptSite({ logger });
    const owner = new Browser(site);
    const list = await owner.star({ ...PEARS, note: 'A remark of mine' });
    await owner.post(list, { action: 'share' });
    const secrets = [
      list,
      addressIn((await owner.get(list)).text, '/bookmarks/shared/'),
      addressIn((await owner.get('/bookmarks')).text, '/bookmarks/open/'),
    ].map((address) => decodeURIComponent(address.split('/').at(-1) ?? ''));
    assert.ok(secrets.every((secret) => secret.length >= 22));
    const [listKey = '', shared = '', open = ''] = secrets;
    const guest = new Browser(site);
    for (const path of [
      `/bookmarks/lists/${listKey}`,
      `/bookmarks/shared/${shared}`,
      `/bookmarks/open/${open}`,
      '/bookmarks',
      `/bookmarks/open/${open}x`,
    ]) {
      const browser = path.includes(shared) ? guest : owner;
      const { headers, text } = await browser.get(path);
      assert.equal(headers['referrer-policy'], 'same-origin', path);
      assert.equal(headers['cache-control']?.includes('no-store') || text.includes('Not found'), true, path);
      assert.equal(headers['x-robots-tag'], 'noindex, nofollow', path);
      assert.match(text, /<meta name="robots" content="noindex, follow">/);
      assert.doesNotMatch(text, /rel="canonical"|og:url/, path);
    }
    await owner.post(`/bookmarks/open/${open}`, { token: 'wrong' });
    await guest.get(`/bookmarks/shared/${shared}/export/nothing`);
    for (const path of [
      '/search.atom?q=pear',
      '/reports.atom',
      '/sitemap.xml',
      '/robots.txt',
      '/search?q=remark',
      '/search.json?q=remark',
    ]) {
      const { text } = await guest.get(path);
      for (const secret of [...secrets, 'A remark of mine']) assert.equal(text.includes(secret), false, path);
    }
    assert.match((await guest.get('/robots.txt')).text, /Disallow: \/bookmarks/);
    const log = lines.join('');
    assert.ok(log.includes('/bookmarks/…') && log.includes('/reports.atom'), 'the log was written');
    const cookie = decodeURIComponent((owner.cookie ?? '').split('=')[1] ?? '');
    for (const secret of [...secrets, cookie, cookie.split('.').at(-1) ?? '', 'A remark of mine'])
      assert.equal(log.includes(secret), false);
  });
});

describe('deleting', () => {
  it('leaves nothing of a reader in the files, nor of a bookmark or list that was removed', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const reader = new Browser(site);
    await reader.star({ ...WASPS, note: 'Somebody else’s remark' });
    const list = await browser.star({ ...PEARS, newList: 'Zanzibar papers', note: 'Quixotic remark' });
    const second = await browser.star({ ...WASPS, newList: 'Yttrium papers', note: 'Xylophone remark' });
    const paths = bookmarkPaths(site.kept);
    const inFiles = async (words: string) =>
      (await Promise.all(['', '-wal'].map((end) => bytesOf(paths.database + end)))).some((bytes) =>
        bytes.includes(words),
      );
    for (const words of ['Zanzibar', 'Quixotic', 'Yttrium', 'Xylophone']) assert.equal(await inFiles(words), true);
    const mark = /action="(\/bookmarks\/marks\/[^"]+)"/.exec((await browser.get(list)).text)?.[1] ?? '';
    await browser.post(mark, { action: 'remove' });
    assert.equal(await inFiles('Quixotic'), false);
    await browser.post(second, { action: 'delete' });
    assert.equal((await inFiles('Yttrium')) || (await inFiles('Xylophone')), false);
    assert.equal((await browser.post('/bookmarks/delete', {})).status, 400);
    assert.match((await browser.get(list)).text, /Zanzibar/);
    const { headers } = await browser.post('/bookmarks/delete', { sure: 'yes' });
    assert.match(String(headers['set-cookie']), /bookmarks=; .*Expires=Thu, 01 Jan 1970/);
    assert.equal(await inFiles('Zanzibar'), false);
    assert.equal(await inFiles('Somebody else'), true);
    const database = openBookmarkDatabase(paths.database);
    assert.deepEqual(database.prepare('SELECT count(*) AS n FROM reader').get()?.n, 1);
    database.close();
  });
});

async function bytesOf(path: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path).catch(() => Buffer.alloc(0));
}
