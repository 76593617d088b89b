// Asks any engine of ours the way the search page does: names, synonyms, typed questions, words left out where nothing matches,
// items with some of the words below too few with all of them.
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { EMPTY_SEARCH } from '../../../src/queries/parameters.ts';
import { searcherFor } from '../../../src/queries/searcher.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import type { OpenRelevanceEngine, RelevanceEngine } from './engine.ts';

export const openEmbedded: OpenRelevanceEngine = async ({ catalogue, engine }) =>
  throughTheSite('Rapporteur', catalogue, engine, async () => {});

export function throughTheSite(
  name: string,
  catalogue: Catalogue,
  engine: SearchEngine,
  close: () => Promise<void>,
): RelevanceEngine {
  const typed = searcherFor(catalogue, engine);
  const typing = searcherFor(catalogue, {
    ...engine,
    search: (request) => engine.search({ ...request, isTyping: true }),
  });
  return {
    name,
    async search({ text, speaker, isTyping }) {
      const parameters = { ...EMPTY_SEARCH, q: text, speaker: speaker === null ? [] : [speaker] };
      const searcher = isTyping ? typing : typed;
      const { result, more: moreItems } = await searcher.run(await searcher.understand(parameters));
      // While somebody types, the page shows no others.
      const more = isTyping ? [] : await moreItems();
      return [...result.hits, ...more.map(({ hit }) => hit)].map(({ documentId }) => documentId);
    },
    close,
  };
}
