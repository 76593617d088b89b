// Turns printed lines into Markdown: what is larger or bolder than the text and stands alone is a heading, what is nearer than a
// line's space belongs together. Pure.

import { joinedLines, vocabularyOf } from './line-ends.ts';
import { type PrintedLine, type PrintedRun, plainOf } from './printed-line.ts';
import { withoutRunningLines } from './running-lines.ts';

/** Markdown of the lines, which come in the order of reading. */
export function markdownOfLines(printed: readonly PrintedLine[]): string {
  const lines = withoutRunningLines(printed);
  const body = commonSize(lines);
  const spacing = commonSpacing(lines, body);
  const sizes = [...new Set(lines.filter((line) => isLarger(line, body)).map((line) => Math.round(line.size)))].sort(
    (a, b) => b - a,
  );
  const vocabulary = vocabularyOf(lines.map(plainOf));
  const blocks: Block[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const level = headingLevel(line, lines, index, { body, spacing, sizes });
    const last = blocks.at(-1);
    const isUnderPoint = last?.isListed === true && isHanging(before, line, { body, spacing });
    const isApart = !before || (isNewParagraph(before, line, { body, spacing }) && !isUnderPoint);
    const listed = level === 0 ? LISTED.exec(plainOf(line)) : null;
    if (level > 0) {
      // A long heading runs over two lines of the same kind.
      if (last?.level === level && before && isSameHeading(before, line)) last.lines.push(line);
      else blocks.push({ level, isListed: false, left: line.left, lines: [line] });
    } else if (!last || last.level > 0 || isApart || listed) {
      blocks.push({ level: 0, isListed: listed !== null, left: line.left, lines: [line] });
    } else {
      last.lines.push(line);
    }
  });
  return joined(blocks.map((block) => ({ ...block, text: textOf(block, vocabulary) })));
}

interface Block {
  /** 0 for text. */
  readonly level: number;
  readonly isListed: boolean;
  readonly left: number;
  readonly lines: PrintedLine[];
}

interface Measures {
  readonly body: number;
  readonly spacing: number;
}

const LISTED = /^\s*(?:[•●▪◦‣–*·\uf0a7\uf0b7\uf0d8-]|o(?=\s+\S{2})|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/;

function headingLevel(
  line: PrintedLine,
  lines: readonly PrintedLine[],
  index: number,
  { body, spacing, sizes }: Measures & { readonly sizes: readonly number[] },
): number {
  const text = plainOf(line).trim();
  if (text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return 0;
  if (isLarger(line, body)) return Math.min(1 + sizes.indexOf(Math.round(line.size)), 4);
  const isBold = line.runs.every((run) => run.isBold || run.text.trim() === '');
  const before = lines[index - 1];
  const standsApart = !before || isNewParagraph(before, line, { body, spacing }) || isLarger(before, body);
  const next = lines[index + 1];
  const endsHere = !next || next.page !== line.page || !next.runs.every((run) => run.isBold || run.text.trim() === '');
  return isBold && standsApart && endsHere && !/[.,;]$/.test(text) ? Math.min(1 + sizes.length, 4) : 0;
}

const LONGEST_HEADING = 160;

function isLarger({ size }: PrintedLine, body: number): boolean {
  return size > body * 1.08 + 0.3;
}

function isSameHeading(before: PrintedLine, line: PrintedLine): boolean {
  const step = line.top - before.top;
  return before.page === line.page && step > 0 && step < line.size * 1.6;
}

function isNewParagraph(before: PrintedLine, line: PrintedLine, { body, spacing }: Measures): boolean {
  if (before.page !== line.page) return endsParagraph(before);
  const step = line.top - before.top;
  if (step < 0) return true;
  if (Math.abs(before.size - line.size) > body * 0.15) return true;
  return step > spacing * 1.3 || line.left > before.left + body * 0.8;
}

/** The mark of a point stands out to the left of the lines that it goes on over. */
function isHanging(before: PrintedLine | undefined, line: PrintedLine, { body, spacing }: Measures): boolean {
  if (!before || before.page !== line.page || Math.abs(before.size - line.size) > body * 0.15) return false;
  const step = line.top - before.top;
  const indent = line.left - before.left;
  return step > 0 && step <= spacing * 1.3 && indent > 0 && indent <= body * MOST_INDENT;
}

/** Of a point's mark, in sizes of the text. */
const MOST_INDENT = 4;

/** At the end of a page only what ends a sentence ends a paragraph. */
function endsParagraph(line: PrintedLine): boolean {
  return /[.!?:][”"’)]?$/.test(plainOf(line).trim());
}

/** A block as one line of text: words parted at a line's end are joined again. */
function textOf({ level, isListed, lines }: Block, vocabulary: ReadonlySet<string>): string {
  const text = lines
    .map((line) => (level > 0 ? plainOf(line) : markedOf(line)).trim())
    .reduce((before, next) => joinedLines(before, next, vocabulary), '');
  const single = text.replace(/\s+/g, ' ');
  if (level > 0) return `${'#'.repeat(level)} ${single}`;
  if (!isListed) return single.replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2').replace(/^([#>+])/, '\\$1');
  return single
    .replace(/^(?:[•●▪◦‣–*·\uf0a7\uf0b7\uf0d8-]|o(?=\s+\S{2}))\s+/, '- ')
    .replace(/^\(?(\d{1,2})[.)]\s+/, '$1. ')
    .replace(/^\(?([a-z])[.)]\s+/, '- $1) ');
}

/** Bold words in a line that is not all bold: minutes mark who speaks like that. */
function markedOf({ runs }: PrintedLine): string {
  if (runs.every((run) => run.isBold || run.text.trim() === '')) return plainOf({ runs });
  const merged: PrintedRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && (last.isBold === run.isBold || run.text.trim() === ''))
      merged[merged.length - 1] = { text: last.text + run.text, isBold: last.isBold };
    else merged.push(run);
  }
  return merged
    .map(({ text, isBold }) =>
      isBold && text.trim() !== '' ? text.replace(text.trim(), (words) => `**${words}**`) : text,
    )
    .join('');
}

function joined(blocks: readonly { readonly isListed: boolean; readonly text: string }[]): string {
  return blocks
    .map(
      ({ text, isListed }, index) =>
        (index === 0 ? '' : isListed && blocks[index - 1]?.isListed ? '\n' : '\n\n') + text,
    )
    .join('');
}

/** The size in which most letters are printed. */
function commonSize(lines: readonly PrintedLine[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + plainOf(line).length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** From baseline to baseline within paragraphs: the most common step of a plausible length. */
function commonSpacing(lines: readonly PrintedLine[], body: number): number {
  const steps = new Map<number, number>();
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || before.page !== line.page || Math.abs(line.size - body) > body * 0.1) return;
    const step = Math.round((line.top - before.top) * 2) / 2;
    if (step > body * 0.8 && step < body * 2.2) steps.set(step, (steps.get(step) ?? 0) + 1);
  });
  const sorted = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [first] = sorted;
  // In a document of one-line paragraphs the most common step is that between paragraphs.
  const smaller = sorted.filter(([step, count]) => first && step < first[0] * 0.85 && count * 5 >= first[1]);
  return smaller.sort((a, b) => a[0] - b[0])[0]?.[0] ?? first?.[0] ?? body * 1.2;
}
