import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { backUpBookmarks, restoreBookmarks } from '../../src/bookmarks/backup.ts';
import { BookmarksUnwritable } from '../../src/bookmarks/bookmark.ts';
import { keptSecret, readSecret, writeSecret } from '../../src/bookmarks/secret.ts';
import { bookmarkPaths } from '../../src/config.ts';
import { temporaryFolder } from '../indexer/orchards.ts';
import { Browser, keptSite, PEARS } from './kept.ts';

const FIRST = 'a secret that is long enough';

describe('the secret that signs for readers', () => {
  it('is there at every moment while it is written again and again', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'secret');
    writeSecret(path, FIRST);
    const module = JSON.stringify(new URL('../../src/bookmarks/secret.ts', import.meta.url).href);
    const code = `import(${module}).then(({ writeSecret }) => { for (let n = 0; n < 300; n++) writeSecret(${JSON.stringify(path)}, 'a secret of number ' + n); });`;
    const writing = new Worker(code, { eval: true });
    let isOver = false;
    writing.once('exit', () => {
      isOver = true;
    });
    const seen = new Set<string | null>();
    while (!isOver) {
      for (let n = 0; n < 50; n++) seen.add(readSecret(path));
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(seen.has(null), false);
    assert.ok(seen.size > 1, 'it was seen to change');
    assert.deepEqual(readdirSync(folder.path), ['secret']);
  });

  it('survives restores under a running site: cookies of before go on', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS });
    const files = bookmarkPaths(site.kept);
    const backup = join(site.folder.path, 'kept.backup');
    await backUpBookmarks(files, backup);
    for (let n = 0; n < 5; n++) {
      const looking = Promise.all(Array.from({ length: 10 }, () => browser.get(list)));
      restoreBookmarks(files, backup);
      assert.deepEqual([...new Set((await looking).map(({ status }) => status))], [200]);
    }
    assert.equal(readSecret(files.secret)?.length, 43);
  });

  it('is never replaced where there are readers: a running site signs on with the last one, another does not start', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS });
    const { secret } = bookmarkPaths(site.kept);
    const before = readSecret(secret) ?? '';
    rmSync(secret);
    assert.equal((await browser.get(list)).status, 200);
    assert.equal(readSecret(secret), null, 'no other is made');
    assert.throws(keptSecret(secret, site.store.hasReaders), (error: unknown) => {
      assert.ok(error instanceof BookmarksUnwritable);
      assert.match(error.message, /is missing[\s\S]*bring it back from a backup/);
      return true;
    });
    writeSecret(secret, before);
    assert.equal(keptSecret(secret, site.store.hasReaders)(), before);
  });

  it('is made where nobody has ever been a reader, with its folder', () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'new', 'secret');
    const made = keptSecret(path, () => false)();
    assert.match(made, /^[\w-]{43}$/);
    assert.deepEqual(readdirSync(dirname(path)), ['secret']);
  });
});
