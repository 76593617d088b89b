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

  describe('in the list of reports', () => {
    it('shows a hundred, newest first, with the other pages under addresses of their own', async () => {
      const first = await page('/reports');
      assert.equal(count(first, /<a class="report-title"/), 100);
      assert.match(first, new RegExp(`${MANY_REPORTS} reports of meetings`));
      assert.match(first, /rel="next" href="\/reports\?page=2"/);
      const last = await page('/reports?page=3');
      assert.equal(count(last, /<a class="report-title"/), MANY_REPORTS - 200);
      assert.match(last, /rel="prev" href="\/reports\?page=2"/);
      assert.equal((await request(site.url).get('/reports?page=4')).status, 404);
    });

    it('shows each report on one page', async () => {
      const pages = await Promise.all([1, 2, 3].map((number) => page(`/reports?page=${number}`)));
      const ids = pages.flatMap((html) =>
        [...html.matchAll(/report-title" href="\/reports\/(parish-\d+)"/g)].map(([, id]) => id),
      );
      assert.equal(new Set(ids).size, MANY_REPORTS);
      assert.equal(ids.length, MANY_REPORTS);
    });

    it('shows a year by itself, and leads to the others from where they used to be', async () => {
      const html = await page('/reports?year=1971');
      assert.equal(count(html, /<a class="report-title"/), 4);
      assert.match(html, /4 reports of meetings in 1971/);
      assert.match(html, /<a href="\/reports\?year=1985" id="year-1985">1985<\/a>/);
      assert.match(html, /<td class="level-\d" id="month-1985-04"><a href="\/reports\?year=1985#month-1985-04">/);
      assert.match(html, /id="month-1971-04">April 1971/);
      assert.match(
        await page('/reports?body=friends&year=2000'),
        /reports of meetings of Friends of the Library in 2000/,
      );
      assert.equal((await request(site.url).get('/reports?year=soon')).status, 400);
    });

    it('leads to the page of a long year on which a month begins', async () => {
      const html = await page('/reports?year=1971');
      const [, address = ''] = /href="([^"]+)#month-2000-01"/.exec(html) ?? [];
      assert.match(address, /^\/reports\?page=1|year=2000/);
      assert.match(await page(address.replaceAll('&amp;', '&')), /id="month-2000-01">January 2000/);
    });
  });

  describe('in the list of meetings', () => {
    it('shows a hundred, and single years', async () => {
      const first = await page('/meetings');
      assert.equal(count(first, /<a class="report-title"/), 100);
      assert.match(first, /rel="next" href="\/meetings\?page=2"/);
      const year = await page('/meetings?year=1971');
      assert.equal(count(year, /<a class="report-title"/), 4);
      assert.match(year, /<a href="\/meetings\?year=1985" id="year-1985">1985<\/a>/);
    });

    it('knows the neighbours of a meeting', async () => {
      const html = await page('/meetings/board/1971-07-01');
      assert.match(html, /href="\/meetings\/board\/1971-01-01"/);
      assert.match(html, /href="\/meetings\/board\/1971-10-01"/);
    });
  });

  describe('in the list of speakers', () => {
    it('shows a hundred, who speaks most, and the letters of all others', async () => {
      const html = await page('/speakers');
      assert.match(html, new RegExp(`${MANY_SPEAKERS} people`));
      assert.match(html, /<a href="\/speakers\?letter=h" id="letter-H">H<\/a>/);
      assert.match(html, /rel="next" href="\/speakers\?page=2"/);
      assert.match(html, /<h2 id="most">/);
    });

    it('shows one letter, and whoever has letters in the name', async () => {
      const html = await page('/speakers?letter=H');
      assert.equal(count(html, /<h2 id="letter-/), 1);
      assert.match(html, /<bdi>Abel Hallow<\/bdi>/);
      assert.match(await page('/speakers?find=hallow+abel'), /<bdi>Abel Hallow<\/bdi>/);
      assert.doesNotMatch(await page('/speakers?find=hallow+abel'), /Beryl/);
      assert.equal((await request(site.url).get('/speakers?letter=7')).status, 400);
    });

    it('shows each speaker on one page', async () => {
      const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => page(`/speakers?page=${number}`)));
      const names = pages.flatMap((html) => [
        ...html.slice(html.indexOf('class="letter"')).matchAll(/href="\/speakers\/([a-z-]+)"/g),
      ]);
      assert.equal(names.length, MANY_SPEAKERS);
      assert.equal(new Set(names.map(([, id]) => id)).size, MANY_SPEAKERS);
    });
  });

  describe('at an address almost right', () => {
    const almost = [
      ['/reports/parish-1234', /href="\/reports\/parish-123"/],
      ['/speakers/abel-halow', /href="\/speakers\/abel-hallow"/],
      ['/meetings/board/1971-07-02', /href="\/meetings\/board\/1971-07-01"/],
    ] as const;
    for (const [path, link] of almost) {
      it(`offers what has a name like it (${path})`, async () => {
        const { text, status } = await request(site.url).get(path);
        assert.equal(status, 404);
        assert.match(text, link);
      });
    }
  });

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
