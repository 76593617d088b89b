// What every engine promises to readers. One suite, run by the tests of each engine.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hit, SearchEngine, SearchRequest } from '../../src/search/engine.ts';
import { describePassages } from './contract-passages.ts';
import { describeRelated } from './contract-related.ts';
import { describeSync } from './contract-sync.ts';
import { describeWords, type Found } from './contract-words.ts';
import { asked, HARBOUR, harbourItem, only } from './harbour.ts';

/** Gives an engine that holds nothing yet; the suite closes it. */
export type OpenEngine = () => Promise<SearchEngine>;

/** Runs the whole contract against the engine that `open` gives. */
export function engineContract(name: string, open: OpenEngine): void {
  describe(`${name} keeps the contract of search`, () => {
    let engine: SearchEngine;
    before(async () => {
      engine = await open();
      await engine.sync(HARBOUR);
    });
    after(() => engine.close());
    const found = async (query: string, more?: Partial<SearchRequest>) =>
      itemsOf((await engine.search(asked(query, more))).hits);
    const foundAny = async (query: string, more?: Partial<SearchRequest>) => (await found(query, more)).sort();

    describeWords(foundAny);
    describeFilters(() => engine, foundAny);
    describeOrder(() => engine, found, open);
    describePassages(() => engine);
    describeSuggestions(() => engine);
    describeRelated(() => engine, open);
    describeSync(open);
  });
}

export function itemsOf(hits: readonly Hit[]): string[] {
  return hits.map(({ itemId }) => itemId);
}

