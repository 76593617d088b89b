import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { directoryOf } from '../../src/queries/directory.ts';
import { understand } from '../../src/queries/understanding.ts';
import { parseQuery } from '../../src/search/query.ts';
import { chipsFor } from '../../src/web/search/search-filters.ts';
import { sentenceFor } from '../../src/web/search/sentence.ts';
import { rangeInWords } from '../../src/web/text/dates.ts';
import { parseSearch } from '../../src/web/urls.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';

const DIRECTORY = directoryOf(
  LIBRARY_ARCHIVE.description,
  {
    speaker: [{ id: 'goran-silk', label: 'Goran Silk', count: 9 }],
    topic: [],
    author: [],
    body: [],
    year: [],
    month: [],
  },
  { otherPostItems: 1, outside: { otherPosts: 1, undated: 0, furniture: 0 } },
);

function understood(query: string) {
  const parameters = parseSearch(query);
  return understand({ parameters, parsed: parseQuery(parameters.q) }, DIRECTORY);
}

describe('the sentence about a search', () => {
  const table: readonly (readonly [query: string, total: number, sentence: string])[] = [
    ['', 1234, '1,234 agenda items, newest first'],
    ['', 0, 'No agenda items'],
    ['q=van', 1, '1 agenda item mentions “van”'],
    ['q=van+roof', 2, '2 agenda items mention “van” and “roof”, best matches first'],
    ['q=%22last+van%22+-roof&sort=oldest', 2, '2 agenda items mention “last van”, but not “roof”, oldest first'],
    ['q=-roof', 3, '3 agenda items that do not mention “roof”, newest first'],
    ['q=van+OR+bus', 3, '3 agenda items mention “van” or “bus”, best matches first'],
    ['q=rail+van+OR+bus', 3, '3 agenda items mention “rail” and (“van” or “bus”), best matches first'],
    [
      'q=ULEZ&speaker=ada-quill&from=2023-01&to=2023-07&sort=newest',
      37,
      '37 agenda items in which Ada Quill mentions “ULEZ”, January to July 2023, newest first',
    ],
    [
      'q=van&speaker=ada-quill&scope=present',
      2,
      '2 agenda items in which Ada Quill speaks and somebody mentions “van”, best matches first',
    ],
    ['speaker=ada-quill&speaker=bram-osei', 2, '2 agenda items in which Ada Quill or Bram Osei speaks, newest first'],
    ['topic=finance&from=2022&to=2022', 4, '4 agenda items on Finance, 2022, newest first'],
    ['q=van&topic=finance&author=dervla-nunn', 1, '1 agenda item mentions “van”, on Finance, reported by Dervla Nunn'],
    ['speaker=nobody', 0, 'No agenda items in which “nobody” speaks'],
    ['other=1', 2, '2 agenda items, posts that report no meeting included, newest first'],
  ];
  for (const [query, total, sentence] of table) {
    it(`says: ${sentence}`, () => assert.equal(sentenceFor(understood(query), total), sentence));
  }
});

describe('a range of days in words', () => {
  const table: readonly (readonly [from: string | null, to: string | null, words: string])[] = [
    [null, null, ''],
    ['2023-01-01', '2023-12-31', '2023'],
    ['2021-01-01', '2023-12-31', '2021 to 2023'],
    ['2023-05-01', '2023-05-31', 'May 2023'],
    ['2023-01-01', '2023-07-31', 'January to July 2023'],
    ['2022-11-01', '2023-02-28', 'November 2022 to February 2023'],
    ['2023-05-23', '2023-05-23', '23 May 2023'],
    ['2023-05-23', '2023-06-04', '23 May 2023 to 4 June 2023'],
    ['2023-01-01', null, 'from 2023'],
    ['2023-05-01', null, 'from May 2023'],
    [null, '2023-12-31', 'until 2023'],
    [null, '2023-05-23', 'until 23 May 2023'],
  ];
  for (const [from, to, words] of table) it(`is “${words}”`, () => assert.equal(rangeInWords(from, to), words));
});

