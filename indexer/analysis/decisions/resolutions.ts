// Reads a resolution in its old form as one decision: "WHEREAS …" gives reasons, each "RESOLVED, that …" a part of it, and what
// became of it stands in the sentence that announces it or in the line below. "RESOLVED: …" is a label, and read elsewhere.

import type { Decision } from '../../../src/reports/item.ts';
import type { HeardBlock } from '../speech/heard-block.ts';
import { worded } from '../text/worded.ts';
import type { Found } from './moved.ts';
import { outcomeTold } from './outcomes.ts';
import { isTally } from './results-alone.ts';
import { decisionOf } from './stated-decision.ts';
import { votesIn } from './votes.ts';

/** Adds the resolution that begins with the block at `at`. How many blocks after that one belong to it; `null` where none begins. */
export function readResolution(blocks: readonly HeardBlock[], at: number, reading: Found): number | null {
  const first = blocks[at];
  if (!first || !isPart(first)) return null;
  const end = endOf(blocks, at);
  const announced = announcementIn(blocks[at - 1]);
  const { told, taken } = toldBelow(blocks, end);
  const moved = reading.motion?.sentences ?? [];
  // One sentence by itself states itself what it decides.
  if (end === at + 1 && announced === null && told === null && moved.length === 0) return null;
  const { found } = reading;
  reading.motion = null;
  const last = found.at(-1);
  if (announced !== null && last && announced.includes(last.text)) found.pop();
  const whole = [
    ...moved,
    ...(announced === null ? [] : [announced]),
    ...blocks.slice(at, end).map(({ text }) => text),
  ];
  const decision = decisionOf([...whole, ...(told === null ? [] : [told])], '\n');
  found.push({ ...decision, ...fateIn([announced ?? '', told ?? '']) });
  return end - at - 1 + taken;
}

/** The votes and the outcome are told around a resolution, not within it. */
function fateIn(texts: readonly string[]): Pick<Decision, 'votes' | 'outcome'> {
  const told = texts.map(outcomeTold).findLast((outcome) => outcome !== null) ?? 'carried';
  const votes = texts.map(votesIn).findLast((one) => one !== null) ?? null;
  return { votes, outcome: told === 'agreed' || told === 'noted' ? 'carried' : told };
}

function isPart({ form, text, label }: HeardBlock): boolean {
  return form !== 'heading' && form !== 'table' && label === null && PART.test(text);
}

/** The block behind the last part. Lists of names may stand between two parts, which go on with each other. */
function endOf(blocks: readonly HeardBlock[], at: number): number {
  let end = at + 1;
  let hasReasons = REASON.test(blocks[at]?.text ?? '');
  for (let next = end; next < Math.min(blocks.length, end + MOST_BETWEEN + 1); next++) {
    const block = blocks[next];
    if (!block || block.form === 'heading') break;
    if (!isPart(block)) {
      if (SENTENCE.test(block.text.trim())) break;
      continue;
    }
    const goesOn = hasReasons || GOES_ON.test(blocks[end - 1]?.text ?? '') || FURTHER.test(block.text);
    // Reasons behind a resolution are another's.
    if (!goesOn || (REASON.test(block.text) && !blocks.slice(at, end).every(({ text }) => REASON.test(text)))) break;
    hasReasons ||= REASON.test(block.text);
    end = next + 1;
    next = end - 1;
  }
  return end;
}

/** Blocks. */
const MOST_BETWEEN = 3;

const PART =
  /^\W{0,3}(?:WHEREAS\b|Whereas,|(?:(?:NOW|AND),?\s+)?(?:THEREFORE,?\s+)?(?:LET\s+IT\s+BE\s+|BE\s+IT\s+)?(?:FURTHER\s+)?RESOLVED(?:,|\s+(?:that|THAT)\b)|(?:[Nn]ow,?\s+)?[Tt]herefore,?\s+be\s+it\s+(?:further\s+)?resolved|[Bb]e\s+it\s+(?:further\s+)?resolved|Resolved,\s+that\b)/u;
