// Turns Markdown into blocks of plain text with their inline formatting kept beside it. Every letter of the source that a
// reader of the rendered page would see is in exactly one block; comments and rules are not.

import { decodeHTMLStrict } from 'entities';
import { Marked, type Token, type Tokens } from 'marked';
import type { Span, StatementForm } from '../../../src/reports/item.ts';
import { narrow } from '../../../src/reports/narrow.ts';
import { type SpokenTime, timeIn } from '../../../src/reports/time-marks.ts';
import type { SettledPart } from '../corrections/settled-parts.ts';
import { type PlacedTime, type TimedPart, timedParts, timesWithin } from '../days/times.ts';

export interface Block {
  readonly form: StatementForm | 'heading';
  /** 1 to 6 for a heading, the depth of a list's nesting (1 for the outermost) for a list's item, 0 otherwise. */
  readonly level: number;
  /** Plain text; an item of a numbered list keeps its number. */
  readonly text: string;
  readonly spans: readonly Span[];
  /** Corrected by a person: an item begins here, under this title where one is given; or, `false`, none does. */
  readonly opens?: string | true | false;
  /** A rule parts it from what stands above. */
  readonly isApart?: true;
  /** A box stands before the point that is ticked off when it is done. */
  readonly isTask?: true;
  /** A further paragraph of the list's point that the block above begins or goes on with. */
  readonly isContinued?: true;
  /** A line of a time and a name stood above it, which is its mark now. */
  readonly isBelowName?: true;
  /** Parts of the text whose speaker a person has settled. */
  readonly settled?: readonly SettledPart[];
  /** When its words were spoken; absent where nothing says so. */
  readonly times?: readonly TimedPart[];
}

/** The part `[start, end)` of a block. What begins an item begins it with the first part only. */
export function partOf(block: Block, start: number, end: number): Block {
  const { opens, settled, times, isApart, isTask, isBelowName, ...rest } = block;
  return {
    ...rest,
    ...(start === 0 && opens !== undefined ? { opens } : {}),
    ...(start === 0 && isApart ? { isApart } : {}),
    ...(start === 0 && isTask ? { isTask } : {}),
    ...(start === 0 && isBelowName ? { isBelowName } : {}),
    ...(settled ? { settled: settledWithin(settled, start, end) } : {}),
    ...(times ? { times: timesWithin(times, start, end) } : {}),
    text: narrow(block.text.slice(start, end)),
    spans: spansWithin(block.spans, start, end),
  };
}

function settledWithin(settled: readonly SettledPart[], start: number, end: number): SettledPart[] {
  return settled
    .filter((part) => part.start < end && start < part.end)
    .map((part) => ({ ...part, start: Math.max(part.start - start, 0), end: Math.min(part.end, end) - start }));
}

