// Finds what a meeting decided: sentences that state it, motions with what became of them, labelled resolutions with the answers
// they got, introductions with their lists. What somebody is only reported to say about a decision is none.
import type { Decision } from '../../src/reports/item.ts';
import { holdsResult, isActOfBody, isDecided, isMotion, isResult, isVoteLine, labelOf } from './decided.ts';
import { decisionColumns, decisionOfRow } from './decision-tables.ts';
import type { HeardBlock } from './heard.ts';
import { answerIn, type Proposal, proposalOf, talliedVotes } from './proposals.ts';
import { decisionOf, withVotes } from './stated-decision.ts';
import { votesIn } from './votes.ts';

/**
 * The decisions of an item's blocks, in their order.
 * @param heading of the item, `null` where it has none
 */
export function decisionsIn(blocks: readonly HeardBlock[], heading: string | null = null): Decision[] {
  // An item may be nothing but what was decided.
  const isConclusion = /^\W*(?:\d+\W+)?(?:conclusions?|decisions?(?: made| taken)?|resolutions?)\W*$/i.test(
    heading ?? '',
  );
  const reading: Reading = { found: [], isConclusion, proposal: null, motion: null };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) continue;
    if (block.form === 'heading') {
      reading.isConclusion = /\b(?:conclusions?|decisions?|resolutions?)\b/i.test(block.text);
      reading.proposal = null;
      endMotion(reading);
      continue;
    }
    const rows = tableOfDecisions(blocks, at);
    if (rows.length > 0) {
      reading.found.push(...rows);
      while (blocks[at + 1]?.form === 'table') at++;
      continue;
    }
    const list = /:\s*$/.test(block.text) ? listBelow(blocks, at) : [];
    const above = blocks[at - 1]?.form === 'list' && block.form === 'list' ? blocks[at - 1] : undefined;
    const isTaken = readLabelled(block, list, reading) || readBlock(block, { list, above }, reading);
    if (isTaken) at += list.length;
  }
  endMotion(reading);
  return reading.found;
}

interface Reading {
  readonly found: Decision[];
  /** Under a heading such as "Conclusion". */
  isConclusion: boolean;
  proposal: Proposal | null;
  /** What was moved, while its result is awaited. */
  motion: { readonly sentences: string[]; waited: number } | null;
}

/** What the table that begins at a block decides; none where it is no table of decisions. */
function tableOfDecisions(blocks: readonly HeardBlock[], at: number): Decision[] {
  const head = blocks[at];
  if (head?.form !== 'table' || blocks[at - 1]?.form === 'table') return [];
  const columns = decisionColumns(head.text);
  if (!columns) return [];
  const end = blocks.findIndex(({ form }, index) => index > at && form !== 'table');
  return blocks.slice(at + 1, end < 0 ? undefined : end).flatMap(({ text }) => decisionOfRow(text, columns) ?? []);
}

/** So many sentences may stand between a motion and its result. */
const LONGEST_WAIT = 3;

/** "RESOLVED: …", a proposal, an answer to it. */
function readLabelled(block: HeardBlock, list: readonly HeardBlock[], reading: Reading): boolean {
  const label = labelOf(block.text);
  if (label === 'proposed') {
    reading.proposal = proposalOf(block.text);
    return false;
  }
  const { proposal } = reading;
  const answer = proposal && answerIn(block);
  if (proposal && answer) {
    proposal.answers.set(answer.by, answer.value);
    const last = reading.found.at(-1);
    // Some answer only when it has been resolved.
    if (proposal.isResolved && last)
      reading.found[reading.found.length - 1] = { ...last, votes: talliedVotes(proposal) };
    return false;
  }
  if (label === 'decided') {
    const decision = decisionOf([block.text, ...list.map(({ text }) => text)], '\n');
    const votes = decision.votes ?? (proposal && talliedVotes(proposal));
    reading.found.push({ ...decision, votes, mover: decision.mover ?? proposal?.mover ?? null });
    if (proposal) proposal.isResolved = true;
    return true;
  }
  if (proposal?.isResolved) reading.proposal = null;
  return false;
}

