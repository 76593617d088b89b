import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { assertSoundPage } from './page-checks.ts';
import { TWO_ACCOUNTS } from './two-accounts-archive.ts';

const VAN = '/reports/notes-2024-05-23/mobile-library-the-last-van';

/** The page at that address, sound and with that status. */
async function page(site: RunningSite, path: string, status = 200): Promise<string> {
  const response = await request(site.url).get(path);
  assert.equal(response.status, status, path);
  assertSoundPage(response.text, path);
  return response.text;
}

describe('an archive with two accounts of a meeting', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(TWO_ACCOUNTS);
  });
  after(() => site.close());

  it('puts the items that treat the same business beside each other', async () => {
    const html = await page(site, '/meetings/board/2024-05-23');
    const rows = [...html.matchAll(/<section class="business"[\s\S]*?<\/section>/g)].map(([row]) =>
      [...row.matchAll(/<h3><a href="([^"]+)">|(No matching item found)/g)].map(([, url, nothing]) =>
        nothing ? '–' : (url ?? '').replace('/reports/', ''),
      ),
    );
    assert.deepEqual(rows, [
      ['notes-2024-05-23/opening', '–'],
      ['notes-2024-05-23/mobile-library-the-last-van', 'shelf-2024-05-23/the-van-again'],
      ['notes-2024-05-23/heating-of-marl-hall', 'shelf-2024-05-23/sixteen-degrees'],
      ['–', 'shelf-2024-05-23/a-prize-for-the-catalogue'],
    ]);
    assert.match(html, /<span class="meta">in <bdi>Kit Larkin’s report<\/bdi><\/span>/);
    assert.match(html, /About the date: <bdi>The title names no day/);
    assert.match(html, /rel="prev" href="\/meetings\/board\/2023-09-02"/);
  });

  it('leads from an item to the other account of its business, and to the comparison', async () => {
    const html = await page(site, VAN);
    assert.match(
      html,
      /<a href="\/reports\/shelf-2024-05-23\/the-van-again">The van again<\/a> <span class="meta">by <bdi>Kit Larkin/,
    );
    assert.match(html, /<a href="\/meetings\/board\/2024-05-23">Compare the accounts<\/a>/);
    const alone = await page(site, '/reports/notes-2024-05-23/opening');
    assert.match(
      alone,
      /No matching item found in <a href="\/reports\/shelf-2024-05-23"><bdi>Kit Larkin’s report<\/bdi><\/a>/,
    );
  });

  it('names related items of other meetings, and not those that stand beside the item already', async () => {
    const html = await page(site, '/reports/notes-2024-05-23/heating-of-marl-hall');
    const [, related = ''] = /<section class="related"([\s\S]*?)<\/section>/.exec(html) ?? [];
    assert.match(related, /href="\/reports\/notes-2023-09-02\/heating-of-marl-hall"/);
    assert.doesNotMatch(related, /sixteen-degrees/);
  });

  it('says in words that an attribution is doubtful', async () => {
    assert.match(await page(site, VAN), /<span class="probably">probably<\/span> <a href="\/speakers\/bram-osei">/);
    assert.match(await page(site, '/meetings/board/2024-05-23'), /<span class="probably">probably<\/span>/);
  });

  it('keeps the words of the search marked for who reads on', async () => {
    const html = await page(site, `${VAN}?q=brakes`);
    assert.match(html, /The <mark>brakes<\/mark> are worn/);
    assert.match(html, /rel="next" href="\/reports\/notes-2024-05-23\/heating-of-marl-hall\?q=brakes"/);
    assert.match(html, /rel="prev" href="\/reports\/notes-2024-05-23\/opening\?q=brakes"/);
  });

  it('gives every statement of an item a link of its own', async () => {
    const html = await page(site, VAN);
    const ids = [...html.matchAll(/<span class="statement" id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/<a class="anchor" href="#([^"]+)" aria-label="Link to this statement"/g)];
    assert.deepEqual(
      links.map(([, id]) => id),
      ids,
    );
    assert.equal(ids.length, 3);
  });

  it('tells the date and the hash of the archived copy', async () => {
    const html = await page(site, VAN);
    assert.match(html, /Archived as captured on <bdi>1 December 2024 at 09:00 UTC/);
    assert.match(html, /<span class="hash">e3b0c442/);
  });

  it('shows the address of an item to everybody and a button to copy it to scripts alone', async () => {
    const html = await page(site, VAN);
    assert.match(
      html,
      new RegExp(`<button type="button" class="quiet" data-copy="${site.url}${VAN}" hidden>Copy link`),
    );
    assert.match(html, new RegExp(`rel="bookmark">${site.url}${VAN}</a>`));
  });

  it('points from a report to the other reports of its meeting', async () => {
    const html = await page(site, '/reports/shelf-2024-05-23');
    assert.match(
      html,
      /The same meeting as <a href="\/reports\/notes-2024-05-23"><bdi>Dervla Nunn<\/bdi><\/a> reports it/,
    );
  });

  it('shows a speaker’s roles over time, topics, and latest statements in the speaker’s own words', async () => {
    const html = await page(site, '/speakers/ada-quill');
    assert.match(
      html,
      /Reported to speak in <a href="\/search\?speaker=ada-quill">4 agenda items<\/a>, September 2023 to May 2024/,
    );
    assert.match(html, /<bdi>Treasurer<\/bdi> <span class="meta">2019 to 2023<\/span>/);
    assert.match(html, /<bdi>Chair<\/bdi> <span class="meta">from 2024<\/span>/);
    assert.match(
      html,
      /<a href="\/topics\/buildings"><bdi>Buildings<\/bdi><\/a> <a class="count" href="\/search\?speaker=ada-quill&amp;topic=buildings">3/,
    );
    assert.match(html, /href="\/reports\/shelf-2024-05-23\/the-van-again#s2">Ada Quill asked about its brakes\./);
    assert.match(html, /<input type="hidden" name="speaker" value="ada-quill">/);
  });

  it('says so of a person who speaks nowhere, or only where no meeting is reported', async () => {
    assert.match(await page(site, '/speakers/zoe-tremaine'), /Nobody reports that <bdi>Zoë Tremaine<\/bdi> spoke/);
    const walker = await page(site, '/speakers/goran-silk');
    assert.match(
      walker,
      /only in posts that report no meeting: <a href="\/search\?other=1&amp;speaker=goran-silk">1 item/,
    );
  });

  it('shows who speaks about a topic, what comes up with it, and its words', async () => {
    const html = await page(site, '/topics/buildings');
    assert.match(html, /<a href="\/speakers\/ada-quill"><bdi>Ada Quill<\/bdi><\/a> <a class="count"[^>]*>3/);
    assert.match(html, /<bdi>heat…<\/bdi>, <bdi>roof<\/bdi>; but not <bdi>heated debate<\/bdi>/);
    const transport = await page(site, '/topics/transport');
    assert.match(transport, /Comes up with[\s\S]*<a href="\/topics\/finance">/);
    assert.match(await page(site, '/topics/rules'), /No agenda item is about this yet/);
  });

  it('counts what each source covers, and says what is missing', async () => {
    const html = await page(site, '/about/coverage');
    assert.match(html, /3 reports of 2 dated meetings, 8 agenda items, and 1 post that reports no meeting/);
    assert.match(html, /1 report whose capture ends before it does/);
    assert.match(html, /1 report has a meeting date that was worked out/);
    assert.match(html, /Longest gap: 7 months, October 2023 to April 2024/);
  });
});

