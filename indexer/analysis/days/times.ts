// Keeps when the words of a block were spoken, as time marks in the Markdown say: each holds for what follows it in its block, up to the
// next. A mark of its own above a block is that block's.
import type { SpokenTime } from '../../../src/reports/time-marks.ts';

/** Words `[start, end)` of a block's text, spoken at that time. */
export interface TimedPart {
  readonly start: number;
  readonly end: number;
  readonly time: SpokenTime;
}

/** A time mark, and where it stands in a block's text. */
export interface PlacedTime {
  readonly at: number;
  readonly time: SpokenTime;
}

/** @param marks in the order of the text of so many characters */
export function timedParts(marks: readonly PlacedTime[], length: number): TimedPart[] {
  return marks
    .map(({ at, time }, index) => ({ start: at, end: Math.min(marks[index + 1]?.at ?? length, length), time }))
    .filter(({ start, end }) => start < end);
}

/** The parts inside `[start, end)`, as offsets from `start`. */
export function timesWithin(parts: readonly TimedPart[], start: number, end: number): TimedPart[] {
  return parts
    .filter((part) => part.start < end && part.end > start)
    .map((part) => ({ ...part, start: Math.max(part.start, start) - start, end: Math.min(part.end, end) - start }));
}

/** From the beginning of the first part to the end of the last; no field that the marks do not say. */
export function spokenAt(parts: readonly TimedPart[]): { readonly start?: number; readonly end?: number } {
  const [first] = parts;
  const end = parts.at(-1)?.time.end ?? null;
  return { ...(first ? { start: first.time.start } : {}), ...(first && end !== null ? { end } : {}) };
}
