// The part of the contract that is about filters and the counts beside their values.
import assert from 'node:assert/strict';
import type { SearchRequest } from '../../src/search/engine.ts';
import { WHARF_COUNT, WHARF_SPEAKERS } from './contract-roadstead.ts';
import type { Found, Suite } from './contract-suite.ts';
import { asked, only } from './harbour.ts';

export function describeFilters({ promise, engine, large, found: inOrder }: Suite): void {
  const found: Found = async (query, more) => (await inOrder(query, more)).sort();

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
  for (const [title, query, more, expected] of cases) {
    promise(title, async () => assert.deepEqual(await found(query, more), expected));
  }

  promise('counts each facet without its own selection, most frequent first, then by label', async () => {
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
  promise('counts years and months in order of time, without the dates of the request', async () => {
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
  promise('counts beside a speaker the items in which they say the words', async () => {
    const { facets } = await engine().search(asked('budget'));
    assert.deepEqual(
      facets.speaker.map(({ id, count }) => [id, count]),
      [
        ['bo-ferrant', 2],
        ['ines-calder', 1],
      ],
    );
  });
  promise('counts beside a speaker, in the wider search, the items in which they speak', async () => {
    const { facets, total } = await engine().search(asked('budget', { speakerScope: 'present' }));
    assert.equal(total, 3);
    assert.deepEqual(
      facets.speaker.map(({ id, count }) => [id, count]),
      [
        ['bo-ferrant', 2],
        ['ines-calder', 2],
        ['mira-osei', 1],
      ],
    );
  });
  promise('counts other facets and dates by what the selected speaker says', async () => {
    const { facets } = await engine().search(asked('ferry', only({ speaker: ['mira-osei'] })));
    assert.deepEqual(
      facets.topic.map(({ id, count }) => [id, count]),
      [
        ['ferries', 1],
        ['money', 1],
        ['works', 1],
      ],
    );
    assert.deepEqual(facets.year, [
      { value: '2030', count: 1 },
      { value: '2031', count: 1 },
    ]);
    assert.deepEqual(
      facets.speaker.map(({ id, count }) => [id, count]),
      [
        ['mira-osei', 2],
        ['ines-calder', 1],
      ],
    );
  });
  promise('counts exactly, however many items and values there are', async () => {
    const { facets, total } = await large().search(asked('wharf', { pageSize: 1 }));
    assert.equal(total, WHARF_COUNT);
    assert.equal(facets.speaker.length, WHARF_SPEAKERS);
    assert.ok(facets.speaker.every(({ count }) => count === WHARF_COUNT / WHARF_SPEAKERS));
    assert.equal(facets.month.length, WHARF_COUNT / 10);
    assert.ok(facets.month.every(({ count }) => count === 10));
    assert.deepEqual(facets.year.at(0), { value: '2001', count: 120 });
    assert.deepEqual(facets.year.at(-1), { value: '2011', count: 60 });
    assert.equal(
      (await large().search(asked('wharf', { pageSize: 1, facetValues: 3 }))).facetTotals.speaker,
      WHARF_SPEAKERS,
    );
    const all = await large().search(asked('', { pageSize: 1 }));
    assert.equal(all.facets.speaker.filter(({ id }) => id.startsWith('warden')).length, WHARF_SPEAKERS);
  });
  promise('gives the most frequent values of a facet, those selected, and how many there are', async () => {
    for (const words of ['', 'ferry OR budget OR crane']) {
      const all = await engine().search(asked(words));
      const [first, ...others] = all.facets.speaker;
      const last = others.at(-1);
      assert.ok(first && last && others.length > 1);
      const cut = await engine().search(asked(words, { facetValues: 1 }));
      assert.deepEqual(cut.facets.speaker, [first]);
      assert.deepEqual(cut.facets.topic, all.facets.topic.slice(0, 1));
      assert.deepEqual([cut.facets.year, cut.facets.month], [all.facets.year, all.facets.month]);
      assert.deepEqual(cut.facetTotals, all.facetTotals);
      assert.equal(cut.facetTotals.speaker, all.facets.speaker.length);
      assert.deepEqual((await engine().search(asked(words, { facetValues: 0 }))).facets.speaker, []);

      const narrowed = asked(words, only({ speaker: [last.id] }));
      const { facets } = await engine().search(narrowed);
      const selected = facets.speaker.findIndex(({ id }) => id === last.id);
      const expected = [facets.speaker[0], facets.speaker[selected]].filter((_, place) => place === 0 || selected > 0);
      assert.deepEqual((await engine().search({ ...narrowed, facetValues: 1 })).facets.speaker, expected);
    }
  });
  promise('gives ids in the place of hits, in the same order, page by page', async () => {
    for (const words of ['', 'ferry OR budget OR crane']) {
      for (const sort of ['newest', 'oldest', 'relevance'] as const) {
        const request = asked(words, { sort, pageSize: 2 });
        for (const page of [1, 2]) {
          const whole = await engine().search({ ...request, page });
          const { hits, ids, total } = await engine().search({ ...request, page, detail: 'ids' });
          assert.deepEqual(
            ids,
            whole.hits.map(({ documentId }) => documentId),
          );
          assert.deepEqual([hits, total], [[], whole.total]);
        }
      }
    }
  });
}
