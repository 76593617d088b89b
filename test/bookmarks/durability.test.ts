import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { openBookmarkDatabase } from '../../src/bookmarks/database.ts';
import { openBookmarks } from '../../src/bookmarks/store.ts';
import { bookmarkPaths } from '../../src/config.ts';
import { rapporteur, temporaryFolder } from '../indexer/orchards.ts';
import { index, twoMeetings } from '../indexer/publishing.ts';
import { addressIn, Browser, keptSite, PEARS } from './kept.ts';
import { exportOf } from './marks.ts';

const MANY = 2000;

describe('two thousand bookmarks', () => {
  it('survive a process that is killed while it writes: what it has said to be kept is kept', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'bookmarks.db');
    const store = openBookmarks(path, () => new Date());
    const reader = store.newReader();
    const { key } = store.newList(reader, { title: 'Many', note: '' });
    store.close();
    let kept = 0;
    let kills = 0;
    while (kept < MANY) {
      const told = await killedAfter(120 + Math.floor(Math.random() * 300), [path, reader.id, key, String(kept)]);
      kills++;
      const again = openBookmarks(path, () => new Date());
      const marks = again.bookmarks(again.list(reader, key));
      const numbers = marks.map(({ title }) => Number(title.split(' ')[1])).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        numbers.map((_, n) => n),
        'one is missing between others',
      );
      assert.ok(numbers.length > told, `${told} was said to be kept, ${numbers.length} are`);
      assert.ok(marks.every(({ title, note }) => note === title.replace('Item', 'Remark')));
      again.close();
      const database = openBookmarkDatabase(path);
      assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
      database.close();
      kept = numbers.length;
    }
    assert.ok(kills >= 4, `${kills} kills`);
  });

  it('survive a full disk: readers are told that nothing was kept, read on, and star again when there is room', (t) => {
    using folder = temporaryFolder();
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    const script = `mount -t tmpfs -o size=4m tmpfs "${disk}" && exec "${process.execPath}" "${join(import.meta.dirname, 'full-disk-process.ts')}" "${disk}"`;
    if (spawnSync('unshare', ['-Urm', 'sh', '-c', `mount -t tmpfs tmpfs "${disk}"`]).status !== 0)
      return t.skip('no small disk can be made here: unshare and mount are needed');
    const { stdout, stderr } = spawnSync('unshare', ['-Urm', 'sh', '-c', script], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    assert.notEqual(stdout, '', stderr);
    const { starred, ...found } = JSON.parse(stdout);
    assert.deepEqual(found, {
      refused: { status: 507, isTold: true },
      item: 507,
      shown: MANY,
      lists: starred + 1,
      after: 303,
    });
  });

  it('survive an index that is made from nothing', async () => {
    using folder = twoMeetings();
    await index(folder);
    const kept = join(folder.path, 'kept');
    let before = '';
    let cookie: string | null = null;
    for (const round of [1, 2]) {
      await using site = await keptSite({ folder, kept });
      const browser = new Browser(site);
      browser.cookie = cookie;
      if (round === 1) await browser.upload('/bookmarks/import', exportOf(MANY));
      cookie = browser.cookie;
      const list = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/lists/');
      const html = (await browser.get(`${list}?page=all`)).text.replaceAll(site.url, '');
      assert.equal(html.match(/class="mark" id=/g)?.length, MANY);
      if (round === 2) assert.equal(html, before);
      before = html;
      rmSync(join(folder.path, 'data'), { recursive: true });
      await index(folder);
    }
  });

  it('survive a restore from the backup while the site runs, which goes on for the same cookies', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    await browser.upload('/bookmarks/import', exportOf(MANY));
    const list = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/lists/');
    const before = (await browser.get(`${list}/export/json`)).text;
    const backup = join(site.folder.path, 'kept.backup');
    const environment = { BOOKMARKS: site.kept };
    const made = rapporteur(['bookmarks', 'backup', backup], environment);
    assert.deepEqual([made.status, made.stderr], [0, '']);
    assert.match(made.stdout, /Backed up to .*: 2,000 bookmarks in 1 list of 1 reader\./);
    assert.equal(statSync(backup).mode & 0o777, 0o600);
    assert.equal(rapporteur(['bookmarks', 'backup', backup], environment).status, 1, 'a backup is never overwritten');

    const { cookie } = browser;
    await browser.post('/bookmarks/delete', { sure: 'yes' });
    await new Browser(site).star({ ...PEARS });
    browser.cookie = cookie;
    assert.equal((await browser.get(list)).status, 404);
    const restored = rapporteur(['bookmarks', 'restore', backup], environment);
    assert.deepEqual([restored.status, restored.stderr], [0, '']);
    assert.equal((await browser.get(`${list}/export/json`)).text, before);
    await browser.star({ ...PEARS, newList: 'And on' });
  });

  it('survive the loss of the machine: a new one opens them with the backup alone', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS });
    const address = addressIn((await browser.get('/bookmarks')).text, '/bookmarks/open/');
    const backup = join(site.folder.path, 'kept.backup');
    rapporteur(['bookmarks', 'backup', backup], { BOOKMARKS: site.kept });
    await using other = await keptSite({ folder: site.folder, kept: join(site.folder.path, 'new') });
    const stranger = new Browser(other);
    assert.equal((await stranger.get(address)).status, 404);
    assert.equal(rapporteur(['bookmarks', 'restore', backup], { BOOKMARKS: other.kept }).status, 0);
    assert.equal(statSync(bookmarkPaths(other.kept).secret).mode & 0o777, 0o600);
    const newcomer = new Browser(other);
    await newcomer.post(address, {});
    assert.equal((await newcomer.get(list)).status, 200);
    const old = new Browser(other);
    old.cookie = browser.cookie;
    assert.equal((await old.get(list)).status, 200);
  });

  it('stay as they are where what is to be restored is no backup', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS });
    const file = join(site.folder.path, 'file');
    const cut = join(site.folder.path, 'cut');
    rapporteur(['bookmarks', 'backup', file], { BOOKMARKS: site.kept });
    writeFileSync(cut, site.folder.read('file').slice(0, 5000));
    writeFileSync(file, 'Not a database, but long enough to be taken for one by its size alone. '.repeat(100));
    for (const source of [file, cut, join(site.folder.path, 'nothing'), join(site.folder.path, 'data/catalogue.db')]) {
      const { status, stderr } = rapporteur(['bookmarks', 'restore', source], { BOOKMARKS: site.kept });
      assert.equal(status, 1, source);
      assert.ok(stderr.startsWith(source) && !stderr.includes(' at '), stderr);
    }
    assert.match((await browser.get(list)).text, /Pears/);
  });
});

/** Runs the writing process and kills it once it has said that so many are kept; gives the last number it has said. */
async function killedAfter(count: number, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writing-process.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let last = -1;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (++seen === count) child.kill('SIGKILL');
  }
  await ended;
  return last;
}