const REASON = /^\W{0,3}whereas\b/i;
const FURTHER = /^\W{0,3}(?:and\s+)?(?:be\s+it\s+)?further\s+resolved\b/i;
const GOES_ON = /(?:\band(?:\s+be\s+it)?(?:\s+further)?|\bfurther|;)\W*$/i;
/** Ends as sentences do and has their length: no list of names. */
const SENTENCE = /\p{Ll}{2,}\s+\p{Ll}{2,}\s+\p{Ll}{2,}[\s\S]*[.!?:]$/u;

/** "The following resolution was approved by …", with what the block says of it after that. */
function announcementIn(block: HeardBlock | undefined): string | null {
  if (!block || block.form === 'heading' || block.label !== null) return null;
  const at = block.sentences.findIndex(({ text }) => ANNOUNCED.test(text.replace(/\s+/g, ' ')));
  if (at < 0) return null;
  return block.sentences
    .slice(at)
    .map(({ text }) => text.trim())
    .join(' ');
}

const ANNOUNCED = worded(
  /\bfollowing\s+(?:\p{L}+\s+){0,3}(?:resolutions?|orders?|motions?|proposals?)\b.{0,60}\b(?:approved|adopted|passed|carried|agreed|tabled|deferred|postponed|rejected|defeated|lost|withdrawn|ratified)\b/iu,
);

/** What the blocks behind a resolution tell of it: its outcome, or the vote in several lines with what was declared after it. */
function toldBelow(
  blocks: readonly HeardBlock[],
  end: number,
): { readonly told: string | null; readonly taken: number } {
  const told = outcomeBelow(blocks[end]);
  if (told !== null) return { told, taken: 1 };
  const vote: string[] = [];
  for (const { form, text, label } of blocks.slice(end, end + MOST_OF_VOTE)) {
    const isOfVote = PUT_TO_VOTE.test(text) || isTally(text) || COUNTED.test(text) || DECLARED.test(text);
    if (form === 'heading' || form === 'table' || label !== null || text.length > LONGEST_OUTCOME || !isOfVote) break;
    vote.push(text.trim());
  }
  const whole = vote.join('\n');
  return votesIn(whole) === null ? { told: null, taken: 0 } : { told: whole, taken: vote.length };
}

/** Blocks. */
const MOST_OF_VOTE = 10;
const PUT_TO_VOTE =
  /\b(?:put\s+to\s+(?:an?\s+|the\s+)?vote|vote\b[^.]{0,60}\b(?:as\s+follows|resulted|was|being)|roll[- ]call)\b/i;
const COUNTED =
  /^\W*(?:(?:ayes|yeas|n\p{L}{2,3}s|yes|no|absent|abst\p{L}+|not\s+voting|excused|recused|total)\s*[:=–-]\s*(?:\d{1,4}|none|nil|\p{Lu}[^\n]{0,200})\s*)+$/iu;
const DECLARED = /\bdeclared\b[^.]{0,80}\b(?:carried|lost|passed|defeated|adopted)\b/i;

function outcomeBelow(block: HeardBlock | undefined): string | null {
  if (!block || block.form === 'heading' || block.form === 'table' || block.label !== null) return null;
  const text = block.text.trim();
  return text.length <= LONGEST_OUTCOME && BELOW.test(text) && outcomeTold(text) !== null ? text : null;
}

const LONGEST_OUTCOME = 300;
const BELOW = worded(
  /^\W*(?:(?:by|on)\s+(?:an?\s+)?(?:unanimous|voice|roll|vote)|(?:the\s+)?(?:above\s+)?(?:[\p{L}\d.-]+\s+){0,3}(?:resolutions?|motions?|orders?|vote)\b|approved|adopted|carried|passed|tabled|defeated|unanimous)/iu,
);
