import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { compoundsIn } from '../../indexer/publish/compounds.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { EMPTY_SEARCH } from '../../src/queries/parameters.ts';
import { type Searcher, searcherFor } from '../../src/queries/searcher.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { engineOn, newArchiveName, noOwnServer, startServer } from '../search/meilisearch-server.ts';
import { writeArchive } from '../web/fixture.ts';
import { LIBRARY_ARCHIVE } from '../web/library-archive.ts';
import { type ItemSketch, makeReport } from '../web/make-item.ts';

const ITEMS: readonly ItemSketch[] = [
  { title: 'Letters by wire', said: [['Bo Rask', 'Bo Rask said that an e-mail had come.']] },
  { title: 'Wire post', said: [['Tamsin Orr', 'Tamsin Orr said that the email was late.']] },
  { title: 'Store', said: [[null, 'The co-operative store was open.']] },
  { title: 'Guild', said: [[null, 'The cooperative guild met.']] },
  { title: 'Vote', said: [[null, 'Ivo Marl was re-elected as warden.']] },
  { title: 'Ballot', said: [[null, 'Ada Lune was reelected as steward.']] },
  { title: 'Health', said: [[null, 'The well-being fund was spent.']] },
  { title: 'Spa', said: [[null, 'The wellbeing room was warm.']] },
  { title: 'Fever', said: [[null, 'Covid-19 closed the hall.']] },
  { title: 'Ill', said: [[null, 'Covid19 closed the pier.']] },
  { title: 'Deputy', said: [[null, 'The vice-chair spoke about nets.']] },
  { title: 'Other', said: [[null, 'The vicechair spoke about oil.']] },
  { title: 'Poll', said: [[null, 'A by-election was held by the harbour. Another election came by itself.']] },
  { title: 'Purse', said: [[null, 'The fund raising dinner was full.']] },
  { title: 'Till', said: [[null, 'The lighthouse has a new till.']] },
  { title: 'Gas', said: [[null, 'The level of CO₂ rose in room C-12 of the quay.']] },
  { title: 'Hall', said: [['Bo O’Grady', 'Bo O’Grady said that the hall was cold.']] },
  { title: 'Ink', said: [[null, 'H₂O and the letter O were named. An operate button was mended.']] },
];

const ARCHIVE = {
  ...LIBRARY_ARCHIVE,
  reports: [
    makeReport({ id: 'scribe-2023-03-04', title: 'Words', meeting: { start: '2023-03-04', end: '2023-03-04' } }, ITEMS),
  ],
  former: [],
};
const texts = ARCHIVE.reports.flatMap(({ items }) => items.map(({ text }) => text));

const engines: readonly (readonly [name: string, skip: string | false, open: (data: string) => Promise<Opened>])[] = [
  [
    'the embedded engine',
    false,
    async (data) => ({ engine: openEmbeddedEngine({ path: dataPaths(data).engine }), stop: async () => {} }),
  ],
  [
    'Meilisearch',
    noOwnServer,
    async () => {
      const server = await startServer();
      return { engine: engineOn([server], newArchiveName()), stop: () => server.stop() };
    },
  ],
];

interface Opened {
  readonly engine: SearchEngine;
  readonly stop: () => Promise<void>;
}

