// The edit distance of two words: how many letters are missing, added, replaced, or swapped with their neighbour (optimal string alignment:
// Damerau-Levenshtein where no letter is touched twice).

/**
 * The number of mistakes, or something above `limit` as soon as it is clear that there are more.
 * Cost: at most the product of the lengths.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let twoBefore: number[] = [];
  let before = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let cost = Math.min(
        at(before, column) + 1,
        at(current, column - 1) + 1,
        at(before, column - 1) + (isSame ? 0 : 1),
      );
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && isSwap) cost = Math.min(cost, at(twoBefore, column - 2) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, but costs one more than there: the least of this row bounds it, too.
    if (least > limit) return limit + 1;
    [twoBefore, before] = [before, current];
  }
  return at(before, right.length);
}

/** One bit for each of a to z: most words are told apart by it without counting mistakes. */
export function letterMask(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) {
    const letter = word.charCodeAt(index) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

/** Each mistake adds at most one letter that the other word has not, and takes at most one away. */
export function mayBeWithin(left: number, right: number, limit: number): boolean {
  return bits(left & ~right) <= limit && bits(right & ~left) <= limit;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
