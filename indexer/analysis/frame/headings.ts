// Finds headings that only their shape gives away (short lines, bold lines, numbered agendas, lines in capitals), and reads whom
// a heading names as giving the report.

import { isResultLine, isTally } from '../decisions/results-alone.ts';
import { namesIn } from '../speech/names.ts';
import { type Block, partOf } from '../text/blocks.ts';
import { type NumberedOutline, numberedOutline } from './numbered-heads.ts';
import { withRunInHeads } from './run-in-heads.ts';
import { isAttendanceTitle, isContainerTitle, isDated } from './section-roles.ts';

/** The level of headings that only their shape gives away: below every real one. */
const IMPLICIT_LEVEL = 7;

/** The blocks with such headings as blocks of form `heading`. A heading line at the top of a paragraph is parted from it. */
export function withImplicitHeadings(blocks: readonly Block[]): Block[] {
  const hasRealHeadings = blocks.some((block) => block.form === 'heading');
  const topics = topicLines(blocks);
  if (topics) return topics;
  const numbered = hasRealHeadings ? null : numberedOutline(blocks);
  if (numbered?.hasParts) return withFrameLines(blocks, numbered);
  const beside = numbered && withRunInHeads(blocks.slice(0, numbered.start), IMPLICIT_LEVEL, FEWEST_BESIDE_NUMBERS);
  // What is numbered below one of them is as much of a matter as they are.
  if (beside) return withRunInHeads(withFrameLines(blocks, numbered), IMPLICIT_LEVEL) ?? blocks.slice();
  const isRepeated = repeatedBoldLines(blocks);
  const parted = withoutEmpty(
    blocks.flatMap((block) =>
      isFrameLine(block) ? [asHeading(block)] : isRepeated(block) ? [block] : bold(wikiHeading(block)),
    ),
  );
  if (hasRealHeadings) return withMissingNumbers(parted);
  if (parted.some((block) => block.form === 'heading' && !isFrameTitle(block)))
    return numbered
      ? withFrameLines(blocks, numbered)
      : (withRunInHeads(parted, IMPLICIT_LEVEL, FEWEST_BESIDE_LINES, 'bold business') ?? parted);
  const single = parted.flatMap(separateLines);
  if (numbered) return withFrameLines(blocks, numbered);
  const runIn = withRunInHeads(single, IMPLICIT_LEVEL);
  // Bold heads divide the whole, and numbers the points below one of them.
  const isBold = runIn !== null && withRunInHeads(single, IMPLICIT_LEVEL, FEWEST_BOLD, 'bold business') !== null;
  const listed = isBold ? null : agenda(single);
  if (listed ?? runIn) return listed ?? runIn ?? blocks.slice();
  const lines = topLines(single);
  const isTalk = lines.filter(({ text }) => TALK.test(text)).length >= FEWEST_OF_TALK;
  return lines.map((block, index) => {
    if (block.form !== 'paragraph') return block;
    const next = lines[index + 1];
    const previous = lines[index - 1];
    if (isAnnouncing(block.text) && next?.form === 'paragraph' && isSentence(next.text)) return asHeading(block);
    if (!isHeadingLine(block.text) || (isTalk && TALK.test(block.text))) return block;
    // "Present" between blank lines says what the short lines below it are, and that none of those above goes on.
    if (next !== undefined && isFrameTitle(block)) return asHeading(block);
    // Short lines under each other are a list; a heading stands before text, or ends a capture that was cut.
    const isBeforeText =
      next === undefined || !(next.form === 'paragraph' && isHeadingLine(next.text)) || isFrameTitle(next);
    // Below a title in capitals, a line in capitals is the first heading.
    const isBelowTitle = isCapitals(block.text) && isCapitals(previous?.text ?? '');
    const isInList =
      !isBelowTitle && previous?.form === 'paragraph' && (isHeadingLine(previous.text) || previous.text.endsWith(':'));
    return isBeforeText && !isInList ? asHeading(block) : block;
  });
}

