import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import request from 'supertest';
import { type RunningSite, startSite } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { assertSoundPage } from './page-checks.ts';

describe('a search that is carried out otherwise than typed', () => {
  let site: RunningSite;
  before(async () => {
    site = await startSite(LIBRARY_ARCHIVE);
  });
  after(() => site.close());

  const page = async (q: string, more = ''): Promise<string> => {
    const path = `/search?q=${encodeURIComponent(q)}${more}`;
    const { status, text } = await request(site.url).get(path);
    assert.equal(status, 200, path);
    assertSoundPage(text, path);
    return text;
  };
  const json = async (q: string, more = '') => {
    const { status, body } = await request(site.url).get(`/search.json?q=${encodeURIComponent(q)}${more}`);
    assert.equal(status, 200, q);
    return body;
  };
  /** Where the link with that text leads, unescaped. */
  const linkTo = (html: string, text: RegExp): string => {
    const link = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].find(([, , label]) =>
      text.test(label ?? ''),
    );
    assert.ok(link, `no link ${text}`);
    return (link[1] ?? '').replaceAll('&amp;', '&');
  };

  describe('because it is a question', () => {
    const QUESTION = 'what did Bram Osei say about the mobile library in May 2024?';

    it('says how it was read, and filters by who is asked about and when', async () => {
      const html = await page(QUESTION);
      assert.match(
        html,
        /<h1 class="sentence"[^>]*>What Bram Osei said about “mobile” and “library”, May 2024: 1 agenda item</,
      );
      assert.match(html, /Read as a question: what Bram Osei said about “mobile” and “library”, May 2024\./);
      assert.match(html, /<span class="chip-kind">Speaker<\/span> <bdi>Bram Osei<\/bdi>/);
      assert.match(html, /<span class="chip-kind">Date<\/span> <bdi>May 2024<\/bdi>/);
      assert.ok(
        html.includes('value="what did Bram Osei say about the mobile library in May 2024?"'),
        'the question stands in the box',
      );
    });
    it('can be searched for as typed, and read as a question again', async () => {
      const asTyped = linkTo(await page(QUESTION), /Search for the words as typed instead/);
      const { text } = await request(site.url).get(asTyped);
      assert.match(asTyped, /^\/search\?as=typed&q=what\+did/);
      assert.match(text, /Searched for the words as typed\./);
      assert.match(text, /<input type="hidden" form="search" name="as" value="typed">/);
      assert.doesNotMatch(text, /Read as a question/);
      assert.doesNotMatch(text, /chip-kind/);
      assert.equal(
        linkTo(text, /Read them as a question instead/),
        linkTo(await page(QUESTION), /^Search for the/).replace('as=typed&', ''),
      );
    });
    it('loses one filter by its chip, and keeps the other and the words', async () => {
      const html = await page(QUESTION);
      assert.equal(linkTo(html, /Remove the filter.*Bram Osei/s), '/search?from=2024-05&q=mobile+library&to=2024-05');
      assert.equal(linkTo(html, /Remove the filter.*May 2024/s), '/search?q=mobile+library&speaker=bram-osei');
      assert.equal(linkTo(html, /Clear all filters/), '/search?q=mobile+library');
    });
    it('marks only the words that were searched for', async () => {
      const html = await page(QUESTION);
      assert.match(html, /<mark>mobile<\/mark> <mark>library<\/mark>|<mark>mobile library<\/mark>/);
      assert.doesNotMatch(html, /<mark>(?:what|did|Bram|the|in|say)<\/mark>/i);
      assert.match(linkTo(html, /the last van/), /\?q=mobile\+library$/);
    });
    it('is told in JSON', async () => {
      const { question, total, notes, query } = await json(QUESTION);
      assert.deepEqual(question, { q: 'mobile library', speaker: ['bram-osei'], from: '2024-05', to: '2024-05' });
      assert.deepEqual([query, total], [QUESTION, 1]);
      assert.deepEqual(notes, ['Read as a question: what Bram Osei said about “mobile” and “library”, May 2024.']);
      assert.equal((await json(QUESTION, '&as=typed')).question, null);
    });
    it('knows a speaker whom no list has, and a last or first name that only one has', async () => {
      for (const name of ['Goran Silk', 'goran silk', 'Silk', 'Goran']) {
        assert.deepEqual((await json(`what did ${name} say about the roof?`)).question?.speaker, ['goran-silk'], name);
      }
    });
    it('narrows the dates of the address', async () => {
      const { question } = await json('who spoke about the counter since 2020?', '&from=2021-03&to=2022');
      assert.deepEqual(question, { q: 'counter', speaker: [], from: '2021-03', to: '2022' });
      const apart = await json('who spoke about the counter in 2020?', '&from=2021');
      assert.deepEqual(apart.question, { q: 'counter', speaker: [], from: '2020', to: '2020' });
      const html = await page('who spoke about the counter since 2020?', '&to=2021');
      assert.match(html, /items that mention “counter”, 2020 to 2021\./);
    });
    it('is not seen in words that only look like one', async () => {
      for (const q of ['mobile library', '"what did Bram Osei say"', 'the roof']) {
        assert.equal((await json(q)).question, null, q);
        assert.doesNotMatch(await page(q), /as=typed/);
      }
    });
  });

  describe('because it names a day', () => {
    it('filters by the date, says so, and offers the words as typed', async () => {
      const html = await page('heating library May 2024');
      assert.match(
        html,
        /<h1 class="sentence"[^>]*>Items that mention “heating” and “library”, May 2024: 1 agenda item</,
      );
      assert.match(html, /The date was read as a filter\./);
      assert.match(html, /<span class="chip-kind">Date<\/span> <bdi>May 2024<\/bdi>/);
      assert.match(await page('Bram Osei mobile library May 2024'), /The name and the date were read as filters\./);
      const typed = await page('heating library May 2024', '&as=typed');
      assert.match(typed, /Searched for the words as typed\./);
      assert.doesNotMatch(typed, /chip-kind/);
      assert.match(linkTo(typed, /Read names and dates as filters instead/), /^\/search\?q=heating/);
      assert.match(linkTo(html, /Search for the words as typed instead/), /as=typed/);
      assert.match(typed, /<input type="hidden" form="search" name="as" value="typed">/);
    });
    it('says so to programs', async () => {
      const { question, dropped, total } = await json('heating library May 2024');
      assert.deepEqual(question, { q: 'heating library', speaker: [], from: '2024-05', to: '2024-05' });
      assert.deepEqual([dropped, total], [[], 1]);
    });
    it('leaves words out rather than the date', async () => {
      const { question, dropped, total } = await json('heating xylophone May 2024');
      assert.deepEqual([question?.from, dropped, total], ['2024-05', ['xylophone'], 1]);
    });
    it('leaves the date out where nothing is of that day', async () => {
      const { question, dropped, total } = await json('heating 3 May 1999');
      assert.deepEqual([question, total], [null, 1]);
      assert.ok(dropped.includes('1999'));
    });
    it('exports what the page shows', async () => {
      const { text } = await request(site.url).get('/search.jsonl?q=heating+library+May+2024');
      assert.equal(text.trim().split('\n').length, 1);
    });
  });

  describe('because it names a person, and the way to what is named', () => {
    const cards = (html: string) =>
      [
        ...html.matchAll(
          /<a class="card" href="([^"]*)"><span class="chip-kind">(.*?)<\/span> <bdi>(.*?)<\/bdi> <span class="count">(.*?)<\/span>/g,
        ),
      ].map(([, url, ...told]) => [url, ...told].join(' | '));
    it('heads the page with what the person said, and takes the name off by its chip', async () => {
      const html = await page('Osei heating');
      assert.match(html, /<h1 class="sentence"[^>]*>What Bram Osei said about “heating”: 1 agenda item</);
      assert.equal(linkTo(html, /Remove the filter.*Bram Osei/s), '/search?q=heating');
      assert.match(linkTo(html, /Search for the words as typed instead/), /as=typed/);
      assert.deepEqual((await json('Osei heating')).question, {
        q: 'heating',
        speaker: ['bram-osei'],
        from: null,
        to: null,
      });
    });
    it('shows a card for the speaker, the topic and the meeting that the words name', async () => {
      assert.deepEqual(cards(await page('Osei')), ['/speakers/bram-osei | Speaker | Bram Osei | 13 items']);
      assert.deepEqual(cards(await page('finance')), ['/topics/finance | Topic | Finance | 2 items']);
      assert.deepEqual(cards(await page('heating 23 May 2024')), [
        '/meetings/board/2024-05-23 | Meeting | Library Board, 23 May 2024 | 1 report',
      ]);
      assert.deepEqual(cards(await page('heating library')), []);
      assert.deepEqual(cards(await page('finance', '&as=typed&page=1')), []);
    });
    it('offers what one person said where a name is taken for a word', async () => {
      const html = await page('osei');
      assert.match(
        html,
        /Only what one person said: <a href="\/search\?speaker=bram-osei" data-live><bdi>Bram Osei<\/bdi><\/a>/,
      );
    });
    it('names the word that was found, not the one that was typed', async () => {
      assert.match(await page('thermostta'), /<h1 class="sentence"[^>]*>1 agenda item mentions “thermostat”</);
      const html = await page('thermos');
      assert.match(html, /<h1 class="sentence"[^>]*>1 agenda item mentions “thermos\*”</);
      assert.match(
        html,
        /No item has the word “thermos”; showing items with words that begin so, such as “thermostat”\./,
      );
    });
  });

  describe('because few items have all the words', () => {
    it('shows others with some of them below, says what each lacks, and counts them nowhere', async () => {
      const html = await page('mobile library heating');
      assert.match(html, /<h1 class="sentence"[^>]*>1 agenda item mentions/);
      const [results, more] = html.split('<h2 id="more-items">More items with some of the words</h2>');
      assert.ok(more, 'no more items');
      assert.equal(results?.match(/<li class="hit">/g)?.length, 1);
      assert.equal(more.match(/<li class="hit">/g)?.length, 3);
      assert.match(more, /<p class="meta hit-lacking">without “heating”<\/p>/);
      assert.match(more, /<p class="meta hit-lacking">without “mobile” or “heating”<\/p>/);
      assert.doesNotMatch(results ?? '', /hit-lacking/);
    });
    it('gives them to programs apart', async () => {
      const { total, hits, more, facets } = await json('mobile library heating');
      assert.deepEqual([total, hits.length], [1, 1]);
      assert.deepEqual(
        more.map(({ id, lacking }: { id: string; lacking: string[] }) => [id, lacking]),
        [
          ['notes-2024-05-23_mobile-library-the-last-van', ['heating']],
          ['minutes-2023-07-04_the-roof-of-marl-hall', ['heating']],
          ['notes-2024-05-23_lending-rules', ['mobile', 'heating']],
        ],
      );
      assert.equal(
        facets.year.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
        1,
      );
    });
    it('knows a mistyped word and an inflected one in what an item has', async () => {
      for (const q of ['lending thermostatt', 'lending thermostats']) {
        const { more } = await json(q);
        assert.deepEqual(
          more.map(({ id, lacking }: { id: string; lacking: string[] }) => [id, lacking]),
          [['notes-2024-05-23_budget-2024-and-the-heating-of-marl-hall', ['lending']]],
          q,
        );
      }
    });
    it('takes a phrase apart, and says what each of the others has of it', async () => {
      const html = await page('"library mobile" heating');
      assert.match(html, /<p class="meta hit-lacking">without the phrase “library mobile” or “heating”<\/p>/);
      assert.match(html, /<p class="meta hit-lacking">without “mobile” or “heating”<\/p>/);
      const { total, more } = await json('"mobile library"');
      assert.equal(total, 3);
      assert.deepEqual(
        more.map(({ id, lacking }: { id: string; lacking: string[] }) => [id, lacking]),
        [['notes-2024-05-23_lending-rules', ['mobile']]],
      );
    });
    it('shows where a speaker speaks, but somebody else says the words', async () => {
      const html = await page('village', '&speaker=bram-osei');
      assert.match(html, /<h2 id="more-items">More items in which Bram Osei speaks<\/h2>/);
      assert.match(html, /<p class="meta hit-lacking">“village” not said by Bram Osei<\/p>/);
      const { total, more } = await json('village', '&speaker=bram-osei');
      assert.equal(total, 0);
      assert.deepEqual(
        more.map(({ id, lacking, saidByOthers }: { id: string; lacking: string[]; saidByOthers: string[] }) => [
          id,
          lacking,
          saidByOthers,
        ]),
        [['notes-2024-05-23_mobile-library-the-last-van', [], ['village']]],
      );
    });
    it('shows none for one word, alternatives, another order, and while somebody types', async () => {
      for (const path of [
        'q=heating',
        'q=%22heating%22',
        'q=mobile+OR+heating',
        'q=mobile+heating&sort=newest',
        'q=mobile+heating&typing=1',
        '',
      ]) {
        assert.deepEqual((await request(site.url).get(`/search.json?${path}`)).body.more, [], path);
      }
    });
    it('keeps filters and exclusions', async () => {
      const filtered = await json('mobile library heating', '&to=2023');
      assert.ok(filtered.more.every(({ date }: { date: string }) => date < '2024'));
      const { more } = await json('mobile library heating -van');
      assert.ok(more.every(({ id }: { id: string }) => !id.includes('last-van')));
    });
  });

  describe('because no item holds a word', () => {
    it('says what the word was taken for', async () => {
      const html = await page('thermostta');
      assert.match(html, /No item has “thermostta”; showing items with “thermostat”\./);
      const { corrections, notes } = await json('thermostta');
      assert.deepEqual(corrections, [{ typed: 'thermostta', found: ['thermostat'] }]);
      assert.deepEqual(notes, ['No item has “thermostta”; showing items with “thermostat”.']);
    });
    it('does not promise items where none is shown', async () => {
      const { notes, total } = await json('thermostta -budget');
      assert.equal(total, 0);
      assert.equal(notes[0], 'No item has “thermostta”; “thermostat” was searched for instead.');
    });
    it('names no two words in place of one where these stand together nowhere', async () => {
      const html = await page('thermostatbudget');
      assert.match(html, /<h1 class="sentence"[^>]*>No agenda items mention “thermostatbudget”</);
      assert.deepEqual((await json('thermostatbudget')).corrections, []);
    });
    it('leaves the word out, and says so', async () => {
      const html = await page('thermostat xylophone');
      assert.match(html, /<h1 class="sentence"[^>]*>1 agenda item mentions “thermostat”</);
      assert.match(html, /No item has all of these words, so “xylophone” was left out\./);
      const { dropped, total, notes } = await json('thermostat xylophone qwertz');
      assert.deepEqual([dropped, total], [['xylophone', 'qwertz'], 1]);
      assert.deepEqual(notes, ['No item has all of these words, so “xylophone” and “qwertz” were left out.']);
    });
    it('leads through the pages of what it shows', async () => {
      const html = await page('counter xylophone');
      const next = linkTo(html, /^Next/);
      assert.match(next, /page=2&q=counter\+xylophone$/);
      const { text } = await request(site.url).get(next);
      assert.match(text, /“xylophone” was left out/);
      assert.match(text, /<ol class="hits" start="21">/);
    });
    it('never leaves out an exclusion, a phrase or a filter, and offers what there is without', async () => {
      for (const q of ['thermostat -heating', '"no such phrase" thermostat']) {
        const { total, dropped } = await json(q);
        assert.deepEqual([total, dropped], [0, []], q);
      }
      const { total, dropped, withoutFilters, notes } = await json(
        'thermostat balances',
        '&speaker=ada-quill&from=2024',
      );
      assert.deepEqual([total, dropped, withoutFilters], [0, [], 1]);
      assert.deepEqual(notes, [
        'Nothing was found with these filters; without them, there is one item.',
        `1 post that reports no meeting was not searched. Search them too: ${site.url}/search?from=2024&other=1&q=thermostat+balances&speaker=ada-quill`,
        `1 report has no date, so a search by date cannot find it. Search all dates: ${site.url}/search?q=thermostat+balances&speaker=ada-quill`,
      ]);
      const html = await page('thermostat balances', '&speaker=ada-quill&from=2024');
      assert.match(html, /the words alone, without any filter/);
    });
    it('escapes what it quotes', async () => {
      const html = await page('thermostat <b>xylophone</b>');
      assert.match(html, /so “b&gt;xylophone&lt;\/b” was left out/);
    });
  });
});
