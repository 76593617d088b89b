// What a person has said of who speaks, as it falls on the text of a block.

import type { Correction } from '../../../src/reports/report.ts';

/** A correction of who speaks. */
export type SpeakerCorrection = Correction & { readonly speaker: string | null };

/** What a correction says of a part `[start, end)` of a block's text. */
export interface SettledPart {
  readonly start: number;
  readonly end: number;
  readonly correction: SpeakerCorrection;
}