describe('an archive with one account of each meeting', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  it('shows a meeting as a list of its business', async () => {
    const html = await page(site, '/meetings/board/2024-05-23');
    assert.match(html, /One account of this meeting is in the archive/);
    assert.match(html, /<h3><a href="\/reports\/notes-2024-05-23\/lending-rules">Lending rules<\/a><\/h3>/);
    assert.doesNotMatch(html, /No matching item/);
  });

  it('lists meetings and speakers, the latter by the last word of their names', async () => {
    assert.match(await page(site, '/meetings'), /26 meetings/);
    const html = await page(site, '/speakers');
    const names = [...html.slice(html.indexOf('letter-B')).matchAll(/<bdi>([^<]+)<\/bdi><\/a>/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual(names.slice(0, 4), ['Lowri Bevan', 'Hester Blythe', 'Imre Castell', 'Farida Holt']);
  });

  it('narrows the reports to a body or an author, and back', async () => {
    const html = await page(site, '/reports?body=buildings');
    assert.match(html, /1 report of meetings of Committee on Buildings <a href="\/reports">Show all/);
    assert.doesNotMatch(html, /Board report/);
    assert.match(html, /<meta name="robots" content="noindex/);
    assert.match(await page(site, '/reports?author=nobody'), /No reports of meetings by nobody/);
    assert.equal((await request(site.url).get('/reports?body=a&body=b')).status, 400);
  });

  it('shows months with and without reports', async () => {
    const html = await page(site, '/reports');
    assert.match(
      html,
      /<td class="level-\d"><a href="#month-2019-03">1<span class="visually-hidden"> report in March 2019/,
    );
    assert.match(html, /<td class="gap"><span aria-hidden="true">·<\/span><span class="visually-hidden">no report/);
    assert.match(html, /id="month-2019-03"/);
  });

  it('leads from a former id of a speaker to the person', async () => {
    const response = await request(site.url).get('/speakers/the-chair');
    assert.equal(response.status, 301);
    assert.equal(response.headers.location, '/speakers/ada-quill');
  });

  const NEAR: readonly (readonly [path: string, link: string])[] = [
    ['/reports/notes-2024-05-23/lending-rule', '/reports/notes-2024-05-23/lending-rules'],
    ['/reports/notes-2024-05-32', '/reports/notes-2024-05-23'],
    ['/reports/note-2024-05-23/lending-rules', '/reports/notes-2024-05-23'],
    ['/speakers/bram-osie', '/speakers/bram-osei'],
    ['/topics/memberships', '/topics/membership'],
    ['/meetings/board/2024-05-24', '/meetings/board/2024-05-23'],
  ];
  for (const [path, link] of NEAR) {
    it(`answers ${path} with 404 and offers ${link}`, async () => {
      const html = await page(site, path, 404);
      assert.match(html, new RegExp(`Did you mean[\\s\\S]*<a href="${link}">`));
    });
  }

  it('puts the words of an address that leads nowhere into the search box', async () => {
    assert.match(await page(site, '/blog/2023/the-mobile-library.html', 404), /name="q" value="the mobile library"/);
    assert.match(await page(site, '/%E0%A4%A', 404), /name="q" value=""/);
  });

  it('quotes the figures that docs/analysis.md has', async () => {
    const html = await page(site, '/about');
    const analysis = readFileSync(join(import.meta.dirname, '../../docs/analysis.md'), 'utf8');
    for (const figures of [
      'named 94 of 100 sentences right (of 687)',
      'marked all 117',
      'named by the heading all 17',
      'by office 96 (of 27)',
      'by pronoun 19 of 20',
      'the author all 43',
      'narration 97 (of 320)',
      'continued speech in a statement of its own 77 (of 83)',
    ]) {
      assert.ok(
        analysis.includes(figures),
        `docs/analysis.md does not say “${figures}” any more: change about-page.ts with it`,
      );
    }
    for (const tried of ['687', '117', '17', '27', '20', '43', '320', '83']) {
      assert.match(html, new RegExp(`<td class="number">${tried}</td>`));
    }
    const shares = [...analysis.matchAll(/^\|.*\| \d+ \| (0\.\d+) \| \d\.\d+ \|$/gm)].map((row) => Number(row[1]));
    assert.equal(shares.length, 2);
    for (const share of shares) {
      assert.equal(Math.floor(share * 100), 94, 'the share that docs/analysis.md has is not the one of about-page.ts');
    }
    assert.match(html, /about 94 of 100 sentences had the right speaker/);
  });

  it('tells where to report a mistake', async () => {
    assert.match(await page(site, '/about'), /Tell whoever keeps this archive/);
    const { description } = LIBRARY_ARCHIVE;
    const archive = { ...description.archive, contact: 'mailto:keeper@library.example' };
    const reachable = await startSite({ ...LIBRARY_ARCHIVE, description: { ...description, archive } });
    const html = await page(reachable, '/about');
    await reachable.close();
    assert.match(html, /Write to <a href="mailto:keeper@library\.example"><bdi>keeper@library\.example/);
  });
});

describe('a site whose engine does not answer', () => {
  let site: RunningSite;
  const unavailable = () => Promise.reject(new EngineUnavailable('broken'));
  const engine: SearchEngine = {
    sync: unavailable,
    search: unavailable,
    suggest: unavailable,
    related: unavailable,
    health: unavailable,
    revision: () => null,
    close: () => Promise.resolve(),
  };
  before(async () => {
    site = await startSite(TWO_ACCOUNTS, engine);
  });
  after(() => site.close());

  for (const path of [
    VAN,
    '/reports?body=board',
    '/meetings',
    '/meetings/board/2024-05-23',
    '/speakers',
    '/speakers/ada-quill',
    '/topics',
    '/topics/buildings',
    '/about/coverage',
  ]) {
    it(`goes on serving ${path}`, async () => {
      assert.doesNotMatch(await page(site, path), /class="related"/);
    });
  }
});
