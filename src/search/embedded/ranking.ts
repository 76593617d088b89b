// Puts matching items in order and cuts the page. The order is total: best score first, then the newest, undated ones last, then by id.
import type { SortOrder } from '../engine.ts';
import type { Columns } from './columns.ts';

/** The items of one page; empty past the end. Without scores, relevance means newest first. Costs little more than a pass for early pages. */
export function pageOf(
  items: Uint32Array,
  scores: Float64Array | null,
  columns: Columns,
  { sort, page, pageSize }: { readonly sort: SortOrder; readonly page: number; readonly pageSize: number },
): readonly number[] {
  const from = (Math.max(1, page) - 1) * pageSize;
  if (from >= items.length) return [];
  const place = sort === 'oldest' ? columns.oldestPlace : columns.newestPlace;
  const worth = sort === 'relevance' && scores ? scores : null;
  const worthOf = (item: number) => (worth ? (worth[item] ?? 0) : -(place[item] ?? 0));

  // Sorting all items by a function is slow, sorting numbers is not: only those that reach the worth of the page's last one are sorted.
  const worths = Float64Array.from(items, worthOf).sort();
  const least = worths[Math.max(0, items.length - (from + pageSize))] ?? -Infinity;
  return Array.from(items.filter((item) => worthOf(item) >= least))
    .sort((a, b) => worthOf(b) - worthOf(a) || (place[a] ?? 0) - (place[b] ?? 0))
    .slice(from, from + pageSize);
}
