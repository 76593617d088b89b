// Measures anything that keeps the contract of search.
import type { ItemDocument } from '../../src/reports/item.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import type { BenchEngine } from './engine.ts';

/** @param openWriter what builds and updates; the first one answers */
export function searchEngineBench(openReader: () => SearchEngine, openWriter = openReader): BenchEngine {
  const engine = openReader();
  const writing = async (items: Iterable<ItemDocument>) => {
    const writer = openWriter();
    await writer.sync(items);
    await writer.close();
  };
  return {
    build: writing,
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
      await writing(changed());
    },
    close: () => engine.close(),
  };
}
