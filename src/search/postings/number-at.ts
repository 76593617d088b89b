// Reads a number by its place where a place that is not there would make a wrong order that nobody notices.

/**
 * Throws a `RangeError` where there is no such place: then the parts of the index do not fit each other, and it must be made anew.
 * Loops that run for every match or every use of a word say `?? 0` instead: one function that reads arrays of every kind is some times
 * slower than their own access, and what they have found passes through here before it is an order.
 */
export function numberAt(numbers: ArrayLike<number>, place: number): number {
  const number = numbers[place];
  if (number === undefined) throw new RangeError(`the search index is damaged: no place ${place} of ${numbers.length}`);
  return number;
}
