import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import supertest from 'supertest';
import type { SourceRunRecord } from '../../src/catalogue/runs.ts';
import { harvestView } from '../../src/web/about/harvest-view.ts';
import { startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE as LIBRARY } from './library-archive.ts';

const run: SourceRunRecord = {
  source: LIBRARY.description.sources[0]?.id ?? '',
  started: '2031-05-04T06:30:00Z',
  ended: '2031-05-04T06:31:00Z',
  outcome: 'complete',
  added: 0,
  updated: 0,
  unchanged: 40,
  vanished: 0,
  leftOut: 3,
  failed: 0,
  problems: [],
  lastComplete: '2031-05-04T06:31:00Z',
};

describe('the last harvest of a source', () => {
  const cases: readonly (readonly [Partial<SourceRunRecord>, string])[] = [
    [{}, 'complete: nothing new'],
    [{ added: 1, updated: 2 }, 'complete: 1 report added, 2 updated'],
    [{ outcome: 'failed', failed: 3, vanished: 1 }, 'not complete: 1 no longer at the source, 3 could not be read'],
    [{ outcome: 'stopped', added: 1200 }, 'stopped before its end: 1,200 reports added'],
    [{ outcome: 'running', ended: null }, 'going on: nothing new'],
  ];
  for (const [change, told] of cases) {
    it(`is told as “${told}”`, () => assert.equal(harvestView({ ...run, ...change }).told, told));
  }

  it('stands on the page of what is covered, with what failed and when it was last complete', async () => {
    const problem = 'The site answered 503 three times <script>alert(1)</script>';
    const failed = { ...run, outcome: 'failed', failed: 1, problems: [problem], lastComplete: '2031-05-03T06:31:00Z' };
    const site = await startSite(LIBRARY, undefined, [failed as SourceRunRecord]);
    try {
      const { text } = await supertest(site.url).get('/about/coverage').expect(200);
      assert.match(
        text,
        /Last harvest <time[^>]*>4 May 2031 at 06:31 UTC<\/time>, not complete: 1 could not be read\./,
      );
      assert.match(text, /The last complete one was on <time[^>]*>3 May 2031/);
      assert.match(text, /503 three times &lt;script&gt;/);
      const ready = await supertest(site.url).get('/readyz').expect(200);
      assert.deepEqual(ready.body.harvest[0].problems, [problem]);
    } finally {
      await site.close();
    }
  });
});
