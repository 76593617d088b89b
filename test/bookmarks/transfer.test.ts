import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { LIMITS } from '../../src/bookmarks/bookmark.ts';
import { readBibtex, readRis } from '../citations/read-citations.ts';
import { orchards, reportFile } from '../indexer/orchards.ts';
import { index, text } from '../indexer/publishing.ts';
import { Browser, keptSite, PEARS, WASPS } from './kept.ts';

describe('lists as files', () => {
  it('come back from JSON whole, on another copy of the site, once', async () => {
    await using site = await keptSite();
    await using elsewhere = await keptSite();
    const [one, other] = [new Browser(site), new Browser(elsewhere)];
    const list = await one.star({ ...PEARS, newList: 'Früchte & “more”', note: 'Line\nand line' });
    await one.star({ ...WASPS, newList: 'Insects' });
    await one.star({ search: 'q=pear&speaker=bo', list: list.split('/').at(-1) ?? '' });
    const file = (await one.get('/bookmarks/export.json')).text;
    assert.equal((await other.upload('/bookmarks/import', file)).status, 303);
    const again = (await other.get('/bookmarks/export.json')).text;
    assert.deepEqual(withoutDays(again), withoutDays(file));
    await other.upload('/bookmarks/import', file);
    assert.deepEqual(withoutDays((await other.get('/bookmarks/export.json')).text), withoutDays(file));
    const ofList = JSON.parse((await one.get(`${list}/export/json`)).text);
    assert.deepEqual([ofList.lists.length, ofList.lists[0].bookmarks.length], [1, 2]);
  });

  const bad: readonly (readonly [what: string, file: string, told: RegExp])[] = [
    ['no JSON', '{', /The file is not JSON/],
    ['other JSON', '{"lists":[]}', /The file is no export of bookmarks: format/],
    [
      'too many lists',
      whole(Array.from({ length: LIMITS.lists + 1 }, (_, n) => ({ title: `${n}`, bookmarks: [] }))),
      /lists: Too big/,
    ],
    ['a list without a title', whole([{ title: '', bookmarks: [] }]), /lists\.0\.title/],
    ['a bookmark of no kind', whole([{ title: 'A', bookmarks: [{ kind: 'x', title: 'B' }] }]), /bookmarks\.0\.kind/],
    [
      'a version that is none',
      whole([{ title: 'A', bookmarks: [{ kind: 'item', report: 'r', item: 'i', title: 'B', version: '../x' }] }]),
      /version/,
    ],
    [
      'a search that cannot be read',
      whole([{ title: 'A', bookmarks: [{ kind: 'search', search: 'from=banana', title: 'B' }] }]),
      /The search “B” cannot be read/,
    ],
    [
      'too many bookmarks',
      whole([
        { title: 'A', bookmarks: many(LIMITS.bookmarks) },
        { title: 'B', bookmarks: many(1) },
      ]),
      /There is room for 10,000 bookmarks/,
    ],
  ];
  for (const [what, file, told] of bad)
    it(`are refused, and nothing of them kept, where they hold ${what}`, async () => {
      await using site = await keptSite();
      const browser = new Browser(site);
      const { status, text: html } = await browser.upload('/bookmarks/import', file);
      assert.ok(status === 400 || status === 409, `${status}`);
      assert.match(html, told);
      assert.doesNotMatch((await browser.get('/bookmarks')).text, /class="bookmark-lists"/);
    });

  it('are told to be too large, as are notes and titles', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const { status, text: html } = await browser.upload('/bookmarks/import', ' '.repeat(LIMITS.importSize + 1));
    assert.equal(status, 413);
    assert.match(html, /A file may have 8 million bytes/);
    const long = await browser.post('/bookmarks/add', { ...PEARS, note: 'x'.repeat(LIMITS.noteLength + 1) });
    assert.equal(long.status, 409);
    assert.match(long.text, /A note may have 4,000 characters; this one has 4,001/);
    assert.equal((await browser.post('/bookmarks/lists', { title: 'x'.repeat(LIMITS.titleLength + 1) })).status, 409);
    assert.equal((await browser.post('/bookmarks/lists', { title: ' ' })).status, 400);
  });

  it('open in a spreadsheet with every field intact, and run nothing', async () => {
    const folder = orchards();
    folder.write('reports/orla-vane/may.md', reportFile('2031-05-04', [['=cmd|’/c calc’!A1', text('Pear')]]));
    await index(folder);
    await using site = await keptSite({ folder });
    const browser = new Browser(site);
    const item = /reports\/orla-vane-2031-05-04\/([^"?#]+)/.exec((await browser.get('/search?q=pear')).text)?.[1] ?? '';
    const note = '@SUM(1;2)\n"quoted", comma; 東京';
    const list = await browser.star({ report: 'orla-vane-2031-05-04', item, note, newList: '+list' });
    const { text: csv, headers } = await browser.get(`${list}/export/csv`);
    assert.match(headers['content-type'] ?? '', /^text\/csv; charset=utf-8/);
    assert.match(headers['content-disposition'] ?? '', /attachment; filename=list\.csv/);
    assert.ok(csv.startsWith('\uFEFF') && csv.includes('\r\n'));
    const [row] = parse(csv, { columns: true, bom: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    assert.equal(row?.note, `'${note}`);
    assert.equal(row?.title, `'=cmd|’/c calc’!A1`);
    assert.equal(row?.list, `'+list`);
    assert.equal(row?.report, 'Council of 2031-05-04');
    for (const value of Object.values(row ?? {})) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
    folder[Symbol.dispose]();
  });

  const readers: Readonly<Record<string, (file: string) => readonly (string | undefined)[]>> = {
    bib: (file) => readBibtex(file).map(({ fields }) => fields.title),
    ris: (file) => readRis(file).map(({ TI }) => TI?.[0]),
    'csl.json': (file) => (JSON.parse(file) as { title: string }[]).map(({ title }) => title),
  };
  for (const [format, titlesIn] of Object.entries(readers))
    it(`have citations of their items that can be read again (${format})`, async () => {
      await using site = await keptSite();
      const browser = new Browser(site);
      const list = await browser.star({ ...PEARS });
      await browser.star({ ...WASPS });
      await browser.star({ search: 'q=pear' });
      const { text: file, status } = await browser.get(`${list}/export/${format}`);
      assert.equal(status, 200);
      assert.deepEqual(titlesIn(file).toSorted(), ['Pears', 'Wasps']);
    });

  it('are Markdown that shows titles and notes as they are', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    const list = await browser.star({ ...PEARS, note: '# not a heading\n[no link](x) <b>', newList: 'A *list*' });
    const { text: markdown } = await browser.get(`${list}/export/md`);
    assert.match(markdown, /^# A \\\*list\\\*\n/);
    assert.match(
      markdown,
      /- \[Pears\]\(http:\/\/127\.0\.0\.1:\d+\/reports\/orla-vane-2031-05-04\/pears\), Orla Vane, Council of 2031-05-04/,
    );
    assert.match(markdown, / {2}\\# not a heading\n {2}\\\[no link\\\]\(x\) \\<b\\>/);
  });

  it('are cut into pages of a hundred, and shown whole to be printed', async () => {
    await using site = await keptSite();
    const browser = new Browser(site);
    await browser.upload('/bookmarks/import', whole([{ title: 'Many', bookmarks: many(250) }]));
    const list = /href="(\/bookmarks\/lists\/[^"]+)"/.exec((await browser.get('/bookmarks')).text)?.[1] ?? '';
    const count = async (query: string) => (await browser.get(list + query)).text.match(/class="mark" id=/g)?.length;
    assert.deepEqual([await count(''), await count('?page=3'), await count('?page=all')], [100, 50, 250]);
    assert.equal((await browser.get(`${list}?page=4`)).status, 404);
  });
});

function whole(lists: readonly object[]): string {
  return JSON.stringify({ format: 'rapporteur-bookmarks', version: 1, lists });
}

function many(count: number): object[] {
  return Array.from({ length: count }, (_, n) => ({
    kind: 'item',
    report: 'orla-vane-2031-05-04',
    item: `item-${n}`,
    title: `Item ${n}`,
  }));
}

function withoutDays(json: string): unknown {
  return JSON.parse(json, (key, value) => (key === 'created' ? undefined : value));
}
