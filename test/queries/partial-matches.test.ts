import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ENOUGH_FOUND, partialMatches } from '../../src/queries/partial-matches.ts';
import { withSynonyms } from '../../src/queries/synonyms.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine, SearchRequest } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { queryText } from '../../src/search/query.ts';
import { itemsOf } from '../search/contract-suite.ts';
import { asked, HARBOUR, harbourItem, only } from '../search/harbour.ts';

describe('a search that few items answer whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-partial-matches-'));
  let engine: SearchEngine;
  let calls = 0;
  const counted: Pick<SearchEngine, 'search' | 'related'> = {
    search: (request) => {
      calls++;
      return engine.search(request);
    },
    related: (documentId, limit) => engine.related(documentId, limit),
  };
  before(async () => {
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    const lanterns = Array.from({ length: 14 }, (_, index) =>
      harbourItem({
        report: 'lights-2032-01-10',
        item: `lantern-${String(index).padStart(2, '0')}`,
        title: `Lantern number ${index}`,
        says: [[null, index < 9 ? 'The lantern is of brass.' : 'The lantern is of tin.']],
      }),
    );
    const yard = [
      [
        'slipway',
        'The slipway: cradle and hoist go to tender. Yard and divers mend the winch, the rails and the pontoon.',
      ],
      ['later', 'The tender is late, and so the winch, the rails and the pontoon must wait for yard and divers.'],
      ['winch', 'The winch, the rails and the pontoon of the yard are listed as historic.'],
      ['choir', 'Tender voices, a tender evening.'],
    ].map(([item = '', text = '']) => harbourItem({ report: 'yard-2032-02-10', item, says: [[null, text]] }));
    await engine.sync(itemsInMemory([...HARBOUR, ...lanterns, ...yard]));
  });
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  const filledUp = async (query: string, more?: Partial<SearchRequest>) => {
    const request = asked(query, more);
    const result = await engine.search(request);
    calls = 0;
    const found = await partialMatches(counted, { request, typed: request.clauses, result });
    return { ...found, shown: itemsOf(result.hits), items: itemsOf(found.hits) };
  };

  const cases: readonly (readonly [string, string, Partial<SearchRequest>, readonly string[]])[] = [
    ['adds items with one of the words', 'channel storms crane', {}, ['budget', 'crane', 'dredging']],
    ['adds none that is shown already', 'channel storms fees', {}, ['dredging', 'pilot-fees']],
    ['adds none where all with any of the words are shown', 'channel storms', {}, []],
    [
      'does not count words that hold a sentence together',
      'what about the fees and the channel',
      {},
      ['dredging', 'pilot-fees'],
    ],
    [
      'takes a phrase as one of the things to choose from',
      '"free pass" channel timetable',
      {},
      ['budget', 'dredging', 'ferry-timetable'],
    ],
    [
      'takes alternatives as things to choose from',
      'eastquay OR channel timetable',
      {},
      ['dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    ['keeps exclusions', 'channel timetable crane -costs', {}, ['crane', 'dredging', 'ferry-timetable']],
    ['keeps filters', 'channel timetable crane', only({ topic: ['works'] }), ['budget', 'crane', 'dredging']],
    ['takes a phrase apart into its words', '"free ferry"', {}, ['budget', 'ferry-timetable']],
    ['keeps a phrase together where items have it and others do not', '"night ferry"', {}, ['budget']],
    ['does not look for words of a phrase that hold a sentence together', '"for the crane"', {}, ['budget']],
    ['takes words of a phrase as they are typed', '"crane harbuor"', {}, ['budget', 'crane']],
    [
      'takes alternatives for one thing of several',
      'storms OR crane eastquay OR timetable',
      {},
      ['budget', 'crane', 'dredging', 'ferry-timetable', 'pilot-fees'],
    ],
    [
      'adds items in which a speaker is present while others say it',
      'ships',
      only({ speaker: ['ines-calder'] }),
      ['dredging'],
    ],
    ['keeps that a speaker is present', 'harbour storms', only({ speaker: ['bo-ferrant'] }), ['dredging']],
    ['keeps exclusions from what others say, too', 'storms -ships', only({ speaker: ['ines-calder'] }), []],
    ['keeps dates', 'channel timetable', { from: '2031-05-01' }, ['ferry-timetable']],
    ['takes a mistyped word for the meant one', 'channnel timetable', {}, ['dredging', 'ferry-timetable']],
  ];
  for (const [title, query, more, items] of cases) {
    it(`${title}: ${query}`, async () => {
      assert.deepEqual((await filledUp(query, more)).items.toSorted(), items);
      assert.equal(calls, 1);
    });
  }

  const untouched: readonly (readonly [string, string, Partial<SearchRequest>])[] = [
    ['everything', '', {}],
    ['one word', 'storms', {}],
    ['one word and what only holds a sentence together', 'of the storms', {}],
    ['a word and an exclusion', 'storms -ships', {}],
    ['a phrase of one word', '"storms"', {}],
    ['alternatives', 'storms OR crane', {}],
    [
      'one word of any speaker who is present',
      'ships',
      { ...only({ speaker: ['ines-calder'] }), speakerScope: 'present' },
    ],
    ['a search in order of time', 'channel timetable', { sort: 'newest' }],
    ['a later page', 'channel timetable', { page: 2 }],
    ['a search that is still being typed', 'channel timeta', { isTyping: true }],
    ['a search with ten items', 'lantern number', {}],
    ['a search of which a page shows not all', 'lantern brass', { pageSize: 5 }],
  ];
  for (const [title, query, more] of untouched) {
    it(`asks nothing for ${title}: ${query}`, async () => {
      assert.deepEqual((await filledUp(query, more)).items, []);
      assert.equal(calls, 0);
    });
  }

  it('fills up to ten, best first', async () => {
    const { shown, items } = await filledUp('lantern brass budget');
    assert.deepEqual(shown, []);
    assert.equal(items.length, ENOUGH_FOUND);
    const { shown: brass, items: others } = await filledUp('lantern brass');
    assert.equal(brass.length, 9);
    assert.equal(others.length, 1);
    assert.ok(!brass.includes(others[0] ?? ''));
  });
  it('puts first what has much in common with the items shown', async () => {
    const { shown, items } = await filledUp('slipway cradle hoist tender');
    assert.deepEqual(shown, ['slipway']);
    assert.deepEqual(items, ['later', 'choir']);
    const { hits } = await engine.search(asked('tender'));
    assert.deepEqual(itemsOf(hits), ['choir', 'later', 'slipway'], 'the words alone would have it otherwise');
  });
  it('keeps the best of the others first where none is shown', async () => {
    const { shown, items } = await filledUp('hoist cradle accordion tender');
    assert.deepEqual(shown, []);
    assert.deepEqual([items[0], ...items.toSorted()], ['slipway', 'choir', 'later', 'slipway']);
  });
  it('names what it looked for as typed, and accepts synonyms of it', async () => {
    const request = asked('XYZ timetable');
    const { clauses } = withSynonyms(request.clauses, [{ acronym: 'XYZ', expansion: 'north channel' }]);
    const result = await engine.search({ ...request, clauses });
    const found = await partialMatches(engine, { request: { ...request, clauses }, typed: request.clauses, result });
    assert.equal(queryText(found.wanted.map(({ typed }) => typed)), 'XYZ timetable');
    assert.deepEqual(itemsOf(found.hits).toSorted(), ['dredging', 'ferry-timetable']);
  });
  it('takes a name for one thing, which an item has by either of its ends', async () => {
    const request = asked('Mira van Osei timetable');
    const result = await engine.search(request);
    const clauses = request.clauses.slice(0, 3);
    const names = [{ clauses, telling: [clauses[0], clauses[2]].filter((clause) => clause !== undefined) }];
    const { wanted } = await partialMatches(engine, { request, typed: request.clauses, names, result });
    assert.deepEqual(
      wanted.map(({ typed }) => queryText([typed])),
      ['Mira van Osei', 'timetable'],
    );
    assert.deepEqual(
      wanted.map(({ accepted }) => queryText([accepted])),
      ['Mira OR Osei', 'timetable'],
    );
  });
  it('says what mistyped words were taken for', async () => {
    const { corrections } = await filledUp('channnel timetable');
    assert.deepEqual(corrections, [{ typed: 'channnel', found: ['channel'] }]);
  });
});
