// Tells what became of what was to be decided. The last word about it counts: a motion to defer that fails is lost.

import type { Outcome } from '../../../src/reports/item.ts';
import { matchesIn } from '../../../src/reports/matches.ts';

/** @param isVoted somebody moved it, or votes were cast: agreeing is then carrying it */
export function outcomeOf(text: string, isVoted: boolean): Outcome {
  const outcome = outcomeTold(text) ?? (isVoted ? 'carried' : 'agreed');
  return outcome === 'agreed' && isVoted ? 'carried' : outcome;
}

/** What the words say became of it, `null` where they say nothing of that. */
export function outcomeTold(text: string): Outcome | null {
  let last: { readonly outcome: Outcome; readonly at: number } | null = null;
  for (const [outcome, pattern] of WORDS) {
    for (const { index } of matchesIn(text, pattern)) if (index >= (last?.at ?? 0)) last = { outcome, at: index };
  }
  return last?.outcome ?? null;
}

/** Not "the rejected proposals": as a word before a noun it tells of another decision. */
const FREE = String.raw`(?<!\b(?:the|an?|any|all|some|these|those)\s)`;
/** Not "to approve", which is what was moved, nor "not approved". */
const DONE = String.raw`(?<!\b(?:to|not)\s)`;

const WORDS: readonly (readonly [Outcome, RegExp])[] = [
  ['agreed', new RegExp(String.raw`\b${DONE}(?:agreed|agree|agrees|concurred|consensus|decided)\b`, 'gi')],
  [
    'carried',
    new RegExp(
      String.raw`\b${FREE}${DONE}(?:carried|carries|passed|passes|approved|approves|approval|adopted|ratified|endorsed|accepted|resolved|resolution|elected|appointed|co-opted|unanimous(?:ly)?|voted|authori[sz]ed|ayes)\b`,
      'gi',
    ),
  ],
  ['noted', new RegExp(String.raw`\b${DONE}(?:noted|took note|received)\b`, 'gi')],
  [
    'deferred',
    new RegExp(
      String.raw`\b${FREE}(?:deferred|defer(?=\s+(?:it|this|that|the|to|until)\b)|postponed?|held over|carried (?:over|forward)|put off|put on hold|parked|shelved|laid (?:up)?on the table|tabled|bumped|adjourned until|discuss(?:ed)? further)\b`,
      'gi',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\b${FREE}(?:failed|fails|lost|defeated|fell|rejected|voted down|turned down|negatived|not (?:carried|approved|adopted|passed)|do not (?:pass|adopt|confirm|approve|concur|accept)|(?:died|dies) for)\b`,
      'gi',
    ),
  ],
  ['withdrawn', new RegExp(String.raw`\b${FREE}(?:withdrawn|withdrew)\b`, 'gi')],
  ['remitted', new RegExp(String.raw`\b${FREE}(?:remitted|referred(?:\s+back)?(?=\s+(?:to|back)\b))`, 'gi')],
];
