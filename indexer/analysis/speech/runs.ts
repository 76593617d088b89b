// Runs of sentences that one person says: how a block is covered by them, and how neighbours become one.
import { DOUBTFUL_BELOW } from '../../../src/reports/item.ts';
import type { Block } from '../text/blocks.ts';
import type { Attribution } from './floor.ts';

/** Consecutive sentences of a block that one person says: `[start, end)` of the block's text. */
export interface Run extends Attribution {
  readonly start: number;
  readonly end: number;
}

export function unattributed(block: Block, evidence: string | null): Run {
  return { ...whole(block), speaker: null, found: 'narration', confidence: 0.3, evidence };
}

export function attributionOf({ speaker, found, confidence, evidence }: Run): Attribution {
  return { speaker, found, confidence, evidence };
}

/** Neighbours of one speaker become one run, but what is doubtful stays apart from what is sure. */
export function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const isAlike =
      last && last.speaker === run.speaker && last.confidence < DOUBTFUL_BELOW === run.confidence < DOUBTFUL_BELOW;
    if (isAlike)
      result[result.length - 1] = { ...last, end: run.end, confidence: Math.min(last.confidence, run.confidence) };
    else result.push(run);
  }
  return result;
}

export function whole(block: Block): { start: number; end: number } {
  return { start: 0, end: block.text.length };
}

/** A block that nobody says. */
export function narrated(block: Block): Run {
  return { ...whole(block), speaker: null, found: 'narration', confidence: 0.95, evidence: null };
}
