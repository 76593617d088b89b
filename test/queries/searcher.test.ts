import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { cachedDirectory } from '../../src/queries/directory.ts';
import { EMPTY_SEARCH, type SearchParameters } from '../../src/queries/parameters.ts';
import { type Searcher, searcherFor } from '../../src/queries/searcher.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { parseQuery } from '../../src/search/query.ts';
import { searchJson } from '../../src/web/search/search-json.ts';
import { writeArchive } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { openTestEngine } from '../web/test-engine.ts';

describe('the searcher', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-searcher-'));
  const times = { parsed: 0, directory: 0, searched: 0 };
  let catalogue: Catalogue;
  let engine: SearchEngine;
  let searcher: Searcher;
  before(async () => {
    await writeArchive(data, LIBRARY_ARCHIVE);
    catalogue = openCatalogue(dataPaths(data).catalogue);
    engine = await openTestEngine(data, 'read');
    const directory = cachedDirectory(catalogue, engine);
    await directory();
    const counted: SearchEngine = {
      ...engine,
      search: (request) => {
        times.searched++;
        return engine.search(request);
      },
    };
    searcher = searcherFor(catalogue, counted, {
      parse: (text) => {
        times.parsed++;
        return parseQuery(text);
      },
      directory: () => {
        times.directory++;
        return directory();
      },
    });
  });
  after(async () => {
    await engine.close();
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  const asked = (q: string, more: Partial<SearchParameters> = {}) => {
    Object.assign(times, { parsed: 0, directory: 0, searched: 0 });
    return searcher.understand({ ...EMPTY_SEARCH, q, ...more });
  };

  describe('parses the query of a search once, and asks for the directory once', () => {
    const searches: readonly (readonly [what: string, q: string, more?: Partial<SearchParameters>])[] = [
      ['of words', 'mobile library'],
      ['that is a question', 'what did Bram Osei say about the mobile library in May 2024?'],
      ['that is a question, as typed', 'what did Bram Osei say about the van?', { as: 'typed' }],
      ['with a date that stands in no item', 'heating library May 2024'],
      ['of which words are left out', 'thermostat xylophone qwertz'],
      ['that finds nothing, with what else could be tried', '"no such phrase" speaker:quill from:2024 thermostat'],
      ['for a former id of a speaker', 'van', { speaker: ['the-chair', 'nobody'] }],
    ];
    for (const [what, q, more] of searches) {
      it(what, async () => {
        const outcome = await searcher.run(await asked(q, more));
        await searcher.offers(outcome);
        searchJson('https://example.org', outcome, await outcome.more());
        assert.deepEqual([times.parsed, times.directory], [1, 1]);
      });
    }
    it('that is read to its end', async () => {
      const { ids } = await searcher.all(await asked('library'));
      for await (const _id of ids);
      assert.deepEqual([times.parsed, times.directory], [1, 1]);
    });
  });

  it('finds by a name or a day beside words what the operator finds, and shows the others with these words below', async () => {
    const spans = [
      ['Bram Osei', 'speaker:bram-osei'],
      ['Osei', 'speaker:bram-osei'],
      ['Zoe', 'speaker:zoe-tremaine'],
      ['May 2024', 'from:2024-05 to:2024-05'],
      ['2023', 'from:2023 to:2023'],
    ] as const;
    const words = ['heating', 'library', 'counter', 'members', 'village', 'books', 'second chair', 'mobile library'];
    for (const word of words) {
      for (const [first, firstOperator] of spans) {
        for (const [second, secondOperator] of [['', ''], ...spans]) {
          const read = await searcher.run(await asked(`${word} ${first} ${second}`));
          const isRead = (typed: string) => read.whole.spans.length === (typed === '' ? 1 : 2);
          if (first === second || !isRead(second)) continue;
          const exact = await searcher.run(await asked(`${word} ${firstOperator} ${secondOperator}`));
          const ids = (outcome: typeof read) => outcome.result.hits.map(({ documentId }) => documentId);
          assert.deepEqual(ids(read).toSorted(), ids(exact).toSorted(), `${word} ${first} ${second}`);
          const typed = await searcher.run(await asked(`${word} ${first} ${second}`, { as: 'typed' }));
          if (read.result.total >= 10 || typed.search.dropped.length > 0) continue;
          const shown = new Set([...ids(read), ...(await read.more()).map(({ hit }) => hit.documentId)]);
          for (const id of ids(typed).slice(0, 10 - read.result.total)) assert.ok(shown.has(id), id);
        }
      }
    }
  });

  it('offers whom a name may mean that several have, with what each of them said', async () => {
    const outcome = await searcher.run(await asked('osei heating'));
    assert.deepEqual((await searcher.offers(outcome)).choices, []);
    const words = await searcher.run(await asked('osei'));
    assert.equal(words.search.question, 'none');
    const { choices } = await searcher.offers(words);
    assert.deepEqual(
      choices.map(({ label, parameters }) => [label, parameters.speaker]),
      [['Bram Osei', ['bram-osei']]],
    );
    for (const { parameters, count } of choices) {
      assert.equal((await searcher.run(await searcher.understand(parameters))).result.total, count);
    }
  });

  it('says of a day that no calendar has that its words were looked for', async () => {
    const { search } = await searcher.run(await asked('heating 31 June 2023'));
    assert.ok(search.notes.includes('“31 june 2023” is not a date, so it was searched for as words.'));
    assert.equal(search.request.from, null);
  });

  it('looks for a speaker under the present id, and says where the one that was asked for is a former one', async () => {
    const former = await asked('', { speaker: ['the-chair', 'bram-osei'] });
    assert.deepEqual(former.moved?.speaker, ['ada-quill', 'bram-osei']);
    assert.deepEqual(former.request.filters.speaker, ['ada-quill', 'bram-osei']);
    assert.equal((await asked('', { speaker: ['ada-quill', 'nobody'] })).moved, null);
  });

  it('asks the engine for items with some of the words only where somebody shows them', async () => {
    const outcome = await searcher.run(await asked('mobile library heating'));
    assert.equal(times.searched, 1);
    assert.equal((await outcome.more()).length, 3);
    assert.equal(times.searched, 2);
  });

  it('offers only what finds something, and counts what its search then finds', async () => {
    const outcome = await searcher.run(await asked('thermostat', { speaker: ['ada-quill'], from: '2030' }));
    const { wider } = await searcher.offers(outcome);
    assert.ok(wider.length > 0);
    for (const { label, parameters, count } of wider) {
      const { result } = await searcher.run(await searcher.understand(parameters));
      assert.deepEqual([label, result.total], [label, count]);
      assert.ok(count > 0, label);
    }
  });

  it('counts the pages by the size that was asked for, and gives nothing past the last', async () => {
    const first = await searcher.run(await asked('library'), 1);
    assert.equal(first.lastPage, first.result.total);
    const past = await searcher.run(await asked('library', { page: first.lastPage + 1 }), 1);
    assert.deepEqual([past.result.hits, past.result.total], [[], first.result.total]);
  });
});
