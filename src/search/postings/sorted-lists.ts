// Lists of numbers that rise: what is in all, in any, in one but not in another.
import { someNumbers } from './scratch.ts';

/** From this ratio of lengths on, searching the longer list beats walking it. */
const SEARCH_RATIO = 32;

/** Where the same numbers stand in two lists: what is at `inFew[n]` of the one is at `inMany[n]` of the other; both rise. */
export interface Common {
  readonly inFew: Uint32Array;
  readonly inMany: Uint32Array;
}

/** What is in both. */
export function intersection(left: Uint32Array, right: Uint32Array): Uint32Array {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const { inFew: found } = common(few, many);
  for (let at = 0; at < found.length; at++) found[at] = few[found[at] ?? 0] ?? 0;
  return found;
}

/** The first should not be the longer one. Nobody else has the lists that come back. */
export function common(few: Uint32Array, many: Uint32Array): Common {
  return few.length * SEARCH_RATIO < many.length ? searched(few, many) : marked(few, many);
}

function searched(few: Uint32Array, many: Uint32Array): Common {
  const [inFew, inMany] = [someNumbers(few.length), someNumbers(few.length)];
  let length = 0;
  let at = 0;
  for (let index = 0; index < few.length && at < many.length; index++) {
    const value = few[index] ?? 0;
    at = firstFrom(many, value, at);
    if (many[at] !== value) continue;
    inFew[length] = index;
    inMany[length++] = at;
  }
  return { inFew: inFew.subarray(0, length), inMany: inMany.subarray(0, length) };
}

/** Numbers are marked within a stretch of so many, which stays in the processor's cache. */
const STRETCH = 2 ** 16;

/** By number within the stretch, where it stands in a list, plus one; all zeros but while `marked` is at work. */
const marks = new Uint32Array(STRETCH);

/** Without comparing two lists, whose order no processor could foresee: the one is marked, the other looked up. */
function marked(few: Uint32Array, many: Uint32Array): Common {
  // One more, as every number is written down before it is known to be in both.
  const [inFew, inMany] = [someNumbers(few.length + 1), someNumbers(few.length + 1)];
  let length = 0;
  let at = 0;
  for (let start = 0, end = 0; start < few.length; start = end) {
    const first = few[start] ?? 0;
    for (; end < few.length && (few[end] ?? 0) - first < STRETCH; end++) marks[(few[end] ?? 0) - first] = end + 1;
    at = firstFrom(many, first, at);
    for (; at < many.length; at++) {
      const value = (many[at] ?? 0) - first;
      if (value >= STRETCH) break;
      const mark = marks[value] ?? 0;
      inFew[length] = mark - 1;
      inMany[length] = at;
      length += (0 - mark) >>> 31;
    }
    for (let index = start; index < end; index++) marks[(few[index] ?? 0) - first] = 0;
  }
  return { inFew: inFew.subarray(0, length), inMany: inMany.subarray(0, length) };
}

/** What is in the first and not in the second. */
export function difference(from: Uint32Array, without: Uint32Array): Uint32Array {
  if (without.length === 0) return from;
  const left = someNumbers(from.length);
  let length = 0;
  let at = 0;
  for (let index = 0; index < from.length; index++) {
    const value = from[index] ?? 0;
    while (at < without.length && (without[at] ?? 0) < value) at++;
    if (at === without.length || without[at] !== value) left[length++] = value;
  }
  return left.subarray(0, length);
}

/** What is in any, each once. */
export function union(lists: readonly Uint32Array[]): Uint32Array {
  const [first = new Uint32Array(), ...others] = lists;
  return others.reduce(unionOfTwo, first);
}

function unionOfTwo(left: Uint32Array, right: Uint32Array): Uint32Array {
  const all = someNumbers(left.length + right.length);
  let length = 0;
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const fromLeft = a < left.length ? (left[a] ?? 0) : Infinity;
    const fromRight = b < right.length ? (right[b] ?? 0) : Infinity;
    if (fromLeft <= fromRight) a++;
    if (fromRight <= fromLeft) b++;
    all[length++] = Math.min(fromLeft, fromRight);
  }
  return all.subarray(0, length);
}

/** Index of the first number that is at least `value`, from `from` on: in growing steps, then by halves. */
export function firstFrom(list: Uint32Array, value: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && (list[low + step] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(list.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Grows as it is filled. */
export class NumberList {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  take(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
