import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, dataPaths, readConfig } from '../../src/config.ts';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    assert.deepEqual(readConfig({ PORT: '', ARCHIVE: ' ' }), {
      archive: 'archive/sample',
      data: join('data', 'sample'),
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      logLevel: null,
      trustProxy: false,
      harvestCron: null,
      rateLimit: 300,
    });
  });

  it('names the data after the archive and the address after host and port', () => {
    const config = readConfig({ ARCHIVE: '/srv/minutes/', HOST: '::1', PORT: '8080' });
    assert.equal(config.data, join('data', 'minutes'));
    assert.equal(config.baseUrl, 'http://[::1]:8080');
    assert.deepEqual(dataPaths('/var/x'), {
      catalogue: join('/var/x', 'catalogue.db'),
      engine: join('/var/x', 'search.db'),
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
    ['RATE_LIMIT', '0', 'rateLimit', 0],
    ['RATE_LIMIT', '1200', 'rateLimit', 1200],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', 'trustProxy', 'loopback, 10.0.0.0/8'],
  ];
  for (const [name, value, key, expected] of good) {
    it(`takes ${name}=${value}`, () => {
      assert.equal(new Map<string, unknown>(Object.entries(readConfig({ [name]: value }))).get(key), expected);
    });
  }

  const bad: readonly (readonly [name: string, value: string, message: RegExp])[] = [
    ['PORT', 'abc', /^PORT: "abc" is not a port number: .*PORT=3000/],
    ['PORT', '70000', /^PORT: "70000" is not a port number/],
    ['PORT', '-1', /^PORT: /],
    ['BASE_URL', 'minutes.example.org', /^BASE_URL: "minutes\.example\.org" is not an address/],
    ['BASE_URL', 'ftp://x', /^BASE_URL: /],
    ['BASE_URL', 'https://x/minutes', /^BASE_URL: .*nothing after it/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL: "loud" is not a log level: give one of trace/],
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
