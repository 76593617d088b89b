import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { MANY_ARCHIVE, MANY_REPORTS, MANY_SPEAKERS } from './many-archive.ts';

describe('an archive too large for one page', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(MANY_ARCHIVE);
  });
  after(() => site.close());
  const page = async (path: string) => {
    const { text, status } = await request(site.url).get(path);
    assert.equal(status, 200, path);
    return text;
  };
  const count = (html: string, pattern: RegExp) => [...html.matchAll(new RegExp(pattern, 'g'))].length;

  describe('in a search', () => {
    it('shows fifty values of a facet, those selected, and how many there are', async () => {
      const html = await page('/search');
      assert.equal(count(html, /name="speaker" value=/), 50);
      assert.match(html, new RegExp(`<a href="/search/speakers">All ${MANY_SPEAKERS} speakers</a>`));
      const chosen = await page('/search?speaker=moll-inskipman');
      assert.match(chosen, /value="moll-inskipman" checked/);
      assert.match(chosen, /href="\/search\/speakers\?speaker=moll-inskipman"/);
    });

    it('lists all values on pages of their own, each a link to the narrowed search', async () => {
      const first = await page('/search/speakers?q=hedges');
      assert.match(first, /<a href="\/search\?q=hedges&amp;speaker=ada-quill"><bdi>Ada Quill<\/bdi>/);
      assert.match(first, /rel="next" href="\/search\/speakers\?page=2&amp;q=hedges"/);
      assert.equal(count(first, /href="\/search\?q=hedges&amp;speaker=/), 100);
      const last = await page('/search/speakers?page=6&q=hedges');
      assert.equal(count(last, /href="\/search\?q=hedges&amp;speaker=/), MANY_SPEAKERS - 500);
      assert.equal((await request(site.url).get('/search/speakers?page=7&q=hedges')).status, 404);
    });

    it('finds values by parts of their names, in whatever form they are written', async () => {
      const html = await page('/search/speakers?find=INSKIP+m%C3%B6ll');
      assert.deepEqual(
        [...html.matchAll(/speaker=([a-z-]+)"/g)].map(([, id]) => id).sort(),
        ['moll-inskip', 'moll-inskipley', 'moll-inskipman', 'moll-inskipson'].filter((id) =>
          MANY_ARCHIVE.reports.some(({ items }) => items[0]?.speakers.some((speaker) => speaker.id === id)),
        ),
      );
      assert.match(await page('/search/speakers?find=zzz'), /No name here has these letters/);
    });

    it('takes a selected value away again', async () => {
      const html = await page('/search/speakers?q=hedges&speaker=ada-quill');
      assert.match(html, /<a href="\/search\?q=hedges" aria-current="true">/);
      assert.match(html, /<input type="hidden" name="speaker" value="ada-quill">/);
    });

    it('tells programs how many there are, and all of them in pages', async () => {
      const { body } = await request(site.url).get('/search.json');
      assert.equal(body.facets.speaker.length, 50);
      assert.deepEqual(body.facetTotals, { speaker: MANY_SPEAKERS, topic: 1, author: 1, body: 2 });
      const list = (await request(site.url).get('/api/v1/search/facets/speaker?q=hedges&pageSize=100&page=2')).body;
      assert.deepEqual([list.total, list.pages, list.values.length], [MANY_SPEAKERS, 6, 100]);
      const found = (await request(site.url).get('/api/v1/search/facets/speaker?find=quill&speaker=ada-quill')).body;
      assert.deepEqual(found.values, [{ id: 'ada-quill', label: 'Ada Quill', count: MANY_REPORTS, selected: true }]);
      assert.equal((await request(site.url).get('/api/v1/search/facets/colour')).status, 404);
    });
  });
});
