// Finds words that stand in a row. Which voices have all of them comes first, then the positions, the rarest word before the others, so that
// few positions need to be read.
import type { Matcher, WordMatcher } from '../matchers.ts';
import { NO_USES, type Positions, type Postings, type Uses } from './postings.ts';
import { intersection, NumberList } from './sorted-lists.ts';

/** Where a matcher fits in some voices: in voice `voices[n]` at `positions[starts[n]]` up to `positions[starts[n + 1]]`, rising. */
export interface Places extends Positions {
  readonly voices: Uint32Array;
}

/** @param having for each word of the matcher the voices that say it */
export function usesInARow(matcher: Matcher, having: readonly Uint32Array[], postings: Postings): Uses {
  const order = [...matcher.keys()].sort((a, b) => (having[a]?.length ?? 0) - (having[b]?.length ?? 0));
  const [rarest = 0, ...others] = order;
  let voices = having[rarest] ?? new Uint32Array();
  for (const word of others) voices = intersection(voices, having[word] ?? new Uint32Array());
  if (voices.length === 0) return NO_USES;
  const { voices: found, starts } = placesInOrder(matcher, order, voices, postings);
  return { voices: found, counts: found.map((_, index) => (starts[index + 1] ?? 0) - (starts[index] ?? 0)) };
}

/** Where the last word of the matcher stands in those of `voices` (rising) in which the whole matcher fits. */
export function placesOf(matcher: Matcher, voices: Uint32Array, postings: Postings): Places {
  return placesInOrder(matcher, [...matcher.keys()], voices, postings);
}

function placesInOrder(matcher: Matcher, order: readonly number[], voices: Uint32Array, postings: Postings): Places {
  const [first = 0, ...others] = order;
  // Positions of the last word, wherever the first one that is looked at stands: all words can then be compared.
  const ahead = (word: number) => matcher.length - 1 - word;
  let places = shifted(voices, positionsOfWord(matcher[first], voices, postings), ahead(first));
  for (const word of others) {
    if (places.voices.length === 0) break;
    places = common(places, positionsOfWord(matcher[word], places.voices, postings), ahead(word));
  }
  return places;
}

function positionsOfWord(word: WordMatcher | undefined, voices: Uint32Array, postings: Postings): Positions {
  const [first, ...others] = Array.from(word?.stems ?? [], (stem) => postings.positionsOf(stem, voices));
  return others.reduce(
    (all, one) => merged(all, one),
    first ?? { starts: new Uint32Array(voices.length + 1), positions: new Uint32Array() },
  );
}

/** Two stems of one word never stand at the same place. */
function merged(left: Positions, right: Positions): Positions {
  if (right.positions.length === 0) return left;
  const positions = new Uint32Array(left.positions.length + right.positions.length);
  const starts = new Uint32Array(left.starts.length);
  for (let voice = 0, length = 0; voice + 1 < starts.length; voice++) {
    let a = left.starts[voice] ?? 0;
    let b = right.starts[voice] ?? 0;
    const [endA, endB] = [left.starts[voice + 1] ?? 0, right.starts[voice + 1] ?? 0];
    while (a < endA || b < endB) {
      const isLeft = b >= endB || (a < endA && (left.positions[a] ?? 0) < (right.positions[b] ?? 0));
      positions[length++] = (isLeft ? left.positions[a++] : right.positions[b++]) ?? 0;
    }
    starts[voice + 1] = length;
  }
  return { starts, positions };
}

/** Without the voices that have none. */
function shifted(voices: Uint32Array, { starts, positions }: Positions, ahead: number): Places {
  const [keptVoices, keptStarts] = [new NumberList(), new NumberList()];
  keptStarts.push(0);
  for (let index = 0; index < voices.length; index++) {
    const end = starts[index + 1] ?? 0;
    if (end === starts[index]) continue;
    keptVoices.push(voices[index] ?? 0);
    keptStarts.push(end);
  }
  const moved = ahead === 0 ? positions : positions.map((position) => position + ahead);
  return { voices: keptVoices.take(), starts: keptStarts.take(), positions: moved };
}

/** The places at which the other word stands, too, `ahead` positions before. */
function common(places: Places, other: Positions, ahead: number): Places {
  const [voices, starts, positions] = [new NumberList(), new NumberList(), new NumberList()];
  starts.push(0);
  for (let voice = 0; voice < places.voices.length; voice++) {
    let at = other.starts[voice] ?? 0;
    const end = other.starts[voice + 1] ?? 0;
    const before = positions.length;
    for (let index = places.starts[voice] ?? 0; index < (places.starts[voice + 1] ?? 0); index++) {
      const position = places.positions[index] ?? 0;
      while (at < end && (other.positions[at] ?? 0) + ahead < position) at++;
      if (at < end && (other.positions[at] ?? 0) + ahead === position) positions.push(position);
    }
    if (positions.length === before) continue;
    voices.push(places.voices[voice] ?? 0);
    starts.push(positions.length);
  }
  return { voices: voices.take(), starts: starts.take(), positions: positions.take() };
}
