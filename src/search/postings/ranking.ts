// Puts matching items in order and cuts the page. The order is total: best score first, then the newest, undated ones last, then by id.
import type { SortOrder } from '../engine.ts';
import type { Columns } from './columns.ts';
import { numberAt } from './number-at.ts';

/** As many of the best are looked at again for how near to each other the words stand. */
const RERANK_DEPTH = 64;

export interface Ranking {
  /** By item of the list; `null` where there is nothing but the order of time. */
  readonly scores: Float64Array | null;
  /** What to add to the score of each of these items; `null` where there are no two words that could be near to each other. */
  readonly proximityOf: ((items: readonly number[]) => readonly number[]) | null;
}

/** The items of one page; empty past the end. Costs little more than a pass for early pages. */
export function pageOf(
  items: Uint32Array,
  { scores, proximityOf }: Ranking,
  { newestPlace, oldestPlace }: Columns,
  { sort, page, pageSize }: { readonly sort: SortOrder; readonly page: number; readonly pageSize: number },
): readonly number[] {
  const from = (Math.max(1, page) - 1) * pageSize;
  if (from >= items.length) return [];
  const places = sort === 'oldest' ? oldestPlace : newestPlace;
  const isBefore = scores
    ? (a: number, b: number) => {
        const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
        return difference > 0 || (difference === 0 && (places[items[a] ?? 0] ?? 0) < (places[items[b] ?? 0] ?? 0));
      }
    : (a: number, b: number) => (places[items[a] ?? 0] ?? 0) < (places[items[b] ?? 0] ?? 0);
  const isReranked = scores !== null && proximityOf !== null && from < RERANK_DEPTH;
  const end = isReranked ? Math.max(from + pageSize, RERANK_DEPTH) : from + pageSize;
  const best = topOf(items.length, end, isBefore);
  const inOrder = best.map((index) => numberAt(items, index));
  // An item that the columns do not have would have come first, as if it were the newest.
  for (const item of inOrder) numberAt(places, item);
  if (!isReranked) return inOrder.slice(from, from + pageSize);

  const first = inOrder.slice(0, RERANK_DEPTH);
  const proximity = proximityOf(first);
  const again = first
    .map((item, index) => ({ item, score: numberAt(scores, numberAt(best, index)) + numberAt(proximity, index) }))
    .sort((a, b) => b.score - a.score || numberAt(places, a.item) - numberAt(places, b.item))
    .map(({ item }) => item);
  return [...again, ...inOrder.slice(RERANK_DEPTH)].slice(from, from + pageSize);
}

/** The first `wanted` of the numbers below `count`, in order: a heap with the last of them on top. */
export function topOf(count: number, wanted: number, isBefore: (a: number, b: number) => boolean): number[] {
  const heap = new Uint32Array(Math.min(count, wanted));
  const sink = (start: number, value: number, size: number) => {
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(heap[child] ?? 0, heap[child + 1] ?? 0)) child++;
      if (!isBefore(value, heap[child] ?? 0)) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = value;
  };
  for (let index = 0; index < heap.length; index++) heap[index] = index;
  for (let at = (heap.length >>> 1) - 1; at >= 0; at--) sink(at, heap[at] ?? 0, heap.length);
  for (let index = heap.length; index < count; index++) {
    if (isBefore(index, heap[0] ?? 0)) sink(0, index, heap.length);
  }
  const top = new Array<number>(heap.length);
  for (let size = heap.length; size > 0; size--) {
    top[size - 1] = heap[0] ?? 0;
    sink(0, heap[size - 1] ?? 0, size - 1);
  }
  return top;
}
