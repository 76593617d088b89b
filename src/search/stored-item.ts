// What an engine keeps of an item to show it as a hit, and the hit made from it: the same for every engine.
import type { ItemDocument } from '../reports/item.ts';
import type { Hit } from './engine.ts';
import type { Matcher } from './matchers.ts';
import { passagesOf, type Spoken, titleMarksOf } from './passages.ts';

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

/** @param saidBy ids of the speakers whose words alone are shown; `null` where it does not matter who speaks */
export function hitOf(item: StoredItem, matchers: readonly Matcher[], saidBy: ReadonlySet<string> | null): Hit {
  const { statements, ...shown } = item;
  return {
    ...shown,
    titleMarks: titleMarksOf(item.title, matchers),
    passages: passagesOf(statements, matchers, saidBy),
  };
}
