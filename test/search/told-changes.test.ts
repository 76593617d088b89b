import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ItemDocument } from '../../src/reports/item.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { ItemChanges, ItemSource, SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { temporaryFolder } from '../indexer/orchards.ts';
import { asked, harbourItem } from './harbour.ts';

const item = (name: string, words: string): ItemDocument =>
  harbourItem({ report: 'a-2031', item: name, says: [['Ines Calder', words]] });
const [PEAR, PLUM, QUINCE] = [item('one', 'A pear.'), item('two', 'A plum.'), item('three', 'A quince.')] as const;
const OTHER_PEAR = item('one', 'A late pear.');

/** Says which versions were asked for, and what was loaded. */
function source(
  documents: readonly ItemDocument[],
  state: string,
  changes: Readonly<Record<string, ItemChanges>> = {},
): { readonly items: ItemSource; readonly told: string[] } {
  const told: string[] = [];
  const { versions, load } = itemsInMemory(documents);
  return {
    told,
    items: {
      versions: () => {
        told.push('all versions');
        return versions();
      },
      load: (ids) => {
        told.push(...ids);
        return load(ids);
      },
      state: () => state,
      changedSince: (since) => (since === state ? { written: [], gone: [] } : (changes[since] ?? null)),
    },
  };
}

async function opened<T>(use: (engine: SearchEngine) => Promise<T>): Promise<T> {
  using folder = temporaryFolder();
  const engine = openEmbeddedEngine({ path: join(folder.path, 'search.db') });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

const total = async (engine: SearchEngine, words: string): Promise<number> => (await engine.search(asked(words))).total;

describe('an engine that is told what has changed', () => {
  it('asks for all versions only where it holds what nobody knows', () =>
    opened(async (engine) => {
      const first = source([PEAR, PLUM], 'first');
      await engine.sync(first.items);
      assert.deepEqual(first.told, ['all versions', PEAR.documentId, PLUM.documentId]);

      const same = source([PEAR, PLUM], 'first');
      const revision = engine.revision();
      assert.deepEqual(await engine.sync(same.items), { added: 0, updated: 0, removed: 0, unchanged: 2 });
      assert.deepEqual(same.told, []);
      assert.equal(engine.revision(), revision);

      const second = source([OTHER_PEAR, QUINCE], 'second', {
        first: { written: [OTHER_PEAR, QUINCE], gone: [PLUM.documentId, 'a-2031_never'] },
      });
      const progress: number[] = [];
      assert.deepEqual(await engine.sync(second.items, (done) => progress.push(done)), {
        ...{ added: 1, updated: 1, removed: 1, unchanged: 0 },
      });
      assert.deepEqual(second.told, [OTHER_PEAR.documentId, QUINCE.documentId]);
      assert.equal(progress.at(-1), 2);
      assert.deepEqual(
        [await total(engine, 'plum'), await total(engine, 'late'), await total(engine, 'quince')],
        [0, 1, 1],
      );

      const fourth = source([QUINCE], 'fourth', { third: { written: [], gone: [] } });
      await engine.sync(fourth.items);
      assert.deepEqual(fourth.told, ['all versions']);
      assert.deepEqual([await total(engine, 'late'), await total(engine, 'quince')], [0, 1]);
    }));

  it('loads nothing that it holds already, although it may have changed', () =>
    opened(async (engine) => {
      await engine.sync(source([PEAR, PLUM], 'first').items);
      const second = source([PEAR, PLUM], 'second', { first: { written: [PEAR], gone: [] } });
      assert.deepEqual(await engine.sync(second.items), { added: 0, updated: 0, removed: 0, unchanged: 2 });
      assert.deepEqual(second.told, []);
    }));

  it('forgets what it was told where it holds what has no name', () =>
    opened(async (engine) => {
      await engine.sync(source([PEAR], 'first').items);
      await engine.sync(itemsInMemory([PLUM]));
      const first = source([PEAR], 'first');
      await engine.sync(first.items);
      assert.deepEqual(first.told, ['all versions', PEAR.documentId]);
    }));
});