describe('names in a search', () => {
  const speakers = (query: string) => understood(query).request.filters.speaker;

  for (const typed of ['ada-quill', '"Ada Quill"', '"ada  QUILL"', 'quill', 'AQ', '"the Chair"', '"Adá Quill"']) {
    it(`finds a speaker by ${typed}`, () => {
      assert.deepEqual(speakers(new URLSearchParams({ q: `speaker:${typed}` }).toString()), ['ada-quill']);
    });
  }

  it('finds accents without typing them', () =>
    assert.deepEqual(speakers('q=speaker:%22Zoe+Tremaine%22'), ['zoe-tremaine']));
  it('knows speakers whom only the engine counts', () => assert.deepEqual(speakers('q=speaker:silk'), ['goran-silk']));
  it('merges operators with filters', () => {
    assert.deepEqual(speakers('q=speaker:quill&speaker=bram-osei&speaker=ada-quill'), ['ada-quill', 'bram-osei']);
  });
  it('says so of an unknown name and finds nothing by it', () => {
    const search = understood('q=speaker:nobody+van');
    assert.deepEqual(search.request.filters.speaker, ['nobody']);
    assert.deepEqual(search.notes, ['This archive knows no speaker “nobody”.']);
  });
  it('narrows dates by those in the search box', () => {
    const { from, to } = understood('q=from:2022-03+to:2023&from=2021&to=2022').request;
    assert.deepEqual([from, to], ['2022-03-01', '2022-12-31']);
  });
  it('says so of a date that is none', () => {
    const search = understood('q=from:banana');
    assert.equal(search.request.from, null);
    assert.match(search.notes.join(), /“banana” after from: is not a date/);
  });
});

describe('the note about synonyms', () => {
  const table: readonly (readonly [q: string, notes: readonly string[]])[] = [
    ['ills', ['“ILLS” was searched for as “inter-library loan scheme”, too.']],
    ['"inter-library loan scheme"', ['“inter-library loan scheme” was searched for as “ILLS”, too.']],
    ['inter library loan scheme', ['“inter-library loan scheme” was searched for as “ILLS”, too.']],
    ['van -ills', ['“ILLS” was left out as “inter-library loan scheme”, too.']],
    ['van', []],
  ];
  for (const [q, notes] of table) {
    it(`for ${q} says: ${notes.join() || 'nothing'}`, () => {
      const search = understood(new URLSearchParams({ q }).toString());
      assert.deepEqual(search.notes, notes);
      assert.deepEqual(search.clauses, parseQuery(q).clauses);
    });
  }
});

describe('chips', () => {
  const table: readonly (readonly [query: string, without: string])[] = [
    ['q=van&speaker=ada-quill&speaker=bram-osei&page=3', '/search?q=van&speaker=bram-osei'],
    ['q=van&speaker=ada-quill&scope=present', '/search?q=van'],
    ['q=van+speaker%3Aada-quill+roof', '/search?q=van+roof'],
    ['q=van+speaker%3A%22Ada+Quill%22+-roof', '/search?q=van+-roof'],
    ['q=van+speaker%3A%E2%80%9CAda+Quill%E2%80%9D', '/search?q=van'],
    ['q=van+from%3A2023+to%3A2023&from=2022', '/search?q=van'],
    ['other=1', '/search'],
    ['speaker=nobody', '/search'],
    ['q=speaker%3Aquill+OR+speaker%3Aosei+van', '/search?q=van+speaker%3Aosei'],
    ['q=van+OR+topic%3Afinance', '/search?q=van'],
    ['q=van+OR+speaker%3Aquill+roof', '/search?q=van+roof'],
    ['q=van+OR+bus+speaker%3Aquill', '/search?q=van+OR+bus'],
    ['q=from%3A2023+OR+van', '/search?q=van'],
  ];
  for (const [query, without] of table) {
    it(`removes the first filter of ${query}`, () => assert.equal(chipsFor(understood(query))[0]?.removeUrl, without));
  }
});
