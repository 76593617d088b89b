// Lets work wait for its turn, one piece after another, so that the event loop comes round in between however many readers ask at once.
// Knows nothing of what the work is.

/** Calls back when it is somebody's turn, in the order in which turns were asked for. */
export type TakeTurn = (work: () => void) => void;

/**
 * Without turns, all requests that have come in together, and all answers of the engine that have, are worked off before the event loop sees
 * anything else: with two hundred readers that took seconds. One turn of the loop costs some microseconds, one page some milliseconds.
 */
export function turns(): TakeTurn {
  const waiting: (() => void)[] = [];
  const one = () => {
    const work = waiting.shift();
    if (waiting.length > 0) setImmediate(one);
    work?.();
  };
  return (work) => {
    waiting.push(work);
    if (waiting.length === 1) setImmediate(one);
  };
}
