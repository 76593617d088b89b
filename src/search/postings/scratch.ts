// Memory for what a search computes on its way, used again by the next one: fresh memory for lists of a hundred thousand numbers takes longer
// than to fill them, and lies about until it is collected. Whoever keeps a list beyond its search must copy it.

/** In numbers of four bytes. What a search needs beyond it is allocated. */
const LARGEST = 2 ** 21;

let memory = new Uint32Array(2 ** 16);
let used = 0;
let mostUsed = 0;
let searches = 0;

/** From here on all lists that were taken may be overwritten. Searches run one after the other, each from its beginning to its end. */
export function beginScratch(): void {
  if (mostUsed > memory.length && memory.length < LARGEST) memory = new Uint32Array(Math.min(LARGEST, 2 * mostUsed));
  used = 0;
  mostUsed = 0;
  searches++;
}

/** A number that each search has for itself. */
export function currentSearch(): number {
  return searches;
}

/** Does a part of a search: all lists that it takes may be overwritten when it has ended. */
export function inScratch(part: () => void): void {
  const start = used;
  part();
  used = start;
}

/** A list of so many numbers, whatever they may be. */
export function someNumbers(length: number): Uint32Array {
  const start = used;
  take(start + length);
  return used <= memory.length ? memory.subarray(start, used) : new Uint32Array(length);
}

/** So many zeros. */
export function zeros(length: number): Uint32Array {
  return someNumbers(length).fill(0);
}

/** So many zeros that can become fractions. */
export function floatZeros(length: number): Float64Array {
  const start = used + (used & 1);
  take(start + 2 * length);
  return used <= memory.length ? new Float64Array(memory.buffer, 4 * start, length).fill(0) : new Float64Array(length);
}

function take(end: number): void {
  used = end;
  mostUsed = Math.max(mostUsed, end);
}
