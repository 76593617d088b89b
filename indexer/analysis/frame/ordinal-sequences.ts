// Puts places with ordinals into sequences that run on, each below the place in which it begins. A sign that can be read in two ways
// ("i)") is read as the sequence asks that it continues. Knows nothing of what sequences are for.
import type { HeadPlace } from './head-places.ts';
import type { Ordinal } from './ordinals.ts';

export interface Sequence {
  /** Of its ordinals, with the depth of the list. */
  readonly style: string;
  /** The place below which it stands, `null` at the top. */
  readonly parent: HeadPlace | null;
  readonly places: readonly HeadPlace[];
}

interface OpenSequence extends Sequence {
  readonly places: HeadPlace[];
  readonly above: number | null;
  last: number;
}

/** Ordinals that minutes may leave out. */
const MOST_MISSING = 2;
/** A sequence that is as long may be followed by another that begins anew beside it. */
const LONG = 3;
/** Sequences in one another; what lies deeper takes the place of what was deepest. */
const DEEPEST = 6;

/** In the order in which they begin. */
export function sequencesOf(places: readonly HeadPlace[]): Sequence[] {
  const all: OpenSequence[] = [];
  let open: OpenSequence[] = [];
  for (const place of places) {
    const at = continuedAt(open, place);
    const sequence = open[at];
    if (sequence) {
      open = open.slice(0, at + 1);
      sequence.last = valueIn(sequence, place) ?? sequence.last;
      sequence.places.push(place);
      continue;
    }
    const first = place.readings.find(({ value }) => value === 1);
    if (!first) continue;
    open = holdersOf(open, place, first).slice(0, DEEPEST - 1);
    const begun: OpenSequence = {
      style: styleOf(first, place),
      above: first.above,
      parent: open.at(-1)?.places.at(-1) ?? null,
      places: [place],
      last: 1,
    };
    all.push(begun);
    open = [...open, begun];
  }
  return all;
}

function styleOf({ style }: Ordinal, { level }: HeadPlace): string {
  return `${style} ${level}`;
}

/** The value of the place in a sequence of that style, `null` where it has another. */
function valueIn(sequence: OpenSequence, place: HeadPlace): number | null {
  const reading = place.readings.find((one) => styleOf(one, place) === sequence.style && one.above === sequence.above);
  return reading?.value ?? null;
}

/** Index of the open sequence that the place goes on with, the innermost first; -1 where it goes on with none. */
function continuedAt(open: readonly OpenSequence[], place: HeadPlace): number {
  const looksAlike = ({ places }: OpenSequence): boolean => places[0]?.look === place.look;
  const steps = open.map((sequence) => {
    const value = valueIn(sequence, place);
    return value === null ? null : value - sequence.last;
  });
  const isNext = (step: number | null | undefined): boolean => step === 1;
  const isNear = (step: number | null | undefined): boolean => step != null && step > 1 && step <= 1 + MOST_MISSING;
  const last = (test: (sequence: OpenSequence, index: number) => boolean): number => open.findLastIndex(test);
  const orders = [
    last((sequence, index) => isNext(steps[index]) && looksAlike(sequence)),
    last((_, index) => isNext(steps[index])),
    last((sequence, index) => isNear(steps[index]) && looksAlike(sequence) && place.isHead),
    // A number that came twice, or is wrong altogether, beside heads that leave no doubt.
    last(
      (sequence, index) =>
        steps[index] != null &&
        looksAlike(sequence) &&
        place.isHead &&
        place.look !== 'plain' &&
        sequence.places.length > 1 === (steps[index] !== 0 || sequence.last > 1) &&
        !place.readings.some(({ value }) => value === 1),
    ),
  ];
  return orders.find((index) => index >= 0) ?? -1;
}

/** The open sequences below which one begins. */
function holdersOf(open: readonly OpenSequence[], place: HeadPlace, first: Ordinal): OpenSequence[] {
  if (first.above !== null) {
    const at = open.findLastIndex(({ last, above }) => above === null && last === first.above);
    return at < 0 ? [] : open.slice(0, at + 1);
  }
  // The same ordinals from the beginning: another list of the same kind, beside the one that was long enough.
  const at = open.findIndex(
    (sequence) =>
      sequence.style === styleOf(first, place) &&
      sequence.places.length >= LONG &&
      sequence.places[0]?.look === place.look,
  );
  return at < 0 ? [...open] : open.slice(0, at);
}
