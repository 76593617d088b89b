// Reads sentences of an item for what they decide: a motion waits for what becomes of it, a result belongs to what stands before it.

import type { Decision } from '../../../src/reports/item.ts';
import { worded } from '../text/worded.ts';
import { holdsResult, isActOfBody, isDecided, isMotion, isOfMeeting, isResult, isVoteLine } from './decided.ts';
import { isCandidacy } from './elections.ts';
import { moversIn } from './motions.ts';
import { outcomeTold } from './outcomes.ts';
import { decisionOf, withVotes } from './stated-decision.ts';
import { votesIn } from './votes.ts';

/** What was found so far; is added to. */
export interface Found {
  readonly found: Decision[];
  /** What was moved, while its result is awaited. */
  motion: { readonly sentences: string[]; waited: number } | null;
}

export interface Surroundings {
  readonly before: string | undefined;
  /** The sentence before, in whatever block. */
  readonly previous: string | undefined;
  /** The point of a list below which the sentence opens another. */
  readonly parent: string | undefined;
  /** The list that the sentence announces. */
  readonly added: readonly string[];
}

/** So many sentences may stand between a motion and its result. */
const LONGEST_WAIT = 3;

const BARE_MOTION = worded(
  /^\W*(?:moved\s+by\s+[^.,;]{2,40}|[\p{L}.’'-]+(?:\s+[\p{L}.’'-]+){0,2}\s+moved)(?:[,;]?\s+(?:and\s+)?second\p{L}*\b[^.]{0,40})?[.!]?$/iu,
);

const BARE_CARRIED = worded(
  /^\W*(?:moved|proposed)(?:\s+by)?\s*:?\s+[\p{L}.’' -]{2,40}[,;/]?\s+(?:and\s+)?second\p{L}*(?:\s+by)?\s*:?\s+[\p{L}.’' -]{2,40}[,;.]?\s*(?:and\s+)?(?:carried|passed|approved|agreed|adopted|lost|defeated)\b[^.]{0,30}[.!]?$/iu,
);

/** "Ann made the motion to approve, Bo second, with Cy making it unanimous": what they moved stands before it. */
const MADE_OF_ABOVE =
  /^[^.;:]{2,60}?(?:\b[JS]r\.)?\s+made\s+the\s+motion(?:\s+to\s+(?:approve|adopt|accept|do\s+so|go\s+ahead)(?:\s+(?:it|this|them|the\s+same))?)?\s*[,;.]/iu;
/** "Motion: Ann; Second: Bo; 8 yes" */
const LABELLED_MOVERS =
  /^\W*(?:Motion|Moved|MOTION|MOVED)(?: by)?:\s+\p{Lu}[^.:;,]{1,40}[;,/]\s*(?:[Ss]econd|SECOND|2nd)\p{L}*(?: by)?:?\s+\p{Lu}/u;

/** "This was agreed.": what the sentence before it asks for. */
const THIS_AGREED = worded(/^(?:this|that)\s+was\s+(?:then\s+|\p{L}+ly\s+)?(?:agreed|accepted|approved|carried)\W*$/iu);

const ABOUT_PARENT = worded(
  /\b(?:nominations?|motion|proposal|request|it|this)\s+(?:is\s+|was\s+)?(?:pass|carr|approv|accept|agreed|adopted|rejected|deferred)/i,
);

/** Returns whether the sentence states a decision, or ends one. */
export function readSentence(
  text: string,
  isNarrated: boolean,
  { before, previous, parent, added }: Surroundings,
  reading: Found,
): boolean {
  const { found, motion } = reading;
  if (motion === null && previous !== undefined && (MADE_OF_ABOVE.test(text) || LABELLED_MOVERS.test(text))) {
    found.push(movedAbove(text, previous, found));
    return true;
  }
  const isOutcome = isResult(text);
  const isMoved = isMotion(text);
  const isEnd = isOutcome || (isVoteLine(text) && votesIn(text) !== null);
  // "It was agreed to …" ends a motion, unless that was seconded and other matters have come between.
  const isOther = motion !== null && (isActOfBody(text) || (motion.waited > 0 && isOfMeeting(text) && isWhole(motion)));
  if (motion && (isEnd || (isDecided(text) && !isOther))) {
    found.push(decisionOf([...motion.sentences, text], motion.waited > 0 ? ' … ' : ' '));
    reading.motion = null;
    return true;
  }
  const last = found.at(-1);
  if (last?.outcome === null && /^(?:the\s+)?motion\b/i.test(text) && isEnd) {
    found[found.length - 1] = { ...decisionOf([last.text, text], ' … '), mover: last.mover, seconder: last.seconder };
    return true;
  }
  if (isMoved && holdsResult(text)) {
    endWithResult(text, previous, added, reading);
    return true;
  }
  if (motion && isSecond(text)) {
    motion.sentences.push(text);
    return false;
  }
  if (isMoved && votesIn(text)?.against == null) {
    endMotion(reading);
    // "Moved by Ann.": what was moved stands before it.
    const isBare = previous !== undefined && BARE_MOTION.test(text) && !found.at(-1)?.text.endsWith(previous);
    reading.motion = { sentences: isBare ? [previous, text] : [text], waited: isBare ? 1 : 0 };
    return false;
  }
  if (motion && (++motion.waited > LONGEST_WAIT || isOther)) endMotion(reading);
  if (isVoteLine(text) && found.length > 0) {
    withVotes(text, found);
    return false;
  }
  // "Carried.": what was carried stands before it.
  if (
    isOutcome &&
    text.length < 60 &&
    before !== undefined &&
    isNarrated &&
    (!/^(?:It|This|That|Has|Have|Had)\b/.test(text) || THIS_AGREED.test(text)) &&
    !OF_ITS_OWN.test(text) &&
    !/\b(?:I|my|me)\b/.test(before)
  ) {
    if (last?.text.endsWith(before)) found[found.length - 1] = decisionOf([last.text, text]);
    else found.push(decisionOf([before, text]));
    return true;
  }
  if (!votesIn(text) && !(isNarrated && isDecided(text))) return false;
  const several = votesOnLines(text);
  if (several.length > 1) {
    found.push(...several.map((lines) => decisionOf([lines])));
    return true;
  }
  // A nested point may only say that what it stands below has passed.
  const whole = parent !== undefined && text.length < 80 && ABOUT_PARENT.test(text) ? [parent, text] : [text];
  found.push(decisionOf([...whole, ...added], '\n'));
  return true;
}

