import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ItemDocument } from '../../src/reports/item.ts';
import { EngineUnavailable, type SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { indexNames, SETTINGS } from '../../src/search/meilisearch/schema.ts';
import { settingsChanges } from '../../src/search/meilisearch/settings.ts';
import { asked, HARBOUR, harbourItem, only } from './harbour.ts';
import { lighthouses } from './harbour-lights.ts';
import {
  clientOf,
  engineOn,
  newArchiveName,
  noOwnServer,
  noServer,
  startServer,
  type TestServer,
} from './meilisearch-server.ts';

const total = async (engine: SearchEngine, query: string) => (await engine.search(asked(query))).total;

describe('synchronising with a Meilisearch server', { skip: noServer }, () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  /** What the server was sent since, newest first. */
  const tasksOf = async (archive: string) => {
    const { live, next } = indexNames(archive);
    return (await clientOf(server).tasks.getTasks({ indexUids: [live, next], limit: 1000 })).results;
  };

  it('sends what has changed and nothing else', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive);
    const items = lighthouses(40, 'lamps');
    await engine.sync(itemsInMemory(items));
    const before = (await tasksOf(archive)).length;
    assert.deepEqual(await engine.sync(itemsInMemory(items)), { added: 0, updated: 0, removed: 0, unchanged: 40 });
    assert.equal((await tasksOf(archive)).length, before);

    const changed = harbourItem({
      report: 'light-1',
      item: 'lighthouse',
      title: 'Signal',
      says: [['Bo Ferrant', 'The foghorn.']],
    });
    const summary = await engine.sync(itemsInMemory([items[0] as ItemDocument, changed, ...items.slice(3)]));
    assert.deepEqual(summary, { added: 0, updated: 1, removed: 1, unchanged: 38 });
    const added = (await tasksOf(archive)).find(({ type }) => type === 'documentAdditionOrUpdate');
    // The item, what its speaker says, the note on the whole, the two that are gone, and the parts of what is looked up that differ.
    assert.ok((added?.details?.receivedDocuments ?? 99) <= 25, JSON.stringify(added?.details));
    assert.deepEqual([await total(engine, 'lighthouse'), await total(engine, 'foghorn')], [38, 1]);
    assert.equal((await engine.search(asked('foghorn', only({ speaker: ['ines-calder'] })))).total, 0);
    await engine.close();
  });

  it('takes large changes for a new index, which takes the place of the old one', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive, { changesLimit: 20_000 });
    await engine.sync(itemsInMemory(lighthouses(100, 'lamps')));
    const changed = [...lighthouses(50, 'candles'), ...lighthouses(90, 'lamps').slice(50)];
    assert.deepEqual(await engine.sync(itemsInMemory(changed)), { added: 0, updated: 50, removed: 10, unchanged: 40 });
    assert.deepEqual(
      [await total(engine, 'lighthouse'), await total(engine, 'candles'), await total(engine, 'lamps')],
      [90, 50, 40],
    );
    const { speaker } = (await engine.search(asked('lighthouse'))).facets;
    assert.deepEqual(speaker, [{ id: 'ines-calder', label: 'Ines Calder', count: 90 }]);
    const swaps = (await clientOf(server).tasks.getTasks({ types: ['indexSwap'], limit: 1000 })).results;
    const { live, next } = indexNames(archive);
    assert.equal(
      swaps.filter(({ details }) => details?.swaps?.some(({ indexes }) => indexes.includes(live))).length,
      2,
    );
    await assert.rejects(clientOf(server).getRawIndex(next), /not found/);
    await engine.close();
  });

  it('clears away what a run that was killed has left behind', async () => {
    const archive = newArchiveName();
    const { next } = indexNames(archive);
    const client = clientOf(server);
    await client.createIndex(next, { primaryKey: 'id' }).waitTask();
    await client.index(next).addDocuments([{ id: 'half-made', kind: 'item', words: ['ferri'] }]);
    const engine = engineOn([server], archive);
    assert.equal((await engine.health()).isReady, false);
    await engine.sync(itemsInMemory(HARBOUR));
    assert.equal(await total(engine, 'ferry'), 2);
    await assert.rejects(client.getRawIndex(next), /not found/);
    await engine.close();
  });

  it('makes an index anew that other code has made, and serves the old one meanwhile', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(HARBOUR));
    const index = clientOf(server).index(indexNames(archive).live);
    await index.updateDocuments([{ id: 'about', rules: 'other' }]).waitTask();
    await index.updateDocuments([{ id: 'works-undated_crane', words: ['nonsens'] }]).waitTask();
    const totals: Promise<number>[] = [];
    assert.equal(await total(engine, 'crane'), 1);
    const { added } = await engine.sync(itemsInMemory(HARBOUR), () => totals.push(total(engine, '')));
    assert.equal(added, 6);
    assert.deepEqual(new Set(await Promise.all(totals)), new Set([5]));
    assert.equal(await total(engine, 'crane'), 2);
    await engine.close();
  });

  it('makes an index anew from which somebody has removed documents', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(HARBOUR));
    await clientOf(server).index(indexNames(archive).live).deleteDocument('works-undated_crane').waitTask();
    assert.equal(await total(engine, ''), 4);
    await engine.sync(itemsInMemory(HARBOUR));
    assert.equal(await total(engine, ''), 5);
    await engine.close();
  });

  it('does not let a task of a killed run happen after its own', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(HARBOUR));
    const late = { id: 'late_item', kind: 'item', item: 'late_item', other: 'no', words: ['ferri'], stored: '{}' };
    await clientOf(server).index(indexNames(archive).live).addDocuments([late]);
    await engine.sync(itemsInMemory(HARBOUR.slice(1)));
    assert.equal(await total(engine, ''), 4);
    await engine.close();
  });

  it('sends settings only where they differ, and puts back what somebody changed', async () => {
    const archive = newArchiveName();
    const engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(HARBOUR));
    const settingsTasks = async () => (await tasksOf(archive)).filter(({ type }) => type === 'settingsUpdate');
    const index = clientOf(server).index(indexNames(archive).live);
    assert.deepEqual(settingsChanges(await index.getSettings()), {});
    const before = (await settingsTasks()).length;
    await engine.sync(itemsInMemory(HARBOUR.slice(1)));
    assert.equal((await settingsTasks()).length, before);
    await index.updateSettings({ stopWords: ['the'], rankingRules: ['words'] }).waitTask();
    await engine.sync(itemsInMemory(HARBOUR));
    assert.deepEqual(Object.keys((await settingsTasks())[0]?.details ?? {}).sort(), ['rankingRules', 'stopWords']);
    assert.deepEqual((await index.getSettings()).rankingRules, SETTINGS.rankingRules);
    await engine.close();
  });

  it('keeps several archives apart', async () => {
    const [one, other] = ['', '-2'].map((ending) => engineOn([server], `${newArchiveName()}${ending}`));
    assert.ok(one && other);
    await one.sync(itemsInMemory(HARBOUR));
    await other.sync(itemsInMemory(lighthouses(3, 'lamps')));
    assert.deepEqual([await total(one, ''), await total(other, '')], [5, 3]);
    const names = ['minutes', 'Minutes', 'min utes', 'min-utes', 'münutes'].map((name) => indexNames(name).live);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z0-9_-]+$/);
    await Promise.all([one.close(), other.close()]);
  });

  it('takes an index that is not whole, or of another version, for none', async () => {
    const archive = newArchiveName();
    const { live } = indexNames(archive);
    const engine = engineOn([server], archive);
    await engine.sync(itemsInMemory(HARBOUR));
    await clientOf(server)
      .index(live)
      .updateDocuments([{ id: 'about', version: 999 }])
      .waitTask();
    const other = engineOn([server], archive);
    assert.equal(await total(other, ''), 0);
    const { isReady, description } = await other.health();
    assert.equal(isReady, false);
    assert.match(description, /there is no whole index of this version yet\. Run “npx rapporteur index”/);
    assert.equal((await other.sync(itemsInMemory(HARBOUR))).added, 6);
    assert.equal(await total(other, ''), 5);
    await Promise.all([engine.close(), other.close()]);
  });

  it('refuses two documents with one id, and keeps what it had', async () => {
    const engine = engineOn([server], newArchiveName());
    await engine.sync(itemsInMemory(HARBOUR));
    const [first, second] = HARBOUR;
    assert.ok(first && second);
    await assert.rejects(engine.sync(itemsInMemory([first, second, first])), /two documents have the id council/);
    assert.equal(await total(engine, ''), 5);
    await engine.close();
  });

  it('refuses to write where it may only read, and everything once it is closed', async () => {
    const engine = engineOn([server], newArchiveName(), { writeAddresses: [] });
    await assert.rejects(engine.sync(itemsInMemory(HARBOUR)), /for reading only/);
    await engine.close();
    await assert.rejects(engine.search(asked('')), EngineUnavailable);
  });
});

describe('synchronising with two Meilisearch servers', { skip: noOwnServer }, () => {
  it('makes both alike, and goes on with one where the other is away', async () => {
    const first = await startServer();
    const second = await startServer(first.key);
    const archive = newArchiveName();
    const both = engineOn([first, second], archive, { retryForMs: 500 });
    const [one, other] = [engineOn([first], archive), engineOn([second], archive)];
    try {
      await both.sync(itemsInMemory(HARBOUR));
      assert.deepEqual([await total(one, 'ferry'), await total(other, 'ferry')], [2, 2]);
      await second.kill();
      const away = new RegExp(`${second.url}: it cannot be reached \\(ECONNREFUSED\\)\\. Is it running`);
      await assert.rejects(both.sync(itemsInMemory(HARBOUR.slice(3))), away);
      assert.equal(await total(one, ''), 2);
      await second.restart();
      assert.equal(await total(other, ''), 5);
      await both.sync(itemsInMemory(HARBOUR.slice(3)));
      assert.deepEqual([await total(one, ''), await total(other, '')], [2, 2]);
    } finally {
      await Promise.all([both.close(), one.close(), other.close()]);
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});
