import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { archiveIdentity } from '../../src/archive-identity.ts';
import type { ItemDocument } from '../../src/reports/item.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { indexNames } from '../../src/search/meilisearch/schema.ts';
import type { Outcome, TemporaryFolder } from '../indexer/orchards.ts';
import { clientOf, engineOn, noOwnServer, startServer, type TestServer } from '../search/meilisearch-server.ts';
import { changeReport, HARBOUR, ORCHARDS, running, siteOfBefore, twoArchives } from './before.ts';

const FORMER = indexNames('minutes').live;

describe('two archives of one folder name on a Meilisearch server', { skip: noOwnServer }, () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());
  beforeEach(async () => {
    const { results } = await clientOf(server).getRawIndexes({ limit: 100 });
    for (const { uid } of results) await clientOf(server).deleteIndex(uid).waitTask();
  });

  const on = (folder: TemporaryFolder, args: readonly string[]): Promise<Outcome> =>
    running(folder, args, { MEILI_URL: server.url, MEILI_ADMIN_KEY: server.key });
  const index = async (folder: TemporaryFolder, archive: string): Promise<string> => {
    const { status, stdout, stderr } = await on(folder, ['index', '--archive', archive]);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const found = async (folder: TemporaryFolder, archive: string, words: string): Promise<readonly string[]> => {
    const { stdout, stderr } = await on(folder, ['search', '--archive', archive, '--json', words]);
    assert.equal(stderr, '');
    return (JSON.parse(stdout) as { hits: { title: string }[] }).hits.map(({ title }) => title);
  };
  const assertOwnFound = async (folder: TemporaryFolder): Promise<void> => {
    for (const archive of [ORCHARDS, HARBOUR, ORCHARDS]) {
      assert.deepEqual(await found(folder, archive, 'pears'), archive === ORCHARDS ? ['Pears'] : []);
      assert.deepEqual(await found(folder, archive, 'boats'), archive === HARBOUR ? ['Boats'] : []);
    }
  };
  const indexes = async (): Promise<readonly string[]> =>
    (await clientOf(server).getRawIndexes({ limit: 100 })).results.map(({ uid }) => uid).sort();
  const nameOf = (folder: TemporaryFolder, archive: string): string =>
    indexNames(archiveIdentity(join(folder.path, archive))).live;

  /** As the version before would have left it: the harbour's items under the name of the folder alone. */
  const indexOfBefore = async (folder: TemporaryFolder): Promise<void> => {
    const database = new DatabaseSync(join(folder.path, 'data/minutes/catalogue.db'), { readOnly: true });
    const rows = database.prepare('SELECT json FROM item').all() as { json: string }[];
    database.close();
    const engine = engineOn([server], 'minutes');
    await engine.sync(itemsInMemory(rows.map(({ json }) => JSON.parse(json) as ItemDocument)));
    await engine.close();
  };

  for (const order of [
    [ORCHARDS, HARBOUR],
    [HARBOUR, ORCHARDS],
  ] as const) {
    it(`have an index each and find their own, ${order[0]} first`, async () => {
      using folder = twoArchives();
      for (const archive of order) await index(folder, archive);
      await assertOwnFound(folder);
      assert.deepEqual(await indexes(), order.map((archive) => nameOf(folder, archive)).sort());
      for (const archive of order) assert.match(await index(folder, archive), /items: 0 added, 0 updated, 0 removed/);
    });

    it(`take over the index of the version before: it goes to the archive whose items it holds, ${order[0]} first`, async () => {
      using folder = siteOfBefore();
      await indexOfBefore(folder);
      const told = new Map<string, string>();
      for (const archive of order) told.set(archive, await index(folder, archive));
      const taken =
        /Took over the index of this archive on http:\S+: rapporteur_minutes_v1 → rapporteur_minutes_v[0-9a-f]{8}_1\./;
      assert.match(told.get(HARBOUR) ?? '', taken);
      assert.doesNotMatch(told.get(ORCHARDS) ?? '', taken);
      await assertOwnFound(folder);
      assert.deepEqual(await indexes(), order.map((archive) => nameOf(folder, archive)).sort());
    });
  }

  it('are indexed at the same time', async () => {
    using folder = twoArchives();
    await Promise.all([ORCHARDS, HARBOUR].map((archive) => index(folder, archive)));
    await assertOwnFound(folder);
  });

  it('keep what each has while the other changes', async () => {
    using folder = twoArchives();
    for (const archive of [ORCHARDS, HARBOUR]) await index(folder, archive);
    changeReport(folder, HARBOUR);
    assert.match(await index(folder, HARBOUR), /items: 0 added, 1 updated, 0 removed/);
    assert.deepEqual(await found(folder, ORCHARDS, 'heron'), []);
    assert.deepEqual(await found(folder, HARBOUR, 'heron'), ['Lamps']);
    await assertOwnFound(folder);
  });

  it('leave alone an index of that name whose items are neither’s', async () => {
    using folder = twoArchives();
    using other = siteOfBefore();
    await indexOfBefore(other);
    await index(folder, HARBOUR);
    assert.deepEqual(await indexes(), [FORMER, nameOf(folder, HARBOUR)].sort());
  });

  it('go on with the keys for searching that were made for the name alone', async () => {
    using folder = twoArchives();
    const { key } = await clientOf(server).createKey({
      ...{ name: 'before', actions: ['search'], indexes: ['rapporteur_minutes_v*'], expiresAt: null },
    });
    await index(folder, HARBOUR);
    const { stdout } = await running(folder, ['search', '--archive', HARBOUR, '--json', 'boats'], {
      ...{ MEILI_URL: server.url, MEILI_SEARCH_KEY: key },
    });
    assert.match(stdout, /"title": "Boats"/);
    const { stdout: keys } = await running(folder, ['meilisearch', 'keys', '--archive', HARBOUR], {
      ...{ MEILI_URL: server.url, MEILI_MASTER_KEY: server.key },
    });
    const own = /MEILI_SEARCH_KEY=(\S+)/.exec(keys)?.[1] ?? '';
    const searched = { MEILI_URL: server.url, MEILI_SEARCH_KEY: own };
    assert.match(
      (await running(folder, ['search', '--archive', HARBOUR, '--json', 'boats'], searched)).stdout,
      /"Boats"/,
    );
    await index(folder, ORCHARDS);
    const foreign = await running(folder, ['search', '--archive', ORCHARDS, '--json', 'pears'], searched);
    assert.equal(foreign.status, 1, 'the key of one archive opens no index of the other');
  });
});
