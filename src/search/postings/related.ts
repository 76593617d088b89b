// Finds the items about the same business as one item: those that share the words which few items hold.
import { partsOfDocumentId } from '../../reports/ids.ts';
import { type DistinctiveStem, distinctiveStems, MAX_RELATED, TITLE_WEIGHT } from '../distinctive-stems.ts';
import type { RelatedItem } from '../engine.ts';
import type { StoredItem } from '../stored-item.ts';
import { type Columns, REPORTED } from './columns.ts';
import { numberAt } from './number-at.ts';
import type { Postings } from './postings.ts';
import { topOf } from './ranking.ts';
import { idf } from './scoring.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Items gone through for all words together, the rarest words first: in an archive of a million, the common ones would take all the time and tell least. */
const MAX_LOOKED_AT = 30_000;

export interface RelatedSources {
  readonly columns: Columns;
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  /** By item. */
  readonly storedItem: (item: number) => StoredItem;
  /** Document id, by item. */
  readonly idOf: (item: number) => string;
}

/** Nearest first, those of the same report last among equals; never the item itself, nor posts that report no meeting. */
export function relatedItems(
  { columns, postings, vocabulary, storedItem, idOf }: RelatedSources,
  own: number,
  limit: number,
): readonly RelatedItem[] {
  const wanted = Math.min(limit, MAX_RELATED);
  if (wanted < 1) return [];
  const asked = storedItem(own);
  const { report } = asked;
  const { scores, touched } = scoresByItem(
    distinctiveStems(asked, columns.count, vocabulary.itemsWith),
    columns,
    postings,
  );
  const found = touched.filter((item) => item !== own && columns.states[item] === REPORTED);
  const places = columns.newestPlace;
  const isBefore = (a: number, b: number) =>
    (scores[a] ?? 0) > (scores[b] ?? 0) || (scores[a] === scores[b] && (places[a] ?? 0) < (places[b] ?? 0));
  const isSameReport = (item: number) => partsOfDocumentId(idOf(item)).reportId === report.id;
  // To unpack long items takes time: only those that are given are.
  return topOf(found.length, 2 * MAX_RELATED, (a, b) => isBefore(found[a] ?? 0, found[b] ?? 0))
    .map((index) => numberAt(found, index))
    .map((item) => ({ item, score: numberAt(scores, item) }))
    .sort((a, b) => b.score - a.score || Number(isSameReport(a.item)) - Number(isSameReport(b.item)))
    .slice(0, wanted)
    .map(({ item }) => storedItem(item))
    .map(({ documentId, itemId, title, date, report }) => ({ documentId, itemId, title, date, report }));
}

/** `scores` by item; `touched` are the items that have any, each once. */
function scoresByItem(
  stems: readonly DistinctiveStem[],
  columns: Columns,
  postings: Postings,
): { readonly scores: Float32Array; readonly touched: readonly number[] } {
  const { itemOfZone, firstZones, lengths, averageLength } = columns;
  const scores = new Float32Array(columns.keys.length);
  const touched: number[] = [];
  let lookedAt = 0;
  for (const { stem, items } of stems.toSorted((a, b) => a.items - b.items)) {
    // The rarest is looked at whatever it takes: else there might be none.
    if (lookedAt > 0 && lookedAt + items > MAX_LOOKED_AT) break;
    lookedAt += items;
    const { zones, frequencies } = postings.postingList(stem);
    const weight = idf(items, columns.count);
    for (let at = 0; at < zones.length; ) {
      const item = itemOfZone[zones[at] ?? 0] ?? 0;
      const title = firstZones[item];
      let frequency = 0;
      for (; at < zones.length && itemOfZone[zones[at] ?? 0] === item; at++) {
        frequency += zones[at] === title ? TITLE_WEIGHT * (frequencies[at] ?? 0) : (frequencies[at] ?? 0);
      }
      const relative = (lengths[item] ?? 0) / averageLength;
      if (scores[item] === 0) touched.push(item);
      scores[item] = (scores[item] ?? 0) + (weight * frequency) / (frequency + 0.3 + 0.9 * relative);
    }
  }
  return { scores, touched };
}
