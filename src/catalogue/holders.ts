// Finds the item that holds the largest part of a permalink's words. Words that other items had at the same time, formulas say, are no
// sign of where a text has gone: elsewhere than where it stood an item must hold some of those that were its own, and in another report
// so many that they are no formula of tomorrow. Knows no files.

import { decodedHash, hashesIn, RUN_LENGTH, type RunLength, runLengthOf, runsIn, wordsOf } from './fingerprint.ts';
import type { IssuedPermalink } from './ledger-lines.ts';
import { indicesIn, isInRanges, type SoughtPermalink } from './own-runs.ts';

/** Where an item is to stand. */
export interface Place {
  readonly reportId: string;
  readonly wantedId: string;
  readonly slug: string;
}

/** Below this share of its words a permalink's text counts as gone. */
const SMALLEST_SHARE = 0.2;

/**
 * So many words that were a permalink's own show that its text has moved to another report. Fewer may be a formula that no other
 * report had yet ("None."): they follow only where their report stands no more and its items together have so many words there.
 */
const MOVED_WORDS = 20;

/** Where they are fewer, of its own words and of the item's: so short a text moves as an item. */
const SMALLEST_SHARE_OF_FEW = 0.5;

/** What an item has of a permalink's words. */
export interface Holding {
  /** Index of the item. */
  readonly holder: number;
  readonly reportId: string;
  /** Words of the permalink that stand in the item. */
  readonly words: number;
  /** Those of them that count where the item is. */
  readonly counted: number;
  readonly nearness: number;
  /** Whether it says by itself that the text is there now. */
  readonly isSure: boolean;
}

/**
 * For each permalink what the item has that holds most of its words, if that is a fifth of them. Items are candidates by runs that
 * were a permalink's own, or by standing where it stood: formulas, which are in hundreds of texts, need not be followed.
 * @param stands whether a report has any items, also where none of them is among these
 */
export function holdersOf(
  permalinks: readonly SoughtPermalink[],
  places: readonly Place[],
  items: Iterable<{ readonly text: string; readonly title: string }>,
  stands: (reportId: string) => boolean = standsAmong(places),
): (Holding | null)[] {
  const sought = permalinks.map((one) => ({ ...one, hashes: hashesIn(one.permalink.runs).map(decodedHash) }));
  const lengths = new Set(
    sought.flatMap(({ permalink, hashes }) => (hashes.length > 0 ? [runLengthOf(permalink.wordCount)] : [])),
  );
  const byReport = Map.groupBy(sought.keys(), (index) => sought[index]?.permalink.report ?? '');
  const byOwnRun = new Map<number, number[]>();
  sought.forEach(({ own, hashes }, index) => {
    for (const hash of new Set(indicesIn(own).map((run) => hashes[run] ?? -1))) {
      const known = byOwnRun.get(hash);
      if (known) known.push(index);
      else byOwnRun.set(hash, [index]);
    }
  });
  const holdings: Holding[][] = sought.map(() => []);
  let holder = -1;
  for (const { text, title } of items) {
    const place = places[++holder];
    if (!place) continue;
    const words = wordsOf(text);
    const runs = runsOf(words, title, lengths);
    const candidates = new Set([...runs].flatMap((run) => byOwnRun.get(run) ?? []));
    for (const index of byReport.get(place.reportId) ?? []) candidates.add(index);
    for (const index of candidates) {
      const one = sought[index];
      const starts = one?.hashes.flatMap((hash, start) => (runs.has(hash) ? [start] : []));
      const found = one && starts && starts.length > 0 ? holding(one, place, starts, holder, words.length) : null;
      if (found) holdings[index]?.push(found);
    }
  }
  const moved = movedWords(sought, holdings, stands);
  return sought.map(({ permalink }, index) => {
    const sure = holdings[index]?.filter(
      ({ isSure, reportId }) => isSure || (moved.get(route(permalink, reportId)) ?? 0) >= MOVED_WORDS,
    );
    return sure?.reduce<Holding | null>((one, other) => (one && !isBetter(other, one) ? one : other), null) ?? null;
  });
}

/** What one item has of a permalink's words; `null` where that is too little. */
export function heldBy(
  sought: SoughtPermalink,
  place: Place,
  { text, title }: { readonly text: string; readonly title: string },
): Holding | null {
  const words = wordsOf(text);
  const runs = runsOf(words, title, new Set([runLengthOf(sought.permalink.wordCount)]));
  const starts = hashesIn(sought.permalink.runs).flatMap((hash, start) => (runs.has(decodedHash(hash)) ? [start] : []));
  return starts.length > 0 ? holding(sought, place, starts, 0, words.length) : null;
}

