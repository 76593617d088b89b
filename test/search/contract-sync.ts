// The part of the contract that is about keeping an engine's content equal to the archive's.
import assert from 'node:assert/strict';
import type { ItemDocument } from '../../src/reports/item.ts';
import type { ItemSource, SearchEngine } from '../../src/search/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import type { Suite } from './contract-suite.ts';
import { asked, HARBOUR, harbourItem } from './harbour.ts';

const FIRST = harbourItem({ report: 'a-2031', item: 'one', says: [['Ines Calder', 'The lighthouse keeper.']] });
const CHANGED = harbourItem({ report: 'a-2031', item: 'one', says: [['Bo Ferrant', 'The foghorn.']] });
const SECOND = harbourItem({ report: 'a-2031', item: 'two', says: [['Ines Calder', 'The lighthouse.']] });

export function describeSync({ promise, open }: Suite): void {
  const opened = async (test: (engine: SearchEngine) => Promise<void>) => {
    const engine = await open();
    try {
      await test(engine);
    } finally {
      await engine.close();
    }
  };
  const total = async (engine: SearchEngine, query: string) => (await engine.search(asked(query))).total;

  promise('finds nothing before the first sync, and says that it is not ready', () =>
    opened(async (engine) => {
      assert.deepEqual(await engine.search(asked('ferry')), {
        hits: [],
        total: 0,
        facets: { speaker: [], topic: [], author: [], body: [], year: [], month: [] },
        facetTotals: { speaker: 0, topic: 0, author: 0, body: 0 },
        corrections: [],
      });
      assert.deepEqual(await engine.suggest('fe'), []);
      assert.deepEqual((await engine.health()).itemCount, 0);
    }),
  );
  promise('tells what a sync did, and does nothing twice', () =>
    opened(async (engine) => {
      assert.deepEqual(await engine.sync(itemsInMemory(HARBOUR)), { added: 6, updated: 0, removed: 0, unchanged: 0 });
      assert.deepEqual(await engine.sync(itemsInMemory(HARBOUR)), { added: 0, updated: 0, removed: 0, unchanged: 6 });
      assert.deepEqual(await engine.sync(itemsInMemory([FIRST, ...HARBOUR.slice(1)])), {
        added: 1,
        updated: 0,
        removed: 1,
        unchanged: 5,
      });
      const { isReady, itemCount } = await engine.health();
      assert.deepEqual([isReady, itemCount], [true, 6]);
    }),
  );
  promise('tells another revision after each change and the same one until then, or none', () =>
    opened(async (engine) => {
      const revisions: (string | null)[] = [];
      for (const documents of [[FIRST], [CHANGED], [FIRST], [FIRST, SECOND], [SECOND], []]) {
        await engine.sync(itemsInMemory(documents));
        const revision = engine.revision();
        await engine.search(asked('lighthouse'));
        assert.equal(engine.revision(), revision);
        revisions.push(revision);
      }
      const known = revisions.filter((revision) => revision !== null);
      assert.equal(new Set(known).size, known.length);
      assert.ok(known.length === 0 || known.length === revisions.length);
    }),
  );
  promise('loads nothing where nothing has changed', () =>
    opened(async (engine) => {
      const loaded = watched();
      await engine.sync(loaded.of([FIRST, SECOND]));
      assert.deepEqual(loaded.take(), [FIRST.documentId, SECOND.documentId]);
      await engine.sync(loaded.of([FIRST, SECOND]));
      assert.deepEqual(loaded.take(), []);
    }),
  );
  promise('loads only what has changed', () =>
    opened(async (engine) => {
      const loaded = watched();
      await engine.sync(itemsInMemory([FIRST, SECOND]));
      await engine.sync(loaded.of([CHANGED, SECOND]));
      assert.deepEqual(loaded.take(), [CHANGED.documentId]);
      await engine.sync(loaded.of([CHANGED]));
      assert.deepEqual(loaded.take(), []);
    }),
  );
  promise('forgets the words, speakers and facets of what changed or vanished', () =>
    opened(async (engine) => {
      await engine.sync(itemsInMemory([FIRST, SECOND]));
      assert.equal(await total(engine, 'lighthouse'), 2);
      assert.deepEqual(await engine.sync(itemsInMemory([CHANGED])), { added: 0, updated: 1, removed: 1, unchanged: 0 });
      assert.equal(await total(engine, 'lighthouse'), 0);
      const { facets, total: all } = await engine.search(asked('foghorn'));
      assert.equal(all, 1);
      assert.deepEqual(
        facets.speaker.map(({ id }) => id),
        ['bo-ferrant'],
      );
      assert.deepEqual(await engine.suggest('ines'), []);
    }),
  );
  promise('takes a word for mistyped once no item holds it any more', () =>
    opened(async (engine) => {
      const misprint = harbourItem({ report: 'a-2031', item: 'two', says: [['Ines Calder', 'The lighthouze.']] });
      await engine.sync(itemsInMemory([FIRST, misprint]));
      assert.equal(await total(engine, 'lighthouze'), 1);
      await engine.sync(itemsInMemory([FIRST, SECOND]));
      assert.equal(await total(engine, 'lighthouze'), 2);
    }),
  );
  promise('may be emptied', () =>
    opened(async (engine) => {
      await engine.sync(itemsInMemory(HARBOUR));
      assert.deepEqual(await engine.sync(itemsInMemory([])), { added: 0, updated: 0, removed: 6, unchanged: 0 });
      assert.equal(await total(engine, ''), 0);
    }),
  );
  promise('keeps the last state when reading the archive fails half-way', () =>
    opened(async (engine) => {
      await engine.sync(itemsInMemory(HARBOUR));
      for (const items of FAILING) await assert.rejects(engine.sync(items), /unreadable report/);
      assert.equal(await total(engine, 'lighthouse'), 0);
      assert.equal(await total(engine, 'Eastquay'), 1);
      await engine.sync(itemsInMemory([FIRST]));
      assert.equal(await total(engine, 'lighthouse'), 1);
    }),
  );
  promise('answers from the last state while a sync runs', () =>
    opened(async (engine) => {
      await engine.sync(itemsInMemory(HARBOUR));
      const totals: Promise<number>[] = [];
      const ahead = Array.from({ length: 3000 }, (_, n) =>
        harbourItem({ report: `r-${n}`, item: 'x', says: [[null, 'lighthouse']] }),
      );
      await engine.sync(itemsInMemory(ahead), () => totals.push(total(engine, 'lighthouse')));
      assert.ok(totals.length > 1);
      assert.equal(await totals[0], 0);
      assert.equal(await total(engine, 'lighthouse'), 3000);
    }),
  );
  promise('reports progress up to the number of documents', () =>
    opened(async (engine) => {
      let last = 0;
      await engine.sync(itemsInMemory(HARBOUR), (done) => {
        assert.ok(done > last);
        last = done;
      });
      assert.equal(last, HARBOUR.length);
    }),
  );
  promise('runs two syncs one after the other', () =>
    opened(async (engine) => {
      await Promise.all([engine.sync(itemsInMemory(HARBOUR)), engine.sync(itemsInMemory([FIRST]))]);
      assert.equal(await total(engine, ''), 1);
    }),
  );
}

/** Items in memory, and which of them were loaded. */
function watched(): { of(documents: readonly ItemDocument[]): ItemSource; take(): readonly string[] } {
  const loaded: string[] = [];
  return {
    of(documents) {
      const items = itemsInMemory(documents);
      return {
        versions: items.versions,
        load: (documentIds) => {
          loaded.push(...documentIds);
          return items.load(documentIds);
        },
      };
    },
    take: () => loaded.splice(0),
  };
}

function* failing(): Generator<ItemDocument> {
  yield FIRST;
  throw new Error('unreadable report');
}

/** While the versions are read, and while what has changed is loaded. */
const FAILING: readonly ItemSource[] = [
  { versions: failing, load: () => [] },
  { versions: () => [FIRST, SECOND], load: failing },
];
