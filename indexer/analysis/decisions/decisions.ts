// Finds what a meeting decided: sentences that state it, motions with what became of them, tables, labelled resolutions with the
// answers they got, introductions with their lists, consensus. What somebody is only reported to say about a decision is none.
import type { Decision } from '../../../src/reports/item.ts';
import { type HeardBlock, printed } from '../speech/heard-block.ts';
import { isReactions } from '../speech/reactions.ts';
import { listBelow, withinLabel, wordsBelow } from './announced.ts';
import { isBareOutcome, isOutcomeOf } from './consensus.ts';
import { isMotion, labelOf, withoutLabel } from './decided.ts';
import { type DecidedSection, decidedSectionOf, decidesNothing, isAssessment } from './decided-sections.ts';
import { type Columns, columnsOf, decisionInRow } from './decision-tables.ts';
import { readEnding } from './endings.ts';
import { withActInWords } from './labelled-acts.ts';
import { endMotion, type Found, readSentence } from './moved.ts';
import { type Asked, consensusIn, requestIn, settled } from './objections.ts';
import { answerIn, type Proposal, proposalOf, talliedVotes } from './proposals.ts';
import { readResolution } from './resolutions.ts';
import { decisionOf } from './stated-decision.ts';

/**
 * The decisions of an item's blocks, in their order.
 * @param heading of the item, `null` where it has none
 */
export function decisionsIn(heard: readonly HeardBlock[], heading: string | null = null): Decision[] {
  const blocks = heard.map(withActInWords);
  const reading: Reading = {
    found: [],
    motion: null,
    proposal: null,
    asked: null,
    columns: null,
    // An item may be nothing but what was decided.
    ...sectionAt(heading ?? '', 'item'),
  };
  if (heading !== null && isOutcomeOf(heading)) reading.found.push(decisionOf([heading]));
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) continue;
    if (block.form !== 'table') reading.columns = null;
    if (block.form === 'heading') {
      endHeld(reading);
      if (isOutcomeOf(block.text)) reading.found.push(decisionOf([block.text]));
      reading.proposal = null;
      // A line in bold letters has the shape of a heading.
      if (isBareOutcome(block.text)) reading.found.push(decisionOf([block.text]));
      Object.assign(reading, sectionAt(block.text, 'inner'));
    } else {
      const ended = readResolution(blocks, at, reading) ?? readEnding(blocks, at, reading);
      if (ended !== null) at += ended;
      else if (block.form === 'table') readRow(block, reading);
      else at += readProse(blocks, at, reading);
      // Whatever came of what was proposed, it waits for nothing more.
      const asked = reading.proposal?.words[0];
      if (asked !== undefined && !reading.proposal?.isResolved && reading.found.at(-1)?.text.startsWith(asked) === true)
        reading.proposal = null;
    }
  }
  endHeld(reading);
  return reading.found;
}

interface Reading extends Found {
  /** What its heading says of the section. */
  section: DecidedSection | null;
  sectionHeading: string;
  /** Of the section's first point; deeper ones tell more of those above them. */
  sectionLevel: number | null;
  proposal: Proposal | null;
  asked: Asked | null;
  /** Of the table that is being read. */
  columns: Columns | null;
}

function sectionAt(
  heading: string,
  place: 'item' | 'inner',
): Pick<Reading, 'section' | 'sectionHeading' | 'sectionLevel'> {
  return { section: decidedSectionOf(heading, place), sectionHeading: heading, sectionLevel: null };
}

function endHeld(reading: Reading): void {
  endMotion(reading);
  reading.found.push(...settled(reading.asked));
  reading.asked = null;
}

