import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { EMPTY_SEARCH, type SearchParameters } from '../../src/queries/parameters.ts';
import { type Searcher, searcherFor } from '../../src/queries/searcher.ts';
import { isBusiness } from '../../src/reports/item.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { openWordVectors } from '../../src/vectors/model.ts';
import { type Meaning, openMeaning } from '../../src/vectors/reader.ts';
import { writeVectors } from '../../src/vectors/writer.ts';
import { wordModel } from '../vectors/tiny-model.ts';
import { writeArchive } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { openTestEngine } from '../web/test-engine.ts';

/** Two subjects, a direction each: vans, and cakes, of which the archive has nothing. */
const VECTORS = {
  van: [1, 0.1, 0, 0],
  mobile: [0.9, 0, 0.1, 0],
  library: [0.8, 0.3, 0, 0],
  lorry: [0.95, 0.12, 0, 0],
  truck: [0.97, 0, 0.08, 0],
  budget: [0, 0, 1, 0.1],
  heating: [0, 1, 0, 0.1],
  cake: [0, 0.1, 0, 1],
  icing: [0, 0, 0.1, 1],
  sponge: [0.05, 0, 0, 0.9],
};
const LANGUAGE = {
  isFunctionWord: (word: string) => ['the', 'of', 'and'].includes(word),
  words: () => ['van', 'lorry', 'truck', 'cake', 'icing', 'sponge', 'heating'],
};