/** Of numbered headings one or the other may have lost its mark: a line with the number that is due is one of them. */
function withMissingNumbers(blocks: readonly Block[]): Block[] {
  const numbered = blocks.filter(({ form, text }) => form === 'heading' && ordinalNumber(text) !== null);
  if (numbered.length < FEWEST_NUMBERED) return [...blocks];
  let last: { readonly number: number; readonly level: number } | null = null;
  return blocks.flatMap((block) => {
    const lineEnd = block.text.indexOf('\n');
    const line = lineEnd < 0 ? block.text : block.text.slice(0, lineEnd);
    const number = block.form === 'heading' || block.form === 'paragraph' ? ordinalNumber(line) : null;
    if (number === null) return [block];
    if (block.form === 'heading') {
      last = { number, level: block.level };
      return [block];
    }
    if (last === null || number !== last.number + 1 || !isHeadingLine(line.replace(/^\d+\W+/, ''))) return [block];
    const { level } = last;
    last = { number, level };
    const heading = { ...partOf(block, 0, line.length), form: 'heading' as const, level, spans: [] };
    return lineEnd < 0 ? [heading] : [heading, partOf(block, lineEnd + 1, block.text.length)];
  });
}

const FEWEST_NUMBERED = 3;
const FEWEST_BESIDE_NUMBERS = 4;
/** Lines of their own have shown already that what is bold is a head. */
const FEWEST_BESIDE_LINES = 1;
const FEWEST_BOLD = 3;

/** "152. Planning", "7) Boats" */
function ordinalNumber(line: string): number | null {
  const number = /^(\d{1,3})(?:[.)]\s+|\s+(?=\p{Lu}))\S/u.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}

/** Lists of those present may stand before the first number, below lines of their own. */
function withFrameLines(blocks: readonly Block[], { start, blocks: numbered }: NumberedOutline): Block[] {
  return [...blocks.slice(0, start).map((block) => (isFrameLine(block) ? asHeading(block) : block)), ...numbered];
}

