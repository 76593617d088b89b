// Finds which sentences a person has settled: those that a correction's quote touches, and with `through` those up to the words that
// it names. Marks them on the blocks, so that they are found again whatever else is taken off a block. Settles nothing else.

import type { Correction } from '../../../src/reports/report.ts';
import type { ItemBlocks } from '../frame/segment.ts';
import type { Block } from '../text/blocks.ts';
import { lettersOf, placesOf, squash } from '../text/letters.ts';
import type { FailedCorrection } from './corrections.ts';
import type { SettledPart, SpeakerCorrection } from './settled-parts.ts';

export interface Settled {
  readonly items: readonly ItemBlocks[];
  /** Corrections whose `through` leads nowhere; they settle nothing. */
  readonly failed: readonly FailedCorrection[];
}

/** @param corrections whose quotes stand in the report once */
export function withSettledSpeech(items: readonly ItemBlocks[], corrections: readonly Correction[]): Settled {
  const speakers = corrections.filter((one): one is SpeakerCorrection => one.speaker !== undefined);
  if (speakers.length === 0) return { items, failed: [] };
  const text = textOf(items);
  const failed: FailedCorrection[] = [];
  const ranges = speakers.flatMap((correction) => {
    const range = rangeOf(correction, text);
    if (range && 'through' in range) failed.push({ correction, matches: 1, through: range.through });
    return range && !('through' in range) ? [{ ...range, correction }] : [];
  });
  // What is said of one sentence goes before what is said of a run.
  const ordered = [
    ...ranges.filter(({ correction }) => correction.through === undefined),
    ...ranges.filter(({ correction }) => correction.through !== undefined),
  ];
  const settled = new Map<Block, SettledPart[]>();
  for (const { block, first, letters } of text.parts) {
    for (const { start, end, correction } of ordered) {
      const [from, to] = [Math.max(start - first, 0), Math.min(end - first, letters.letters.length)];
      if (block === null || from >= to) continue;
      const part = { start: letters.starts[from] ?? 0, end: letters.ends[to - 1] ?? 0, correction };
      settled.set(block, [...(settled.get(block) ?? []), part]);
    }
  }
  const marked = items.map((item) => ({
    ...item,
    blocks: item.blocks.map((block) => {
      const parts = settled.get(block);
      return parts ? { ...block, settled: parts } : block;
    }),
  }));
  return { items: marked, failed };
}

/** The correction that settles the sentence `[start, end)` of a block; of several, one of that sentence alone, then the first. */
export function settlementOf(
  { settled = [] }: Block,
  sentence: { start: number; end: number },
): SpeakerCorrection | null {
  const part = settled.find(({ start, end }) => start < sentence.end && sentence.start < end);
  return part?.correction ?? null;
}

interface ReportLetters {
  readonly letters: string;
  /** Headings and blocks in their order; `block` is `null` for a heading. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly item: number;
  readonly block: Block | null;
  /** Index of its first letter. */
  readonly first: number;
  readonly letters: ReturnType<typeof lettersOf>;
}

function textOf(items: readonly ItemBlocks[]): ReportLetters {
  const parts: Part[] = [];
  let all = '';
  const add = (item: number, block: Block | null, text: string): void => {
    const letters = lettersOf(text);
    parts.push({ item, block, first: all.length, letters });
    all += letters.letters;
  };
  items.forEach(({ heading, blocks }, item) => {
    if (heading !== null) add(item, null, heading);
    for (const block of blocks) add(item, block, block.text);
  });
  return { letters: all, parts };
}

/** In letters of the report; `null` where the quote stands in no item, in the report's title say. */
function rangeOf(
  { quote, through }: SpeakerCorrection,
  text: ReportLetters,
):
  | { readonly start: number; readonly end: number }
  | { readonly through: NonNullable<FailedCorrection['through']> }
  | null {
  const words = squash(quote);
  const [start] = placesOf(words, text.letters);
  if (start === undefined) return null;
  if (through === undefined) return { start, end: start + words.length };
  const last = squash(through);
  const places = placesOf(last, text.letters);
  const item = itemAt(start + words.length - 1, text);
  const inItem = places.filter(
    (place) => itemAt(place, text) === item && itemAt(place + last.length - 1, text) === item,
  );
  const after = inItem.filter((place) => place >= start);
  const [place] = after;
  if (place !== undefined && after.length === 1)
    return { start, end: Math.max(start + words.length, place + last.length) };
  if (after.length > 1) return { through: 'repeated' };
  if (inItem.length > 0) return { through: 'before the quote' };
  return { through: places.length > 0 ? 'in another item' : 'absent' };
}

function itemAt(letter: number, { parts }: ReportLetters): number {
  return parts.findLast(({ first }) => first <= letter)?.item ?? -1;
}
