import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { bareApp } from '../../src/app.ts';
import type { SourceRunRecord } from '../../src/catalogue/runs.ts';
import { publicRun } from '../../src/web/about/public-runs.ts';
import { startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const RUN: SourceRunRecord = {
  problems: [],
  ...{ source: 'minutes', started: '2031-05-04T06:30:00Z', ended: '2031-05-04T06:31:00Z', outcome: 'failed' as const },
  ...{ added: 0, updated: 0, unchanged: 0, vanished: 0, leftOut: 0, failed: 1, lastComplete: null },
};

const PROBLEMS: readonly (readonly [told: string, shown: string])[] = [
  [
    'https://minutes.example.org/feed/: the server failed (503)',
    'https://minutes.example.org/feed/: the server failed (503)',
  ],
  ['http://10.1.2.3:8080/feed/: does not answer in time', '(internal address): does not answer in time'],
  ['http://intranet/minutes: may not be read (403)', '(internal address): may not be read (403)'],
  ['http://minutes.lan/x?y=1; only the teaser was taken', '(internal address); only the teaser was taken'],
  ['http://[fd00::1]/x: may not be read', '(internal address): may not be read'],
  [
    'minutes.example.org leads to 192.168.4.5, which is no address',
    'minutes.example.org leads to (internal address), which is no address',
  ],
  ['it leads to fd12:3456::1 (uniqueLocal)', 'it leads to (internal address) (uniqueLocal)'],
  ['/srv/archive/checkouts/minutes/may.md: the capture is empty', 'may.md: the capture is empty'],
  ['May 4/5 at 10:30, 3.4.2031 and/or later: 1.5 of 2', 'May 4/5 at 10:30, 3.4.2031 and/or later: 1.5 of 2'],
];

describe('what strangers are shown of a harvest', () => {
  for (const [told, shown] of PROBLEMS)
    it(`has no address of the own network and no folder: ${told}`, () =>
      assert.deepEqual(publicRun({ ...RUN, problems: [told] }).problems, [shown]));

  it('is the same on /readyz and on the page of the coverage', async () => {
    const site = await startSite(LIBRARY_ARCHIVE, undefined, [{ ...RUN, problems: PROBLEMS.map(([told]) => told) }]);
    try {
      for (const path of ['/readyz', '/about/coverage', '/about'])
        assert.doesNotMatch(
          (await request(site.url).get(path).expect(200)).text,
          /10\.1\.2\.3|intranet|192\.168|fd12|\/srv\//,
        );
    } finally {
      await site.close();
    }
  });
});

describe('every answer', () => {
  it('permits pages nothing that they do not need', async () => {
    const site = await startSite(LIBRARY_ARCHIVE);
    try {
      for (const path of ['/', '/nothing', '/style.css', '/search.json'])
        assert.match(
          (await request(site.url).get(path)).headers['permissions-policy'] ?? '',
          /\bcamera=\(\), .*geolocation=\(\)/,
        );
    } finally {
      await site.close();
    }
  });
});

describe('a proxy that the settings do not name', () => {
  for (const [what, trustProxy, warnings] of [
    ['is warned of once', false, 1],
    ['is no news where it is named', 1, 0],
  ] as const) {
    it(what, async () => {
      const lines: string[] = [];
      const log = new Writable({
        write: (line, _encoding, done) => {
          lines.push(String(line));
          done();
        },
      });
      const app = express();
      app.use(bareApp({ baseUrl: 'http://127.0.0.1', logger: pino(log), trustProxy }));
      await request(app).get('/');
      assert.equal(lines.filter((line) => line.includes('TRUST_PROXY')).length, 0);
      for (let n = 0; n < 3; n++) await request(app).get('/').set('X-Forwarded-For', '192.0.2.1');
      assert.equal(lines.filter((line) => line.includes('TRUST_PROXY is not set')).length, warnings);
    });
  }
});
