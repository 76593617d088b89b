import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const REPORT = 'minutes-2020-02-04';
const REASON = 'Its author asked for it';

describe('what was withdrawn', () => {
  let site: RunningSite;
  before(async () => {
    // As the indexer leaves it: of what was taken out, the ledger keeps the addresses alone.
    site = await startSite({
      ...LIBRARY_ARCHIVE,
      description: {
        ...LIBRARY_ARCHIVE.description,
        withdrawn: [{ report: REPORT, withdrawn: '2025-03-01', reason: REASON }],
      },
      former: [
        ...LIBRARY_ARCHIVE.former,
        {
          reportId: REPORT,
          itemId: 'reading-room',
          now: { status: 'gone', title: '', date: '2020-02-04', source: null },
        },
      ],
    });
  });
  after(() => site.close());

  for (const path of ['', '/reading-room', '/reading-room/cite', '/reading-room/cite.bib']) {
    it(`says when and why at /reports/…${path}, and nothing else of it`, async () => {
      const { status, text } = await request(site.url).get(`/reports/${REPORT}${path}`);
      assert.equal(status, 410);
      assert.match(
        text,
        /This report was taken out of the archive on 1 March 2025\. The reason given: Its author asked for it\./,
      );
      assert.doesNotMatch(text, /4 February 2020|Search for its title/);
    });
  }

  for (const path of ['', '/items', '/items/reading-room']) {
    it(`tells programs at /api/v1/reports/…${path}`, async () => {
      const { status, body } = await request(site.url).get(`/api/v1/reports/${REPORT}${path}`);
      assert.equal(status, 410);
      assert.match(body.detail, /on 1 March 2025\. The reason given: Its author asked for it\./);
      assert.equal('former' in body, false);
    });
  }
});

describe('a report that is gone or has moved', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite({
      ...LIBRARY_ARCHIVE,
      former: [
        {
          reportId: 'minutes-2019-01-08',
          itemId: 'heating',
          now: { status: 'gone', title: 'Heating', date: '2019-01-08', source: null },
        },
        {
          reportId: 'notes-of-may',
          itemId: 'the-van',
          now: { status: 'moved', reportId: 'notes-2024-05-23', itemId: 'mobile-library-the-last-van' },
        },
      ],
    });
  });
  after(() => site.close());

  it('answers programs as it answers readers', async () => {
    const gone = await request(site.url).get('/api/v1/reports/minutes-2019-01-08');
    assert.deepEqual([gone.status, gone.body.detail], [410, 'This report was removed from the archive.']);
    for (const rest of ['', '/items']) {
      const moved = await request(site.url).get(`/api/v1/reports/notes-of-may${rest}`);
      assert.equal(moved.status, 301);
      assert.ok(moved.headers.location?.endsWith(`/api/v1/reports/notes-2024-05-23${rest}`), moved.headers.location);
    }
    assert.equal((await request(site.url).get('/api/v1/reports/never')).status, 404);
  });
});
