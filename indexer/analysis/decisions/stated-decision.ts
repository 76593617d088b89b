// Makes a decision of the words that state it: what became of it, the votes, who moved. Decides not whether it is one among others.
import type { Decision } from '../../../src/reports/item.ts';
import { isMotion, isRecommended } from './decided.ts';
import { isElection } from './elections.ts';
import { moversIn } from './motions.ts';
import { outcomeOf } from './outcomes.ts';
import { votesIn } from './votes.ts';

/** @param joint between the parts, which are sentences or lines */
export function decisionOf(parts: readonly string[], joint = ' '): Decision {
  const text = parts
    .map((part) => part.replace(/\s*\{:[^}]{0,80}\}\s*$/, '').trim())
    .join(joint)
    .trim();
  const votes = votesIn(text);
  const movers = moversIn(text);
  return {
    text,
    outcome: outcomeOf(
      text,
      votes !== null || movers.mover !== null || isMotion(text) || isElection(text) || isRecommended(text),
    ),
    votes,
    ...movers,
  };
}

const NAYS = /^\W*(?:nays?|noes|no|opposed|(?:votes?|voting)\s+(?:against|nay|no))\s*[:–-]/i;

/** The names of those who voted belong to every vote before them that has no numbers of its own. */
export function withVotes(line: string, found: Decision[]): void {
  for (let at = found.length - 1; at >= 0; at--) {
    const decision = found[at];
    const isLast = at === found.length - 1;
    // Who abstained may stand on a line of its own, behind the others.
    // So may who was against.
    const isOpen =
      isLast &&
      ((/^\W*abst/i.test(line) && decision?.votes?.abstained === null) ||
        (NAYS.test(line) &&
          decision !== undefined &&
          !/\b(?:nays?|noes|no|opposed|against)\s*[:–-]/i.test(decision.text)));
    if (!decision || (!isOpen && (decision.votes?.for ?? null) !== null)) return;
    if (!isLast && !/\bvote/i.test(decision.text)) return;
    const text = isLast ? `${decision.text} ${line}` : decision.text;
    const votes = votesIn(isLast ? text : `${decision.text} ${line}`);
    if (isLast || votes) found[at] = { ...decision, text, votes: votes ?? decision.votes };
  }
}
