// Lists of numbers that rise: what is in all, in any, in one but not in another.
import { someNumbers } from './scratch.ts';

/** From this ratio of lengths on, searching the longer list beats walking it. */
const SEARCH_RATIO = 32;

/** What is in both. */
export function intersection(left: Uint32Array, right: Uint32Array): Uint32Array {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.length * SEARCH_RATIO < many.length ? searched(few, many) : merged(few, many);
}

function searched(few: Uint32Array, many: Uint32Array): Uint32Array {
  const found = someNumbers(few.length);
  let length = 0;
  let at = 0;
  for (let index = 0; index < few.length && at < many.length; index++) {
    const value = few[index] ?? 0;
    at = firstFrom(many, value, at);
    if (many[at] === value) found[length++] = value;
  }
  return found.subarray(0, length);
}

/** Goes on in one list, the other or both by a calculation instead of a decision, which no processor could foresee. Numbers are below 2^31. */
function merged(left: Uint32Array, right: Uint32Array): Uint32Array {
  const found = someNumbers(Math.min(left.length, right.length) + 1);
  let length = 0;
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    const [fromLeft, fromRight] = [left[a] ?? 0, right[b] ?? 0];
    const isNotMore = (fromLeft - fromRight - 1) >>> 31;
    const isNotLess = (fromRight - fromLeft - 1) >>> 31;
    found[length] = fromLeft;
    length += isNotMore & isNotLess;
    a += isNotMore;
    b += isNotLess;
  }
  return found.subarray(0, length);
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
