// Long work in portions: values are made for some milliseconds, then everybody else has a turn, however fast they are taken away. Holds
// portions, never the whole; knows nothing of what the values are.
import type { TakeTurn } from './turns.ts';

/** The same values. Whoever stops reading ends the making. */
export type Paced = <T>(values: Iterable<T> | AsyncIterable<T>) => AsyncGenerator<T, void, undefined>;

/** So many may be in a place at once, the others wait in the order in which they came. Resolves to what gives the place back. */
type TakePlace = () => Promise<() => void>;

/** About what a search page takes: a reader waits for no more than one portion for each place. */
const PORTION_MS = 4;

/**
 * A stream that is read as fast as it is written never waits for anything, so the event loop would not come round before its end. A portion
 * begins in a turn of its own, and with `takePlace` only in a place: who does not read on has none, so slow readers keep nobody waiting.
 */
export function pacing(takeTurn: TakeTurn, takePlace: TakePlace = everybody): Paced {
  return async function* paced(values) {
    const iterator = Symbol.asyncIterator in values ? values[Symbol.asyncIterator]() : values[Symbol.iterator]();
    try {
      for (let isOver = false; !isOver; ) {
        const portion = [];
        const leave = await takePlace();
        try {
          await new Promise<void>((resolve) => takeTurn(resolve));
          const end = performance.now() + PORTION_MS;
          while (!isOver && performance.now() < end) {
            const next = await iterator.next();
            if (next.done) isOver = true;
            else portion.push(next.value);
          }
        } finally {
          leave();
        }
        yield* portion;
      }
    } finally {
      await iterator.return?.();
    }
  };
}

const everybody: TakePlace = async () => () => {};

export function places(count: number): TakePlace {
  const waiting: (() => void)[] = [];
  let free = count;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return leave;
  };
}
