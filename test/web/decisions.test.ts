import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';

describe('decisions and action items', () => {
  let site: RunningSite;
  before(async () => {
    const report = makeReport({ id: 'van', title: 'The van', meeting: { start: '2024-05-01', end: '2024-05-01' } }, [
      {
        title: 'The old van',
        said: [[null, 'Ada Quill moved to sell the van. The motion failed, 2 to 5. Bram Osei: ask for a price.']],
        decisions: [
          {
            text: 'Ada Quill moved to sell the van. The motion failed, 2 to 5.',
            ...{ outcome: 'lost', votes: { for: 2, against: 5, abstained: null }, mover: 'Ada Quill' },
          },
          { text: 'The rest passed with one abstention.', votes: { for: null, against: null, abstained: 1 } },
        ],
        actions: [
          { text: 'Bram Osei: ask for a price.', owners: ['Bram Osei'] },
          { text: 'Paint the doors', owners: ['Chidi Lowe'] },
        ],
      },
    ]);
    site = await startSite({ ...LIBRARY_ARCHIVE, reports: [report] });
  });
  after(() => site.close());

  for (const path of ['/reports/van/the-old-van', '/reports/van'])
    it(`say on ${path} what became of them, who moved, and who is to do what`, async () => {
      const { text } = await request(site.url).get(path);
      assert.match(text, /<span class="votes">Lost<\/span> <span class="votes">2 for, 5 against<\/span>/);
      assert.match(text, /Moved by Ada Quill/);
      assert.match(text, /<span class="votes">1 abstained<\/span>/);
      assert.match(text, /aria-label="Action items"/);
      assert.match(text, /Paint the doors <span class="meta"><bdi>Chidi Lowe<\/bdi>/);
    });

  it('are in the API, the export and the spreadsheet', async () => {
    const api = await request(site.url).get('/api/v1/reports/van/items/the-old-van');
    assert.deepEqual(api.body.decisions[0], {
      text: 'Ada Quill moved to sell the van. The motion failed, 2 to 5.',
      ...{ outcome: 'lost', votes: { for: 2, against: 5, abstained: null }, mover: 'Ada Quill', seconder: null },
    });
    assert.deepEqual(api.body.actions[1], { text: 'Paint the doors', owners: ['Chidi Lowe'] });
    const exported = JSON.parse((await request(site.url).get('/export.jsonl')).text.split('\n')[0] ?? '');
    assert.equal(exported.decisions[0].outcome, 'lost');
    assert.deepEqual(exported.actions[1].owners, ['Chidi Lowe']);
    const { text: csv } = await request(site.url).get('/search.csv');
    assert.match(csv, /Paint the doors \[Chidi Lowe\]/);
  });
});
