// Reads what may be a mark of speech at the beginning of a line: "Ada Lane: …", "<pdx> …", "[Rolf] …", "Mr. Rask—…", "12:03 pdx | …",
// "**Mr RASK** …". Knows the forms of printing only; whether the words name a person is for the report's marks to decide.
import type { Span } from '../../../src/reports/item.ts';

export type LabelForm =
  | 'colon'
  /** A colon without a space behind it. */
  | 'glued'
  | 'angle'
  /** "* pdx waves": what a chat says that somebody does. */
  | 'action'
  | 'square'
  | 'dash'
  | 'bold'
  /** A name and a comma, or nothing, before what is said: only points of lists begin so. */
  | 'comma'
  | 'bare'
  /** A name alone before the words of a paragraph. */
  | 'plain'
  /** The cell of a table, or what stands before a bar in a log. */
  | 'cell';

export interface Label {
  readonly form: LabelForm;
  /** Without time, number, brackets and separator: "Mr RASK" of "12:03 Mr RASK [by video link]:". */
  readonly text: string;
  /** It says more than whose words follow ("[by video link]"), so it stays in the text. */
  readonly isPartOfText: boolean;
  /** A time stands before it, as in logs. */
  readonly isTimed: boolean;
  /** Of the whole mark, with separator and white space. */
  readonly length: number;
}

/** The label at the beginning of `line`, `null` where there is none. Looks at the first words only. */
export function labelAt(line: string, spans: readonly Span[], isTable: boolean): Label | null {
  const start = line.slice(0, LONGEST);
  if (!/[:：>\])—–|*-]/.test(start) && spans[0]?.start !== 0) return null;
  const time = TIME.exec(start)?.[0] ?? '';
  const number = QUESTION.exec(start.slice(time.length))?.[0] ?? '';
  const remark =
    time || number ? '' : (REMARK.exec(start)?.[0] ?? CHANNEL.exec(start)?.[0] ?? STRAY.exec(start)?.[0] ?? '');
  const lead = time.length + number.length + remark.length;
  const rest = start.slice(lead);
  const isTimed = time !== '';
  const found =
    (remark ? null : bracketed(rest, isTimed)) ??
    separated(rest) ??
    cellOf(rest, isTable || isTimed) ??
    (lead === 0 ? boldOf(line, spans) : null);
  // "[slide 3] Ada Lane: …", "Q1. Ada Lane: …": remark and number stay in the text.
  return (
    found && {
      ...found,
      isTimed,
      length: lead + found.length,
      isPartOfText: found.isPartOfText || remark.trim().length > 1 || number !== '',
    }
  );
}

/** By which somebody takes part who is not in the room. */
export const WAYS =
  'chat|phone|telephone|call|line|video|audio|zoom|teams|webex|meet|irc|slack|matrix|jabber|discord|gitter|zulip|e-?mail|mail|text|proxy|the\\s+queue|video\\s+link|the\\s+room|the\\s+floor';