/** Whoever a heading says is reporting: "Chair’s update – Rosa Quill", "Treasurer’s report (Una Garside)". Full name, or `null`. */
export function presenterIn(heading: string): string | null {
  // "Minutes taken by Ada Lane": who writes is not who speaks.
  if (WRITTEN_BY.test(heading)) return null;
  if (
    /\b(?:tribute|obituar|memor|remember|death|farewell|retire|retirement|appoint|welcome|congratulat|elect|candidate|case|complaint|award|prize|nominat)/i.test(
      heading,
    )
  ) {
    return null;
  }
  const tails = [
    /[–—:-]\s+([^–—:()]+)$/u.exec(heading)?.[1],
    /\(([^()]+)\)\s*:?\s*$/.exec(heading)?.[1],
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

const WRITTEN_BY =
  /\b(?:(?:prepared|compiled|taken|recorded|written|drafted|minuted|typed|scribed|transcribed|edited|kept)\s+by|(?:minutes|notes|scribe|minute[- ]taker|note[- ]taker)\s*(?:[:–—-]|by))\s/i;

/** The office whose report a heading announces, in small letters, or `null`. */
export function officeIn(heading: string): string | null {
  return (
    /^(?:\d+[.)]\s+)?(?:the\s+)?((?:[\p{L}-]+\s+){0,3}?[\p{L}-]+)[’']s?\s+(?:report|update|statement|address)\b/iu
      .exec(heading)?.[1]
      ?.toLowerCase() ?? null
  );
}

/** "== Tide gauge ==", as wikis write headings; "##5. Tide gauge", as older Markdown allows; "** Tide gauge", as outlines of text do. */
function wikiHeading(block: Block): Block {
  const match =
    block.form === 'paragraph'
      ? /^(={2,5}|#{2,5}(?=[^\s#])|\*{2,4}(?= (?![^\n]*[.!?]$)))\s*([^=\n][^\n]{0,118}?)\s*[=#]*$/.exec(block.text)
      : null;
  return match ? { ...block, form: 'heading', level: (match[1] ?? '').length, text: match[2] ?? '', spans: [] } : block;
}

/** Bold lines that come again say who speaks, not what comes next. */
function repeatedBoldLines(blocks: readonly Block[]): (block: Block) => boolean {
  const counts = new Map<string, number>();
  const keyOf = ({ form, text, spans }: Block): string | null =>
    form === 'paragraph' && spans[0]?.kind === 'strong' && spans[0].start === 0
      ? text
          .slice(0, spans[0].end)
          .replace(/[\s:]+$/, '')
          .toLowerCase()
      : null;
  for (const block of blocks) {
    const key = keyOf(block);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (block) => (counts.get(keyOf(block) ?? '') ?? 0) >= FEWEST;
}

/** "Agenda:", "Attendees:", "In attendance" on a line of its own: what stands below is of that kind, however it is written. */
function isFrameLine({ form, text }: Block): boolean {
  if (form !== 'paragraph' || text.length > 40) return false;
  return /:$/.test(text)
    ? isAttendanceTitle(text) || isContainerTitle(text)
    : /\b(?:attend|present)/i.test(text) && !text.includes('\n') && isAttendanceTitle(text);
}

/** "Ada Lane: …": where several lines are said by somebody, none of them is a heading. */
const TALK = /^\W{0,2}[\p{L}][\p{L}\p{M}\d_.’'-]*(?: [\p{L}][\p{L}\p{M}.’'-]*){0,3}:\s+\S/u;
const FEWEST_OF_TALK = 3;

function isFrameTitle({ text }: Block): boolean {
  return isAttendanceTitle(text) || isContainerTitle(text);
}

/** A line with nothing below it is no heading, unless a page says so. */
function withoutEmpty(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    const isEmpty = block.level === IMPLICIT_LEVEL && block.form === 'heading' && (!next || next.form === 'heading');
    return isEmpty && !/:$/.test(block.text) ? { ...block, form: 'paragraph', level: 0 } : block;
  });
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
  // The body, the place and the day below each other are the title of the whole.
  if (lineEnd !== -1 && span.end >= block.text.length - 1 && isDated(block.text)) return [block];
  if (span.end < end - 1 || !isHeadingLine(block.text.slice(0, end).replace(/:$/, ''))) return [block];
  return lineEnd === -1
    ? [asHeading(block)]
    : [asHeading(partOf(block, 0, end)), partOf(block, end + 1, block.text.length)];
}

/** "Topic: Tide gauge" on lines of their own, where a report has several: how chats and their minutes name what comes next. */
function topicLines(blocks: readonly Block[]): Block[] | null {
  const topics = new Set(blocks.filter(({ form, text }) => form === 'paragraph' && TOPIC_LINE.test(text)));
  return topics.size < FEWEST ? null : blocks.map((block) => (topics.has(block) ? asHeading(block) : block));
}

const TOPIC_LINE = /^(?:topic|agenda item|subject)\s*(?:\d+\s*)?:\s+[^\n]{2,120}$/i;

/**
 * Text that nobody has wrapped has a paragraph on each line: nobody wraps lines as long as that. In wrapped text, a line in
 * capitals alone is no part of the lines around it.
 */
function separateLines(block: Block): Block[] {
  if (block.form !== 'paragraph' || !block.text.includes('\n')) return [block];
  const lines = linesOf(block.text);
  const isUnwrapped = lines.some(({ start, end }) => end - start > LONGEST_WRAPPED);
  const starts = lines.filter(
    ({ start, end }, index) =>
      index === 0 ||
      isUnwrapped ||
      isCapitals(block.text.slice(start, end)) ||
      isCapitals(block.text.slice(lines[index - 1]?.start, lines[index - 1]?.end)),
  );
  if (starts.length === 1) return [block];
  return starts.map(({ start }, index) =>
    partOf(block, start, (starts[index + 1]?.start ?? block.text.length + 1) - 1),
  );
}

const LONGEST_WRAPPED = 110;

function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** "CALL TO ORDER", "COMMENTS FROM CHAIR, B. RASK" */
function isCapitals(line: string): boolean {
  return /\p{Lu}{3}/u.test(line) && !/\p{Ll}/u.test(line) && line.trim().length <= 100 && !/[.!?]$/.test(line.trim());
}

/** "Vice-chair election:", "Campaign co-ordinator’s report;" above a paragraph; not "Urgent actions are:". */
function isAnnouncing(text: string): boolean {
  const line = /^([^\n]{4,80})[:;]$/.exec(text.trim())?.[1];
  return (
    line !== undefined &&
    isHeadingLine(line) &&
    !/\b(?:are|were|is|was|includes?|included|said|that|following|follows)\b/i.test(line)
  );
}

function isSentence(text: string): boolean {
  return /\p{Ll}.*[.!?][”’")]*(?:\s|$)/u.test(text) && (text.match(/\S+/g)?.length ?? 0) > 8;
}

/** "1. Apologies", "2. Treasurer’s report": `null` where the numbers are no agenda. */
function agenda(blocks: readonly Block[]): Block[] | null {
  const mark = blocks.map(({ text }) => /^\d{1,2}([.)])\s/.exec(text)?.[1]).find((found) => found !== undefined);
  // "2)" below "4." counts points, not matters.
  const numbers = blocks.map((block) => numberOf(block, mark ?? '.'));
  // Numbers that begin again and again are points below headings of another kind.
  if (numbers.filter((number) => number === 1).length > MOST_BEGINNINGS) return null;
  let items = 0;
  let inOrder = 0;
  let next = 1;
  const parted = blocks.flatMap((block, index) => {
    const number = numbers[index] ?? null;
    if (number === null) return [block];
    const lineEnd = block.text.indexOf('\n');
    const line = (lineEnd === -1 ? block.text : block.text.slice(0, lineEnd)).replace(/\s*[|:]+\s*$/, '');
    const isAlone = lineEnd === -1 && !isPoint(blocks[index - 1]) && !isPoint(blocks[index + 1]);
    if (!isNumberedHeading(line) || (lineEnd === -1 && !isAlone)) {
      // A matter without a heading of its own, in its place in the numbers.
      if (number < next || number > next + MOST_MISSING) return [block];
      next = number + 1;
      if (block.form === 'paragraph') inOrder++;
      return [{ ...block, opens: block.opens ?? numberedTitle(block.text) }];
    }
    items++;
    if (number >= next && number <= next + MOST_MISSING) inOrder++;
    next = number + 1;
    return lineEnd === -1
      ? [asHeading(block)]
      : [
          asHeading(partOf(block, 0, lineEnd)),
          { ...partOf(block, lineEnd + 1, block.text.length), form: 'paragraph' as const, level: 0 },
        ];
  });
  return items >= FEWEST || inOrder >= FEWEST_IN_ORDER ? parted : null;
}

/** A minutes' own numbers, and those of the next agenda below them. */
const MOST_BEGINNINGS = 2;
const FEWEST_IN_ORDER = 5;
/** Numbers that minutes may leave out. */
const MOST_MISSING = 3;

function numberOf({ form, level, text }: Block, mark: string): number | null {
  const [, number, own] = /^(\d{1,2})([.)])\s/.exec(text) ?? [];
  return number === undefined || own !== mark || level > 1 || (form !== 'list' && form !== 'paragraph')
    ? null
    : Number(number);
}

