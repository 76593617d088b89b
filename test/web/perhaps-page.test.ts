import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { createApp } from '../../src/app.ts';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { dataPaths } from '../../src/config.ts';
import { isBusiness } from '../../src/reports/item.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { openWordVectors } from '../../src/vectors/model.ts';
import { type Meaning, openMeaning } from '../../src/vectors/reader.ts';
import { writeVectors } from '../../src/vectors/writer.ts';
import { wordModel } from '../vectors/tiny-model.ts';
import { writeArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { assertSoundPage } from './page-checks.ts';
import { openTestEngine } from './test-engine.ts';

const LANGUAGE = { isFunctionWord: (word: string) => word === 'the', words: () => ['van', 'lorry', 'cake'] };

describe('the page of a search that finds little', () => {
  const data = mkdtempSync(join(tmpdir(), 'rapporteur-perhaps-page-'));
  let catalogue: Catalogue;
  let engine: SearchEngine;
  let meaning: Meaning;
  let app: Express;
  let without: Express;
  before(async () => {
    await writeArchive(data, LIBRARY_ARCHIVE);
    const model = openWordVectors(
      wordModel(data, { van: [1, 0.1, 0], library: [0.8, 0.2, 0.1], lorry: [1, 0.12, 0.02], cake: [-0.1, 0.1, 1] }),
    );
    const items = LIBRARY_ARCHIVE.reports.flatMap((report) => report.items.filter(isBusiness));
    writeVectors(dataPaths(data).vectors, model, LANGUAGE, itemsInMemory(items));
    catalogue = openCatalogue(dataPaths(data).catalogue);
    engine = await openTestEngine(data, 'read');
    meaning = openMeaning(dataPaths(data).vectors, model, assert.fail);
    const parts = { catalogue, engine, baseUrl: 'http://localhost', logger: pino({ level: 'silent' }) };
    app = createApp({ ...parts, meaning });
    without = createApp(parts);
  });
  after(async () => {
    meaning.close();
    await engine.close();
    catalogue.close();
    rmSync(data, { recursive: true });
  });

  const page = async (path: string, of = app): Promise<string> => {
    const { status, text } = await request(of).get(path);
    assert.equal(status, 200, path);
    assertSoundPage(text, path);
    return text;
  };
  const HEADING = '<h2 id="perhaps-items">Perhaps about the same</h2>';

  it('ends in what is perhaps about the same, under a heading of its own', async () => {
    const html = await page('/search?q=lorry');
    const [before = '', perhaps = ''] = html.split(HEADING);
    assert.match(before, /No agenda items/);
    assert.match(perhaps, /Found by similar meaning, not by your words, and not counted above\./);
    assert.match(perhaps, /<li class="hit">/);
  });

  it('offers words near to one that the archive does not have, each as a link', async () => {
    const html = await page('/search?q=lorry');
    assert.match(html, /This archive has no “lorry”\. Near it: /);
    assert.match(html, /<a href="\/search\?q=lorry\+OR\+van" data-live>/);
  });

  it('has neither without word vectors, nor where the search is about nothing in the archive', async () => {
    assert.doesNotMatch(await page('/search?q=lorry', without), /Perhaps about|Near it/);
    assert.doesNotMatch(await page('/search?q=cake'), /Perhaps about/);
  });

  for (const path of ['/search.json', '/search.csv', '/search.md', '/search.jsonl', '/search.atom']) {
    it(`puts nothing of it into ${path}`, async () => {
      const [one, other] = await Promise.all([app, without].map((of) => request(of).get(`${path}?q=lorry`)));
      const stable = (text = '') => text.replace(/<updated>.*?<\/updated>/g, '');
      assert.equal(stable(one?.text), stable(other?.text));
    });
  }
});