/** Whether a decision takes the list below the block with it. */
function readBlock(
  block: HeardBlock,
  { list, above }: { readonly list: readonly HeardBlock[]; readonly above: HeardBlock | undefined },
  reading: Reading,
): boolean {
  if (block.label !== null || labelOf(block.text) !== null || answerIn(block)) return false;
  if (reading.isConclusion) {
    // A line break parts what was decided; within a line one sentence explains the other.
    const lines = block.text.split(/(?<=[.!?])[^\S\n]*\n/).map((line) => decisionOf([line]));
    reading.found.push(...lines.filter(({ text }) => /\p{L}/u.test(text)));
    return false;
  }
  let isTaken = false;
  block.sentences.forEach(({ text, isNarrated }, index) => {
    const isLast = index === block.sentences.length - 1;
    const added = isLast && list.length > 0 ? list.map((one) => one.text) : [];
    if (
      readSentence(
        text.trim(),
        isNarrated,
        {
          before: index === 0 ? above?.text.trim() : block.sentences[index - 1]?.text.trim(),
          parent: index === 0 && above && above.level < block.level ? above.text.trim() : undefined,
          added,
        },
        reading,
      ) &&
      isLast
    )
      isTaken = added.length > 0;
  });
  return isTaken;
}

interface Surroundings {
  readonly before: string | undefined;
  /** The point of a list below which the sentence opens another. */
  readonly parent: string | undefined;
  /** The list that the sentence announces. */
  readonly added: readonly string[];
}

const ABOUT_PARENT =
  /\b(?:nominations?|motion|proposal|request|it|this)\s+(?:is\s+|was\s+)?(?:pass|carr|approv|accept|agreed|adopted|rejected|deferred)/i;

/** Returns whether the sentence states a decision, or ends one. */
function readSentence(
  text: string,
  isNarrated: boolean,
  { before, parent, added }: Surroundings,
  reading: Reading,
): boolean {
  const { found, motion } = reading;
  const isEnd = isResult(text) || (isVoteLine(text) && votesIn(text) !== null);
  if (motion && (isEnd || (isDecided(text) && !isActOfBody(text)))) {
    found.push(decisionOf([...motion.sentences, text], motion.waited > 0 ? ' … ' : ' '));
    reading.motion = null;
    return true;
  }
  if (holdsResult(text)) {
    endMotion(reading);
    found.push(decisionOf([text, ...added], '\n'));
    return true;
  }
  if (motion && isSecond(text)) {
    motion.sentences.push(text);
    return false;
  }
  if (isMotion(text) && votesIn(text)?.against == null) {
    endMotion(reading);
    reading.motion = { sentences: [text], waited: 0 };
    return false;
  }
  if (motion && (++motion.waited > LONGEST_WAIT || isActOfBody(text))) endMotion(reading);
  if (isVoteLine(text) && found.length > 0) {
    withVotes(text, found);
    return false;
  }
  // "Carried.": what was carried stands before it.
  if (
    isResult(text) &&
    text.length < 60 &&
    before !== undefined &&
    isNarrated &&
    !/^(?:It|This|That)\b/.test(text) &&
    !/\b(?:I|my|me)\b/.test(before)
  ) {
    const last = found.at(-1);
    if (last?.text.endsWith(before)) found[found.length - 1] = decisionOf([last.text, text]);
    else found.push(decisionOf([before, text]));
    return true;
  }
  if (!votesIn(text) && !(isNarrated && isDecided(text))) return false;
  // A nested point may only say that what it stands below has passed.
  const whole = parent !== undefined && text.length < 80 && ABOUT_PARENT.test(text) ? [parent, text] : [text];
  found.push(decisionOf([...whole, ...added], '\n'));
  return true;
}

/** A motion that was seconded is minuted for its own sake, also where nothing says what became of it. */
function endMotion(reading: Reading): void {
  const { motion, found } = reading;
  reading.motion = null;
  if (!motion) return;
  const decision = decisionOf(motion.sentences);
  const isSeconded =
    (decision.mover !== null && decision.seconder !== null) || /\bmotion and (?:a )?second\b/i.test(decision.text);
  if (isSeconded) found.push({ ...decision, outcome: null });
}

/** "Bo Lind seconded.", "Seconded: Lind" */
function isSecond(text: string): boolean {
  return text.length < 120 && /\bsecond(?:s|ed|er)?\b|^\W*mo(?:ved|ver)\b\s*(?:by)?\s*:/i.test(text);
}

/** The list that an introduction with a colon announces. */
function listBelow(blocks: readonly HeardBlock[], at: number): HeardBlock[] {
  const intro = blocks[at];
  const list: HeardBlock[] = [];
  for (const block of blocks.slice(at + 1, at + 30)) {
    const isBelow = block.form === 'list' && (intro?.form !== 'list' || block.level > intro.level);
    if (!isBelow) break;
    list.push(block);
  }
  return list;
}