function describeFilters(engine: () => SearchEngine, found: Found): void {
  const cases: readonly (readonly [string, string, Partial<SearchRequest>, readonly string[]])[] = [
    [
      'an empty search finds all that report a meeting',
      '',
      {},
      ['budget', 'crane', 'dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    ['posts that report no meeting are found when asked for', 'sunny', { includesOtherPosts: true }, ['holiday']],
    ['posts that report no meeting are left out otherwise', 'sunny', {}, []],
    ['a topic filters', '', only({ topic: ['money'] }), ['budget', 'pilot-fees']],
    [
      'two topics are alternatives',
      '',
      only({ topic: ['money', 'ferries'] }),
      ['budget', 'ferry-timetable', 'pilot-fees'],
    ],
    ['facets combine with AND', '', only({ topic: ['works'], body: ['works-committee'] }), ['budget', 'crane']],
    ['an author filters by slug', '', only({ author: ['ada-norgard'] }), ['ferry-timetable']],
    ['an unknown value finds nothing', '', only({ topic: ['whales'] }), []],
    ['dates are inclusive', '', { from: '2030-11-02', to: '2031-03-04' }, ['budget', 'dredging', 'pilot-fees']],
    ['a date leaves out undated items', '', { from: '2031-03-05' }, ['ferry-timetable']],
    [
      'a speaker without words filters where they speak',
      '',
      only({ speaker: ['mira-osei'] }),
      ['budget', 'ferry-timetable'],
    ],
    ['with a speaker, words are theirs', 'storms', only({ speaker: ['bo-ferrant'] }), ['dredging']],
    ['with a speaker, all words are theirs', 'storms ships', only({ speaker: ['ines-calder'] }), []],
    [
      'with two speakers, one of them says all words',
      'storms ships',
      only({ speaker: ['ines-calder', 'bo-ferrant'] }),
      ['dredging'],
    ],
    ['two speakers do not share a phrase', '"them storms"', only({ speaker: ['ines-calder', 'bo-ferrant'] }), []],
    ['a title is nobody’s words', 'timetable', only({ speaker: ['ines-calder'] }), []],
    ['an excluded word is theirs, too', 'budget -ships', only({ speaker: ['ines-calder'] }), ['dredging']],
    ['only exclusions: where they speak without it', '-budget', only({ speaker: ['bo-ferrant'] }), []],
    [
      'exclusions of other speakers’ words do not count',
      '-ships',
      only({ speaker: ['ines-calder'] }),
      ['dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    [
      'the wider search matches the whole item',
      'ships',
      { ...only({ speaker: ['ines-calder'] }), speakerScope: 'present' },
      ['dredging'],
    ],
  ];
  for (const [promise, query, more, expected] of cases) {
    it(promise, async () => assert.deepEqual(await found(query, more), expected));
  }

  it('counts each facet without its own selection, most frequent first, then by label', async () => {
    const { total, facets } = await engine().search(
      asked('', { ...only({ topic: ['money'], body: ['works-committee'] }) }),
    );
    assert.equal(total, 1);
    assert.deepEqual(facets.topic, [
      { id: 'works', label: 'Works', count: 2 },
      { id: 'money', label: 'Money', count: 1 },
    ]);
    assert.deepEqual(facets.body, [
      { id: 'harbour-council', label: 'Harbour Council', count: 1 },
      { id: 'works-committee', label: 'Works Committee', count: 1 },
    ]);
    assert.deepEqual(facets.speaker, [{ id: 'mira-osei', label: 'Mira Osei', count: 1 }]);
    assert.deepEqual(facets.author, []);
  });
  it('counts years and months in order of time, without the dates of the request', async () => {
    const { total, facets } = await engine().search(asked('', { from: '2031-05-01', to: '2031-05-31' }));
    assert.equal(total, 1);
    assert.deepEqual(facets.year, [
      { value: '2030', count: 1 },
      { value: '2031', count: 3 },
    ]);
    assert.deepEqual(facets.month, [
      { value: '2030-11', count: 1 },
      { value: '2031-03', count: 2 },
      { value: '2031-05', count: 1 },
    ]);
  });
  it('counts beside a speaker the items in which they say the words', async () => {
    const { facets } = await engine().search(asked('budget'));
    assert.deepEqual(
      facets.speaker.map(({ id, count }) => [id, count]),
      [
        ['bo-ferrant', 2],
        ['ines-calder', 1],
      ],
    );
  });
}

function describeOrder(engine: () => SearchEngine, found: Found, open: OpenEngine): void {
  it('puts an item whose title has the words before one whose text has them', async () => {
    assert.equal((await found('ferry'))[0], 'ferry-timetable');
    assert.equal((await found('budget'))[0], 'budget');
  });
  it('puts the title first however often a text has the words', async () => {
    const other = await open();
    const says: readonly [string, string][] = Array.from({ length: 20 }, (_, n) => [
      'Ines Calder',
      `Storms delayed ship ${n}.`,
    ]);
    const title = 'Notes on lamps, buoys, ropes, tides and foghorns';
    await other.sync([
      harbourItem({
        report: 'a',
        item: 'often',
        date: '2031-01-02',
        says: [['Bo Ferrant', 'Foghorns, foghorns and foghorns!']],
      }),
      harbourItem({ report: 'a', item: 'named', date: '2031-01-01', title, says }),
      harbourItem({ report: 'a', item: 'other', date: '2031-01-03', says }),
    ]);
    assert.deepEqual(itemsOf((await other.search(asked('foghorns'))).hits), ['named', 'often']);
    await other.close();
  });
  it('puts a title first in the words of a speaker, too', async () => {
    assert.deepEqual(await found('ferry', only({ speaker: ['mira-osei'] })), ['ferry-timetable', 'budget']);
  });
  it('sorts the newest first and the undated last', async () => {
    const expected = ['ferry-timetable', 'dredging', 'pilot-fees', 'budget', 'crane'];
    assert.deepEqual(await found('', { sort: 'newest' }), expected);
    assert.deepEqual(await found(''), expected);
  });
  it('sorts the oldest first and the undated last', async () => {
    assert.deepEqual(await found('', { sort: 'oldest' }), [
      'budget',
      'dredging',
      'pilot-fees',
      'ferry-timetable',
      'crane',
    ]);
  });
  it('cuts pages that together are the whole, each item once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => found('', { page, pageSize: 2 })));
    assert.deepEqual(pages.flat(), ['ferry-timetable', 'dredging', 'pilot-fees', 'budget', 'crane']);
  });
  it('gives no hits past the end, but the true total', async () => {
    const { hits, total } = await engine().search(asked('', { page: 1000 }));
    assert.deepEqual([hits.length, total], [0, 5]);
  });
}

function describeSuggestions(engine: () => SearchEngine): void {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['suggests a speaker by the second name', 'cal', ['speaker ines-calder']],
    [
      'suggests topics and titles, most frequent first',
      'f',
      ['topic ferries', 'speaker bo-ferrant', 'item budget', 'item ferry-timetable', 'item pilot-fees'],
    ],
    ['suggests by several words', 'north ch', ['item dredging']],
    ['ignores case and diacritics', 'ÍNES', ['speaker ines-calder']],
    ['suggests nothing for nothing', ' ', []],
    ['suggests nothing from posts that report no meeting', 'quill', []],
  ];
  for (const [promise, prefix, expected] of cases) {
    it(promise, async () => {
      const suggestions = await engine().suggest(prefix);
      const given = suggestions.map(({ kind, id }) => `${kind} ${id.split('_').at(-1)}`);
      assert.deepEqual(given.toSorted(), expected.toSorted());
    });
  }
}
