import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { archiveIdentity } from '../../src/archive-identity.ts';
import { ConfigError, dataPaths, readConfig } from '../../src/config.ts';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const identity = archiveIdentity('archive/sample');
    assert.deepEqual(readConfig({ PORT: '', ARCHIVE: ' ' }), {
      home: '',
      archive: 'archive/sample',
      isSample: true,
      identity,
      data: join('data', `sample-${identity.key}`),
      isDataGiven: false,
      formerData: [join('data', 'sample')],
      bookmarks: join('data', 'bookmarks', `sample-${identity.key}`),
      formerBookmarks: [join('data', 'bookmarks', 'sample')],
      bookmarkSecret: null,
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      logLevel: null,
      trustProxy: false,
      harvestCron: null,
      rateLimit: 300,
      model: null,
      meilisearch: null,
    });
  });

  it('keeps bookmarks beside the derived data, never in it, elsewhere where it is told so, or not at all', () => {
    assert.equal(readConfig({ DATA: '/srv/minutes' }).bookmarks, join('/srv', 'bookmarks', 'minutes'));
    assert.match(readConfig({ ARCHIVE: 'my/archive/' }).bookmarks ?? '', /^data.bookmarks.archive-[0-9a-f]{8}$/);
    assert.equal(readConfig({ BOOKMARKS: '/srv/kept' }).bookmarks, '/srv/kept');
    assert.equal(readConfig({ BOOKMARKS: 'off' }).bookmarks, null);
    assert.throws(() => readConfig({ BOOKMARK_SECRET: 'short' }), /BOOKMARK_SECRET: is too short to sign with/);
  });

  it('keeps archives whose folders have the same name apart, and takes a link for what it leads to', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rapporteur-')));
    try {
      for (const name of ['a', 'b']) mkdirSync(join(folder, name, 'minutes'), { recursive: true });
      symlinkSync(join(folder, 'a'), join(folder, 'c'));
      const of = (name: string) => readConfig({ ARCHIVE: join(folder, name) });
      assert.notEqual(of('a/minutes').data, of('b/minutes').data);
      assert.notEqual(of('a/minutes').bookmarks, of('b/minutes').bookmarks);
      assert.equal(of('c/minutes/').data, of('a/minutes').data);
      assert.equal(of('a/../a/minutes').identity.path, join(folder, 'a/minutes'));
      // What is not there yet is known by the folder that it will lie in.
      assert.equal(of('c/records').identity.path, join(folder, 'a/records'));
      assert.deepEqual(of('c').formerData, [join('data', 'c'), join('data', 'a')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('takes nothing over where it is told where the data or the bookmarks lie', () => {
    const given = readConfig({ DATA: '/srv/minutes' });
    assert.deepEqual([given.formerData, given.formerBookmarks], [[], []]);
    assert.deepEqual(readConfig({ BOOKMARKS: '/srv/kept' }).formerBookmarks, []);
  });

  it('names the data after the archive and the address after host and port', () => {
    const config = readConfig({ ARCHIVE: '/srv/minutes/', HOST: '::1', PORT: '8080' });
    assert.equal(config.data, join('data', `minutes-${config.identity.key}`));
    assert.equal(config.baseUrl, 'http://[::1]:8080');
    assert.deepEqual(dataPaths('/var/x'), {
      catalogue: join('/var/x', 'catalogue.db'),
      engine: join('/var/x', 'search.db'),
      vectors: join('/var/x', 'vectors.db'),
      runs: join('/var/x', 'runs.json'),
      lock: join('/var/x', 'run-lock.db'),
    });
  });

  const good: readonly (readonly [name: string, value: string, key: string, expected: unknown])[] = [
    ['BASE_URL', 'https://minutes.example.org/', 'baseUrl', 'https://minutes.example.org'],
    ['LOG_LEVEL', 'Debug', 'logLevel', 'debug'],
    ['TRUST_PROXY', '1', 'trustProxy', 1],
    ['TRUST_PROXY', 'false', 'trustProxy', false],
    ['HARVEST_CRON', '30 6 * * *', 'harvestCron', '30 6 * * *'],
    ['MODEL', '/models/words', 'model', '/models/words'],
    ['RATE_LIMIT', '0', 'rateLimit', 0],
    ['RATE_LIMIT', '1200', 'rateLimit', 1200],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', 'trustProxy', 'loopback, 10.0.0.0/8'],
  ];
  for (const [name, value, key, expected] of good) {
    it(`takes ${name}=${value}`, () => {
      assert.equal(new Map<string, unknown>(Object.entries(readConfig({ [name]: value }))).get(key), expected);
    });
  }

  it('reads from every Meilisearch server named and writes to the first, unless told otherwise', () => {
    const MEILI_URL = 'http://a:7700/, https://b/search/';
    const both = ['http://a:7700', 'https://b/search'];
    const keys = { MEILI_SEARCH_KEY: 's', MEILI_MASTER_KEY: 'm' };
    assert.deepEqual(readConfig({ MEILI_URL, ...keys }).meilisearch, {
      readAddresses: both,
      writeAddresses: both.slice(0, 1),
      searchKey: 's',
      adminKey: 'm',
      masterKey: 'm',
    });
    const { meilisearch } = readConfig({ MEILI_URL, MEILI_WRITE_URL: 'http://c', MEILI_ADMIN_KEY: 'a' });
    assert.deepEqual([meilisearch?.writeAddresses, meilisearch?.adminKey], [['http://c'], 'a']);
  });

  const bad: readonly (readonly [name: string, value: string, message: RegExp])[] = [
    ['PORT', 'abc', /^PORT: "abc" is not a port number: .*PORT=3000/],
    ['PORT', '70000', /^PORT: "70000" is not a port number/],
    ['PORT', '-1', /^PORT: /],
    ['BASE_URL', 'minutes.example.org', /^BASE_URL: "minutes\.example\.org" is not an address/],
    ['BASE_URL', 'ftp://x', /^BASE_URL: /],
    ['BASE_URL', 'https://x/minutes', /^BASE_URL: .*nothing after it/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL: "loud" is not a log level: give one of trace/],
    [
      'MEILI_URL',
      'search:7700',
      /^MEILI_URL: "search:7700" is not the address of a Meilisearch server: .*http:\/\/search-1:7700/,
    ],
    ['MEILI_URL', 'http://a:7700, b', /^MEILI_URL: "b" is not the address/],
    ['MEILI_URL', 'http://user:secret@a', /^MEILI_URL: /],
    ['MEILI_SEARCH_KEY', 'abc', /^MEILI_URL: is missing, though MEILI_SEARCH_KEY is set: give the address/],
    ['MEILI_WRITE_URL', 'http://a:7700', /^MEILI_URL: is missing, though MEILI_WRITE_URL is set/],
    ['MEILI_ADMIN_KEY', 'a b', /^MEILI_ADMIN_KEY: holds white space/],
    ['TRUST_PROXY', 'true', /^TRUST_PROXY: "true" names no proxy/],
    ['TRUST_PROXY', '12', /^TRUST_PROXY: /],
    ['RATE_LIMIT', 'many', /^RATE_LIMIT: "many" is not a number of requests: .*RATE_LIMIT=300/],
  ];
  for (const [name, value, message] of bad) {
    it(`refuses ${name}=${value} and says how to mend it`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    });
  }

  it('tells all mistakes at once, a line each', () => {
    assert.throws(
      () => readConfig({ PORT: 'x', LOG_LEVEL: 'y' }),
      (error) => error instanceof ConfigError && error.message.split('\n').length === 2,
    );
  });
});
