// Reads the marks of minutes: paragraphs that begin with the speaker's initials ("ALN: …"). Decides whether a text is minutes
// of that kind at all, so that an acronym before a colon in prose is not taken for a speaker.
import type { Block } from './blocks.ts';
import { spansWithin } from './blocks.ts';

export interface MarkedBlock {
  readonly block: Block;
  /** The initials before the colon, `null` where the block has none. */
  readonly initials: string | null;
}

/** Whether so many paragraphs of a whole report are marked that the marks name speakers. */
export function isMinutes(blocks: readonly Block[]): boolean {
  const paragraphs = blocks.filter((block) => block.form === 'paragraph').flatMap(atMarkedLines);
  const marks = paragraphs.filter((block) => withMark(block).initials !== null).length;
  return marks >= FEWEST_MARKS && marks >= paragraphs.length * SMALLEST_SHARE;
}

/** The blocks of minutes with their marks taken off. A paragraph in which several lines are marked becomes several. */
export function readMarks(blocks: readonly Block[]): MarkedBlock[] {
  return blocks.flatMap(atMarkedLines).map(withMark);
}

/** Fewer marked paragraphs than this, or a smaller share of them, are acronyms in prose. */
const FEWEST_MARKS = 2;
const SMALLEST_SHARE = 0.2;

const MARK = /^([A-Z][A-Z0-9]{1,4}(?:[/&+][A-Z]{2,4})?)\s?:(?:\s+|$)/;
/** Capitals before a colon that introduce no speaker. */
const NO_INITIALS = /^(?:NB|PS|AOB|FAQ|TODO|NOTE|NOTES|QA|EDIT|URL|PR|ACTION|RE|CC|TBC|TBD|ETA|FYI|PDF|PIN|TEL)$/;

function atMarkedLines(block: Block): Block[] {
  if (block.form !== 'paragraph' || !/\n[A-Z][A-Z0-9]{1,4}\s?:\s/.test(block.text)) return [block];
  const parts: Block[] = [];
  let start = 0;
  for (const line of block.text.matchAll(/\n(?=[A-Z][A-Z0-9]{1,4}\s?:\s)/g)) {
    parts.push(part(block, start, line.index));
    start = line.index + 1;
  }
  parts.push(part(block, start, block.text.length));
  return parts.filter(({ text }) => text.trim() !== '');
}

function withMark(block: Block): MarkedBlock {
  const canBeMarked = block.form === 'paragraph' || block.form === 'list' || block.form === 'quote';
  const match = canBeMarked ? MARK.exec(block.text) : null;
  const initials = match?.[1] ?? null;
  if (!match || initials === null || NO_INITIALS.test(initials)) return { block, initials: null };
  return { block: part(block, match[0].length, block.text.length), initials };
}

function part(block: Block, start: number, end: number): Block {
  return { ...block, text: block.text.slice(start, end), spans: spansWithin(block.spans, start, end) };
}
