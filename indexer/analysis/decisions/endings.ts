// Ends what was proposed, moved or put to a poll where the end stands in a block of its own: results, movers, counts of answers,
// grades of a poll, the meeting's answer to its own question. What sentences end by themselves is read elsewhere.

import type { Decision } from '../../../src/reports/item.ts';
import type { HeardBlock } from '../speech/heard-block.ts';
import { answerCounts } from './answer-counts.ts';
import { choiceAt } from './choices.ts';
import { isBareOutcome } from './consensus.ts';
import { holdsResult, isDecided, isMotion, isResult } from './decided.ts';
import { pollAt } from './graded-polls.ts';
import { endMotion, type Found } from './moved.ts';
import { outcomeTold } from './outcomes.ts';
import type { Proposal } from './proposals.ts';
import { isMoversAlone, isTally, matterAbove, resultAlone, withoutMovers } from './results-alone.ts';
import { decisionOf } from './stated-decision.ts';
import { votesIn } from './votes.ts';

/** What waits for its end. */
export interface Waiting extends Found {
  proposal: Proposal | null;
}

/** How many blocks after the one at `at` belong to the end that it is or begins; `null` where it is none. */
export function readEnding(blocks: readonly HeardBlock[], at: number, reading: Waiting): number | null {
  const poll = pollAt(blocks, at);
  if (poll) {
    endMotion(reading);
    reading.proposal = null;
    reading.found.push(poll.decision);
    return poll.taken;
  }
  const choice = choiceAt(blocks, at);
  if (choice) {
    endMotion(reading);
    if (choice.decision) reading.found.push(choice.decision);
    return choice.taken;
  }
  const block = blocks[at];
  if (!block || block.form === 'table' || block.form === 'code' || block.label !== null) return null;
  const resolved = resolvedBy(block.text, reading.proposal);
  if (resolved) {
    endMotion(reading);
    reading.found.push(resolved);
    reading.proposal = null;
    return 0;
  }
  if (reading.motion && isTally(block.text)) {
    reading.motion.sentences.push(block.text);
    return 0;
  }
  const isEnd =
    isWholeMotion(block, reading) ||
    isMovers(blocks, at, reading) ||
    isResultOf(blocks, at, reading) ||
    isAnswer(blocks, at, reading);
  return isEnd ? 0 : null;
}