/** Where a run of plain text may end: at a mark of Markdown, a line break, or what begins an address. */
const RUN_END = /[\\<![`*~_@]| {2,}\n|[hH][tT][tT][pP]|[fF][tT][pP]:\/\/|(?<![^\s*_~(])www\.|(?:mailto|xmpp):/g;
/** The rest of what may be the name before an `@`, or more of it than is worth a look. */
const IN_MAIL = /^[a-zA-Z0-9.!#$%&'*+/=?_`{|}~-]*(?:@|$)/;
const LONGEST_LOOK = 80;

/** As the parser's own reading of plain text, which looks behind every letter for an address and takes most of its time. */
const parser = new Marked({
  gfm: true,
  tokenizer: {
    inlineText(src) {
      RUN_END.lastIndex = 1;
      const end = RUN_END.exec(src)?.index ?? src.length;
      const isPlain = src[0] !== '`' && src[0] !== '~' && !/^(?:@|mailto|xmpp)/.test(src.slice(end, end + 7));
      if (!isPlain || (end < src.length && IN_MAIL.test(src.slice(end, end + LONGEST_LOOK)))) return false;
      const raw = src.slice(0, end);
      return { type: 'text', raw, text: raw, escaped: false };
    },
  },
});

/** Blocks in the order of the text. Takes any string; raw HTML becomes plain text. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let isApart = false;
  let time: SpokenTime | null = null;
  for (const token of parser.lexer(markdown)) {
    const start = blocks.length;
    collect(token, blocks, 'paragraph', 0);
    const first = blocks[start];
    if (first) blocks[start] = { ...first, ...(isApart ? { isApart } : {}), ...timedFrom(first, time) };
    isApart = token.type === 'hr' || (isApart && !first);
    time = token.type === 'html' ? timeIn(token.raw) : first ? null : time;
  }
  return blocks;
}

/** The time mark above a block holds up to the first in it. */
function timedFrom({ text, times = [] }: Block, time: SpokenTime | null): Pick<Block, 'times'> {
  const end = times[0]?.start ?? text.length;
  return time === null || end === 0 ? {} : { times: [{ start: 0, end, time }, ...times] };
}

function collect(token: Token, blocks: Block[], form: StatementForm, depth: number): void {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return;
    case 'heading':
      push(blocks, 'heading', (token as Tokens.Heading).depth, inline((token as Tokens.Heading).tokens));
      return;
    case 'code':
      push(blocks, 'code', 0, plain((token as Tokens.Code).text));
      return;
    case 'blockquote':
      for (const inner of (token as Tokens.Blockquote).tokens) collect(inner, blocks, 'quote', depth);
      return;
    case 'list':
      collectList(token as Tokens.List, blocks, depth + 1);
      return;
    case 'table':
      for (const row of [(token as Tokens.Table).header, ...(token as Tokens.Table).rows]) {
        push(blocks, 'table', 0, joinCells(row.map((cell) => inline(cell.tokens))));
      }
      return;
    case 'html': {
      const { raw } = token as Tokens.HTML;
      const time = timeIn(/^\s*<!--.*?-->/.exec(raw)?.[0] ?? '');
      const text = raw.replace(/<!--[\s\S]*?-->/g, '');
      push(blocks, form, depth, { ...plain(text), times: time ? [{ at: 0, time }] : [] });
      return;
    }
    default: {
      const tokens = (token as { tokens?: Token[] }).tokens;
      push(blocks, form, depth, tokens ? inline(tokens) : plain((token as { text?: string }).text ?? token.raw));
    }
  }
}

function collectList(list: Tokens.List, blocks: Block[], depth: number): void {
  for (const item of list.items) {
    // Only numbers carry meaning that a reader may quote ("point 3"); the page draws the bullets itself.
    const marker = list.ordered ? (/^\s*(\d+[.)])/.exec(item.raw)?.[1] ?? '') : '';
    let isFirst = true;
    const start = blocks.length;
    for (const token of item.tokens) {
      if (token.type === 'checkbox') continue;
      if (token.type === 'list') {
        collectList(token as Tokens.List, blocks, depth + 1);
      } else if (token.type === 'text' || token.type === 'paragraph') {
        const tokens = (token as Tokens.Text).tokens;
        const content = tokens ? inline(tokens) : plain((token as Tokens.Text).text);
        const from = blocks.length;
        push(blocks, 'list', depth, isFirst && marker ? prefixed(`${marker} `, content) : content);
        const pushed = blocks[from];
        if (!isFirst && pushed) blocks[from] = { ...pushed, isContinued: true };
        isFirst = false;
      } else {
        collect(token, blocks, 'list', depth);
      }
    }
    if (isFirst && marker && item.tokens.length === 0) push(blocks, 'list', depth, plain(marker));
    const first = blocks[start];
    if (item.task && first) blocks[start] = { ...first, isTask: true };
  }
}

/** Tags that only format: they go, and their text stays. Any other tag is something the author wrote about, and shows as text. */
const FORMATTING =
  /^<\/?(?:sup|sub|b|i|em|strong|u|s|small|kbd|span|a|p|div|center|font|mark|del|ins|abbr|cite|q|strike|tt|big|nobr)(?:\s[^<>]*)?>$|^<(?:time\s[^<>]*|\/time)>$/i;

