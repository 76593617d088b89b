import assert from 'node:assert/strict';
import { it } from 'node:test';
import { orchards, reportFile } from '../indexer/orchards.ts';
import { index, text } from '../indexer/publishing.ts';
import { Browser, keptSite } from './kept.ts';

it('bookmarks hold parts of a report that are not business, with text and without', async () => {
  using folder = orchards();
  const items = [
    ['Present', '- Hester Quill\n- Tam Birch'],
    ['Ladders', text('Ladder')],
    ['Action items', ''],
  ] as const;
  folder.write('reports/orla-vane/may.md', reportFile('2031-05-04', items));
  await index(folder);
  await using site = await keptSite({ folder });
  const browser = new Browser(site);
  for (const item of ['present', 'action-items']) {
    const page = await browser.get(`/reports/orla-vane-2031-05-04/${item}`);
    assert.match(page.text, /This part of the report is not an agenda item\./, item);
    const { status } = await browser.post('/bookmarks/add', { kind: 'item', report: 'orla-vane-2031-05-04', item });
    assert.equal(status, 303, item);
  }
  const list = await browser.get('/bookmarks');
  assert.match(list.text, /2 bookmarks/);
});
