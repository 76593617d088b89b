// Applies what a person has corrected in a report's file. Finds the quoted words again whatever has happened to typography and
// white space around them; says which corrections no longer match, or match twice, and applies none of those.
import type { Correction } from '../../../src/reports/report.ts';
import { sentencesOf } from '../../../src/reports/sentences.ts';
import { type Block, partOf } from '../text/blocks.ts';
import { placesOf, squash } from '../text/letters.ts';

export interface FailedCorrection {
  readonly correction: Correction;
  /** How often its quoted words occur: 2 for twice and more. */
  readonly matches: 0 | 1 | 2;
  /** Where they occur once: what is wrong with the words of `through`, which have to follow in the same item, once. */
  readonly through?: 'absent' | 'before the quote' | 'in another item' | 'repeated';
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
    const places = placesOf(squash(correction.quote), whole).length;
    if (places === 0) failed.push({ correction, matches: 0 });
    else if (places > 1) failed.push({ correction, matches: 2 });
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

/** Ids of the topics that a person has given the item, `null` where nobody has. */
export function topicsCorrection(text: string, corrections: readonly Correction[]): readonly string[] | null {
  if (corrections.length === 0) return null;
  const words = squash(text);
  return corrections.find(({ quote, topics }) => topics !== undefined && words.includes(squash(quote)))?.topics ?? null;
}
