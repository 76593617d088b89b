import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MOST_WORDS } from '../../src/search/query.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const TOLD = `Only the first ${MOST_WORDS} words were searched for.`;

describe('a search of very many words', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  for (const joint of ['+', '+OR+', '+-'])
    it(`is carried out with the first of them, and says so (joined by “${joint}”)`, async () => {
      const words = ['van', ...Array.from({ length: MOST_WORDS }, (_, n) => `w${n}`)].join(joint);
      const page = await fetch(`${site.url}/search?q=${words}`);
      assert.equal(page.status, 200);
      assert.ok((await page.text()).includes(TOLD));
      const json = (await (await fetch(`${site.url}/search.json?q=${words}`)).json()) as { notes: string[] };
      assert.ok(json.notes.includes(TOLD));
      const api = (await (await fetch(`${site.url}/api/v1/search?q=${words}`)).json()) as { notes: string[] };
      assert.ok(api.notes.includes(TOLD));
    });

  it('is carried out whole where there are no more', async () => {
    const words = ['van', ...Array.from({ length: MOST_WORDS - 1 }, (_, n) => `w${n}`)].join('+OR+');
    assert.equal((await (await fetch(`${site.url}/search?q=${words}`)).text()).includes(TOLD), false);
  });
});