interface InlineText {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly times?: readonly PlacedTime[];
}

function push(blocks: Block[], form: Block['form'], level: number, content: InlineText): void {
  if (content.text.trim() === '' || (form === 'table' && !/[\p{L}\p{N}]/u.test(content.text))) return;
  const { text, spans, times = [] } = trimmed(content);
  const parts = timedParts(times, text.length);
  blocks.push({ form, level, text: narrow(text), spans, ...(parts.length > 0 ? { times: parts } : {}) });
}

function inline(tokens: readonly Token[]): InlineText {
  const out = { text: '', spans: [] as Span[], times: [] as PlacedTime[] };
  append(tokens, out);
  return out;
}

function append(tokens: readonly Token[], out: { text: string; spans: Span[]; times: PlacedTime[] }): void {
  for (const token of tokens) {
    const start = out.text.length;
    switch (token.type) {
      case 'strong':
      case 'em':
        append((token as Tokens.Strong).tokens, out);
        addSpan(out, start, token.type === 'strong' ? 'strong' : 'emphasis');
        break;
      case 'codespan':
        out.text += (token as Tokens.Codespan).text;
        addSpan(out, start, 'code');
        break;
      case 'link':
        append((token as Tokens.Link).tokens, out);
        addSpan(out, start, 'link', decodeHTMLStrict((token as Tokens.Link).href));
        break;
      case 'image':
        out.text += decodeHTMLStrict((token as Tokens.Image).text);
        addSpan(out, start, 'link', decodeHTMLStrict((token as Tokens.Image).href));
        break;
      case 'br':
        out.text += '\n';
        break;
      case 'escape':
        out.text += (token as Tokens.Escape).text;
        break;
      case 'html': {
        const time = timeIn(token.raw);
        if (time) out.times.push({ at: out.text.length, time });
        out.text += token.raw
          .replace(/<!--[\s\S]*?-->/g, '')
          .replace(/^<br\s*\/?>$/i, '\n')
          .replace(FORMATTING, '');
        break;
      }
      default: {
        const inner = (token as { tokens?: Token[] }).tokens;
        if (inner) append(inner, out);
        else out.text += decodeHTMLStrict(token.raw);
      }
    }
  }
}

/** Only addresses that a reader may safely follow become links; the words of any other link stay as plain text. */
function addSpan(out: { text: string; spans: Span[] }, start: number, kind: Span['kind'], url?: string): void {
  const end = out.text.length;
  if (start === end || (kind === 'link' && !/^(https?:\/\/|mailto:)/i.test(url ?? ''))) return;
  out.spans.push(url === undefined ? { start, end, kind } : { start, end, kind, url });
}

function plain(text: string): InlineText {
  return { text, spans: [] };
}

function prefixed(prefix: string, { text, spans, times = [] }: InlineText): InlineText {
  const by = prefix.length;
  return { text: prefix + text, spans: spans.map((span) => shifted(span, by)), times: movedBy(times, by) };
}

function movedBy(times: readonly PlacedTime[], by: number): PlacedTime[] {
  return times.map(({ at, time }) => ({ at: Math.max(0, at + by), time }));
}

function joinCells(cells: readonly InlineText[]): InlineText {
  const out = { text: '', spans: [] as Span[] };
  cells.forEach((cell, index) => {
    if (index > 0) out.text += ' | ';
    out.spans.push(...cell.spans.map((span) => shifted(span, out.text.length)));
    out.text += cell.text;
  });
  return out;
}

function trimmed({ text, spans, times = [] }: InlineText): InlineText {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  if (kept.length === text.length) return { text, spans, times };
  return { text: kept, spans: spansWithin(spans, lead, lead + kept.length), times: movedBy(times, -lead) };
}

/** The parts of spans inside `[start, end)`, as offsets from `start`. */
export function spansWithin(spans: readonly Span[], start: number, end: number): Span[] {
  return spans
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }));
}

function shifted(span: Span, by: number): Span {
  return { ...span, start: span.start + by, end: span.end + by };
}