for (const [name, skip, open] of engines) {
  describe(`compounds on ${name}`, { skip }, () => {
    const data = mkdtempSync(join(tmpdir(), 'rapporteur-compounds-'));
    let opened: Opened;
    let catalogue: Catalogue;
    let searcher: Searcher;
    before(async () => {
      opened = await open(data);
      const description = { ...ARCHIVE.description, compounds: compoundsIn(texts) };
      await writeArchive(data, { ...ARCHIVE, description });
      await opened.engine.sync(itemsInMemory(ARCHIVE.reports.flatMap(({ items }) => items)));
      catalogue = openCatalogue(dataPaths(data).catalogue);
      searcher = searcherFor(catalogue, opened.engine);
    });
    after(async () => {
      await opened.engine.close();
      await opened.stop();
      catalogue.close();
      rmSync(data, { recursive: true });
    });
    const found = async (q: string) => {
      const { search, result } = await searcher.run(await searcher.understand({ ...EMPTY_SEARCH, q }));
      return { titles: result.hits.map(({ title }) => title), ...result, dropped: search.dropped };
    };

    const same: readonly (readonly [readonly string[], readonly string[]])[] = [
      [
        ['email', 'e-mail', 'e mail', 'emails'],
        ['Letters by wire', 'Wire post'],
      ],
      [
        ['cooperative', 'co-operative', 'co operative', 'cooperatives'],
        ['Guild', 'Store'],
      ],
      [
        ['reelected', 're-elected', 're elected'],
        ['Ballot', 'Vote'],
      ],
      [
        ['wellbeing', 'well-being', 'well being'],
        ['Health', 'Spa'],
      ],
      [
        ['Covid19', 'Covid-19', 'covid 19'],
        ['Fever', 'Ill'],
      ],
      [
        ['vicechair', 'vice-chair', 'vice chair'],
        ['Deputy', 'Other'],
      ],
      [['byelection', 'by-election', 'by election', 'byelections'], ['Poll']],
      [['fundraising', 'fund-raising', 'fund raising'], ['Purse']],
      [['lighthouse', 'light-house'], ['Till']],
      [['CO2', 'CO₂', 'co2'], ['Gas']],
      [['C-12', 'C12', 'C 12'], ['Gas']],
      [['H2O', 'H₂O'], ['Ink']],
    ];
    for (const [ways, titles] of same) {
      it(`finds the same however it is typed: ${ways.join(', ')}`, async () => {
        for (const way of ways) {
          const answer = await found(way);
          assert.deepEqual([...answer.titles].sort(), [...titles].sort(), way);
          assert.deepEqual(answer.dropped, [], way);
        }
      });
    }
    it('leaves out all ways to write it, too', async () => {
      const { titles } = await found('closed -covid19');
      assert.deepEqual(titles, []);
    });
    it('keeps quotes as they are', async () => {
      assert.deepEqual((await found('"co-operative"')).titles, ['Store']);
    });
    it('says of no compound that no item has it', async () => {
      for (const q of ['byelection', 'cooperative', 'light-house', 'C12'])
        assert.deepEqual((await found(q)).corrections, [], q);
      assert.deepEqual((await found('fundraising')).corrections, [{ typed: 'fundraising', found: ['fund raising'] }]);
    });
    it('finds a speaker whose name is typed with a space', async () => {
      for (const q of ['O Grady hall', 'OGrady hall', "O'Grady hall", 'O Grady']) {
        assert.equal((await found(q)).titles[0], 'Hall', q);
      }
    });
  });
}

describe('the compounds that texts tell', () => {
  it('are those with a hyphen, and those apart that stand together as well', () => {
    const text = `A co-op and a car park. The coop, the carpark. Half-a-dozen pages 3-4. ${'A by-election. '.repeat(5)}`;
    const { apart, seldom } = compoundsIn([text]);
    assert.deepEqual(apart, ['by-election', 'car-park', 'co-op']);
    assert.deepEqual(seldom, ['a-dozen', 'half-a']);
  });
  it('are known together where both parts are words of their own', () => {
    const { together } = compoundsIn(['light house light house lighthouses', 'the lighthouse, a lighthouse']);
    assert.deepEqual(together, []);
    assert.deepEqual(compoundsIn(['light, house; light. House', 'the lighthouse, a lighthouse']).together, [
      'light-house',
    ]);
  });
  it('are the same for however they were written, whatever the words', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z]$/);
    fc.assert(
      fc.property(word, word, (first, second) => {
        for (const written of [
          `${first}-${second}`,
          `${first}‑${second}`,
          `${first} ${second} and ${first}${second}`,
        ]) {
          const { apart, seldom } = compoundsIn([`The ${written} was.`]);
          assert.deepEqual([...apart, ...seldom], [`${first}-${second}`], written);
        }
      }),
      { numRuns: 200 },
    );
  });
});
