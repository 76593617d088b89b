// Which words of an item tell it apart: what engines look for where other items about the same business are wanted (tf-idf).
import type { StoredItem } from './stored-item.ts';
import { hasDigit, tokens } from './words.ts';

export interface DistinctiveStem {
  readonly stem: string;
  /** How many items hold it: its document frequency. */
  readonly items: number;
  /** (1 + ln of how often the item has it) × ln(items of the archive / items that hold it); uses in the title count `TITLE_WEIGHT` times. */
  readonly weight: number;
}

/** Enough to tell a piece of business from others; each costs a posting list, or a query. */
const MAX_STEMS = 24;
/** A word in the title says more about the business than one in the text. */
export const TITLE_WEIGHT = 4;
/** What more than one in so many items holds tells nothing apart, in an archive of any size to speak of. */
const COMMON_FROM = 1 / 8;
const SMALL_ARCHIVE = 50;
/** How many related items an engine gives at most. */
export const MAX_RELATED = 100;

/**
 * The stems that weigh most, heaviest first: often in this item, in few others, but in some.
 * @param itemCount of the archive
 * @param itemsWith how many items hold a stem
 */
export function distinctiveStems(
  item: Pick<StoredItem, 'title' | 'statements'>,
  itemCount: number,
  itemsWith: (stem: string) => number,
): DistinctiveStem[] {
  const uses = new Map<string, number>();
  const use = (text: string, weight: number) => {
    for (const { stem } of tokens(text)) if (!hasDigit(stem)) uses.set(stem, (uses.get(stem) ?? 0) + weight);
  };
  use(item.title, TITLE_WEIGHT);
  for (const { text } of item.statements) use(text, 1);
  const most = itemCount < SMALL_ARCHIVE ? itemCount / 2 : itemCount * COMMON_FROM;
  return [...uses]
    .map(([stem, times]) => ({ stem, times, items: itemsWith(stem) }))
    .filter(({ items }) => items > 1 && items <= most)
    .map(({ stem, times, items }) => ({ stem, items, weight: (1 + Math.log(times)) * Math.log(itemCount / items) }))
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, MAX_STEMS);
}
