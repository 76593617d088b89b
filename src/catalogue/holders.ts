// Finds the item that holds the largest part of a permalink's words. Words that other items had at the same time, formulas say, are no
// sign of where a text has gone: elsewhere than where it stood an item must hold some of those that were its own. Knows no files.
import { decodedHash, hashesIn, RUN_LENGTH, type RunLength, runLengthOf, runsIn, wordsOf } from './fingerprint.ts';
import type { IssuedPermalink, LeavingLine, Ledger } from './ledger.ts';

/** Where an item is to stand. */
export interface Place {
  readonly reportId: string;
  readonly wantedId: string;
  readonly slug: string;
}

export type OwnRuns = LeavingLine['own'];

/** A permalink whose words are to be found, and which of its runs no other had while it stood. */
export interface SoughtPermalink {
  readonly permalink: IssuedPermalink;
  readonly own: OwnRuns;
}

/** Below this share of its words a permalink's text counts as gone. */
export const SMALLEST_SHARE = 0.2;

/** Of those that have left, what the ledger says; of those that stood until now, what it says of all others that did. */
export function ownRunsOf(ledger: Ledger, permalinks: readonly IssuedPermalink[]): SoughtPermalink[] {
  const leaving = permalinks.filter(({ left }) => left === null);
  const counts = new Map(leaving.flatMap(({ runs }) => hashesIn(runs)).map((hash) => [hash, 0]));
  if (counts.size > 0) {
    for (const { runs, left } of ledger.values()) {
      if (left !== null) continue;
      for (const hash of new Set(hashesIn(runs))) {
        const count = counts.get(hash);
        if (count !== undefined) counts.set(hash, count + 1);
      }
    }
  }
  return permalinks.map((permalink) => ({
    permalink,
    own: permalink.left ? permalink.left.own : ranges(hashesIn(permalink.runs).map((hash) => counts.get(hash) === 1)),
  }));
}

/**
 * For each permalink the index of the item that holds most of its words, if that is a fifth of them. Items are candidates by runs that
 * were a permalink's own, or by standing where it stood: formulas, which are in hundreds of texts, need not be followed.
 */
export function holdersOf(
  permalinks: readonly SoughtPermalink[],
  places: readonly Place[],
  items: Iterable<{ readonly text: string; readonly title: string }>,
): (number | null)[] {
  const sought = permalinks.map((one) => ({ ...one, hashes: hashesIn(one.permalink.runs).map(decodedHash) }));
  const lengths = new Set(
    sought.flatMap(({ permalink, hashes }) => (hashes.length > 0 ? [runLengthOf(permalink.wordCount)] : [])),
  );
  const byReport = Map.groupBy(sought.keys(), (index) => sought[index]?.permalink.report ?? '');
  const byOwnRun = new Map<number, number[]>();
  sought.forEach(({ own, hashes }, index) => {
    const counted = own === null ? hashes : numbersIn(own).map((run) => hashes[run] ?? -1);
    for (const hash of new Set(counted)) {
      const known = byOwnRun.get(hash);
      if (known) known.push(index);
      else byOwnRun.set(hash, [index]);
    }
  });
  const best: (Best | null)[] = sought.map(() => null);
  let holder = -1;
  for (const { text, title } of items) {
    const place = places[++holder];
    if (!place) continue;
    const runs = runsOf(text, title, lengths);
    const candidates = new Set([...runs].flatMap((run) => byOwnRun.get(run) ?? []));
    for (const index of byReport.get(place.reportId) ?? []) candidates.add(index);
    for (const index of candidates) {
      const one = sought[index];
      const starts = one?.hashes.flatMap((hash, start) => (runs.has(hash) ? [start] : []));
      const found = one && starts && starts.length > 0 ? holding(one, place, starts, holder) : null;
      if (found && isBetter(found, best[index] ?? null)) best[index] = found;
    }
  }
  return best.map((found) => found?.holder ?? null);
}

/** "budget" and "budget-2" are of the slug "budget". */
export function isOfSlug(itemId: string, slug: string): boolean {
  return itemId === slug || (itemId.startsWith(`${slug}-`) && /^\d+$/.test(itemId.slice(slug.length + 1)));
}

interface Best {
  readonly holder: number;
  /** Words of the permalink that stand in the item. */
  readonly words: number;
  readonly nearness: number;
}

function isBetter(one: Best, other: Best | null): boolean {
  return other === null || one.words > other.words || (one.words === other.words && one.nearness > other.nearness);
}

/** `null` where it is too little to count: less than a fifth of its words, or, elsewhere than where it stood, of those that were its own. */
function holding(
  { permalink, own }: SoughtPermalink,
  place: Place,
  starts: readonly number[],
  holder: number,
): Best | null {
  const nearness = nearnessOf(permalink, place);
  const length = runLengthOf(permalink.wordCount);
  const words = wordsIn(starts, length);
  const counts = nearness >= SAME_PLACE ? null : own;
  const counted =
    counts === null
      ? words
      : wordsIn(
          [...starts].filter((start) => isInRanges(counts, start)),
          length,
        );
  const all = counts === null ? permalink.wordCount : wordsIn(numbersIn(counts), length);
  return counted >= all * SMALLEST_SHARE && (counted > 0 || all === 0) ? { holder, words, nearness } : null;
}

/** How many words the runs cover that begin with these. */
function wordsIn(starts: readonly number[], length: RunLength): number {
  const runLength = typeof length === 'number' ? Math.min(RUN_LENGTH, length) : 1;
  let count = 0;
  let end = 0;
  for (const start of starts.toSorted((a, b) => a - b)) {
    count += start + runLength - Math.max(start, end);
    end = start + runLength;
  }
  return count;
}

/** Of all lengths; a run of one length never passes for one of another. */
function runsOf(text: string, title: string, lengths: ReadonlySet<RunLength>): Set<number> {
  const words = wordsOf(text);
  const runs = new Set<number>();
  for (const length of lengths) {
    if ((length === 'title') !== (words.length === 0)) continue;
    for (const run of runsIn(length === 'title' ? wordsOf(title) : words, length)) runs.add(run);
  }
  return runs;
}

const SAME_PLACE = 2;

/** Of items that hold equally many words the nearest is taken: the one that would have the same id, then one of the same report. */
function nearnessOf(permalink: IssuedPermalink, place: Place): number {
  if (permalink.report !== place.reportId) return 0;
  if (permalink.item === place.wantedId) return SAME_PLACE + 1;
  return isOfSlug(permalink.item, place.slug) ? SAME_PLACE : 1;
}

/** Where the flags are set; `null` where they are the same throughout. */
function ranges(flags: readonly boolean[]): OwnRuns {
  if (flags.every((flag) => flag === flags[0])) return null;
  const found: [number, number][] = [];
  flags.forEach((isSet, index) => {
    const last = found.at(-1);
    if (!isSet) return;
    if (last && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  });
  return found;
}

function isInRanges(own: NonNullable<OwnRuns>, index: number): boolean {
  return own.some(([start, end]) => start <= index && index < end);
}

function numbersIn(own: NonNullable<OwnRuns>): number[] {
  return own.flatMap(([start, end]) => Array.from({ length: Math.max(0, end - start) }, (_, n) => start + n));
}