/** A row of a table of decisions; the sentences in the cells of any other. */
function readRow(block: HeardBlock, reading: Reading): void {
  const row = printed(block);
  const columns = columnsOf(row, reading.section === 'decisions');
  if (columns) {
    endMotion(reading);
    reading.columns = columns;
  } else if (reading.columns) {
    const decision = decisionInRow(row, reading.columns);
    if (decision) reading.found.push(decision);
  } else {
    for (const { text, isNarrated } of block.sentences) {
      const cells = text.split(' | ').filter((cell) => (cell.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_OF_SENTENCE);
      for (const cell of cells) readSentence(cell.trim(), isNarrated, NOTHING_AROUND, reading);
    }
  }
}

const NOTHING_AROUND = { before: undefined, previous: undefined, parent: undefined, added: [] };

/** Words: what stands in a cell with fewer tells a thing, not what happened. */
const FEWEST_OF_SENTENCE = 5;

/** Returns how many blocks after the one at `at` belong to it. */
function readProse(blocks: readonly HeardBlock[], at: number, reading: Reading): number {
  const block = blocks[at];
  if (!block) return 0;
  const list = /:\s*$/.test(block.text) ? withinLabel(block, listBelow(blocks, at), blocks[at + 1]) : [];
  const previous = blocks[at - 1];
  const above = previous?.form === 'list' && block.form === 'list' ? previous : undefined;
  if (readLabelled(block, list, blocks.slice(at + 1, at + 1 + LONGEST_PROPOSAL), reading)) return list.length;
  if (reading.section !== null && block.label === null && labelOf(block.text) === null && !answerIn(block)) {
    return readDecided(block, namesOnly(block) ? listBelow(blocks, at) : [], reading);
  }
  const before = previous?.form === 'heading' ? undefined : previous?.sentences.at(-1)?.text.trim();
  const isOpen = reading.motion === null && !block.sentences.some(({ text }) => isMotion(text));
  const consensus =
    isOpen && !answerIn(block) ? consensusIn(block, { before, request: requestIn(previous) }, reading.asked) : null;
  if (consensus) {
    reading.found.push(...consensus.decisions);
    reading.asked = consensus.asked;
  }
  const rest = consensus ? { ...block, sentences: consensus.rest } : block;
  return readBlock(rest, { list, above, previous: before }, reading) ? list.length : 0;
}

/** Blocks below its label. */
const LONGEST_PROPOSAL = 6;

/** "RESOLVED: …", a proposal, an answer to it. @param next what stands below */
function readLabelled(
  block: HeardBlock,
  list: readonly HeardBlock[],
  next: readonly HeardBlock[],
  reading: Reading,
): boolean {
  const label = labelOf(block.text);
  if (label === 'proposed') {
    reading.proposal = proposalOf(block.text, wordsBelow(block, list, next));
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
  if (label === 'decided' || label === 'concluded') {
    const words = withoutLabel(block.text);
    if (words === '' && list.length === 0) return true;
    const whole = [words, ...list.map(printed)].join('\n').trim();
    if (decidesNothing(whole) || (label === 'concluded' && isAssessment(whole))) return true;
    const decision = resolvedNot(decisionOf([block.text, ...list.map(printed)], '\n'));
    const votes = decision.votes ?? (proposal && talliedVotes(proposal));
    reading.found.push({ ...decision, votes, mover: decision.mover ?? proposal?.mover ?? null });
    if (proposal) proposal.isResolved = true;
    return true;
  }
  if (proposal?.isResolved) reading.proposal = null;
  return false;
}

/** "RESOLVED: That following advice received the lamps be sold": only what is to be noted is noted. */
function resolvedNot(decision: Decision): Decision {
  const isNoted =
    decision.outcome !== 'noted' || !/^\W{0,3}resolved\b/i.test(decision.text) || TO_NOTE.test(decision.text);
  return isNoted ? decision : { ...decision, outcome: 'carried' };
}

const TO_NOTE =
  /\b(?:be|to be|is|are|was|were)\s+(?:\p{L}+ly\s+)?(?:noted|received)\b|\bto (?:note|receive)\b|\bresolved:?\s+(?:noted|received)\b/iu;

/** "Night watch", "Moorings:": what was decided about it stands below. */
function namesOnly({ form, text }: HeardBlock): boolean {
  return (
    form === 'list' &&
    (/:\s*$/.test(text) || (!/[.!?]$/.test(text) && (text.match(/\S+/g)?.length ?? 0) <= MOST_OF_NAME))
  );
}

/** Words. */
const MOST_OF_NAME = 3;

/**
 * What stands in a section of decisions: each point, and each line, since a line break parts what was decided. Returns how many blocks
 * it takes: `below` belongs to a point that only names its matter.
 */
function readDecided(block: HeardBlock, below: readonly HeardBlock[], reading: Reading): number {
  const { section, sectionHeading } = reading;
  const isSaid = block.sentences.some(({ isNarrated }) => !isNarrated) || /\?\W*$/.test(block.text);
  if (section === 'matter' && (isSaid || isReactions(block.text))) return 0;
  if (block.form === 'list') reading.sectionLevel ??= block.level;
  if (block.form === 'list' && block.level > (reading.sectionLevel ?? 0)) return 0;
  if (below.length > 0 && section === 'decisions') {
    reading.found.push(decisionOf([block.text, ...below.map(printed)], '\n'));
    return below.length;
  }
  if (/:\s*$/.test(block.text) || decidesNothing(block.text)) return 0;
  if (section === 'approved') {
    if (block.form !== 'list') return 0;
    const { outcome, ...decision } = decisionOf([sectionHeading, block.text], '\n');
    reading.found.push({ ...decision, outcome: decisionOf([sectionHeading]).outcome ?? outcome });
    return 0;
  }
  // Within a line one sentence explains the other.
  const lines = block.text.split(/(?<=[.!?])[^\S\n]*\n/).filter((line) => /\p{L}/u.test(line));
  const deciding = section === 'conclusion' ? lines.filter((line) => !isAssessment(line)) : lines;
  reading.found.push(...deciding.map((line) => decisionOf([line])));
  return 0;
}

/** Whether a decision takes the list below the block with it. */
function readBlock(
  block: HeardBlock,
  {
    list,
    above,
    previous,
  }: {
    readonly list: readonly HeardBlock[];
    readonly above: HeardBlock | undefined;
    readonly previous: string | undefined;
  },
  reading: Reading,
): boolean {
  if (block.label !== null || labelOf(block.text) !== null || answerIn(block)) return false;
  let isTaken = false;
  block.sentences.forEach(({ text, isNarrated }, index) => {
    const isLast = index === block.sentences.length - 1;
    const added = isLast && list.length > 0 ? list.map(printed) : [];
    const isStated = readSentence(
      text.trim(),
      isNarrated,
      {
        before: index === 0 ? above?.text.trim() : block.sentences[index - 1]?.text.trim(),
        previous: index === 0 ? previous : block.sentences[index - 1]?.text.trim(),
        parent: index === 0 && above && above.level < block.level ? above.text.trim() : undefined,
        added,
      },
      reading,
    );
    if (isStated && isLast) isTaken = added.length > 0;
  });
  return isTaken;
}
