// Measures anything that keeps the contract of search.
import type { ItemDocument } from '../../src/reports/item.ts';
import type { ItemSource, SearchEngine } from '../../src/search/engine.ts';
import type { BenchEngine } from './engine.ts';

/** @param openWriter what builds and updates; the first one answers */
export function searchEngineBench(openReader: () => SearchEngine, openWriter = openReader): BenchEngine {
  const engine = openReader();
  const writing = async (items: ItemSource) => {
    const writer = openWriter();
    await writer.sync(items);
    await writer.close();
  };
  return {
    build: (items) => writing(streamed(items)),
    open: async () => {},
    async search({ request }) {
      const { total, hits, facets } = await engine.search(request);
      const counted = [facets.speaker, facets.topic, facets.year].map(({ length }) => length);
      return { total, hits: hits.map(({ documentId, passages }) => ({ id: documentId, passages })), facets: counted };
    },
    async update(item, all) {
      const changed = function* () {
        for (const one of all()) yield one.documentId === item.documentId ? item : one;
      };
      const load = function* (documentIds: readonly string[]) {
        if (documentIds.length === 1) return yield* documentIds[0] === item.documentId ? [item] : [];
        const wanted = new Set(documentIds);
        for (const one of changed()) if (wanted.has(one.documentId)) yield one;
      };
      await writing({ versions: changed, load });
    },
    close: () => engine.close(),
  };
}

/** Items that are made once, each of them asked for after its version: what was loaded is let go. */
export function streamed(items: Iterable<ItemDocument>): ItemSource {
  const waiting = new Map<string, ItemDocument>();
  return {
    *versions() {
      for (const item of items) {
        waiting.set(item.documentId, item);
        yield item;
      }
    },
    *load(documentIds) {
      for (const id of documentIds) {
        const item = waiting.get(id);
        waiting.delete(id);
        if (item) yield item;
      }
    },
  };
}