const LONGEST = 160;
const TIME = /^(?:\[\d{1,2}:\d{2}(?::\d{2})?\]|\(?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?\)?)[\s|,–—-]+/;
/** The number of a question or a point. */
const QUESTION = /^(?:Q\s?\d{1,3}|\d{1,3})\s?[.)]\s+(?=\p{L})/u;
const REMARK = /^\[[^\]]{1,20}\]\s+(?=\p{L}[\p{L}\p{M}\p{N}.’' -]{0,40}\s?:)/u;
/** "Via chat, Ada Lane: …": by what way the words came. */
const CHANNEL = new RegExp(
  String.raw`^(?:via|from|in|on|by|over)\s+(?:the\s+)?(?:${WAYS})\s?[,:–-]\s?(?=\p{L}[\p{L}\p{M}\p{N}.’' -]{0,40}\s?:)`,
  'iu',
);
/** An asterisk that is left over from emphasis: "***Ada** - …". */
const STRAY = /^\*(?=\p{L}[\p{L}\p{M}.’' -]{1,40}\*{0,2}(?:\s?:|\s[–—-])\s)/u;

const TOKEN = String.raw`[\p{L}\p{N}@][\p{L}\p{M}\p{N}.’'_^-]*`;
const WORDS = String.raw`${TOKEN}(?:(?:\s?[/&+]\s?|\s+)${TOKEN}){0,7}`;
const ADDITIONS = String.raw`(?:\s*(?:\([^()]{1,60}\)|\[[^[\]]{1,60}\]))*`;
const TAIL = String.raw`(?:,\s[\p{L}\p{N} .’'-]{2,40})?`;

/** With a colon or a dash behind. */
const SEPARATED = new RegExp(
  String.raw`^(${WORDS})(${ADDITIONS}${TAIL})(?:(\s?[:：])(\s+|$|(?=[\p{L}“"‘’']))|(\s+(?:[–—-]|--)\s+(?=\S)|—(?=\S)))`,
  'u',
);

function separated(rest: string): Omit<Label, 'isTimed'> | null {
  const match = SEPARATED.exec(rest);
  if (!match) return null;
  const [whole, text = '', additions = '', colon, space] = match;
  const form =
    colon === undefined ? 'dash' : space === '' && colon !== '：' && whole.length < rest.length ? 'glued' : 'colon';
  return { form, text, isPartOfText: additions !== '', length: whole.length };
}

/** With whom a relay speaks for behind it: "<relay> {-pdx} …". */
const ANGLE =
  /^(?:\*\s*)?<([^<>\s=/:]{1,40}|[\p{L}\p{N} .’'_-]{1,40})>(?:[^\S\n]*[{<[]-?([^\s{}<>[\]=/:]{1,40})>?[}>\]]:?\s+|\s*)/u;
const ACTION = /^\*\s+([^\s<>*=/:]{1,40})\s+(?=\S)/;
/** A name before a sign that opens what is said, as chats quote each other. */
const QUOTED = /^([^\s<>*=/:]{1,40})>\s+(?=\S)/;
const SQUARE = new RegExp(String.raw`^(?:\[\s?(${WORDS})\s?\]|\((${WORDS})\))(?::|\s+[–-])?\s+(?=\S)`, 'u');

function bracketed(rest: string, isTimed: boolean): Omit<Label, 'isTimed'> | null {
  const angle = ANGLE.exec(rest);
  const nick = angle?.[2] ?? angle?.[1];
  // With no words on its line it may be anything that stands in such brackets: it stays.
  if (angle && nick) {
    const isPartOfText = angle[0].includes('\n') || angle[0].length === rest.length;
    return { form: 'angle', text: nick.trim(), isPartOfText, length: angle[0].length };
  }
  const action = ACTION.exec(rest);
  if (action?.[1]) return { form: 'action', text: action[1], isPartOfText: true, length: action[0].length };
  const quoted = QUOTED.exec(rest);
  if (quoted?.[1]) return { form: 'angle', text: quoted[1], isPartOfText: false, length: quoted[0].length };
  const square = isTimed ? null : SQUARE.exec(rest);
  const text = square?.[1] ?? square?.[2];
  return square && text ? { form: 'square', text, isPartOfText: false, length: square[0].length } : null;
}

const CELL = new RegExp(String.raw`^(${WORDS})\s+\|\s+(?=\S)`, 'u');

function cellOf(rest: string, mayBeCell: boolean): Omit<Label, 'isTimed'> | null {
  const match = mayBeCell ? CELL.exec(rest) : null;
  return match?.[1] ? { form: 'cell', text: match[1], isPartOfText: false, length: match[0].length } : null;
}

const ONLY_WORDS = new RegExp(`^${WORDS}$`, 'u');

/** "**Mr RASK** The oil is gone.": bold words before a sentence of its own. */
function boldOf(line: string, spans: readonly Span[]): Omit<Label, 'isTimed'> | null {
  const [span] = spans;
  if (span?.kind !== 'strong' || span.start !== 0 || span.end > LONGEST / 2) return null;
  const space = /^\s+(?=[\p{Lu}“"‘\d])/u.exec(line.slice(span.end, span.end + 10))?.[0];
  const text = line.slice(0, span.end).trim();
  if (space === undefined || !ONLY_WORDS.test(text)) return null;
  return { form: 'bold', text, isPartOfText: false, length: span.end + space.length };
}
