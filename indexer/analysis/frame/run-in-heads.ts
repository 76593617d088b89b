// Parts heads that run into their paragraphs ("Old business: The crane still squeaks.") from what stands below them, in minutes without
// any other headings. Several have to be words of business; who speaks, moves or was there is no head.
import type { Block } from '../text/blocks.ts';
import { partOf } from '../text/blocks.ts';
import { isOfficeTitle } from './office-titles.ts';
import { isLabelled } from './section-roles.ts';

/**
 * The blocks with such heads as headings of this level, `null` where fewer are words of business.
 * @param which `bold business` where other bold words may be somebody who speaks: only bold ones that are words of business or an office
 */
export function withRunInHeads(
  blocks: readonly Block[],
  level: number,
  fewest: number = FEWEST,
  which: 'any' | 'bold business' = 'any',
): Block[] | null {
  const ends = new Map<Block, number>();
  const business = new Set<string>();
  for (const block of blocks) {
    const end = headEnd(block);
    if (end === null || (which === 'bold business' && !isBoldBusiness(block, end))) continue;
    const words = block.text.slice(0, end).toLowerCase();
    ends.set(block, end);
    if (BUSINESS.test(words)) business.add(words);
  }
  if (business.size < fewest) return null;
  const text = blocks.map((block) => block.text).join('\n');
  for (const [block, end] of ends) if (isDoing(block.text.slice(0, end), text)) ends.delete(block);
  return blocks.flatMap((block) => {
    const end = ends.get(block);
    if (end === undefined) return [block];
    const rest = end + (/^[\s:.–—-]*/.exec(block.text.slice(end))?.[0].length ?? 0);
    const head = partOf(block, 0, end);
    return [
      { ...head, form: 'heading' as const, level, spans: [] },
      ...(rest < block.text.length ? [partOf(block, rest, block.text.length)] : []),
    ];
  });
}

const FEWEST = 3;

function isBoldBusiness({ text, spans }: Block, end: number): boolean {
  const [span] = spans;
  const isBold = span?.kind === 'strong' && span.start === 0 && Math.abs(span.end - end) <= 2;
  return isBold && (BUSINESS.test(text.slice(0, end)) || isOfficeTitle(text.slice(0, end)));
}

/** "Ada Lane reported …" elsewhere: no head, but whoever speaks. */
function isDoing(head: string, text: string): boolean {
  return (
    !BUSINESS.test(head) &&
    text
      .split(head)
      .some(
        (rest, index) => index > 0 && /^\s(?:\p{Ll}+ed|said|was|is|has|had|will|made|gave|told|asked)\b/u.test(rest),
      )
  );
}

/** Where the head of a paragraph ends, `null` where it has none. */
function headEnd({ form, text, spans }: Block): number | null {
  if (form !== 'paragraph' || text.length < SHORTEST) return null;
  const words = HEAD.exec(text)?.[1];
  const bold = spans[0]?.kind === 'strong' && spans[0].start === 0 ? text.slice(0, spans[0].end).trimEnd() : null;
  const isBold = bold !== null && /[:.–—-]$/.test(bold) && bold.length <= LONGEST && !bold.includes('\n');
  const head = words ?? (isBold ? bold.replace(/[\s:.–—-]+$/, '') : undefined);
  if (head === undefined || (isLabelled(text) && !MINUTES_TOLD.test(text)) || NO_HEAD.test(head)) return null;
  // One name, or two, may be somebody who speaks.
  return BUSINESS.test(head) || head.split(/\s+/).length > 1 ? head.length : null;
}

const LONGEST = 70;
const SHORTEST = 8;
const SMALL = '(?:of|and|the|for|from|to|in|on|with|or|&|/|-|–)';
const HEAD = new RegExp(
  String.raw`^((?:\p{Lu}[\p{L}\p{N}’'./()-]*|\d{4})(?:,?\s+(?:\p{Lu}[\p{L}\p{N}’'./()-]*|${SMALL}|\d{1,4})){0,6}|\p{Lu}[\p{L}’'-]+(?:\s\p{Ll}[\p{L}’'-]+){1,2}):\s+\S`,
  'u',
);
const BUSINESS =
  /\b(?:business|reports?|minutes|comments?|committees?|correspondence|announcements?|adjourn\w*|call to order|opening|closing|discussions?|updates?|treasurer|secretary|president|financial|finances?|budget|elections?|membership|events?|projects?|public|old|new|unfinished|matters|nominations?|programs?|roll call|communications|bills|permits|roads?|police|library|zoning|planning|hearing|bids?|program|fundraising|volunteers?|maintenance|transport\w*|equipment|facilities|publicity|website|newsletters?)\b/i;
/** What people do at meetings, and what is said of one sentence. */
const NO_HEAD =
  /^(?:motions?|moved|move|second(?:ed)?|resolved|resolutions?|decisions?|actions?|action items?|todo|notes?|votes?|voting|ayes?|nays?|yeas?|noes|result|carried|passed|approved|agreed|proposed|question|answer|q|a|re|ps|nb|subject|from|to|cc|topic|poll|source)\b/i;
/** "Minutes: Those of March were read and approved." */
const MINUTES_TOLD = /^minutes:\s+\P{Ll}{0,12}(?:\p{Ll}+\s+){3}/iu;
