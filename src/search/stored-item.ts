// What an engine keeps of an item to show it as a hit: the same for every engine.
import type { ItemDocument } from '../reports/item.ts';
import type { Spoken } from './passages.ts';

export interface StoredItem
  extends Pick<ItemDocument, 'documentId' | 'title' | 'date' | 'report' | 'speakers' | 'topics'> {
  readonly itemId: string;
  readonly statements: readonly Spoken[];
}

/** A document without what no hit shows. */
export function storedItem(document: ItemDocument): StoredItem {
  const { documentId, id: itemId, title, date, report, speakers, topics } = document;
  const statements = document.statements.map(({ id, speaker, text, confidence }) => ({
    id,
    speaker,
    text,
    confidence,
  }));
  return { documentId, itemId, title, date, report, speakers, topics, statements };
}
