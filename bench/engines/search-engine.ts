// Measures anything that keeps the contract of search.
import type { SearchEngine } from '../../src/search/engine.ts';
import type { BenchEngine } from './engine.ts';

export function searchEngineBench(openSearchEngine: () => SearchEngine): BenchEngine {
  const engine = openSearchEngine();
  return {
    build: async (items) => {
      await engine.sync(items);
    },
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
      await engine.sync(changed());
    },
    close: () => engine.close(),
  };
}
