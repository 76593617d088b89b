// Vectors made small: a bit a number to look through all of them, a byte a number to compare the nearest. Pure.

/** The signs of a vector's numbers, 32 to a word. */
export type Bits = Uint32Array<ArrayBuffer>;
/** The numbers themselves, the largest as 127; how long the vector was is lost. */
export type Bytes = Int8Array<ArrayBuffer>;

export function bitsOf(vector: Float32Array): Bits {
  const bits = new Uint32Array(wordsFor(vector.length));
  vector.forEach((value, at) => {
    if (value > 0) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  });
  return bits;
}

/** How many words hold the bits of a vector of so many numbers. */
export function wordsFor(dimensions: number): number {
  return Math.ceil(dimensions / 32);
}

export function bytesOf(vector: Float32Array): Bytes {
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((127 * value) / most));
}

/** From -1 to 1; 0 where either is nothing. */
export function cosine(one: Float32Array | Int8Array, other: Float32Array | Int8Array): number {
  let [both, first, second] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a = 0, b = 0] = [one[at], other[at]];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}

/**
 * The rows that differ from `wanted` in fewest bits, some more than asked for where several differ in as many.
 * @param all one row after another, each as long as `wanted`
 */
export function nearestRows(all: Uint32Array, wanted: Bits, count: number): readonly number[] {
  const width = wanted.length;
  const rows = Math.floor(all.length / width);
  const distances = new Uint16Array(rows);
  const having = new Uint32Array(32 * width + 1);
  for (let row = 0; row < rows; row++) {
    let distance = 0;
    for (let at = 0, from = row * width; at < width; at++) distance += ones((all[from + at] ?? 0) ^ (wanted[at] ?? 0));
    distances[row] = distance;
    having[distance] = (having[distance] ?? 0) + 1;
  }
  let most = 0;
  for (let sum = having[0] ?? 0; sum < count && most < having.length - 1; ) sum += having[++most] ?? 0;
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if ((distances[row] ?? 0) <= most) found.push(row);
  return found;
}

/** How many bits of 32 are set. */
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
