// What a correction of the speaker settled in versions in which it gave the speaker the floor: also what followed without a name.
// Only so that an archivist can be told what a correction settles no more.

import type { Correction } from '../../../src/reports/report.ts';
import type { Cast } from '../speech/cast.ts';
import type { Attribution, Floor } from '../speech/floor.ts';
import { squash } from '../text/letters.ts';
import type { SpeakerCorrection } from './settled-parts.ts';

/** The correction whose words stand in the sentence, or which it is a part of. */
export function earlierSettlementOf(sentence: string, corrections: readonly Correction[]): SpeakerCorrection | null {
  for (const correction of corrections) {
    const { speaker } = correction;
    if (speaker === undefined) continue;
    const [words, quote] = [squash(sentence), squash(correction.quote)];
    if (words.includes(quote) || (words.length >= SHORTEST_PART && quote.includes(words)))
      return { ...correction, speaker };
  }
  return null;
}

/** The person named has the floor from here on, as if the report had named them. */
export function withEarlierFloor(
  { speaker: name, quote }: SpeakerCorrection,
  floor: Floor,
  cast: Cast,
): { readonly floor: Floor; readonly attribution: Attribution } {
  const speaker = name === null ? null : (cast.called(name, new Set(), null) ?? cast.introduced(name));
  if (speaker) floor.speakers.add(speaker);
  return {
    floor: { ...floor, holder: speaker, lastSpeaker: speaker ?? floor.lastSpeaker, evidence: quote, continued: 0 },
    attribution: { speaker, found: 'correction', confidence: 1, evidence: quote },
  };
}

/** A shorter sentence within a quotation could stand anywhere. */
const SHORTEST_PART = 12;
