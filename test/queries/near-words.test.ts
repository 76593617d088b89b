import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { directoryOf } from '../../src/queries/directory.ts';
import { nearWords } from '../../src/queries/near-words.ts';
import { EMPTY_SEARCH, type SearchParameters } from '../../src/queries/parameters.ts';
import { type Searcher, searcherFor } from '../../src/queries/searcher.ts';
import { NOTHING_FOUND, type SearchEngine } from '../../src/search/engine.ts';
import { writeArchive } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { openTestEngine } from '../web/test-engine.ts';

const SYNONYMS = [
  ['bookmobile', 'mobile library', 'van'],
  ['travelling shelf', 'inspection', 'unheard-of'],
];

describe('other words for a word', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-near-words-'));
  let catalogue: Catalogue;
  let engine: SearchEngine;
  let searcher: Searcher;
  before(async () => {
    const description = {
      ...LIBRARY_ARCHIVE.description,
      synonyms: SYNONYMS,
      relatedWords: { cupboard: ['budget'] },
    };
    await writeArchive(data, { ...LIBRARY_ARCHIVE, description });
    catalogue = openCatalogue(dataPaths(data).catalogue);
    engine = await openTestEngine(data, 'read');
    searcher = searcherFor(catalogue, engine);
  });
  after(async () => {
    await engine.close();
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  const outcomeOf = async (q: string, more: Partial<SearchParameters> = {}) =>
    searcher.run(await searcher.understand({ ...EMPTY_SEARCH, q, ...more }));
  const nearOf = async (q: string, more: Partial<SearchParameters> = {}) =>
    (await searcher.offers(await outcomeOf(q, more))).near;

  it('are offered as searches that accept either, where no item has the word', async () => {
    const near = await nearOf('bookmobile');
    assert.deepEqual([near?.typed, near?.isAbsent], ['bookmobile', true]);
    assert.deepEqual(
      near?.searches.map(({ label, parameters }) => [label, parameters.q]),
      [
        ['mobile library', 'bookmobile OR "mobile library"'],
        ['van', 'bookmobile OR van'],
      ],
    );
  });

  it('are counted as the offered search finds them', async () => {
    for (const { parameters, count } of (await nearOf('bookmobile'))?.searches ?? [])
      assert.equal((await searcher.run(await searcher.understand(parameters))).result.total, count, parameters.q);
  });

  it('change nothing of what is found and counted', async () => {
    const { result, search } = await outcomeOf('bookmobile');
    assert.equal(result.total, 0);
    assert.deepEqual(
      search.request.clauses.flatMap(({ alternatives }) => alternatives.map(({ text }) => text)),
      ['bookmobile'],
    );
  });

  const CASES: readonly (readonly [what: string, q: string, offered: readonly string[]])[] = [
    ['of a word in another form', 'bookmobiles', ['bookmobiles OR "mobile library"', 'bookmobiles OR van']],
    ['of a phrase in quotes', '"travelling shelf"', ['"travelling shelf" OR inspection']],
    ['that the archive taught', 'cupboard', ['cupboard OR budget']],
    [
      'of a word beside others',
      'bookmobile -unicorn',
      ['bookmobile OR "mobile library" -unicorn', 'bookmobile OR van -unicorn'],
    ],
    ['of none that is left out', '-bookmobile cupboards -budget', []],
    ['of none that stands in the search already', 'bookmobile van "mobile library"', []],
    ['of no word that has none', 'village', []],
  ];
  for (const [what, q, offered] of CASES) {
    it(`are offered ${what}`, async () => {
      const near = await nearOf(q);
      const found = near?.searches.map(({ parameters }) => parameters.q) ?? [];
      assert.deepEqual(
        found.filter((one) => offered.includes(one)),
        offered,
        JSON.stringify(near),
      );
      if (offered.length === 0) assert.equal(near, null);
    });
  }

  it('are not offered where no item has them, on later pages, and while somebody types', async () => {
    assert.ok(!(await nearOf('inspection'))?.searches.some(({ label }) => label === 'unheard-of'));
    assert.equal(await nearOf('bookmobile', { page: 2 }), null);
    assert.equal(await nearOf('bookmobile', { isTyping: true }), null);
  });

  it('cost at most sixteen questions to the engine', async () => {
    let asked = 0;
    const counting: SearchEngine = {
      ...engine,
      search: (request) => {
        asked++;
        return engine.search(request);
      },
    };
    const many = Array.from({ length: 9 }, (_, n) => [
      `absent${n}`,
      ...Array.from({ length: 9 }, (__, m) => `none${n}of${m}`),
    ]);
    const directory = directoryOf({ ...catalogue.describe(), synonyms: many }, NOTHING_FOUND.facets, {
      otherPostItems: 0,
      outside: { otherPosts: 0, undated: 0, furniture: 0 },
    });
    const counted = searcherFor(catalogue, counting, { directory: async () => directory });
    const outcome = await counted.run(
      await counted.understand({ ...EMPTY_SEARCH, q: many.map(([word]) => word).join(' ') }),
    );
    asked = 0;
    const near = await nearWords(counting, outcome);
    assert.deepEqual([near, asked], [null, 16]);
  });

  it('keep the filters of the search', async () => {
    const near = await nearOf('bookmobile', { from: '2024' });
    assert.ok(
      near?.searches.every(({ parameters }) => parameters.from === '2024'),
      JSON.stringify(near),
    );
  });
});
