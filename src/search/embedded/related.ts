// Finds the items about the same business as one item: those that share the words which few items hold. Costs one full-text search.
import type { DatabaseSync } from 'node:sqlite';
import type { RelatedItem } from '../engine.ts';
import { hasDigit, tokens } from '../words.ts';
import type { Columns } from './columns.ts';
import type { StoredItem } from './stored.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Enough to tell a piece of business from others; each costs a list of items to go through. */
const MAX_WORDS = 24;
/** A word in the title says more about the business than one in the text. */
const TITLE_WEIGHT = 4;
/** What more than one in so many items holds tells nothing apart, in an archive of any size to speak of. */
const COMMON_FROM = 1 / 8;
const SMALL_ARCHIVE = 50;
const MAX_RELATED = 100;
/** All words together may be held by so many items: each of these is scored, which takes some microseconds. */
const MAX_SCORED = 20_000;
const MIN_WORDS = 4;

export function relatedItems(
  database: DatabaseSync,
  columns: Columns,
  vocabulary: Vocabulary,
  { documentId, limit }: { readonly documentId: string; readonly limit: number },
): readonly RelatedItem[] {
  const stored = database.prepare('SELECT json FROM hit WHERE item = ?');
  const itemOf = (key: number): StoredItem => JSON.parse((stored.get(key) as { json: string }).json);
  const own = database.prepare('SELECT item FROM item WHERE id = ?').get(documentId) as { item: number } | undefined;
  if (!own || limit < 1) return [];
  const item = itemOf(own.item);
  const words = distinctiveStems(item, columns.count, vocabulary);
  if (words.length === 0) return [];

  const expression = words.map((stem) => `"${stem.replaceAll('"', '""')}"`).join(' OR ');
  const found = database
    .prepare(
      `SELECT item_words.rowid AS key, bm25(item_words, ${TITLE_WEIGHT}, 1) AS distance FROM item_words
       JOIN item ON item.item = item_words.rowid
       WHERE item_words MATCH ? AND item.is_other_post = 0 AND item_words.rowid <> ?
       ORDER BY distance, id LIMIT ?`,
    )
    .all(expression, own.item, 2 * MAX_RELATED) as { key: number; distance: number }[];
  const placeOf = (key: number) => columns.newestPlace[columns.itemOfKey[key] ?? -1] ?? Infinity;
  return found
    .map(({ key, distance }) => ({ key, distance, item: itemOf(key) }))
    .map((one) => ({ ...one, isSameReport: one.item.report.id === item.report.id }))
    .sort(
      (a, b) =>
        a.distance - b.distance || Number(a.isSameReport) - Number(b.isSameReport) || placeOf(a.key) - placeOf(b.key),
    )
    .slice(0, Math.min(limit, MAX_RELATED))
    .map(({ item: { documentId: id, itemId, title, date, report } }) => ({
      documentId: id,
      itemId,
      title,
      date,
      report,
    }));
}

/** The stems that weigh most: often in this item, in few others, but in some. */
function distinctiveStems(item: StoredItem, count: number, vocabulary: Vocabulary): string[] {
  const uses = new Map<string, number>();
  const use = (text: string, weight: number) => {
    for (const { stem } of tokens(text)) if (!hasDigit(stem)) uses.set(stem, (uses.get(stem) ?? 0) + weight);
  };
  use(item.title, TITLE_WEIGHT);
  for (const { text } of item.statements) use(text, 1);
  let scored = 0;
  const most = count < SMALL_ARCHIVE ? count / 2 : count * COMMON_FROM;
  return [...uses]
    .map(([stem, times]) => ({ stem, times, items: vocabulary.itemsWith(stem) }))
    .filter(({ items }) => items > 1 && items <= most)
    .map(({ stem, times, items }) => ({ stem, items, weight: (1 + Math.log(times)) * Math.log(count / items) }))
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, MAX_WORDS)
    .filter(({ items }, index) => {
      scored += items;
      return index < MIN_WORDS || scored <= MAX_SCORED;
    })
    .map(({ stem }) => stem);
}
