// Documents that lie in memory, for whoever has no catalogue to load them from.
import type { ItemDocument } from '../reports/item.ts';
import type { ItemSource } from './engine.ts';

/** @param documents two of one id are handed on as two: to refuse them is the engine's business */
export function itemsInMemory(documents: Iterable<ItemDocument>): ItemSource {
  const all = [...documents];
  const byId = new Map(all.map((document) => [document.documentId, document]));
  return {
    versions: () => all,
    load: (documentIds) => documentIds.flatMap((id) => byId.get(id) ?? []),
  };
}
