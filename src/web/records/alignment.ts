// Aligns the accounts of one meeting: which items of one report match which of another, many to many. Pure; judges by words, titles, topics,
// speakers and order, and would rather leave an item alone than match it with the wrong one. That an item has no match says nothing of the account.
import { type Alignable, likeness, type Profile, passageLikeness, profilesOf } from './likeness.ts';

/** One piece of business: for every account, in their order, the items that match; an empty list where none was found. */
type AlignedRow<T> = readonly (readonly T[])[];

/**
 * Rows in the order of the longest account; what has no match there stands where another account has it. Every item stands in exactly one row:
 * with all that it matches, and with all that those match.
 */
export function alignAccounts<T extends Alignable>(accounts: readonly (readonly T[])[]): readonly AlignedRow<T>[] {
  const nodes = nodesOf(accounts);
  const row = nodes.map((_, index) => new Set([index]));
  for (const [one, other] of matchesIn(nodes)) {
    const [into, from] = [row[one], row[other]];
    if (!into || !from || into === from) continue;
    for (const index of from) {
      into.add(index);
      row[index] = into;
    }
  }
  return inOrder(accounts, nodes, row).map((indexes) =>
    accounts.map((items, account) =>
      items.filter((_, position) =>
        [...indexes].some((index) => nodes[index]?.account === account && nodes[index]?.position === position),
      ),
    ),
  );
}

/** For every account, in their order, the items that match one item; not what those match in turn. */
export function matchesOf<T extends Alignable>(
  accounts: readonly (readonly T[])[],
  isAsked: (item: T) => boolean,
): AlignedRow<T> {
  const nodes = nodesOf(accounts);
  const matched = new Set(
    matchesIn(nodes).flatMap(([one, other]) => {
      const [a, b] = [nodes[one], nodes[other]];
      if (!a || !b) return [];
      return isAsked(a.item) ? [b] : isAsked(b.item) ? [a] : [];
    }),
  );
  return accounts.map((items, account) =>
    items.filter((_, position) => [...matched].some((node) => node.account === account && node.position === position)),
  );
}

/** Below this two items are strangers. */
const ALIKE = 0.16;
/** Enough to match out of order. */
const CLEARLY_ALIKE = 0.3;
/** An item, or one passage of it, and an item that treats it alone or among other things. */
const ALIKE_IN_PART = 0.15;
/** So many times more alike than the next best of the account: else it is a matter of how both are written. */
const MARGIN = 1.5;

interface Node<T> {
  readonly item: T;
  readonly account: number;
  readonly position: number;
  readonly profile: Profile;
}

/** Indexes of two nodes. */
type Match = readonly [one: number, other: number];

function nodesOf<T extends Alignable>(accounts: readonly (readonly T[])[]): readonly Node<T>[] {
  const profiles = profilesOf(accounts.flat());
  return accounts
    .flatMap((items, account) => items.map((item, position) => ({ item, account, position })))
    .flatMap((node, index) => {
      const profile = profiles[index];
      return profile ? [{ ...node, profile }] : [];
    });
}

function matchesIn<T>(nodes: readonly Node<T>[]): readonly Match[] {
  const accounts = Map.groupBy(nodes.keys(), (index) => nodes[index]?.account ?? -1);
  const lists = [...accounts.values()];
  return lists.flatMap((one, at) => lists.slice(at + 1).flatMap((other) => matchesBetween(nodes, one, other)));
}

function matchesBetween<T>(
  nodes: readonly Node<T>[],
  one: readonly number[],
  other: readonly number[],
): readonly Match[] {
  const scores = (measure: (a: Profile, b: Profile) => number) =>
    one.map((a) =>
      other.map((b) => {
        const [x, y] = [nodes[a], nodes[b]];
        return x && y ? measure(x.profile, y.profile) : 0;
      }),
    );
  const cells = [...pairedOff(scores(likeness)), ...clearlyNearest(scores(passageLikeness))];
  return cells.flatMap(([row, column]): Match[] => {
    const [a, b] = [one[row], other[column]];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
}

/** `scores[row][column]`. */
type Scores = readonly (readonly number[])[];
type Cell = readonly [row: number, column: number];

/** One to one: the pairs that keep the order of both and are most alike together, then what is clearly alike among the rest. */
function pairedOff(scores: Scores): readonly Cell[] {
  const pairs = [...pairsInOrder(scores)];
  const rows = new Set(pairs.map(([row]) => row));
  const columns = new Set(pairs.map(([, column]) => column));
  const rest = scores
    .flatMap((line, row) => line.map((score, column) => ({ row, column, score })))
    .filter(({ score }) => score >= CLEARLY_ALIKE)
    .sort((one, another) => another.score - one.score);
  for (const { row, column } of rest) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    pairs.push([row, column]);
  }
  return pairs;
}

function pairsInOrder(scores: Scores): readonly Cell[] {
  const [height, width] = [scores.length, scores[0]?.length ?? 0];
  const worth = (row: number, column: number) => (scores[row]?.[column] ?? 0) - ALIKE;
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  for (let row = height - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) {
      const pair = worth(row, column) > 0 ? worth(row, column) + at(row + 1, column + 1) : 0;
      (best[row] as Float64Array)[column] = Math.max(pair, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Cell[] = [];
  for (let row = 0, column = 0; row < height && column < width; ) {
    const isPair = worth(row, column) > 0 && at(row, column) === worth(row, column) + at(row + 1, column + 1);
    if (isPair) pairs.push([row++, column++]);
    else if (at(row, column) === at(row + 1, column)) row++;
    else column++;
  }
  return pairs;
}

/** Many to many: for every item the one of the other account that it is by far most like, however many others are most like that one, too. */
function clearlyNearest(scores: Scores): readonly Cell[] {
  const columns = scores[0]?.map((_, column) => scores.map((line) => line[column] ?? 0)) ?? [];
  return [
    ...scores.flatMap((line, row) => nearest(line).map((column): Cell => [row, column])),
    ...columns.flatMap((line, column) => nearest(line).map((row): Cell => [row, column])),
  ];
}

/** The index of the best by far, or nothing. */
function nearest(line: readonly number[]): readonly number[] {
  const [best = 0, next = 0] = line.toSorted((one, another) => another - one);
  return best >= ALIKE_IN_PART && best >= MARGIN * next ? [line.indexOf(best)] : [];
}

function inOrder<T>(
  accounts: readonly (readonly T[])[],
  nodes: readonly Node<T>[],
  rowOf: readonly ReadonlySet<number>[],
): readonly ReadonlySet<number>[] {
  const indexes = accounts.map((_, account) => [...nodes.keys()].filter((index) => nodes[index]?.account === account));
  const longestFirst = indexes.toSorted((one, other) => other.length - one.length);
  const ordered: ReadonlySet<number>[] = [];
  for (const account of longestFirst) {
    const rows = account.flatMap((index) => rowOf[index] ?? []);
    // What comes before everything that both have stands right before it; where they have nothing in common, one follows the other.
    const shared = rows.find((row) => ordered.includes(row));
    let at = shared ? ordered.indexOf(shared) : ordered.length;
    for (const row of rows) {
      const known = ordered.indexOf(row);
      if (known < 0) ordered.splice(at, 0, row);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return ordered;
}