/** Numbers make longer lines headings, too: "3. Signing of the minutes of 12 June and approval of those of 10 July". */
function isNumberedHeading(line: string): boolean {
  const words = line.replace(/^\d{1,2}[.)]\s*(?:\|\s*)?/, '');
  return (
    isHeadingLine(line.replace(/^(\d{1,2}[.)])\s*\|\s*/, '$1 ')) ||
    (words.length <= 110 && /^\p{Lu}/u.test(words) && !/[.!?;,:…\d][”’)"]*$|\b\d+\.\d+\b|\n/.test(words))
  );
}

/** "6. Reports 6.1 Chair’s report …": the words up to the next number or mark. */
function numberedTitle(text: string): string | true {
  const title = /^\d{1,2}[.)]\s*(?:\|\s*)?(.{3,110}?)(?=\s\d+\.\d|[.:;–]\s|[.:;]?$)/s.exec(text)?.[1];
  if (title !== undefined && !title.includes('\n')) return title;
  const words = /^\d{1,2}[.)]\s*(?:\|\s*)?([^\n]{3,72})(?=\s)/.exec(text)?.[1];
  return words === undefined ? true : `${words} …`;
}

/** A point of a list, as Markdown or by its number. */
function isPoint(block: Block | undefined): boolean {
  return block !== undefined && (block.form === 'list' || /^\d{1,2}[.)]\s/.test(block.text));
}

