import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_CALLS, searchRelaxed } from '../../src/queries/relaxation.ts';
import { withSynonyms } from '../../src/queries/synonyms.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine, SearchRequest } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { queryText } from '../../src/search/query.ts';
import { itemsOf } from '../search/contract-suite.ts';
import { asked, HARBOUR, only } from '../search/harbour.ts';

describe('a search that no item answers whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-relaxation-'));
  let engine: SearchEngine;
  let calls = 0;
  const counted: Pick<SearchEngine, 'search'> = {
    search: (request) => {
      calls++;
      return engine.search(request);
    },
  };
  before(async () => {
    engine = openEmbeddedEngine({ path: join(folder, 'index.db') });
    await engine.sync(itemsInMemory(HARBOUR));
  });
  after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  const search = async (query: string, more?: Partial<SearchRequest>) => {
    calls = 0;
    const { result, dropped, withoutFilters } = await searchRelaxed(counted, asked(query, more));
    return { items: itemsOf(result.hits).sort(), total: result.total, dropped: queryText(dropped), withoutFilters };
  };

  const cases: readonly (readonly [string, string, Partial<SearchRequest>, string, readonly string[]])[] = [
    ['leaves out nothing where all words are found', 'channel storms', {}, '', ['dredging']],
    ['leaves out the word that no item holds', 'channel xylophone', {}, 'xylophone', ['dredging']],
    [
      'leaves out all words that no item holds',
      'xylophone channel qwertz storms',
      {},
      'xylophone qwertz',
      ['dredging'],
    ],
    [
      'leaves out the commoner of two words that are never found together',
      'timetable budget',
      {},
      'budget',
      ['ferry-timetable'],
    ],
    ['leaves out the commonest of three words, if that is enough', 'ferry dredging storms', {}, 'ferry', ['dredging']],
    ['leaves out another one where that is not enough', 'night ferry crane', {}, 'crane', ['ferry-timetable']],
    [
      'leaves out words that are each found, but never together',
      'eastquay storms night',
      {},
      'storms night',
      ['pilot-fees'],
    ],
    [
      'leaves out words that hold a sentence together, if that is enough',
      'what about storms of the channel',
      {},
      'what about of the',
      ['dredging'],
    ],
    [
      'keeps words that hold a sentence together where they can stay',
      'the ferry xylophone',
      {},
      'xylophone',
      ['budget', 'ferry-timetable'],
    ],
    [
      'lets them keep no other word out',
      'what did the timetable say of xylophone',
      {},
      'what did the say of xylophone',
      ['ferry-timetable'],
    ],
    ['loses no item for want of them', 'the crane and the xylophone', {}, 'the and the xylophone', ['budget', 'crane']],
    ['keeps the rare words', 'pass put by the crane costs ferry', {}, 'put by the', ['budget']],
    ['never leaves out a phrase', '"night ferry" channel', {}, 'channel', ['ferry-timetable']],
    ['never leaves out a phrase that no item holds', '"free ferry" channel', {}, '', []],
    [
      'never leaves out an alternative',
      'eastquay OR crane channel storms',
      {},
      'channel storms',
      ['budget', 'crane', 'pilot-fees'],
    ],
    ['never leaves out an exclusion', 'budget xylophone -storms', {}, 'xylophone', ['budget', 'pilot-fees']],
    ['never leaves out an exclusion that leaves nothing', 'budget -budget', {}, '', []],
    ['never leaves out the only word', 'xylophone', {}, '', []],
    ['never leaves out every word', 'xylophone qwertz', {}, '', []],
    ['never leaves out a filter', 'ferry xylophone', only({ topic: ['money'] }), 'xylophone', ['budget']],
    ['never leaves out who says it', 'storms xylophone', only({ speaker: ['bo-ferrant'] }), 'xylophone', ['dredging']],
    [
      'leaves out two of many words',
      'dredging budget xylophone pays two ships qwertz storms delayed',
      {},
      'xylophone qwertz',
      ['dredging'],
    ],
    [
      'finds something where hardly any of many words is found',
      'a1 b2 c3 storms d4 e5 f6 g7 h8',
      {},
      'a1 b2 c3 d4 e5 f6 g7 h8',
      ['dredging'],
    ],
    [
      'leaves out one of many words',
      'dredging budget pays for two xylophone ships storms delayed them',
      {},
      'xylophone',
      ['dredging'],
    ],
    [
      'takes a mistyped word for the meant one before it leaves it out',
      'budegt xylophone storms',
      {},
      'xylophone',
      ['dredging'],
    ],
  ];
  for (const [title, query, more, dropped, items] of cases) {
    it(`${title}: ${query}`, async () => {
      const found = await search(query, more);
      assert.deepEqual([found.dropped, found.items], [dropped, items]);
      assert.equal(found.withoutFilters, null);
      assert.ok(calls <= MAX_CALLS, `${calls} calls`);
    });
  }
  it('asks once where something is found', async () => {
    await search('channel storms');
    assert.equal(calls, 1);
  });
  it('says how many items there are without filters where they alone are to blame, and leaves out no word', async () => {
    for (const filters of [only({ topic: ['ferries'] }), { from: '2032-01-01' }, only({ speaker: ['mira-osei'] })]) {
      const found = await search('channel storms', filters);
      assert.deepEqual(found, { items: [], total: 0, dropped: '', withoutFilters: 1 });
    }
  });
  it('leads through the pages of what it found', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map(async (page) => (await search('budget xylophone', { page, pageSize: 2 })).items),
    );
    assert.deepEqual(
      pages.map(({ length }) => length),
      [2, 1, 0],
    );
    assert.deepEqual(pages.flat().sort(), ['budget', 'dredging', 'pilot-fees']);
  });
  it('tells what was typed, not the synonyms that were added to it', async () => {
    const request = asked('XYZ channel');
    const { clauses } = withSynonyms(request.clauses, [{ acronym: 'XYZ', expansion: 'xylophone zither' }]);
    const { dropped, result } = await searchRelaxed(engine, { ...request, clauses }, request.clauses);
    assert.equal(queryText(dropped), 'XYZ');
    assert.equal(result.total, 1);
  });
  it('finds something wherever one of the words is found, in few calls, for any words', async () => {
    const word = fc.constantFrom(
      ...'ferry budget storms crane night eastquay channel timetable xylophone qwertz -ships "night ferry" pass zither'.split(
        ' ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 14 }), async (words) => {
        const found = await search(words.join(' '));
        assert.ok(calls <= MAX_CALLS, `${calls} calls`);
        if (found.dropped !== '') assert.ok(found.total > 0);
        const request = asked(words.join(' '));
        const plain = request.clauses.filter(({ alternatives: [only], isExcluded }) => !isExcluded && !only?.isPhrase);
        if (found.total > 0 || plain.length < 2 || plain.length > 6) return;
        for (const one of plain) {
          const clauses = request.clauses.filter((clause) => clause === one || !plain.includes(clause));
          assert.equal((await engine.search({ ...request, clauses })).total, 0, `${queryText([one])} is found`);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
