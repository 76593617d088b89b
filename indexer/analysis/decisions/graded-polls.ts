// Reads polls of several grades ("SF: 3, F: 2, N: 1, A: 0, SA: 0"), in a list, a line or a table, with the call above and the result
// below them. Grades are known by their names; fewer than four of them, or none of the strong ones, are no poll.

import type { Decision, Outcome, Votes } from '../../../src/reports/item.ts';
import { type HeardBlock, printed } from '../speech/heard-block.ts';
import { worded } from '../text/worded.ts';
import { cellsOf } from './decision-tables.ts';
import { outcomeTold } from './outcomes.ts';
import { decisionOf } from './stated-decision.ts';

/** The poll that begins with the block at `at`, and how many blocks after that one belong to it; `null` where none does. */
export function pollAt(
  blocks: readonly HeardBlock[],
  at: number,
): { readonly decision: Decision; readonly taken: number } | null {
  if (!MAY_BE.test(wordsOf(blocks[at]))) return null;
  const { counts, end } = countsFrom(blocks, at);
  // "Attendance: 11" may stand between the call and the counts.
  const call = ATTENDANCE.test(blocks[at - 1]?.text ?? '') ? blocks[at - 2] : blocks[at - 1];
  const votes = votesOf(counts, call !== undefined && CALL.test(call.text) ? FEWEST_BELOW_CALL : FEWEST_GRADES);
  if (votes === null) return null;
  const told = resultOf(blocks[end]);
  const parts = [
    ...(call && call.form !== 'table' ? [call.text] : []),
    ...blocks.slice(at, end).map(wordsOf),
    ...(told === null ? [] : [told]),
  ];
  const decision = { ...decisionOf(parts, '\n'), votes, outcome: told === null ? null : outcomeOfPoll(told, votes) };
  return { decision, taken: end - at - 1 + (told === null ? 0 : 1) };
}

/** Consensus may as well be not to do it. */
function outcomeOfPoll(told: string, votes: Votes): Outcome | null {
  const outcome = /\bno(?:t|\s+\p{L}+)?\s+consensus\b/iu.test(told) ? 'lost' : outcomeTold(told);
  if (outcome !== 'agreed') return outcome;
  return (votes.for ?? 0) < (votes.against ?? 0) ? 'lost' : 'carried';
}

type Grade = 'strongly for' | 'for' | 'neutral' | 'against' | 'strongly against';

const STRONG = '(?:strong(?:ly)?)';
const WEAK = '(?:weak(?:ly)?\\s+)?';
const GRADES: readonly (readonly [Grade, RegExp])[] = [
  ['strongly for', new RegExp(`^(?:SF|${STRONG}\\s+(?:(?:in\\s+)?favou?r|for|agree|support))$`, 'i')],
  ['strongly against', new RegExp(`^(?:SA|${STRONG}\\s+(?:against|disagree|oppose[d]?))$`, 'i')],
  ['for', new RegExp(`^(?:W?F|${WEAK}(?:(?:in\\s+)?favou?r|for|agree|support))$`, 'i')],
  ['neutral', /^(?:N|neutral|abstain(?:ed)?|abstentions?)$/i],
  ['against', new RegExp(`^(?:W?A|${WEAK}(?:against|disagree|oppose[d]?))$`, 'i')],
];
const MAY_BE = worded(/\bS[FA]\b|\bstrong(?:ly)?\b|^\W*(?:[NFA]|for|against|neutral|(?:in )?favou?r)\b/i);
const FEWEST_GRADES = 4;
/** A weak grade on either side counts with the one beside it. */
const MOST_COUNTS = GRADES.length + 2;
/** Nobody writes down grades that nobody gave. */
const FEWEST_BELOW_CALL = 2;
const CALL = /\b(?:polls?|votes?|voting|consensus)\b/i;

function gradeOf(name: string): Grade | null {
  return GRADES.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}

type Counts = readonly (readonly [Grade, number])[];

