// Finds the places at which a numbered head may stand, and how far its words reach: the beginning of a block or of a line in it, an
// ordinal, and a line that is bold, in capitals, or no sentence. Decides for none of them whether it is a head.
import type { Span } from '../../../src/reports/item.ts';
import type { Block } from '../text/blocks.ts';
import { type Ordinal, ordinalOf } from './ordinals.ts';

export interface HeadPlace {
  /** Index of the block. */
  readonly block: number;
  readonly start: number;
  /** Of the words of the head, whatever closes it included. */
  readonly headEnd: number;
  /** The words have the shape of a head; else the place begins a sentence. */
  readonly isHead: boolean;
  readonly look: 'bold' | 'capitals' | 'plain';
  /** Depth of the list, 1 outside of lists. */
  readonly level: number;
  readonly readings: readonly Ordinal[];
}

/** In the order of the text. */
export function placesOf(blocks: readonly Block[]): HeadPlace[] {
  const width = widthOf(blocks);
  return blocks.flatMap((block, at) => {
    if (block.form === 'heading' || block.form === 'code' || block.form === 'table') return [];
    const strongs = new Map(block.spans.filter(({ kind }) => kind === 'strong').map((span) => [span.start, span]));
    return lineStarts(block.text).flatMap((start) => {
      const mark = ordinalOf(block.text.slice(start, start + MOST_LOOKED_AT));
      if (!mark) return [];
      const head = headAt(block.text, strongs, start, start + mark.end, width);
      const level = block.form === 'list' ? block.level : 1;
      return [{ block: at, start, level, readings: mark.readings, ...head }];
    });
  });
}

/** Characters: an ordinal and what tells that it is one. */
const MOST_LOOKED_AT = 40;
const LONGEST_HEAD = 200;
const LONGEST_LINE = 110;
const LONGEST_CLOSED = 70;
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|should|must|can|may|not|no|agreed|noted|said|reported|asked|resolved|discussed|approved|moved|thanked|we|they|he|she|it|none|that)\b/i;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The longest line of wrapped text; `null` where nobody has wrapped it. */
function widthOf(blocks: readonly Block[]): number | null {
  let width = 0;
  for (const { text, form } of blocks) {
    if (form === 'code' || form === 'table') continue;
    for (const line of text.split('\n')) width = Math.max(width, line.length);
    if (width > WIDEST) return null;
  }
  return width < NARROWEST ? null : width;
}

const NARROWEST = 50;
const WIDEST = 110;
/** Lines are indented, which blocks do not keep. */
const INDENT = 12;

type Strongs = ReadonlyMap<number, Span>;

/** Bold words that begin with the ordinal or right behind it. */
function strongAt(strongs: Strongs, start: number, words: number): Span | null {
  if (strongs.size === 0) return null;
  for (let at = start; at <= words + 1; at++) {
    const span = strongs.get(at);
    if (span && span.end > words + 2) return span;
  }
  return null;
}

function headAt(
  text: string,
  strongs: Strongs,
  start: number,
  words: number,
  width: number | null,
): Pick<HeadPlace, 'headEnd' | 'isHead' | 'look'> {
  const none = { headEnd: start, isHead: false, look: 'plain' } as const;
  const strong = strongAt(strongs, start, words);
  if (strong && strong.end - start <= LONGEST_HEAD) {
    const close = /^\s?[:.]/.exec(text.slice(strong.end))?.[0].length ?? 0;
    return { headEnd: strong.end + close, isHead: true, look: 'bold' };
  }
  let end = lineEnd(text, start);
  if (isCapitals(text.slice(words, end))) {
    while (
      end < text.length &&
      end - start <= LONGEST_HEAD &&
      isMoreOfHead(text.slice(end + 1, lineEnd(text, end + 1)))
    )
      end = lineEnd(text, end + 1);
    return { headEnd: end, isHead: end - start <= LONGEST_HEAD, look: 'capitals' };
  }
  // A head that goes on, since the next word did not fit into its line.
  for (let lines = 1; lines < MOST_LINES && isBroken(text, start, end, width); lines++) end = lineEnd(text, end + 1);
  const head = text.slice(words, end);
  // "Sale of the old crane." alone in its paragraph: a head that somebody has closed with a full stop.
  const isClosed = start === 0 && end === text.length && end - words <= LONGEST_CLOSED && !VERB.test(head);
  const line = head.replace(/\s+/g, ' ').replace(isClosed ? /\.$/ : /$^/, '');
  const isHead = isHeadLine(line, end === lineEnd(text, start) ? LONGEST_LINE : LONGEST_HEAD);
  return isHead && !isBroken(text, start, end, width) ? { headEnd: end, isHead, look: 'plain' } : none;
}

const MOST_LINES = 3;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Whether the line that ends here was broken only because the next word did not fit. */
function isBroken(text: string, start: number, end: number, width: number | null): boolean {
  if (end >= text.length || width === null) return false;
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', end - 1) + 1), end);
  const next = /^\S*/.exec(text.slice(end + 1, end + 1 + WIDEST))?.[0] ?? '';
  if (ordinalOf(text.slice(end + 1, end + 1 + MOST_LOOKED_AT))) return false;
  return line.length + 1 + next.length > width - INDENT || (/^\p{Ll}/u.test(next) && line.length > width / 2);
}

function isMoreOfHead(line: string): boolean {
  return isCapitals(line) && !ordinalOf(line);
}

function isCapitals(line: string): boolean {
  return /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line.replace(/(?<=\d)(?:st|nd|rd|th|pm|am)\b/g, ''));
}

/** "Lamp oil", "Signing of the minutes of 12 June": no sentence, and nobody's words. */
function isHeadLine(line: string, longest: number): boolean {
  const text = line.trim();
  return (
    text.length > 1 &&
    text.length <= longest &&
    /^[\p{Lu}\p{N}“"‘'([]/u.test(text) &&
    !/[.!?;,…][”’)"]*$/.test(text) &&
    !/[.!?]\s+\p{Lu}/u.test(text.replace(/\b(?:\p{Lu}|Mrs?|Ms|Dr|St|No|Cllr|Exec|Vice|Gen)\.(?=\s)/gu, '')) &&
    // "Ada Lane: both ferries are late" is said by somebody.
    !/^\p{L}[\p{L}\p{M}\d_.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,2}: \p{Ll}/u.test(text)
  );
}
