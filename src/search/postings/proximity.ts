// How near to each other an item says the words of a query. Reads positions, and so is asked about the best few items only.
import type { Columns } from './columns.ts';
import type { FoundClause, Matches } from './matching.ts';
import { positionsOf } from './phrase.ts';
import type { Postings } from './postings.ts';
import { idf } from './scoring.ts';

/** A word that is still being typed may stand for hundreds: where they stand is not looked up. */
const MAX_STEMS = 8;

/** How much two words side by side are worth beside one use of the rarer of them; chosen on the half “tuning” of bench/relevance. */
const PROXIMITY_WEIGHT = 6;

/** What a larger share of all items holds than this says nothing by where it stands, and must not come between words that do. */
const MAX_SHARE = 0.5;

/** What to add to the score of each item: for each two clauses that follow one another, more the nearer to each other they stand in title or text. */
export function proximityOf(
  items: readonly number[],
  { clauses: all, ranked }: Pick<Matches, 'clauses' | 'ranked'>,
  columns: Columns,
  postings: Postings,
): number[] {
  const clauses = all.filter(({ itemCount }) => itemCount <= MAX_SHARE * columns.count);
  if (clauses.length < 2) return items.map(() => 0);
  const rising = items.toSorted((a, b) => a - b);
  const allowed = ranked === null ? null : new Set(ranked);
  const zones = Uint32Array.from(
    rising.flatMap((item) => {
      const own: number[] = [];
      for (let zone = columns.firstZones[item] ?? 0; zone < (columns.firstZones[item + 1] ?? 0); zone++) {
        if (!allowed || allowed.has(zone)) own.push(zone);
      }
      return own;
    }),
  );
  const positions = clauses.map((clause) => positionsByItem(clause, zones, columns, postings));
  const found = new Map<number, number>();
  for (const item of rising) {
    let sum = 0;
    for (let index = 1; index < clauses.length; index++) {
      const distance = Math.min(
        ...(['title', 'text'] as const).map((part) =>
          leastDistance(positions[index - 1]?.get(item)?.[part] ?? [], positions[index]?.get(item)?.[part] ?? []),
        ),
      );
      const itemCount = Math.max(clauses[index - 1]?.itemCount ?? 0, clauses[index]?.itemCount ?? 0);
      if (distance < Infinity) sum += (PROXIMITY_WEIGHT * idf(itemCount, columns.count)) / distance;
    }
    found.set(item, sum);
  }
  return items.map((item) => found.get(item) ?? 0);
}

interface ItemPositions {
  readonly title: number[];
  readonly text: number[];
}

/** Where the items say any alternative of a clause; rising. */
function positionsByItem(
  { terms }: FoundClause,
  asked: Uint32Array,
  { itemOfZone, firstZones }: Columns,
  postings: Postings,
): ReadonlyMap<number, ItemPositions> {
  const byItem = new Map<number, ItemPositions>();
  for (const { matcher } of terms) {
    if (matcher.some(({ stems }) => stems.size > MAX_STEMS)) continue;
    const { zones, starts, positions } = positionsOf(matcher, asked, postings);
    zones.forEach((zone, index) => {
      const item = itemOfZone[zone] ?? 0;
      const own = byItem.get(item) ?? { title: [], text: [] };
      byItem.set(item, own);
      const found = positions.subarray(starts[index], starts[index + 1]);
      (firstZones[item] === zone ? own.title : own.text).push(...found);
    });
  }
  for (const { title, text } of byItem.values()) {
    title.sort((a, b) => a - b);
    text.sort((a, b) => a - b);
  }
  return byItem;
}

/** Words in the order in which they were typed count as one nearer. `Infinity` where one of the lists is empty. */
function leastDistance(first: readonly number[], second: readonly number[]): number {
  let least = Infinity;
  let at = 0;
  for (const position of second) {
    while (at < first.length && (first[at] ?? 0) < position) at++;
    const before = first[at - 1];
    const after = first[at];
    if (before !== undefined) least = Math.min(least, position - before);
    if (after !== undefined) least = Math.min(least, after - position + 1);
  }
  return least;
}