describe('what is perhaps about the same', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-perhaps-'));
  const told: string[] = [];
  let catalogue: Catalogue;
  let engine: SearchEngine;
  let meaning: Meaning;
  let searcher: Searcher;
  const items = LIBRARY_ARCHIVE.reports.flatMap((report) => report.items.filter(isBusiness));
  before(async () => {
    await writeArchive(data, LIBRARY_ARCHIVE);
    const model = openWordVectors(wordModel(data, VECTORS));
    writeVectors(dataPaths(data).vectors, model, LANGUAGE, itemsInMemory(items));
    catalogue = openCatalogue(dataPaths(data).catalogue);
    engine = await openTestEngine(data, 'read');
    meaning = openMeaning(dataPaths(data).vectors, model, (message) => told.push(message));
    searcher = searcherFor(catalogue, engine, { meaning });
  });
  after(async () => {
    meaning.close();
    await engine.close();
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  const found = async (q: string, more: Partial<SearchParameters> = {}, by = searcher) => {
    const outcome = await by.run(await by.understand({ ...EMPTY_SEARCH, q, ...more }));
    const others = await outcome.more();
    return { outcome, others, perhaps: await by.perhaps(outcome, others), near: (await by.offers(outcome)).near };
  };

  it('is found by words near to those that were typed, five items at most', async () => {
    const { outcome, perhaps } = await found('lorry');
    assert.equal(outcome.result.total, 0);
    assert.ok(perhaps.length > 0 && perhaps.length <= 5);
    assert.match(perhaps[0]?.title ?? '', /Mobile library/);
    assert.ok(
      perhaps[0]?.passages.some(({ marks }) => marks.length > 0),
      'what made it near is marked',
    );
  });

  it('is nothing where the words are about nothing in the archive', async () => {
    for (const q of ['cake', 'sponge icing', 'the icing of the cake', 'xylophone'])
      assert.deepEqual((await found(q)).perhaps, [], q);
  });

  it('repeats nothing that is shown already, and changes neither results nor counts', async () => {
    const { outcome, others, perhaps } = await found('van truck');
    const plain = await found('van truck', {}, searcherFor(catalogue, engine));
    assert.deepEqual(outcome.result, plain.outcome.result);
    assert.deepEqual(others, plain.others);
    assert.deepEqual(plain.perhaps, []);
    const shown = new Set(
      [...outcome.result.hits, ...others.map(({ hit }) => hit)].map(({ documentId }) => documentId),
    );
    assert.ok(perhaps.every(({ documentId }) => !shown.has(documentId)));
  });

  const FILTERS: readonly (readonly [what: string, more: Partial<SearchParameters>, q?: string])[] = [
    ['of a speaker', { speaker: ['bram-osei'] }],
    ['of a topic', { topic: ['finance'] }],
    ['of days', { from: '2024', to: '2024-06' }],
    ['of what is left out', {}, 'lorry -mobile'],
  ];
  for (const [what, more, q = 'lorry'] of FILTERS) {
    it(`keeps to the filters of the search: ${what}`, async () => {
      const { perhaps, outcome } = await found(q, more);
      const { request } = outcome.search;
      for (const hit of perhaps) {
        assert.ok(request.filters.speaker.every((id) => hit.speakers.some((speaker) => speaker.id === id)));
        assert.ok(request.filters.topic.every((id) => hit.topics.some((topic) => topic.id === id)));
        assert.ok(request.from === null || (hit.date ?? '') >= request.from);
        assert.ok(request.to === null || (hit.date ?? '9') <= request.to);
        assert.ok(q === 'lorry' || !/mobile/i.test(hit.title));
      }
    });
  }

  it('is not looked for on later pages, in order of date, and while somebody types', async () => {
    for (const more of [{ page: 2 }, { sort: 'newest' }, { isTyping: true }] as const)
      assert.deepEqual((await found('lorry', more)).perhaps, []);
  });

  it('offers words of the archive near to one that it has not', async () => {
    const { near } = await found('lorry');
    assert.deepEqual([near?.typed, near?.isAbsent], ['lorry', true]);
    assert.ok(
      near?.searches.some(({ parameters }) => parameters.q === 'lorry OR van'),
      JSON.stringify(near),
    );
    assert.ok(!near?.searches.some(({ label }) => label === 'truck'), 'the archive has no truck');
  });

  it('is written for what has changed alone, and the same in steps as at once', () => {
    const model = openWordVectors(data);
    const path = join(data, 'steps.db');
    const write = (some: typeof items) => writeVectors(path, model, LANGUAGE, itemsInMemory(some));
    assert.equal(write(items.slice(0, 5)), 5);
    assert.equal(write(items), items.length - 5);
    assert.equal(write(items), 0);
    assert.equal(write(items.slice(3)), 0);
    const steps = openMeaning(path, model, assert.fail);
    const atOnce = openMeaning(join(data, 'once.db'), model, assert.fail);
    writeVectors(join(data, 'once.db'), model, LANGUAGE, itemsInMemory(items.slice(3)));
    return Promise.all([steps.refresh(), atOnce.refresh()]).then(() => {
      assert.deepEqual(steps.nearItems(['van'], 9), atOnce.nearItems(['van'], 9));
      assert.deepEqual([steps.itemCount(), steps.share()], [atOnce.itemCount(), atOnce.share()]);
      assert.deepEqual(steps.itemsWith('van'), atOnce.itemsWith('van'));
      for (const one of [steps, atOnce]) one.close();
    });
  });

  it('is nothing, and the operator is told, where the file of vectors cannot be read', async () => {
    const path = join(data, 'broken.db');
    writeFileSync(path, 'no database at all, but a text that is long enough to look like one');
    const broken = openMeaning(path, openWordVectors(data), (message) => told.push(message));
    await broken.refresh();
    assert.deepEqual(broken.nearItems(['van'], 5), []);
    assert.match(told.at(-1) ?? '', /broken\.db cannot be read/);
  });

  it('is nothing of a file that another model has made', async () => {
    const folder = join(data, 'other');
    mkdirSync(folder);
    const other = openMeaning(
      dataPaths(data).vectors,
      openWordVectors(wordModel(folder, { van: [1, 2] })),
      assert.fail,
    );
    await other.refresh();
    assert.deepEqual(other.nearItems(['van'], 5), []);
  });
});
