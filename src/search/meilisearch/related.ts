// Finds the items about the same business as one item: those that share the words which few items hold.
import type { MultiSearchQuery } from 'meilisearch';
import { distinctiveStems, MAX_RELATED } from '../distinctive-stems.ts';
import type { RelatedItem } from '../engine.ts';
import type { StoredItem } from '../stored-item.ts';
import { hasAny, hasNone, ofKind } from './filters.ts';
import { storedItems } from './queries.ts';
import { encodedStem, type IndexedDocument, itemKey } from './schema.ts';
import type { Server } from './servers.ts';
import type { State } from './states.ts';

/** Newest items looked at for each word. */
const ITEMS_PER_WORD = 100;

export async function relatedItems(
  server: Server,
  index: string,
  { vocabulary, itemCount }: State,
  { documentId, limit }: { readonly documentId: string; readonly limit: number },
): Promise<readonly RelatedItem[]> {
  if (limit < 1) return [];
  const key = itemKey(documentId);
  const [json] = await storedItems(server, index, [key]);
  if (json === undefined) return [];
  const item: StoredItem = JSON.parse(json);
  const words = distinctiveStems(item, itemCount, (stem) => vocabulary.itemsWith(stem));
  if (words.length === 0) return [];

  const queries = words.map(
    ({ stem }): MultiSearchQuery => ({
      indexUid: index,
      filter: [ofKind('item'), hasAny('other', ['no']), hasNone('item', [key]), hasAny('words', [encodedStem(stem)])],
      attributesToRetrieve: ['item', 'titleWords', 'report', 'day'],
      sort: ['day:desc', 'item:asc'],
      limit: ITEMS_PER_WORD,
    }),
  );
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, IndexedDocument>({ queries });
  const near = new Map<string, { readonly document: IndexedDocument; worth: number }>();
  words.forEach(({ stem, weight }, at) => {
    for (const document of results[at]?.hits ?? []) {
      const known = near.get(document.item) ?? { document, worth: 0 };
      known.worth += document.titleWords.includes(encodedStem(stem)) ? 2 * weight : weight;
      near.set(document.item, known);
    }
  });
  const own = item.report.id.toWellFormed();
  const nearest = [...near.values()]
    .sort(
      (a, b) =>
        b.worth - a.worth ||
        Number(a.document.report === own) - Number(b.document.report === own) ||
        (b.document.day ?? 0) - (a.document.day ?? 0),
    )
    .slice(0, Math.min(limit, MAX_RELATED))
    .map(({ document }) => document.item);
  const found = await storedItems(server, index, nearest);
  return found.map((text): RelatedItem => {
    const { documentId: id, itemId, title, date, report }: StoredItem = JSON.parse(text);
    return { documentId: id, itemId, title, date, report };
  });
}