/** Heading lines at the top of paragraphs, where at least two paragraphs have one. */
function topLines(blocks: readonly Block[]): Block[] {
  const width = widthOf(blocks);
  const isTop = (block: Block): boolean => {
    const lineEnd = block.text.indexOf('\n');
    return (
      block.form === 'paragraph' &&
      lineEnd > 0 &&
      lineEnd <= 60 &&
      isHeadingLine(block.text.slice(0, lineEnd)) &&
      // A line that is full was broken because the next word did not fit.
      lineEnd + 1 + (/^\S+/.exec(block.text.slice(lineEnd + 1))?.[0].length ?? 0) <= width &&
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

/** Characters of the longest line where text is wrapped; no bound where it is not. */
function widthOf(blocks: readonly Block[]): number {
  const wrapped = blocks.filter(({ form, text }) => form === 'paragraph' && text.split('\n').length >= FEWEST_WRAPPED);
  const longest = Math.max(0, ...wrapped.flatMap(({ text }) => text.split('\n').map((line) => line.length)));
  return wrapped.length < FEWEST_WRAPPED || longest > LONGEST_WRAPPED ? Number.POSITIVE_INFINITY : longest;
}

/** Lines of a paragraph, and paragraphs. */
const FEWEST_WRAPPED = 3;

function isHeadingLine(line: string): boolean {
  const text = line.trim();
  return (
    text.length <= 80 &&
    text.split(/\s+/).length <= 10 &&
    /^(?:[\p{Lu}\p{N}“"‘'(]|\p{Ll}-\p{Lu})/u.test(text) &&
    !/[.!?;,:…][”’)"]*$/.test(text) &&
    !/^[A-Z]{2,4}:\s/.test(text) &&
    // "Request 12: put off until May" says what came of it.
    !/^\p{L}+ #?\d+: \p{Ll}/u.test(text) &&
    // "Ada Lane: both ferries are late" is said by somebody.
    !/^\p{L}[\p{L}\p{M}\d_.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,2}: \p{Ll}/u.test(text) &&
    !/\n|\s{3,}/.test(text) &&
    !NO_HEADING.test(text) &&
    (/\p{L}/u.test(text) || NUMERIC_DAY.test(text)) &&
    !isResultLine(text) &&
    !isTally(text)
  );
}

/** Breaks off within a sentence, or ends in what something costs. */
const NO_HEADING =
  /\s(?:the|an?|of|and|or|to|by|from|with|that|which|was|were|is|are|be|has|had|his|her|their)$|[$€£]\s?[\d.,]+$|\s\d+\.\d\d$/;
const NUMERIC_DAY = /\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/;
