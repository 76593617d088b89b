// What is remembered from block to block while an item is read for who speaks, and what a person has said about its sentences, which
// stands above whatever is found.
import type { ItemKind } from '../../../src/reports/item.ts';
import type { Correction } from '../../../src/reports/report.ts';
import type { Sentence } from '../../../src/reports/sentences.ts';
import { earlierSettlementOf, withEarlierFloor } from '../corrections/earlier-reach.ts';
import { settlementOf } from '../corrections/settled.ts';
import type { SpeakerCorrection } from '../corrections/settled-parts.ts';
import type { Block } from '../text/blocks.ts';
import type { Cast, Member } from './cast.ts';
import type { Attribution, Floor, Manner } from './floor.ts';
import type { Rung } from './ladder.ts';
import type { MarkStyle } from './mark-style.ts';
import { attributionOf, merged, narrated, type Run } from './runs.ts';

export interface Setting {
  readonly cast: Cast;
  readonly author: Member | null;
  readonly heading: string | null;
  /** Whose name a heading is, where its bearer reports below it. */
  readonly reportingUnder: (heading: string) => Member | null;
  readonly style: MarkStyle;
  readonly manner: Manner;
  readonly kind: ItemKind;
  /** Who spoke last before the item: "… and so on" goes on across a heading. */
  readonly lastSpeaker: Member | null;
  /** To be applied as earlier versions did, `null` mostly. */
  readonly earlierCorrections: readonly Correction[] | null;
}

/** A sentence of which a person has said who speaks. */
export interface SettledSentence {
  readonly correction: SpeakerCorrection;
  /** As it would be without the correction. */
  readonly found: Attribution;
  readonly speaker: Member | null;
}

export interface Reader extends Setting {
  presenter: { readonly member: Member; readonly evidence: string } | null;
  /** The heading is the presenter's name and nothing else: what it says of others is the presenter's. */
  isNamed: boolean;
  floor: Floor;
  /** The list that is being read follows a colon. */
  isListIntroduced: boolean;
  /** Who speaks at which depth of a list. */
  ladder: readonly Rung[];
  lastMarked: Member | null;
  /** Inside a summary or conclusion, which the secretary writes. */
  isSummary: boolean;
  readonly settled: SettledSentence[];
}

/** Marked speech with the sentences given to whom a person says they are by. */
export function corrected(block: Block, sentences: readonly Sentence[], runs: readonly Run[], reader: Reader): Run[] {
  if (!block.settled && !reader.earlierCorrections) return [...runs];
  return merged(
    sentences.map(({ start, end, text }) => {
      const earlier = reader.earlierCorrections && earlierSettlementOf(text, reader.earlierCorrections);
      if (earlier) return { start, end, ...earlierSpeech(earlier, reader) };
      const run = runs.findLast((one) => one.start <= start) ?? narrated(block);
      return { start, end, ...settled(block, { start, end }, attributionOf(run), reader) };
    }),
  );
}

/** What a person says of a sentence stands above what was found, and changes nothing after it. */
export function settled(
  block: Block,
  sentence: { readonly start: number; readonly end: number },
  found: Attribution,
  reader: Reader,
): Attribution {
  const correction = settlementOf(block, sentence);
  if (!correction) return found;
  const speaker = correction.speaker === null ? null : reader.cast.meant(correction.speaker);
  reader.settled.push({ correction, found, speaker });
  return { speaker, found: 'correction', confidence: 1, evidence: correction.quote };
}

export function earlierSpeech(correction: SpeakerCorrection, reader: Reader): Attribution {
  const { floor, attribution } = withEarlierFloor(correction, reader.floor, reader.cast);
  reader.floor = floor;
  return attribution;
}
