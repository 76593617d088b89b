// Applies what a person has corrected in a report's file. Finds the quoted words again whatever has happened to typography and
// white space around them; says which corrections no longer match, or match twice, and applies none of those.
import type { Correction } from '../../src/reports/report.ts';
import { sentencesOf } from '../../src/reports/sentences.ts';
import { type Block, partOf } from './blocks.ts';

export interface FailedCorrection {
  readonly correction: Correction;
  /** How often its words occur: 0, or 2 for twice and more. */
  readonly matches: 0 | 2;
}

export interface Corrections {
  readonly usable: readonly Correction[];
  readonly failed: readonly FailedCorrection[];
}

/** Which of a report's corrections can be applied to its text. */
export function checkCorrections(blocks: readonly Block[], corrections: readonly Correction[]): Corrections {
  if (corrections.length === 0) return { usable: [], failed: [] };
  const whole = squash(blocks.map((block) => block.text).join('\n'));
  const usable: Correction[] = [];
  const failed: FailedCorrection[] = [];
  for (const correction of corrections) {
    const quote = squash(correction.quote);
    const first = quote === '' ? -1 : whole.indexOf(quote);
    if (first === -1) failed.push({ correction, matches: 0 });
    else if (whole.indexOf(quote, first + 1) !== -1) failed.push({ correction, matches: 2 });
    else usable.push(correction);
  }
  return { usable, failed };
}

/** The blocks with the corrected beginnings of items marked; a block is parted where an item begins within it. */
export function withCorrectedBeginnings(blocks: readonly Block[], corrections: readonly Correction[]): Block[] {
  return corrections.reduce<Block[]>(
    (so, { quote, item, joins }) => {
      if (item === undefined && joins === undefined) return so;
      return so.flatMap((block) => {
        if (!squash(block.text).includes(squash(quote))) return [block];
        if (joins) return [{ ...block, opens: false }];
        const sentence = sentencesOf(block.text).find(({ end }) =>
          squash(block.text.slice(0, end)).includes(squash(quote)),
        );
        const start = sentence?.start ?? 0;
        const opening: Block = { ...partOf(block, start, block.text.length), opens: item ?? true };
        return start === 0 ? [opening] : [partOf(block, 0, start), opening];
      });
    },
    [...blocks],
  );
}

/** What a person has said about the speaker of a sentence: the correction whose words stand in it, or which it is a part of. */
export function speakerCorrection(
  sentence: string,
  corrections: readonly Correction[],
): (Correction & { readonly speaker: string | null }) | null {
  for (const correction of corrections) {
    const { speaker } = correction;
    if (speaker === undefined) continue;
    const [words, quote] = [squash(sentence), squash(correction.quote)];
    if (words.includes(quote) || (words.length >= SHORTEST_PART && quote.includes(words)))
      return { ...correction, speaker };
  }
  return null;
}

/** Ids of the topics that a person has given the item, `null` where nobody has. */
export function topicsCorrection(text: string, corrections: readonly Correction[]): readonly string[] | null {
  if (corrections.length === 0) return null;
  const words = squash(text);
  return corrections.find(({ quote, topics }) => topics !== undefined && words.includes(squash(quote)))?.topics ?? null;
}

/** A shorter sentence within a quotation could stand anywhere. */
const SHORTEST_PART = 12;

function squash(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
