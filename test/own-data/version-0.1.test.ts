// Version 0.1 kept an archive, its index and its readers' bookmarks: `version-0.1/` holds what that version wrote, databases as SQL. Nothing in
// it is ever written again. This version goes on with all of it.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { archiveIdentity } from '../../src/archive-identity.ts';
import { type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { databaseOf, found, keptIn, ownFolder, run, served } from './before.ts';

const BEFORE = join(import.meta.dirname, 'version-0.1');
const ARCHIVE = 'towpath';
const BOOKMARKS = { Water: ['Dredging', 'Swing bridge', 'Agenda items that mention “bridge”'] };
/** What a browser and people have of that version. */
const COOKIE = 'bookmarks=s%3Ac-E5Pbee1yRal4h42QeMzQ.1.2NqWMq0zPYXSoZlk%2BiA8xY511daHjZUqh6BDmsG6eiw';
const LIST = '/bookmarks/lists/SUDj8gcsV4Lk9PEdrewkSA';
const SHARED = '/bookmarks/shared/ra_SUdEVEnj0vQ5iO8Cngg';
const PRIVATE = '/bookmarks/open/c-E5Pbee1yRal4h42QeMzQ.1.oPEOE5MO5EgWAoGusEsuqLViBTeyc6rgXW-dbefsQNI';

/** The archive alone, as it would be copied to another machine. */
function archiveOfBefore(): TemporaryFolder {
  const folder = temporaryFolder();
  cpSync(join(BEFORE, ARCHIVE), join(folder.path, ARCHIVE), { recursive: true });
  return folder;
}

/** With index and bookmarks; `archivePath` is where the archive was when they were made. */
function siteOfBefore(archivePath?: string): TemporaryFolder {
  const folder = archiveOfBefore();
  const path = archivePath ?? archiveIdentity(join(folder.path, ARCHIVE)).path;
  const { name, key } = archiveIdentity(path);
  const data = join(folder.path, 'data', `${name}-${key}`);
  const bookmarks = join(folder.path, 'data/bookmarks', `${name}-${key}`);
  for (const made of [data, bookmarks]) mkdirSync(made, { recursive: true });
  const sql = (part: string) => readFileSync(join(BEFORE, `${part}.sql`), 'utf8').replace('{archive}', path);
  databaseOf(join(data, 'catalogue.db'), sql('catalogue'));
  databaseOf(join(data, 'search.db'), sql('search'));
  databaseOf(join(bookmarks, 'bookmarks.db'), sql('bookmarks'));
  cpSync(join(BEFORE, 'secret'), join(bookmarks, 'secret'));
  folder.write(
    `data/bookmarks/${name}-${key}/archive.json`,
    `${JSON.stringify({ archive: path, formerly: [] }, null, 2)}\n`,
  );
  return folder;
}

const indexed = (folder: TemporaryFolder) => run(folder, ['index', '--archive', ARCHIVE]);
const bookmarks = (folder: TemporaryFolder) => keptIn(ownFolder(folder, ARCHIVE, 'data/bookmarks'));

/** Every permalink that version 0.1 issued, and where it leads now: to itself, to another item, or to what was known of it (410). */
const PERMALINKS: Readonly<Record<string, string | 410>> = {
  'minutes-2030-03-04/about-the-meeting': 'minutes-2030-03-04/about-the-meeting',
  'minutes-2030-03-04/swing-bridge': 'minutes-2030-03-04/swing-bridge',
  'minutes-2030-03-04/lamps': 'minutes-2030-03-04/lamps',
  'minutes-2030-05-06/about-the-meeting': 'minutes-2030-05-06/about-the-meeting',
  'minutes-2030-05-06/swing-bridge': 'minutes-2030-05-06/swing-bridge',
  'minutes-2030-05-06/fishing-permits': 'minutes-2030-05-06/permits-for-anglers',
  'minutes-2030-05-06/permits-for-anglers': 'minutes-2030-05-06/permits-for-anglers',
  'minutes-2030-07-01/swans': 'minutes-2030-07-01/swans',
  'wyn-lock-2030-03-04/the-bridge-again': 'wyn-lock-2030-03-04/the-stuck-bridge-and-the-reserve',
  'wyn-lock-2030-03-04/the-stuck-bridge-and-the-reserve': 'wyn-lock-2030-03-04/the-stuck-bridge-and-the-reserve',
  'wyn-lock-2030-03-04/dredging': 'wyn-lock-2030-03-04/dredging',
  'wyn-lock-2030-09-02/a-private-matter': 410,
};

async function leadsTo(url: string, permalink: string): Promise<string | number> {
  const answer = await fetch(`${url}/reports/${permalink}`);
  return answer.ok ? new URL(answer.url).pathname.replace('/reports/', '') : answer.status;
}

describe('what version 0.1 has written', () => {
  it('is every permalink of its ledger here', () => {
    const lines = readFileSync(join(BEFORE, ARCHIVE, 'permalinks.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const issued = lines.map((line) => JSON.parse(line) as { report: string; item: string });
    assert.deepEqual(
      [...new Set(issued.map(({ report, item }) => `${report}/${item}`))].sort(),
      Object.keys(PERMALINKS).sort(),
    );
  });

  const ways: readonly (readonly [string, () => TemporaryFolder])[] = [
    ['where it is', () => siteOfBefore()],
    ['where its archive was moved meanwhile', () => siteOfBefore('/before/towpath')],
  ];
  for (const [where, make] of ways) {
    it(`is read on, ${where}: search, every permalink, bookmarks, private and shared links`, async () => {
      using folder = make();
      const { status, stdout, stderr } = indexed(folder);
      assert.equal(status, 0, stdout + stderr);
      assert.deepEqual(found(folder, ARCHIVE, 'furlong'), ['Dredging']);
      assert.deepEqual(found(folder, ARCHIVE, 'speaker:"Ottilie Weir" dredger'), ['Dredging'], 'a correction holds');
      assert.deepEqual(bookmarks(folder), BOOKMARKS);

      const { url, process } = await served(folder, { ARCHIVE });
      try {
        const now = await Promise.all(Object.keys(PERMALINKS).map((permalink) => leadsTo(url, permalink)));
        assert.deepEqual(now, Object.values(PERMALINKS));
        const headers = { cookie: COOKIE };
        for (const [page, sent] of [
          [LIST, { headers }],
          [SHARED, {}],
          [PRIVATE, {}],
        ] as const) {
          const answer = await fetch(url + page, sent);
          assert.equal(answer.status, 200, page);
          if (page !== PRIVATE) assert.match(await answer.text(), /Ask what a furlong costs/);
        }
      } finally {
        process.kill();
      }
    });
  }

  it('is indexed again at most once, and no file of the archive changes but the ledger, which is added to', () => {
    using folder = siteOfBefore();
    const before = folder.files(ARCHIVE);
    assert.equal(indexed(folder).status, 0);
    assert.match(indexed(folder).stdout, /Changed: 0 reports, 0 removed/);
    const after = folder.files(ARCHIVE);
    for (const [name, content] of Object.entries(before)) {
      if (name === 'permalinks.jsonl' || name.startsWith('texts/')) assert.ok(after[name]?.startsWith(content), name);
      else assert.equal(after[name], content, name);
    }
  });

  it('is known to the next harvest: nothing comes twice, nothing that was withdrawn comes back', () => {
    using folder = siteOfBefore();
    const before = folder.files(`${ARCHIVE}/reports`);
    const { status, stdout } = run(folder, ['harvest', '--archive', ARCHIVE]);
    assert.equal(status, 0);
    assert.match(stdout, /^minutes +0 +0 +2 +0 +0 +0$/m);
    assert.deepEqual(folder.files(`${ARCHIVE}/reports`), before);
  });

  it('gives bookmarks from its backups', () => {
    using folder = archiveOfBefore();
    assert.equal(indexed(folder).status, 0);
    databaseOf(join(folder.path, 'kept.backup'), readFileSync(join(BEFORE, 'backup.sql'), 'utf8'));
    const { status, stdout, stderr } = run(folder, ['bookmarks', 'restore', 'kept.backup', '--archive', ARCHIVE]);
    assert.equal(status, 0, stdout + stderr);
    assert.deepEqual(bookmarks(folder), BOOKMARKS);
    const secret = (path: string) => readFileSync(path, 'utf8').trim();
    assert.equal(
      secret(join(ownFolder(folder, ARCHIVE, 'data/bookmarks'), 'secret')),
      secret(join(BEFORE, 'secret')),
      'cookies and private links go on working',
    );
  });
});
