// How good an order of results is, by the grades of those who judged them. Pure; knows no engine and no query.

/** How many of the first results count. */
export const DEPTH = 10;
/** From this grade on, an item answers at least a part of what was asked. */
export const ANSWERS_FROM = 2;

/** By document id: 3 answers, 2 answers a part, 1 touches it; what is missing has nothing to do with it. */
export type Grades = ReadonlyMap<string, number>;

/** All from 0 to 1. */
export interface Measures {
  /** Of the first ten: the discounted gain, as a share of what the best order would have. */
  readonly ndcg: number;
  /** One through the place of the first answer; 0 where it is not among the first ten. */
  readonly reciprocalRank: number;
  /** 1 where an answer is among the first ten. */
  readonly success: number;
}

/** `ids`: what was found, best first. Where nothing is graded, everything is 0. */
export function measuresOf(ids: readonly string[], grades: Grades): Measures {
  const found = firstOnes(ids);
  const place = found.findIndex((id) => (grades.get(id) ?? 0) >= ANSWERS_FROM);
  return { ndcg: ndcg(found, grades), reciprocalRank: place < 0 ? 0 : 1 / (place + 1), success: place < 0 ? 0 : 1 };
}

/** The mean of each; all 0 of none. */
export function meanOf(measures: readonly Measures[]): Measures {
  const mean = (of: (one: Measures) => number) =>
    measures.reduce((sum, one) => sum + of(one), 0) / Math.max(1, measures.length);
  return {
    ndcg: mean((one) => one.ndcg),
    reciprocalRank: mean((one) => one.reciprocalRank),
    success: mean((one) => one.success),
  };
}

/** A result that comes twice counts where it comes first, and leaves a gap. */
function firstOnes(ids: readonly string[]): readonly string[] {
  return ids.slice(0, DEPTH).map((id, place) => (ids.indexOf(id) === place ? id : ''));
}

function ndcg(ids: readonly string[], grades: Grades): number {
  const best = gainOf([...grades.values()].sort((a, b) => b - a).slice(0, DEPTH));
  return best === 0 ? 0 : gainOf(ids.map((id) => grades.get(id) ?? 0)) / best;
}

/** Each grade counts 2^grade − 1, divided by the logarithm of its place. */
function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}
