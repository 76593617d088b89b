// Aligns the accounts of one meeting: which items of one report treat the same business as which of another. Pure; judges by words, titles,
// topics, speakers and order, and would rather leave an item alone than put it beside the wrong one.
import type { ItemDocument } from '../reports/item.ts';
import { tokens } from '../search/words.ts';

/** What of an item its business is known by. */
export type Alignable = Pick<ItemDocument, 'title' | 'text' | 'topics' | 'speakers'>;

/** One piece of business: for every account, in their order, the items that treat it; an empty list where an account says nothing of it. */
export type AlignedRow<T> = readonly (readonly T[])[];

/**
 * Rows in the order of the longest account; business that it leaves out stands where another account has it. Every item stands in exactly one row.
 * Business taken in another order, and one item that another account splits in several, are found, too, where the words are clear.
 */
export function alignAccounts<T extends Alignable>(accounts: readonly (readonly T[])[]): readonly AlignedRow<T>[] {
  const likeness = likenessOf(accounts.flat());
  const order = accounts.map((_, index) => index);
  order.sort((one, other) => (accounts[other]?.length ?? 0) - (accounts[one]?.length ?? 0) || one - other);
  let rows: T[][][] = [];
  for (const account of order) rows = withAccount(rows, account, accounts[account] ?? [], accounts.length, likeness);
  return rows;
}

/** Below this two items are strangers. */
const ALIKE = 0.16;
/** Enough to stand side by side out of order, or to share a row with a neighbour. */
const CLEARLY_ALIKE = 0.3;

type Likeness<T> = (one: T, other: T) => number;

function withAccount<T>(
  rows: readonly T[][][],
  account: number,
  items: readonly T[],
  width: number,
  likeness: Likeness<T>,
): T[][][] {
  const score = rows.map((row) =>
    items.map((item) => Math.max(0, ...row.flat().map((other) => likeness(item, other)))),
  );
  const rowOf = matched(score, rows.length, items.length);
  const extended = rows.map((row) => row.map((cell) => [...cell]));
  const added = new Map<number, T[][][]>();
  // What comes before everything that both treat stands right before it; where they have nothing in common, one follows the other.
  const firstShared = rowOf.find((row) => row >= 0);
  let last = (firstShared ?? rows.length) - 1;
  items.forEach((item, index) => {
    const at = rowOf[index] ?? -1;
    if (at >= 0) {
      extended[at]?.[account]?.push(item);
      last = at;
      return;
    }
    const alone = Array.from({ length: width }, (): T[] => []);
    alone[account]?.push(item);
    added.set(last, [...(added.get(last) ?? []), alone]);
  });
  return [...(added.get(-1) ?? []), ...extended.flatMap((row, index) => [row, ...(added.get(index) ?? [])])];
}

/** For every item the row that it belongs to, or -1. `score[row][item]`. */
function matched(score: readonly (readonly number[])[], rows: number, items: number): readonly number[] {
  const rowOf = inOrder(score, rows, items);
  const taken = new Set(rowOf);
  const rest: { row: number; item: number; score: number }[] = [];
  score.forEach((row, at) => {
    row.forEach((value, item) => {
      if (rowOf[item] === -1 && value >= CLEARLY_ALIKE) rest.push({ row: at, item, score: value });
    });
  });
  rest.sort((one, other) => other.score - one.score);
  for (const { row, item } of rest) {
    if (rowOf[item] !== -1) continue;
    // Beside what the row has already only what follows or precedes it in the account: business that was split.
    const isSplit = rowOf[item - 1] === row || rowOf[item + 1] === row;
    if (taken.has(row) && !isSplit) continue;
    rowOf[item] = row;
    taken.add(row);
  }
  return rowOf;
}

/** The pairs that keep the order of both and are most alike together. */
function inOrder(score: readonly (readonly number[])[], rows: number, items: number): number[] {
  const worth = (row: number, item: number) => (score[row]?.[item] ?? 0) - ALIKE;
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(items + 1).fill(0));
  const at = (row: number, item: number) => best[row]?.[item] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let item = items - 1; item >= 0; item--) {
      const pair = worth(row, item) > 0 ? worth(row, item) + at(row + 1, item + 1) : 0;
      (best[row] as number[])[item] = Math.max(pair, at(row + 1, item), at(row, item + 1));
    }
  }
  const rowOf = new Array<number>(items).fill(-1);
  for (let row = 0, item = 0; row < rows && item < items; ) {
    if (worth(row, item) > 0 && at(row, item) === worth(row, item) + at(row + 1, item + 1)) rowOf[item++] = row++;
    else if (at(row, item) === at(row + 1, item)) row++;
    else item++;
  }
  return rowOf;
}

/** A word of the title counts as much as so many of the text. */
const TITLE_WEIGHT = 3;
const SHARED_SPEAKERS = 0.12;
const SHARED_TOPICS = 0.08;

/** 0 to about 1: cosine of the words, those that few items of the meeting hold counting most, and a little for speakers and topics. */
function likenessOf<T extends Alignable>(items: readonly T[]): Likeness<T> {
  const counted = new Map(items.map((item) => [item, countedStems(item)]));
  const holders = new Map<string, number>();
  for (const stems of counted.values())
    for (const stem of stems.keys()) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  const vectors = new Map<T, ReadonlyMap<string, number>>();
  for (const [item, stems] of counted) {
    const weights = [...stems].map(([stem, count]): [string, number] => [
      stem,
      (1 + Math.log(count)) * Math.log(items.length / (holders.get(stem) ?? 1)),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    vectors.set(item, new Map(weights.map(([stem, weight]) => [stem, weight / length])));
  }
  return (one, other) => {
    const words = dot(vectors.get(one), vectors.get(other));
    if (words === 0) return 0;
    return (
      words + SHARED_SPEAKERS * shared(one.speakers, other.speakers) + SHARED_TOPICS * shared(one.topics, other.topics)
    );
  };
}

function countedStems({ title, text }: Alignable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (words: string, weight: number) => {
    for (const { stem } of tokens(words)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  count(text, 1);
  count(title, TITLE_WEIGHT);
  return counts;
}

function dot(one: ReadonlyMap<string, number> = new Map(), other: ReadonlyMap<string, number> = new Map()): number {
  let sum = 0;
  for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
  return sum;
}

/** Jaccard's index. */
function shared(one: readonly { readonly id: string }[], other: readonly { readonly id: string }[]): number {
  const ids = new Set(one.map(({ id }) => id));
  const both = other.filter(({ id }) => ids.has(id)).length;
  return both === 0 ? 0 : both / (ids.size + other.length - both);
}
