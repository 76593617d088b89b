// Meilisearch without anything of ours: whole items, its own ranking and its own idea of mistakes. Leaves out the commonest words of a search first where
// few items hold all, and stop words at once: on the tuning half, both made it better.
import { Meilisearch } from 'meilisearch';
import { noOwnServer, startServer } from '../../../test/search/meilisearch-server.ts';
import type { OpenRelevanceEngine } from './engine.ts';
import { STOP_WORDS } from './stop-words.ts';

interface PlainItem {
  readonly id: number;
  readonly title: string;
  readonly speakers: string;
  readonly text: string;
  readonly speakerIds: readonly string[];
}

export const openPlainMeilisearch: OpenRelevanceEngine = async ({ documents }) => {
  if (noOwnServer) {
    console.error(`Meilisearch: ${noOwnServer}`);
    return null;
  }
  const server = await startServer();
  const index = new Meilisearch({ host: server.url, apiKey: server.key }).index<PlainItem>('items');
  await index
    .updateSettings({
      searchableAttributes: ['title', 'speakers', 'text'],
      filterableAttributes: ['speakerIds'],
      stopWords: [...STOP_WORDS],
    })
    .waitTask();
  const items = documents.map(
    ({ title, text, speakers }, id): PlainItem => ({
      ...{ id, title, text },
      speakers: speakers.map(({ name }) => name).join(', '),
      speakerIds: speakers.map((speaker) => speaker.id),
    }),
  );
  const added = await index.addDocuments(items, { primaryKey: 'id' }).waitTask({ timeout: 600_000 });
  if (added.status !== 'succeeded') throw new Error(`Meilisearch took no items: ${added.error?.message}`);
  return {
    name: 'Meilisearch',
    async search({ text, speaker }) {
      const filter = speaker === null ? [] : [`speakerIds = ${JSON.stringify(speaker)}`];
      const { hits } = await index.search(text, {
        limit: 20,
        matchingStrategy: 'frequency',
        filter,
        attributesToRetrieve: ['id'],
      });
      return hits.flatMap(({ id }) => documents[id]?.documentId ?? []);
    },
    close: server.stop,
  };
};
