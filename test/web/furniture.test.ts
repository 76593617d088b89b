import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { assertSoundPage } from './page-checks.ts';
import { TWO_KINDS } from './two-kinds-archive.ts';

const REPORT = '/reports/minutes-2024-05-23';
const BUSINESS = ['heating', 'the-van', 'sixteen-degrees'];

describe('the furniture of a report', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(TWO_KINDS);
  });
  after(() => site.close());

  const get = async (path: string, status = 200): Promise<string> => {
    const response = await request(site.url).get(path).buffer(true);
    assert.equal(response.status, status, path);
    return response.text;
  };
  const page = async (path: string): Promise<string> => {
    const html = await get(path);
    assertSoundPage(html, path);
    return html;
  };
  const jsonAt = async (path: string) => JSON.parse(await get(path));
  const linesAt = async (path: string) =>
    (await get(path))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('stands in its place on the page of the report, quieter than business', async () => {
    const html = await page(REPORT);
    const places = [...html.matchAll(/<section class="(report-item[^"]*)" id="([^"]+)"/g)];
    assert.deepEqual(
      places.map(([, className, id]) => [id, className?.includes('furniture')]),
      [
        ['item-present', true],
        ['item-agenda', true],
        ['item-heating', false],
        ['item-break', true],
        ['item-the-van', false],
        ['item-links', true],
      ],
    );
    assert.match(html, /Quartermaster’s tea was served/);
    for (const id of ['present', 'agenda', 'break', 'links']) assert.ok(html.includes(`href="${REPORT}/${id}"`), id);
  });

  it('is folded where it is long, and no more than a heading where it has no text', async () => {
    const html = await page(REPORT);
    const section = (id: string) => new RegExp(`id="item-${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
    assert.match(section('present'), /<details>\s*<summary>Show<span class="visually-hidden"> Present/);
    assert.match(section('present'), /\(15 words\)[\s\S]*Imre Castell/);
    assert.doesNotMatch(section('break'), /<details/);
    assert.doesNotMatch(section('agenda'), /<details|record|Nothing was captured/);
  });

  it('is listed after the business among the contents of its report, without a number', async () => {
    const html = await page(REPORT);
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
    const linksIn = (list: string | undefined) =>
      [...(list ?? '').matchAll(/href="#item-([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(linksIn(/<ol>[\s\S]*?<\/ol>/.exec(contents)?.[0]), ['heating', 'the-van']);
    assert.deepEqual(linksIn(/<ul[\s\S]*?<\/ul>/.exec(contents)?.[0]), ['present', 'break', 'links']);
    assert.match(contents, /Agenda items <span class="meta">\(2\)/);
  });

  it('has a page at its permalink that says in plain words that it is no business', async () => {
    for (const id of ['present', 'agenda', 'break']) {
      const html = await page(`${REPORT}/${id}`);
      assert.match(html, /This part of the report is not an agenda item\./, id);
      assert.match(html, /<meta name="robots" content="noindex, follow">/, id);
      assert.match(html, new RegExp(`rel="bookmark">${site.url}${REPORT}/${id}</a>`), id);
      assert.doesNotMatch(html, /Related items|Other accounts|as others report it|Nothing was captured/, id);
    }
    assert.match(await page(`${REPORT}/present`), /Imre Castell/);
    assert.match(await page(`${REPORT}/agenda`), /a heading without text of its own/);
    assert.doesNotMatch(await page(`${REPORT}/heating`), /not an agenda item/);
  });

  it('is passed over by previous and next, and by the numbers of items', async () => {
    const neighbours = async (id: string) => {
      const html = await page(`${REPORT}/${id}`);
      const [, previous] = /rel="prev" href="[^"]*\/([^"/]+)"/.exec(html) ?? [];
      const [, next] = /rel="next" href="[^"]*\/([^"/]+)"/.exec(html) ?? [];
      const [, place] = new RegExp(`href="${REPORT}#item-${id}">([^<]+)<`).exec(html) ?? [];
      return [previous, next, place];
    };
    assert.deepEqual(await neighbours('present'), [undefined, 'heating', 'Other parts']);
    assert.deepEqual(await neighbours('agenda'), [undefined, 'heating', 'Other parts']);
    assert.deepEqual(await neighbours('heating'), [undefined, 'the-van', 'Item 1 of 2']);
    assert.deepEqual(await neighbours('break'), ['heating', 'the-van', 'Other parts']);
    assert.deepEqual(await neighbours('the-van'), ['heating', undefined, 'Item 2 of 2']);
    assert.deepEqual(await neighbours('links'), ['the-van', undefined, 'Other parts']);
  });

  it('is found by no search, in no form', async () => {
    assert.equal((await jsonAt('/search.json?q=quartermaster')).total, 0);
    assert.equal((await jsonAt('/search.json?q=')).total, 3);
    assert.equal((await jsonAt('/search.json?speaker=imre-castell')).total, 0);
    assert.deepEqual(
      (await linesAt('/search.jsonl?q=')).map(({ kind }) => kind),
      ['business', 'business', 'business'],
    );
    assert.equal((await get('/search.csv?q=')).trim().split('\r\n').length, 4);
    assert.doesNotMatch(await get('/search.atom?q='), /quartermaster|Present/i);
    for (const typed of ['Pres', 'Link', 'Imre']) assert.doesNotMatch(await get(`/suggest?q=${typed}`), /item|speaker/);
  });

  it('counts nowhere', async () => {
    assert.match(await page('/'), /<dt>Agenda items<\/dt><dd>3<\/dd>/);
    const { itemCount } = await jsonAt('/api/v1/reports/minutes-2024-05-23');
    assert.equal(itemCount, 2);
    assert.match(await page('/reports'), /2 items[\s\S]*1 item/);
    const { speakers } = await jsonAt('/api/v1/speakers');
    assert.deepEqual(
      speakers.map(({ id, itemCount: count }: { id: string; itemCount: number }) => [id, count]),
      [
        ['ada-quill', 2],
        ['bram-osei', 1],
      ],
    );
    assert.equal((await jsonAt('/api/v1/topics/buildings')).itemCount, 2);
    const ready = await jsonAt('/readyz');
    assert.deepEqual([ready.catalogueItems, ready.engineItems], [3, 3]);
    const coverage = await page('/about/coverage');
    assert.match(coverage, /3 reports of 2 dated meetings, 3 agenda items\./);
    assert.match(coverage, /id="source-minutes"[\s\S]*?<dt>Agenda items<\/dt><dd>2<\/dd>/);
  });

  it('is no part of a meeting’s agenda, nor compared with other accounts', async () => {
    const html = await page('/meetings/board/2024-05-23');
    const rows = [...html.matchAll(/<section class="business"[\s\S]*?<\/section>/g)].map(([row]) =>
      [...row.matchAll(/<h3><a href="[^"]*\/([^"/]+)">/g)].map(([, id]) => id),
    );
    assert.deepEqual(rows, [['heating', 'sixteen-degrees'], ['the-van']]);
    assert.match(html, /2 items/);
    assert.match(await page('/meetings/board/2024-06-20'), /No agenda items were found/);
  });

  it('is in no list of latest items, no feed and no sitemap', async () => {
    const paths = [
      '/topics/buildings',
      '/topics/buildings.atom',
      '/reports.atom',
      '/sources/notes.atom',
      '/sitemap.xml',
    ];
    for (const path of paths) {
      const text = await get(path);
      assert.doesNotMatch(text, /2024-05-23\/(?:present|agenda|break|links)/, path);
      assert.match(text, /2024-05-23\/sixteen-degrees/, path);
    }
    assert.match(await get('/sitemap.xml'), /minutes-2024-06-20</);
  });

  it('is in the archive’s export and in the API, with its kind and its place', async () => {
    const exported = (await linesAt('/export.jsonl')).filter(({ report }) => report.id === 'minutes-2024-05-23');
    const { items } = await jsonAt('/api/v1/reports/minutes-2024-05-23/items');
    const expected = [
      ['furniture', 'Present', 1],
      ['furniture', 'Agenda', 2],
      ['business', 'Heating', 3],
      ['furniture', 'Break', 4],
      ['business', 'The van', 5],
      ['furniture', 'Links', 6],
    ];
    const told = ({ kind, title, position }: { kind: string; title: string; position: number }) => [
      kind,
      title,
      position,
    ];
    assert.deepEqual(exported.map(told), expected);
    assert.deepEqual(items.map(told), expected);
    const one = await jsonAt('/api/v1/reports/minutes-2024-05-23/items/agenda');
    assert.deepEqual([one.kind, one.text, one.statements], ['furniture', '', []]);
  });

  it('is cited and led to like everything with a permalink, also where it has no text', async () => {
    for (const id of ['present', 'agenda']) {
      assert.match(await page(`${REPORT}/${id}/cite`), /Minutes of 23 May 2024/);
      for (const format of ['txt', 'md', 'bib', 'ris', 'json'])
        assert.match(await get(`${REPORT}/${id}/cite.${format}`), new RegExp(`${REPORT}/${id}`), format);
    }
    const moved = await request(site.url).get(`${REPORT}/attendance`);
    assert.deepEqual([moved.status, moved.headers.location], [301, `${REPORT}/present`]);
  });

  it('leaves a report sound that has nothing else', async () => {
    const html = await page('/reports/minutes-2024-06-20');
    assert.match(html, /id="item-present"[\s\S]*id="item-agenda"/);
    assert.doesNotMatch(html, /Agenda items/);
    await page('/reports/minutes-2024-06-20/present');
    assert.deepEqual((await jsonAt('/api/v1/reports/minutes-2024-06-20')).itemCount, 0);
  });

  it('is not what the archive describes to search engines', async () => {
    const structured = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/;
    const [, json = '{}'] = structured.exec(await page(REPORT)) ?? [];
    assert.deepEqual(
      JSON.parse(json).hasPart.map(({ headline, position }: { headline: string; position: number }) => [
        headline,
        position,
      ]),
      [
        ['Heating', 1],
        ['The van', 2],
      ],
    );
    assert.doesNotMatch(await page(`${REPORT}/present`), structured);
  });

  it('keeps all business within reach', async () => {
    const hits: { id: string }[] = (await jsonAt('/search.json?q=')).hits;
    assert.deepEqual(hits.map(({ id }) => id.split('_')[1]).sort(), BUSINESS.toSorted());
  });
});
