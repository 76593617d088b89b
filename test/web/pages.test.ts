import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { assertSoundPage } from './page-checks.ts';

const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';
const RULES = '/reports/notes-2024-05-23/lending-rules';

describe('the pages', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  /** The page at that address, sound and with that status. */
  async function page(path: string, status = 200): Promise<string> {
    const response = await request(site.url).get(path);
    assert.equal(response.status, status, path);
    assert.match(response.headers['content-type'] ?? '', /^text\/html; charset=utf-8/);
    assertSoundPage(response.text, path);
    assert.match(response.text, /This archive is invented/);
    return response.text;
  }

  it('greets with what the archive covers', async () => {
    const html = await page('/');
    assert.match(html, /<h1>Marl Valley Libraries<\/h1>/);
    assert.match(html, /<dt>Reports<\/dt><dd>28<\/dd>/);
    assert.match(html, /<dt>Years<\/dt><dd>2019 to 2024<\/dd>/);
    assert.match(html, /href="\/search\?speaker=bram-osei"/);
    assert.match(html, /href="\/search\?topic=membership"/);
    assert.match(html, /href="\/search\?from=2019&amp;to=2019"/);
    assert.doesNotMatch(html, /A walk along/);
    assert.match(html, new RegExp(`<link rel="canonical" href="${site.url}/">`));
  });

  it('shows what was found, by whom, where and in which source', async () => {
    const html = await page('/search?q=heating&speaker=bram-osei');
    assert.match(
      html,
      /<h1 class="sentence" id="sentence" tabindex="-1">1 agenda item in which Bram Osei mentions “heating”<\/h1>/,
    );
    assert.match(html, /<mark>Heating<\/mark> Marl Hall costs more than buying books/);
    assert.match(html, /<time datetime="2024-05-23">23 May 2024<\/time>/);
    assert.match(html, /href="https:\/\/notes\.example\/notes-2024-05-23#:~:text=[^"]+" rel="nofollow noopener"/);
    assert.match(html, /value="bram-osei" checked/);
    assert.match(html, /<meta name="robots" content="noindex, follow">/);
  });

  it('offers the wider search, and the narrower one after it', async () => {
    const said = await page('/search?q=heating&speaker=ewan-pryce&speaker=ada-quill');
    assert.match(said, /^(?!.*class="offer").*$/s);
    const narrow = await page('/search?q=roof&speaker=bram-osei');
    assert.doesNotMatch(narrow, /class="offer"/);
    const hidden = await page('/search?q=thermostat&speaker=ada-quill');
    assert.match(hidden, /Also 1 item in which Ada Quill speaks, but somebody else says it/);
    const wide = await page('/search?q=thermostat&speaker=ada-quill&scope=present');
    assert.match(wide, /Only the 0 items in which Ada Quill is reported to say it/);
  });

  it('names a speaker once for passages that follow one another, and leads from each to its statement', async () => {
    const html = await page('/search?q=mobile+library+today&speaker=bram-osei');
    assert.match(
      html,
      /<p class="passage-speaker"><bdi>Bram Osei<\/bdi><span class="visually-hidden">:<\/span><\/p><p><a class="passage" href="[^"]*#s2">Bram[\s\S]*?<\/a><\/p><p><a class="passage" href="[^"]*#s3">He asked/,
    );
    const [results] = html.split('id="more-items"');
    assert.equal(results?.match(/class="passage-speaker"/g)?.length, 1);
  });

  it('pages through long results', async () => {
    const first = await page('/search');
    assert.match(first, /<a rel="next" href="\/search\?page=2">/);
    assert.doesNotMatch(first, /rel="prev"/);
    const last = await page('/search?page=3');
    assert.match(last, /<a rel="prev" href="\/search\?page=2">/);
    assert.match(last, /<ol class="hits" start="41">/);
  });

  it('leaves out posts that report no meeting unless asked for', async () => {
    assert.match(await page('/search?q=heron'), /No agenda items mention “heron”/);
    const html = await page('/search?q=heron&other=1');
    assert.match(html, /From a post that reports no meeting/);
  });

  it('offers other posts only where the archive has any', async () => {
    assert.match(await page('/search'), /name="other" value="1"/);
    const { description, reports, former } = LIBRARY_ARCHIVE;
    const meetings = reports.filter(({ report }) => report.kind === 'meeting report');
    const without = await startSite({ description, reports: meetings, former });
    const { text } = await request(without.url).get('/search?q=zeppelin');
    await without.close();
    assert.doesNotMatch(text, /posts that report no meeting/);
  });

  it('helps where nothing was found, with searches that find something', async () => {
    const html = await page('/search?q=heating&speaker=goran-silk&from=2019');
    assert.match(html, /What you can try/);
    assert.match(html, /<a href="\/search\?from=2019&amp;q=heating">without “Goran Silk”<\/a>/);
  });

  it('hides long lists of speakers behind the first eight', async () => {
    const html = await page('/search');
    assert.match(html, /<summary><span class="more-closed">Show all 13<\/span>/);
    assert.match(html, /<fieldset id="facet-speaker">[\s\S]*?<\/ul>\s*<details class="more" id="more-speaker">/);
  });

  it('does not offer to untick a filter that stands in the search box', async () => {
    const html = await page('/search?q=speaker:silk');
    assert.match(html, /value="goran-silk" checked disabled/);
  });

  it('narrows a year to its months', async () => {
    const html = await page('/search?from=2019&to=2019');
    assert.match(
      html,
      /<a href="\/search\?from=2019-03&amp;to=2019-03" data-live><title>March 2019: \d+ agenda items?<\/title>/,
    );
    assert.match(
      html,
      /<th scope="row"><a href="\/search\?from=2019-03&amp;to=2019-03" data-live>March 2019<\/a><\/th>/,
    );
    assert.match(html, /<a href="\/search" data-live>Any date<\/a>/);
  });

  it('shows a report with its items, its source and where its text comes from', async () => {
    const html = await page('/reports/notes-2024-05-23');
    assert.match(html, /<time datetime="2024-05-23">23.{1,3}24 May 2024<\/time>/u);
    assert.match(html, /About the date: <bdi>The title lacks the year/);
    assert.match(html, /Captured<\/dt><dd><bdi>1 December 2024 at 09:00 UTC/);
    assert.match(html, /<a href="#item-lending-rules">Lending rules<\/a>/);
    assert.match(html, new RegExp(`<h2 id="item-mobile-library-the-last-van.title"><a href="${ITEM}">`));
    assert.match(html, /9 for, 3 against, 1 abstained/);
  });

  it('says what is missing from a report and who attended', async () => {
    const html = await page('/reports/minutes-2023-07-04');
    assert.match(html, /The capture ends before the report does\./);
    assert.match(html, /Attendees \(2\)/);
    assert.match(html, /<bdi>Bram Osei<\/bdi> <abbr>BO<\/abbr>, <bdi>Marl Hall<\/bdi>/);
    assert.doesNotMatch(html, /Reported by/);
    assert.doesNotMatch(html, /rel="nofollow noopener"/);
  });

  it('says so of a post that reports no meeting', async () => {
    const html = await page('/reports/notes-a-walk');
    assert.match(html, /This post reports no meeting/);
    assert.match(html, /Published <time datetime="2022-03-01">1 March 2022<\/time>/);
    assert.match(html, /By <a href="\/search\?author=dervla-nunn">/);
  });

  it('says so of a meeting without a date, of a heading without text, and where a capture ends', async () => {
    const html = await page('/reports/minutes-of-a-lost-meeting');
    assert.match(html, /Library Board<\/bdi><\/a>, date not known/);
    assert.match(html, /Nothing was captured under this heading\./);
    assert.match(html, /Nothing was captured under this heading[\s\S]*The capture ends before the report does/);
    assert.doesNotMatch(html, /How do we know who says what/);
    const item = await page('/reports/minutes-of-a-lost-meeting/any-other-business');
    assert.match(item, /under this heading[\s\S]*The capture ends[\s\S]*Previous item/);
  });

  it('shows an agenda item with its permalink, its source and its neighbours', async () => {
    const html = await page(ITEM);
    assert.match(html, new RegExp(`<a href="${site.url}${ITEM}" rel="bookmark">${site.url}${ITEM}</a>`));
    assert.match(html, new RegExp(`<link rel="canonical" href="${site.url}${ITEM}">`));
    assert.match(html, /Item 1 of 3/);
    assert.match(html, /rel="next" href="\/reports\/notes-2024-05-23\/budget-2024-and-the-heating-of-marl-hall"/);
    assert.match(html, /#:~:text=The%20van%20failed%20its,gave%20the%20item%20an%20edge\.|#:~:text=/);
    assert.match(html, /href="\/topics\/transport"/);
  });

  it('names a speaker once for neighbouring statements and marks a doubtful one', async () => {
    const html = await page(ITEM);
    const speakers = [...html.matchAll(/<p class="turn-speaker">(.*?)<\/p>/g)].map(([, inner]) =>
      (inner ?? '').replace(/<[^>]+>/g, ''),
    );
    assert.deepEqual(speakers, [
      'Narration:',
      'Bram Osei:',
      'Ada Quill:',
      'Dervla Nunn:',
      'probably Chidi Lowe:',
      'Narration:',
      'Zoë Tremaine:',
      'Narration:',
      'Ada Quill:',
    ]);
  });

  it('tells how each speaker was found', async () => {
    const html = await page(ITEM);
    assert.match(
      html,
      /<td><bdi>Bram Osei<\/bdi><\/td><td>a pronoun: “<bdi>He asked<\/bdi>”<\/td><td class="number">82 %<\/td>/,
    );
  });

  it('tells nothing about how narration was found', async () => {
    assert.doesNotMatch(await page(ITEM), /no speaker identified/);
  });

  it('renders every form of statement and inline text', async () => {
    const html = await page(ITEM);
    assert.match(
      html,
      /<li><a class="anchor" href="#s7" aria-label="Link to this statement"><span aria-hidden="true">¶<\/span><\/a><span class="statement" id="s7">Upper Marl: 214 loans a month;<\/span><\/li>/,
    );
    assert.match(
      html,
      /<h2 class="subheading"><a class="anchor"[^>]*><span[^>]*>¶<\/span><\/a><span class="statement" id="s10">What the van would need/,
    );
    assert.match(html, /<em>lift that works<\/em>/);
    assert.match(html, /<a href="https:\/\/board\.example\/van-survey" rel="nofollow noopener">whole survey<\/a>/);
    assert.match(html, /<strong>Board’s pages<\/strong>/);
    assert.match(
      html,
      /<blockquote>\s*<p><a class="anchor"[^>]*><span[^>]*>¶<\/span><\/a><span class="statement" id="s12">/,
    );
    assert.match(html, /<tr id="s13"><th scope="col">Stop<\/th><th scope="col">Loans<\/th>/);
    assert.match(html, /<td>Upper Marl<\/td><td>214<\/td><td>40<\/td>/);
    assert.match(html, /<pre class="scroll" tabindex="0"><code>.*s\.loans &gt; 10/);
  });

  it('marks the words of the search that led to an item, and keeps its permalink clean', async () => {
    const html = await page(`${ITEM}?q=libraries+-roof`);
    assert.match(html, /the mobile <mark>library<\/mark> costs/);
    assert.match(html, /<a href="\/search\?q=libraries\+-roof">Back to the search<\/a>/);
    assert.match(html, new RegExp(`rel="bookmark">${site.url}${ITEM}</a>`));
  });

  it('explains an acronym where an item first uses it, unless the item explains it', async () => {
    for (const path of [RULES, '/reports/notes-2024-05-23']) {
      const html = await page(path);
      assert.match(
        html,
        /asked the <abbr title="volunteer “van” league">VVL<\/abbr>’s drivers to be on time; the VVL has two/,
      );
      assert.match(html, /The inter-library loan scheme \(ILLS\) stays free/);
      assert.equal(html.match(/<abbr/g)?.length, 1);
    }
  });

  it('explains an acronym that is marked, in one mark with its ending', async () => {
    const html = await page(`${RULES}?q=vvl`);
    assert.match(html, /<mark><abbr title="volunteer “van” league">VVL<\/abbr>’s<\/mark> drivers/);
    assert.match(html, /the <mark>VVL<\/mark> has two/);
  });

  it('searches for an acronym as for what it stands for, says so, and marks both', async () => {
    const html = await page('/search?q=%22inter-library+loan+scheme%22+-zeppelin');
    assert.match(
      html,
      /<h1 class="sentence" id="sentence" tabindex="-1">1 agenda item mentions “inter-library loan scheme”, but not “zeppelin”<\/h1>/,
    );
    assert.match(html, /<p class="[^"]*">“inter-library loan scheme” was searched for as “ILLS”, too\.<\/p>/);
    assert.match(html, /thanked the <mark>ILLS<\/mark>/);
    assert.match(await page('/search?q=ills'), /“ILLS” was searched for as “inter-library loan scheme”, too\./);
    const spelt = await page('/search?q=inter-library+loan+scheme');
    assert.match(spelt, /“inter-library loan scheme” was searched for as “ILLS”, too\./);
    assert.match(spelt, /thanked the <mark>ILLS<\/mark>/);
    const item = await page(`${RULES}?q=ills`);
    assert.match(item, /The <mark>inter-library loan scheme<\/mark> \(<mark>ILLS<\/mark>\)/);
  });

  it('leads from the id that a person’s other name had to the person, in the same search', async () => {
    const response = await request(site.url).get(
      '/search?q=van&speaker=the-chair&speaker=bram-osei&from=2019&page=2&scope=present',
    );
    assert.equal(response.status, 301);
    assert.equal(
      response.headers.location,
      '/search?from=2019&page=2&q=van&scope=present&speaker=ada-quill&speaker=bram-osei',
    );
    assert.equal((await request(site.url).get('/search?speaker=ada-quill')).status, 200);
    assert.equal((await request(site.url).get('/search?speaker=goran-silk')).status, 200);
    assert.equal((await request(site.url).get('/search?speaker=nobody')).status, 200);
  });

  it('lists the reports by year and other posts apart', async () => {
    const html = await page('/reports');
    assert.match(html, /<h2 id="year-2024">2024<\/h2>/);
    assert.match(html, /<a href="#year-2019">2019<\/a>/);
    assert.match(
      html,
      /Posts that report no meeting<\/h2>\s*<ul class="report-list">[\s\S]*A walk along the old bus route/,
    );
  });

  it('says how attribution works and that it may be wrong', async () => {
    const html = await page('/about');
    assert.match(html, /The rules may be wrong/);
    assert.match(html, /<a href="https:\/\/notes\.example\/" rel="nofollow noopener">Notes from the Board<\/a>/);
  });

  it('leads from a former permalink to where its text is now', async () => {
    const response = await request(site.url).get('/reports/notes-2024-05-23/the-van');
    assert.equal(response.status, 301);
    assert.equal(response.headers.location, ITEM);
  });

  it('says what stood at a permalink whose text is gone', async () => {
    const html = await page('/reports/notes-2024-05-23/a-private-matter', 410);
    assert.match(html, /<strong>A private matter<\/strong>, <time datetime="2024-05-23">23 May 2024<\/time>/);
  });

  for (const path of ['/nope', '/reports/nope', '/reports/notes-2024-05-23/nope', '/search/nope', '/../etc/passwd']) {
    it(`answers 404 and offers a search at ${path}`, async () => {
      assert.match(await page(path, 404), /<form class="search-box"/);
    });
  }
});