/**
 * For each of these permalinks the index of the item where it stood, if that holds more of its words than every other one: then nobody need
 * know which of its runs were its own. Otherwise `null`.
 */
export function holdersInPlace(
  permalinks: readonly IssuedPermalink[],
  places: readonly Place[],
  items: Iterable<{ readonly text: string; readonly title: string }>,
): (number | null)[] {
  const sought = permalinks.map((permalink) => ({
    permalink,
    hashes: hashesIn(permalink.runs).map(decodedHash),
    length: runLengthOf(permalink.wordCount),
    best: { holder: -1, words: 0, isInPlace: false },
  }));
  const lengths = new Set(sought.map(({ length }) => length));
  let holder = -1;
  for (const { text, title } of items) {
    const place = places[++holder];
    if (!place) continue;
    const runs = runsOf(wordsOf(text), title, lengths);
    for (const one of sought) {
      const starts = one.hashes.flatMap((hash, start) => (runs.has(hash) ? [start] : []));
      const words = wordsIn(starts, one.length);
      if (words === 0 || words < one.best.words) continue;
      const isInPlace = nearnessOf(one.permalink, place) >= SAME_PLACE && words !== one.best.words;
      one.best = { holder, words, isInPlace };
    }
  }
  return sought.map(({ permalink, best }) =>
    best.isInPlace && best.words >= permalink.wordCount * SMALLEST_SHARE ? best.holder : null,
  );
}

function standsAmong(places: readonly Place[]): (reportId: string) => boolean {
  const standing = new Set(places.map(({ reportId }) => reportId));
  return (reportId) => standing.has(reportId);
}

/** "budget" and "budget-2" are of the slug "budget". */
export function isOfSlug(itemId: string, slug: string): boolean {
  return itemId === slug || (itemId.startsWith(`${slug}-`) && /^\d+$/.test(itemId.slice(slug.length + 1)));
}

export function isBetter(
  one: Pick<Holding, 'words' | 'nearness'>,
  other: Pick<Holding, 'words' | 'nearness'>,
): boolean {
  return one.words > other.words || (one.words === other.words && one.nearness > other.nearness);
}

/** How many words of their own the permalinks of a report that stands no more have in another: of each text the most that one item holds. */
function movedWords(
  sought: readonly SoughtPermalink[],
  holdings: readonly (readonly Holding[])[],
  stands: (reportId: string) => boolean,
): ReadonlyMap<string, number> {
  const texts = new Map<string, { readonly way: string; readonly words: number }>();
  sought.forEach(({ permalink }, index) => {
    if (stands(permalink.report)) return;
    for (const { reportId, counted: words } of holdings[index] ?? []) {
      const way = route(permalink, reportId);
      const text = `${way} ${permalink.version}`;
      if (words > (texts.get(text)?.words ?? 0)) texts.set(text, { way, words });
    }
  });
  const moved = new Map<string, number>();
  for (const { way, words } of texts.values()) moved.set(way, (moved.get(way) ?? 0) + words);
  return moved;
}

function route({ report }: IssuedPermalink, reportId: string): string {
  return `${report} ${reportId}`;
}

/**
 * `null` where it is too little to count: less than a fifth of its words, or, elsewhere than where it stood, of those that were its own.
 * Where none was, only its own report can have them.
 */
function holding(
  { permalink, own }: SoughtPermalink,
  place: Place,
  starts: readonly number[],
  holder: number,
  wordCount: number,
): Holding | null {
  const nearness = nearnessOf(permalink, place);
  const isElsewhere = nearness === 0;
  if (isElsewhere && own.length === 0) return null;
  const length = runLengthOf(permalink.wordCount);
  const words = wordsIn(starts, length);
  const countsAll = nearness >= SAME_PLACE || own.length === 0;
  const ownStarts = starts.filter((start) => isInRanges(own, start));
  const counted = countsAll ? words : wordsIn(ownStarts, length);
  const all = countsAll ? permalink.wordCount : wordsIn(indicesIn(own), length);
  const isSure = !isElsewhere || counted >= MOVED_WORDS;
  const least = isSure ? all * SMALLEST_SHARE : Math.max(all, wordCount) * SMALLEST_SHARE_OF_FEW;
  const isEnough = counted >= least && (counted > 0 || all === 0);
  return isEnough ? { holder, reportId: place.reportId, words, counted, nearness, isSure } : null;
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
function runsOf(words: readonly string[], title: string, lengths: ReadonlySet<RunLength>): Set<number> {
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
