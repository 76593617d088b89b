import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { CatalogueMissing } from '../../src/catalogue/catalogue.ts';
import { isBusiness } from '../../src/reports/item.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { orchards, rapporteur, type TemporaryFolder } from './orchards.ts';
import { catalogueOf, index } from './publishing.ts';

const REPORT = 'press-minutes-2031-05-04';
const TEXT = `## Present

- Hester Quill (Treasurer)
- Tam Birch

## Agenda

### Ladders

Hester Quill said that the ladders of the lower orchard are rotten and that new ladders cost forty crowns.

### Wasps

Tam Birch reported that wasps had nested in the press and that nobody had been stung yet.

## Next meeting

The press room, ladder store entrance, on the first Sunday of June.
`;

/** An archive with minutes of one meeting: attendance, a heading that only holds others, business, and when to meet again. */
function minutes(): TemporaryFolder {
  const folder = orchards();
  const head = '---\ntitle: Presses in May\nbody: presses\nmeeting: 2031-05-04\n---\n\n';
  folder.write('reports/press-minutes/may.md', `${head}${TEXT}`);
  return folder;
}

async function heldByEngine(folder: TemporaryFolder): Promise<number> {
  const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db'), readOnly: true });
  try {
    return (await engine.health()).itemCount;
  } finally {
    await engine.close();
  }
}

describe('publishing minutes with attendance and other furniture', () => {
  it('keeps every part in the catalogue, in its place, with its kind', async () => {
    using folder = minutes();
    await index(folder);
    const kinds = catalogueOf(folder, (catalogue) => catalogue.itemsOf(REPORT).map(({ id, kind }) => [id, kind]));
    assert.deepEqual(kinds, [
      ['present', 'furniture'],
      ['agenda', 'furniture'],
      ['ladders', 'business'],
      ['wasps', 'business'],
      ['next-meeting', 'furniture'],
    ]);
    const business = catalogueOf(folder, (catalogue) => catalogue.businessOf(REPORT).map(({ id }) => id));
    assert.deepEqual(business, ['ladders', 'wasps']);
  });

  it('gives the engine business alone, and counts business alone', async () => {
    using folder = minutes();
    const summary = await index(folder);
    assert.deepEqual([summary.items, summary.engine.added, summary.permalinksIssued], [2, 2, 5]);
    assert.equal(await heldByEngine(folder), 2);
    catalogueOf(folder, (catalogue) => {
      assert.deepEqual([catalogue.describe().itemCount, catalogue.report(REPORT)?.itemCount], [2, 2]);
      assert.deepEqual(
        catalogue.facetEntries('topic').map(({ id, items }) => [id, items]),
        [['ladders', 1]],
      );
      assert.equal(catalogue.describe().speakerCount, catalogue.facetEntries('speaker').length);
    });
  });

  it('issues permalinks for all of it, and issues none the second time', async () => {
    using folder = minutes();
    await index(folder);
    const { permalinksIssued, reportsChanged, engine } = await index(folder);
    assert.deepEqual([permalinksIssued, reportsChanged, engine.unchanged], [0, 0, 2]);
    assert.equal(folder.read('permalinks.jsonl').trim().split('\n').length, 5);
  });

  it('takes out of the engine what an older index held', async () => {
    using folder = minutes();
    await index(folder);
    const everything = catalogueOf(folder, (catalogue) => catalogue.itemsOf(REPORT));
    const engine = openEmbeddedEngine({ path: join(folder.path, 'data/search.db') });
    await engine.sync(itemsInMemory(everything));
    await engine.close();
    assert.equal(await heldByEngine(folder), 5);
    const { engine: summary } = await index(folder);
    assert.deepEqual([summary.removed, summary.unchanged], [3, 2]);
  });

  it('makes a catalogue of an older version anew', async () => {
    using folder = minutes();
    await index(folder);
    const database = new DatabaseSync(join(folder.path, 'data/catalogue.db'));
    database.exec('DROP TABLE item; CREATE TABLE item (document_id TEXT, json TEXT); PRAGMA user_version = 6');
    database.close();
    assert.throws(() => catalogueOf(folder, (catalogue) => catalogue.describe()), CatalogueMissing);
    assert.equal((await index(folder)).reportsChanged, 1);
    assert.deepEqual(
      catalogueOf(folder, (catalogue) =>
        catalogue
          .itemsOf(REPORT)
          .filter(isBusiness)
          .map(({ id }) => id),
      ),
      ['ladders', 'wasps'],
    );
  });

  it('exports all of it, and counts business alone among the items of topics', () => {
    using folder = minutes();
    const { stdout } = rapporteur(['export', '--archive', folder.path, '--data', join(folder.path, 'data')]);
    const exported = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      exported.map(({ kind, position }) => [kind, position]),
      [
        ['furniture', 1],
        ['furniture', 2],
        ['business', 3],
        ['business', 4],
        ['furniture', 5],
      ],
    );
    assert.match(
      rapporteur(['topics', '--archive', folder.path]).stdout,
      /1 {2}Ladders[\s\S]*1 {2}of 2 items have no topic/,
    );
  });

  it('says that the engine is up to date', async () => {
    using folder = minutes();
    await index(folder);
    const told = rapporteur(['index', '--engine', '--archive', folder.path, '--data', join(folder.path, 'data')]);
    assert.equal(told.status, 0, told.stdout + told.stderr);
    assert.match(told.stdout, /holds 2 agenda items/);
  });
});