const RESOLVED =
  /^\W{0,3}(RESOLVED|ACCEPTED|APPROVED|ADOPTED|AGREED|PASSED|CARRIED|REJECTED|FAILED|DEFEATED|(?:Resolved|Accepted|Approved|Adopted|Agreed|Passed|Carried|Rejected|Failed)(?=\W*$|\s*[:(–—-]))(?:\s+(?:unanimously|by consensus))?\s*[:,–—-]?\s*(?<rest>[^\n]{0,80})$/u;

/** "No objection to unanimous consent" below a poll. */
const CONSENT =
  /^\W*(?:(?:there\s+were\s+)?no\s+objections?\s+(?:to|for|from)\s+(?:unanimous|general)\s+consent|(?:unanimous|general)\s+consent|consensus\s+is\s+(?:in\s+favou?r|for\b[^.]{0,20}))\W*$/i;

/** "RESOLVED (4x +1, no -1)": what was resolved is the last proposal. */
function resolvedBy(text: string, proposal: Proposal | null): Decision | null {
  if (proposal && !proposal.isResolved && CONSENT.test(text))
    return { ...decisionOf([...proposal.words, text], '\n'), outcome: 'carried', mover: proposal.mover };
  const match = proposal && !proposal.isResolved ? RESOLVED.exec(text.trim()) : null;
  if (!match || !proposal) return null;
  const rest = match.groups?.rest ?? '';
  const votes = answerCounts(rest);
  // With words behind it, it says itself what was resolved.
  if (votes === null && /\p{L}/u.test(rest)) return null;
  const decision = decisionOf([...proposal.words, text], '\n');
  const outcome = outcomeTold(match[1] ?? '') ?? decision.outcome;
  return {
    ...decision,
    outcome: outcome === 'agreed' ? 'carried' : outcome,
    votes: votes ?? decision.votes,
    mover: decision.mover ?? proposal.mover,
  };
}

const MOTION_LABEL = /^\W{0,3}(?:motion|amendment)\s*(?:#?\d{1,3})?\s*:\s*\S/i;

/** "Motion: that …", over several lines: what became of it stands below. */
function isWholeMotion({ text, sentences }: HeardBlock, reading: Found): boolean {
  const last = sentences.at(-1)?.text.trim() ?? '';
  if (!MOTION_LABEL.test(text) || sentences.length < 2 || resultAlone(text)) return false;
  if (sentences.some((one) => isResult(one.text.trim()) || holdsResult(one.text)) || isDecided(last)) return false;
  endMotion(reading);
  reading.motion = { sentences: [text], waited: 0 };
  // Counted on both sides, it has its end.
  const votes = votesIn(text);
  if (votes !== null && votes.for !== null && votes.against !== null) endMotion(reading);
  return true;
}

/** "Moved: Ann Orr / Seconded: Bo Lind": a motion, whose words stand above it. */
function isMovers(blocks: readonly HeardBlock[], at: number, reading: Found): boolean {
  const text = blocks[at]?.text ?? '';
  if (!isMoversAlone(text)) return false;
  const matter = matterAbove(blocks, at).map((one) => one.text);
  // "That …" right above them is what was moved, whatever was moved before.
  const isOther = (reading.motion?.waited ?? 0) > 0 && /^\W*that\s/i.test(matter[0] ?? '');
  if (isOther) endMotion(reading);
  if (reading.motion) {
    reading.motion.sentences.push(text);
    return true;
  }
  const last = reading.found.at(-1)?.text;
  if (matter.length === 0 || last?.endsWith(matter.at(-1) ?? '') === true) return false;
  reading.motion = { sentences: [...matter, text], waited: 0 };
  return true;
}

function isResultOf(blocks: readonly HeardBlock[], at: number, reading: Found): boolean {
  const text = blocks[at]?.text ?? '';
  const result = resultAlone(text);
  if (!result) return false;
  const isAlone = result.words === '';
  if (isAlone && reading.motion) return false;
  // Sentences that move or decide end themselves.
  const sentences = blocks[at]?.sentences.slice(0, -1).map((one) => withoutMovers(one.text.trim())) ?? [];
  if (!isAlone && [result.words, ...sentences].some((one) => isMotion(one) || isDecided(one) || holdsResult(one)))
    return false;
  if (isAlone && !result.hasMovers && isBareOutcome(text)) return false;
  const above = isAlone || blocks[at]?.isContinued ? matterAbove(blocks, at).map((one) => one.text) : [];
  if (isAlone && above.length === 0) return false;
  const last = reading.found.at(-1)?.text;
  if (isAlone && last?.endsWith(above.at(-1) ?? '') === true) return false;
  endMotion(reading);
  const decision = decisionOf([...above, text], '\n');
  reading.found.push(decision.outcome === 'agreed' ? { ...decision, outcome: 'carried' } : decision);
  return true;
}

const ASKED = /^\W*(?:should|shall|do|can|could|must)\s+we\b/i;
const ANSWERED =
  /^\W*(?:yes|no|agreed|ok(?:ay)?)\s*[,.!;:–—-]\s*(?:let[’']?s|we(?:[’']ll|\s+will|\s+should|\s+shall))\b/i;

/** "Should we go to the fair?" – "Yes, let’s do one day": unless somebody says so, the meeting does. */
function isAnswer(blocks: readonly HeardBlock[], at: number, { found }: Found): boolean {
  const [question, answer] = [blocks[at - 1], blocks[at]];
  if (!question || !answer || question.label !== null || question.form === 'heading') return false;
  if (!ANSWERED.test(answer.text) || !ASKED.test(question.text) || answer.sentences[0]?.isNarrated !== true)
    return false;
  found.push({ ...decisionOf([question.text, answer.text], '\n'), outcome: 'agreed' });
  return true;
}