/** "In the hall: 10 for, 0 against", "By post: 4 for, 1 against", each on a line of its own: votes of their own. */
function votesOnLines(text: string): string[] {
  if (!text.includes('\n')) return [];
  const votes: string[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    lines.push(line);
    const counted = votesIn(line);
    if (counted === null || counted.for === null || counted.against === null) continue;
    votes.push(lines.join('\n'));
    lines = [];
  }
  // What follows the last of them tells more of it.
  const last = votes.pop();
  return last === undefined ? [] : [...votes, [last, ...lines].join('\n')];
}

/** "Approved request to buy oil": what was approved stands in it. */
const OF_ITS_OWN =
  /^(?:\p{L}+ly\s+)?(?:approved|accepted|adopted|agreed|rejected|deferred|tabled)\s+(?!(?:by|as|with|without|at|on|in|and|subject|for|to|until|unanimously|pending)\b)[\p{L}\p{N}#-]+\s+\p{L}/iu;

/** The decision that the movers in this sentence belong to, taken out of what was found where it was found already. */
function movedAbove(text: string, previous: string, found: Decision[]): Decision {
  const last = found.at(-1);
  const isFound = last?.text.endsWith(previous) === true && last.seconder === null;
  const isMovedItself = !isFound && moversIn(previous).seconder !== null;
  const above = isFound ? (found.pop()?.text ?? previous) : isMovedItself ? '' : previous;
  const decision = decisionOf([above, text]);
  return isFound || outcomeTold(text) !== null || votesIn(text) !== null ? decision : { ...decision, outcome: null };
}

/** "To buy the crane. Moved Bo, seconded Cy, carried.": what was moved may stand in the sentence before. */
function endWithResult(text: string, previous: string | undefined, added: readonly string[], reading: Found): void {
  const { found, motion } = reading;
  const isBare = BARE_CARRIED.test(text);
  if (isBare && motion?.waited === 0) {
    reading.motion = null;
    found.push(decisionOf([...motion.sentences, text]));
    return;
  }
  endMotion(reading);
  const matter = isBare && motion === null && previous !== undefined && !found.at(-1)?.text.endsWith(previous);
  found.push(decisionOf([...(matter ? [previous] : []), text, ...added], '\n'));
}

/** A motion that was seconded is minuted for its own sake, also where nothing says what became of it. */
export function endMotion(reading: Found): void {
  const { motion, found } = reading;
  reading.motion = null;
  if (!motion) return;
  const decision = decisionOf(motion.sentences);
  const isSeconded = isWhole(motion) || /\bmotion and (?:a )?second\b/i.test(decision.text);
  // Nobody notes that a meeting adjourned on a motion that failed.
  if (isCandidacy(decision.text)) return;
  // Nobody counts what is not put to the vote.
  if (decision.votes && decision.votes.for !== null && decision.votes.against !== null && motion.waited === 0) {
    const isCarried = decision.votes.for > decision.votes.against;
    found.push(outcomeTold(decision.text) ? decision : { ...decision, outcome: isCarried ? 'carried' : 'lost' });
    return;
  }
  if (isSeconded || /^\W*motion to adjourn\b/i.test(decision.text)) found.push({ ...decision, outcome: null });
}

function isWhole({ sentences }: NonNullable<Found['motion']>): boolean {
  const { mover, seconder } = moversIn(sentences.join(' '));
  return mover !== null && seconder !== null;
}

/** "Bo Lind seconded.", "Seconded: Lind" */
function isSecond(text: string): boolean {
  return (
    text.length < 120 &&
    /\bsecond(?:s|ed|er)?\b|^\W*mo(?:ved|ver)\b\s*(?:by)?\s*:|^\W*moved by [^.,;]{2,40}\.?$/i.test(text)
  );
}
