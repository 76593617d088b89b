// Finds the points of a list that are agenda items: notes of many meetings are one list, each point of it a matter of its own with
// what was said about it below. A round of speakers ("Ada: …", "Bo: …") is one matter, and so is a short list.
import type { Block } from '../text/blocks.ts';

/**
 * Blocks with which items begin, in order; none where the list is one matter.
 * @param depth `referring`: only where points name what they are about by a number or a link, and have points below them; `nested`:
 * only where some have; `any`: flat lists of sentences, too
 */
export function pointsOpening(blocks: readonly Block[], depth: 'referring' | 'nested' | 'any'): Block[] {
  const titled = titledPoints(blocks);
  if (titled.length > 0) return titled;
  const level = topLevel(blocks);
  if (level === null) return [];
  const points: Block[] = [];
  let nested = 0;
  let marked = 0;
  let raised = 0;
  let words = 0;
  let referring = 0;
  let isIntroduced = false;
  blocks.forEach((block, index) => {
    if (block.form !== 'list') {
      // "Pull requests:" and its list are one matter.
      isIntroduced = /:\s*$/.test(block.text);
      if (isIntroduced) points.push(block);
      return;
    }
    if (block.level !== level || isIntroduced) return;
    // "Any other old business?", and nothing below it: there was none.
    if (ASKED.test(block.text) && (blocks[index + 1]?.level ?? 0) <= level) return;
    points.push(block);
    if (REFERENCE.test(block.text)) referring++;
    words += block.text.match(/\S+/g)?.length ?? 0;
    if ((blocks[index + 1]?.form === 'list' ? (blocks[index + 1]?.level ?? 0) : 0) > level) nested++;
    if (RAISED.test(block.text)) raised++;
    else if (MARK.test(block.text)) marked++;
  });
  const tops = points.filter(({ form }) => form === 'list').length;
  if (tops === 0) return [];
  const nestedShare = nested / tops;
  if (depth === 'referring') {
    const isListOfIssues = tops >= FEWEST && referring / tops > 0.5 && nestedShare >= 0.3;
    return isListOfIssues ? points.filter(({ text }) => REFERENCE.test(text)) : [];
  }
  if (raised / tops > 0.5) return points;
  if (tops < FEWEST) return [];
  if (marked / tops > 0.5 && nestedShare < 0.5) return [];
  const named = points.filter(({ form, text }) => form !== 'list' || NAMED.test(text));
  // Where several points name their matter, one that does not goes on with the one above it.
  const isNamed = named.length >= FEWEST_NAMED && named.length > points.length * 0.4 && named[0] === points[0];
  if (nestedShare >= SMALLEST_SHARE) return isNamed ? named : points;
  if (isNamed) return depth === 'any' && words / tops >= FEWEST_WORDS ? named : [];
  return depth === 'any' && words / tops >= FEWEST_WORDS ? points : [];
}

const FEWEST_NAMED = 3;
/** "Spring fair: The hall is booked.", "Open seats:"; "Ada: …" may be somebody who speaks. */
const NAMED = /^(?=[^:\n]*[\s/&-])\p{Lu}[\p{L}\p{N}’'/&-]*(?:\s(?:[\p{L}\p{N}’'/&-]+)){0,5}:(?:\s|$)/u;

const ASKED =
  /^any (?:other |new |further |more |old )*(?:business|items?|questions?|matters|topics?|issues|comments?)\?$/i;

/** Points that are titles with paragraphs of their own below them, at whatever depth, where most points are. */
function titledPoints(blocks: readonly Block[]): Block[] {
  const points = blocks.filter(({ form, isContinued }) => form === 'list' && !isContinued);
  const titled = blocks.filter((block, index) => {
    const next = blocks[index + 1];
    return (
      block.form === 'list' &&
      !block.isContinued &&
      isTitle(block.text) &&
      next?.isContinued === true &&
      next.level === block.level
    );
  });
  return titled.length >= FEWEST && titled.length >= points.length * LARGE_SHARE ? titled : [];
}

function isTitle(text: string): boolean {
  return (
    /^[\p{L}\p{N}“"‘'(]/u.test(text) &&
    !/\n|[.!?:;,]["”’)]*$/.test(text.trim()) &&
    !MARK.test(text) &&
    (text.match(/\S+/g)?.length ?? 0) <= MOST_TITLE_WORDS
  );
}

const LARGE_SHARE = 0.6;
const MOST_TITLE_WORDS = 9;

const FEWEST = 2;
const SMALLEST_SHARE = 0.15;
/** Shorter points are a list of things. */
const FEWEST_WORDS = 6;
const MARK = /^(?:<[^<>\s]{1,30}>|[\p{L}][\p{L}\p{M}\d_.’'-]{1,24}(?: \p{Lu}[\p{L}\p{M}.’'-]{0,24}){0,2}):(?:\s|$)/u;

/** "Status of the gauge #1663", "https://…/pull/12" */
const REFERENCE = /(?:^|\s)#\d+\b|https?:\/\/\S/;

/** "[Ada] a matter": who raises it. */
const RAISED_BY = /^[[(][\p{L}\d_ .,/@=-]{2,40}[\])]:?\s+(?=\S)/u;
const RAISED = /^[[(][\p{L}\d_ .,/@=-]{2,40}[\])]\s+\S/u;

/**
 * Whoever raises a matter is part of how it is called ("ada: more time-outs"), unless brackets set that apart; `null` where its
 * words alone make the title.
 */
export function titleOfPoint({ text }: Block): string | null {
  const line = (text.split('\n')[0] ?? '').replace(RAISED_BY, '');
  if (RAISED.test(text) ? line === '' : !MARK.test(line) || line.endsWith(':')) return null;
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`;
}

const LONGEST_TITLE = 72;

/** The level of the points; where one point holds all others, that of those below it. `null` without a list. */
function topLevel(blocks: readonly Block[]): number | null {
  const lists = blocks.filter(({ form }) => form === 'list');
  const words = (list: readonly Block[]): number => list.reduce((sum, { text }) => sum + text.length, 0);
  if (lists.length === 0 || words(lists) < words(blocks) * 0.5) return null;
  const levels = [...new Set(lists.map(({ level }) => level))].sort((a, b) => a - b);
  return levels.find((level) => lists.filter((block) => block.level === level).length > 1) ?? levels[0] ?? null;
}
