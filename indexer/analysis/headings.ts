// Finds headings that only their shape gives away (short lines, bold lines, numbered agendas, lines in capitals), and reads whom
// a heading names as giving the report.
import { type Block, partOf } from './blocks.ts';
import { namesIn } from './names.ts';

/** The level of headings that only their shape gives away: below every real one. */
export const IMPLICIT_LEVEL = 7;

/** The blocks with such headings as blocks of form `heading`. A heading line at the top of a paragraph is parted from it. */
export function withImplicitHeadings(blocks: readonly Block[]): Block[] {
  const hasRealHeadings = blocks.some((block) => block.form === 'heading');
  const parted = blocks.flatMap(bold);
  if (hasRealHeadings || parted.some((block) => block.form === 'heading')) return parted;
  const numbered = agenda(parted);
  if (numbered) return numbered;
  const lines = topLines(parted);
  return lines.map((block, index) => {
    if (block.form !== 'paragraph' || !isHeadingLine(block.text)) return block;
    const next = lines[index + 1];
    const previous = lines[index - 1];
    // Short lines under each other are a list; a heading stands before text, or ends a capture that was cut.
    const isBeforeText = next === undefined || !(next.form === 'paragraph' && isHeadingLine(next.text));
    const isInList = previous?.form === 'paragraph' && (isHeadingLine(previous.text) || previous.text.endsWith(':'));
    return isBeforeText && !isInList ? asHeading(block) : block;
  });
}

/** Whoever a heading says is reporting: "Chair’s update – Rosa Quill", "Treasurer’s report (Una Garside)". Full name, or `null`. */
export function presenterIn(heading: string): string | null {
  if (
    /\b(?:tribute|obituar|memor|remember|death|farewell|retire|retirement|appoint|welcome|congratulat|elect|candidate|case|complaint|award|prize|nominat)/i.test(
      heading,
    )
  ) {
    return null;
  }
  const tails = [
    /[–—:-]\s+([^–—:()]+)$/u.exec(heading)?.[1],
    /\(([^()]+)\)\s*$/.exec(heading)?.[1],
    /^([^–—:()’']+)[’']s?\s+(?:report|update)\b/u.exec(heading)?.[1],
    /\b(?:by|from|with)\s+([^,()]+)$/.exec(heading)?.[1],
  ];
  for (const tail of tails) {
    const words = tail?.trim().replace(/^\d+\s?m(?:in(?:utes)?)?,\s*/, '') ?? '';
    const [name] = namesIn(words, () => false);
    if (name && name.start === 0 && name.end === words.length) return name.name;
  }
  return null;
}

/** The office whose report a heading announces, in small letters, or `null`. */
export function officeIn(heading: string): string | null {
  return (
    /^(?:\d+[.)]\s+)?(?:the\s+)?((?:[\p{L}-]+\s+){0,3}?[\p{L}-]+)[’']s?\s+(?:report|update|statement|address)\b/iu
      .exec(heading)?.[1]
      ?.toLowerCase() ?? null
  );
}

function asHeading(block: Block): Block {
  return { ...block, form: 'heading', level: IMPLICIT_LEVEL, spans: [] };
}

/** A paragraph that is bold as a whole, or whose first line is. */
function bold(block: Block): Block[] {
  const [span] = block.spans;
  if (block.form !== 'paragraph' || span?.kind !== 'strong' || span.start !== 0) return [block];
  const lineEnd = block.text.indexOf('\n');
  const end = lineEnd === -1 ? block.text.length : lineEnd;
  if (span.end < end - 1 || !isHeadingLine(block.text.slice(0, end).replace(/:$/, ''))) return [block];
  return lineEnd === -1
    ? [asHeading(block)]
    : [asHeading(partOf(block, 0, end)), partOf(block, end + 1, block.text.length)];
}

/** "1. Apologies", "2. Treasurer’s report": `null` where the numbers are no agenda. */
function agenda(blocks: readonly Block[]): Block[] | null {
  let items = 0;
  const parted = blocks.flatMap((block, index) => {
    if (!/^\d{1,2}[.)]\s/.test(block.text) || (block.form !== 'list' && block.form !== 'paragraph')) return [block];
    const lineEnd = block.text.indexOf('\n');
    const line = lineEnd === -1 ? block.text : block.text.slice(0, lineEnd);
    const isAlone = lineEnd === -1 && !isPoint(blocks[index - 1]) && !isPoint(blocks[index + 1]);
    if (!isHeadingLine(line) || (lineEnd === -1 && !isAlone)) return [block];
    items++;
    return lineEnd === -1
      ? [asHeading(block)]
      : [
          asHeading(partOf(block, 0, lineEnd)),
          { ...partOf(block, lineEnd + 1, block.text.length), form: 'paragraph' as const, level: 0 },
        ];
  });
  return items >= FEWEST ? parted : null;
}

/** A point of a list, as Markdown or by its number. */
function isPoint(block: Block | undefined): boolean {
  return block !== undefined && (block.form === 'list' || /^\d{1,2}[.)]\s/.test(block.text));
}

/** Heading lines at the top of paragraphs, where at least two paragraphs have one. */
function topLines(blocks: readonly Block[]): Block[] {
  const isTop = (block: Block): boolean => {
    const lineEnd = block.text.indexOf('\n');
    return (
      block.form === 'paragraph' &&
      lineEnd > 0 &&
      lineEnd <= 60 &&
      isHeadingLine(block.text.slice(0, lineEnd)) &&
      /^[\p{Lu}\p{N}“"‘'[(]/u.test(block.text.slice(lineEnd + 1))
    );
  };
  if (blocks.filter(isTop).length < FEWEST) return [...blocks];
  return blocks.flatMap((block) => {
    if (!isTop(block)) return [block];
    const lineEnd = block.text.indexOf('\n');
    return [asHeading(partOf(block, 0, lineEnd)), partOf(block, lineEnd + 1, block.text.length)];
  });
}

const FEWEST = 2;

function isHeadingLine(line: string): boolean {
  const text = line.trim();
  return (
    text.length <= 80 &&
    text.split(/\s+/).length <= 10 &&
    /^[\p{Lu}\p{N}“"‘'(]/u.test(text) &&
    !/[.!?;,:…][”’)"]*$/.test(text) &&
    !/^[A-Z]{2,4}:\s/.test(text) &&
    !/\n|\s{3,}/.test(text)
  );
}