/** `end` is the block behind the last of them. */
function countsFrom(blocks: readonly HeardBlock[], at: number): { readonly counts: Counts; readonly end: number } {
  const first = blocks[at];
  if (first?.form === 'table') {
    const names = cellsOf(wordsOf(first)).map(gradeOf);
    const cells = cellsOf(wordsOf(blocks[at + 1]));
    const counts = names.flatMap((grade, index) => {
      const cell = cells[index] ?? '';
      return grade !== null && /^\d{1,3}$/.test(cell) ? [[grade, Number(cell)] as const] : [];
    });
    return { counts: blocks[at + 1]?.form === 'table' ? counts : [], end: at + 2 };
  }
  const counts: (readonly [Grade, number])[] = [];
  let end = at;
  for (; end < blocks.length && blocks[end]?.form === first?.form; end++) {
    const more = countsIn(wordsOf(blocks[end]));
    if (more === null || counts.length > MOST_COUNTS) break;
    counts.push(...more);
  }
  return { counts, end };
}

/** Of a text that is nothing but grades and their numbers, `null` of any other. */
function countsIn(text: string): Counts | null {
  const parts = text
    .replace(/^\W*(?:(?:straw\s?)?poll|vote|result)s?\s*:\s*/i, '')
    .split(/\s*[,;|\n/]\s*|\s{2,}/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const counts = parts.map((part) => {
    const [, name, number] = /^\W*(\p{L}[\p{L} ]*?)\s*(?:[:=–-]\s*)?(\d{1,3})\W*$/u.exec(part) ?? [];
    const grade = gradeOf(name ?? '');
    return grade === null ? null : ([grade, Number(number)] as const);
  });
  return counts.length > 0 && counts.every((one) => one !== null) ? counts : null;
}

function votesOf(counts: Counts, fewest: number): Votes | null {
  const grades = new Set(counts.map(([grade]) => grade));
  const isPoll =
    grades.size >= fewest &&
    (grades.has('strongly for') || grades.has('strongly against')) &&
    (grades.size < FEWEST_GRADES || (grades.has('for') && grades.has('against'))) &&
    counts.length <= MOST_COUNTS;
  if (!isPoll) return null;
  const sum = (pattern: RegExp): number =>
    counts.reduce((total, [grade, count]) => total + (pattern.test(grade) ? count : 0), 0);
  return { for: sum(/for$/), against: sum(/against$/), abstained: grades.has('neutral') ? sum(/neutral/) : null };
}

/** What the block says became of the poll, in its first sentence; `null` where it says nothing of that. */
function resultOf(block: HeardBlock | undefined): string | null {
  if (!block || block.form === 'heading' || block.form === 'table') return null;
  const text = block.sentences[0]?.text.trim() ?? block.text.trim();
  return text.length <= LONGEST_RESULT && RESULT.test(text) ? text : null;
}

const ATTENDANCE = /^\W*(?:attendance|attendees|present|voters|number of (?:participants|voters))\W{0,4}\d{1,4}\W*$/i;
const LONGEST_RESULT = 200;
const RESULT =
  /^\W*(?:result\s*:\s*)?(?:(?:(?:unanimous|full|general|rough|weak|strong|clear)\s+)?consensus\b|no\s+(?:\p{L}+\s+)?consensus\b|not\s+consensus\b|(?:poll|vote|motion|proposal)?\s*(?:passe[sd]|carrie[sd]|fails|failed|approved|adopted|rejected)\b)|\b(?:vote|poll|motion|proposal|this|that|it)\s+(?:(?:has|have|is|was|also|then)\s+){0,3}(?:passe[sd]|carrie[sd]|fails|failed|approved|adopted|rejected|lost|unanimous)\b|\b(?:we\s+have|that[’']s)\s+(?:an?\s+)?(?:\p{L}+\s+)?consensus\b/iu;

/** With the mark before it, which may be a grade. */
function wordsOf(block: HeardBlock | undefined): string {
  return block ? printed(block) : '';
}
