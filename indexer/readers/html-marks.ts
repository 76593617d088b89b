// Finds the mark of a speaker at the beginning of one line of a web page: with a time before it or not, cited, in brackets, or in an element
// whose class says that it holds a person. Judges one line; whether the page means it so shows in many.

import { type PageLine, pieceAt, textOfLine } from './html-lines.ts';
import type { PageElement } from './page-element.ts';

export interface FoundMark {
  readonly name: string;
  /** `cited` and `nick` are marks wherever they stand; a `person` may as well be somebody who is only named. */
  readonly kind: 'cited' | 'nick' | 'person';
  /** What marks of the same kind have in common. */
  readonly family: string;
  /** In characters from the beginning of the line: where the name begins, and how long the whole mark is. */
  readonly at: number;
  readonly length: number;
  /** Nothing else stands on the line. */
  readonly isAlone: boolean;
}

const DAY = String.raw`\d{4}-\d{2}-\d{2}[T ]`;
const CLOCK = String.raw`(?:${DAY})?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|UTC))?`;
/** A time and what leads to it: “[12:03]”, “# 12:03 |”. */
const TIME = new RegExp(String.raw`^[\s#¶§✪•|·–-]*(?:[[(]?${CLOCK}[\])]?[\s|·–:-]*)?`, 'i');
/** “<pdx>”, “<@pdx>:”, and behind a time “[pdx]”. */
const ANGLE = /^<\s*[@+%~&]?(?<nick>[^\s<>][^<>]{0,40}?)\s*>:?(?=\s|$)/u;
/** The term of a list, as logs have it: “<pdx>”, “15:00:02 [pdx]”. */
export const NICK = new RegExp(
  String.raw`^(?:<\s*[@+%~&]?|[[(]?${CLOCK}[\])]?\s*[<[]\s*[@+%~&]?)(?<nick>[^\s<>[\]][^<>[\]]{0,40}?)\s*[>\]]:?$`,
  'iu',
);

export function markAt(line: PageLine): FoundMark | null {
  const isHeading = /^h[1-6]$/.test(line.block.localName);
  const text = textOfLine(line);
  const begin = endOfTime(line, text);
  const rest = text.slice(begin);
  const angle = ANGLE.exec(rest);
  if (angle && !isHeading) {
    const length = begin + angle[0].length;
    const name = angle.groups?.nick ?? '';
    const at = begin + angle[0].indexOf(name);
    // Behind the brackets of nothing stands a tag, which somebody writes about.
    return text.slice(length).trim() === '' ? null : { name, kind: 'nick', family: '<', at, length, isAlone: false };
  }
  const piece = pieceAt(line, begin + (rest.length - rest.trimStart().length));
  const inline = piece?.holders.find((one) => one.localName === 'cite' || kindOf(one) !== null);
  // A block of its own for who speaks: “<h4 class="speaker">”.
  const holder = inline ?? (kindOf(line.block) === 'nick' ? line.block : undefined);
  if (!holder || (isHeading && holder !== line.block)) return null;
  return heldMark(line, holder, { text, begin });
}

/** Where the line begins behind its time and what leads to it: signs, numbers of lines, elements that say that they hold a time. */
function endOfTime(line: PageLine, text: string): number {
  const led = heldTime(line, 0);
  return led + (TIME.exec(text.slice(led))?.[0].length ?? 0);
}

/** The length of whole pieces from `at` that stand in an element for a time, or lead to the line itself. */
function heldTime(line: PageLine, from: number): number {
  let at = 0;
  let end = from;
  for (const { node, holders } of line.pieces) {
    const text = node.textContent ?? '';
    at += text.length;
    if (at <= from) continue;
    const isTime = holders.some((one) => one.localName === 'time' || classWords(one).some((word) => TIMES.test(word)));
    const isOwnLink = holders.some((one) => one.localName === 'a') && /^\s*#?\d*\s*$/.test(text);
    if (!isTime && !isOwnLink && text.trim() !== '') break;
    if (isTime || isOwnLink) end = at;
  }
  return end;
}

const TIMES = /^(?:time|timestamp|ts|date|datetime|clock|when)$/;

function heldMark(
  line: PageLine,
  holder: PageElement,
  { text, begin }: { text: string; begin: number },
): FoundMark | null {
  const held = holder.textContent ?? '';
  const first = line.pieces.findIndex(({ holders }) => holders.includes(holder));
  const at = line.pieces.slice(0, first).reduce((sum, { node }) => sum + (node.textContent ?? '').length, 0);
  if (text.slice(begin, at).trim() !== '' || !text.startsWith(held, at)) return null;
  const after = text.slice(at + held.length);
  const name =
    /^\s*[@+%~&<[(*]*\s*(?<name>.*?)\s*[>\])]*\s*[:|,–-]?\s*$/u.exec(held.replace(/\s+/g, ' '))?.groups?.name ?? '';
  if (!isName(name)) return null;
  const kind = holder.localName === 'cite' ? 'cited' : 'person';
  const hasSign = /[:>|\])]\s*$/.test(held);
  const timed = heldTime(line, at + held.length);
  const behind = (hasSign ? UNSIGNED : SIGNED).exec(text.slice(timed))?.[0] ?? '';
  const length = timed + behind.length;
  const isSigned = hasSign || /[:>|]|\bsa(?:ys|id)\b/.test(behind);
  const isAlone = text.slice(length).trim() === '';
  // Somebody may be cited without speaking.
  if (kind === 'cited' && !/:/.test(held + behind)) return null;
  if (holder === line.block && !isAlone) return null;
  const isTimed = /\d/.test(text.slice(0, at)) || timed > at + held.length;
  if (kind === 'person' && !isSigned && !isAlone && !isTimed && kindOf(holder) !== 'nick') return null;
  if (kind === 'person' && !isSigned && /^\s*[,.;(/]/.test(after)) return null;
  return {
    name,
    kind,
    family: `${line.block.localName} ${holder.localName} ${(holder.getAttribute('class') ?? '').replace(/\d+/g, '')}`,
    at: at + held.indexOf(name.split(' ')[0] ?? ''),
    length,
    isAlone,
  };
}

/** Behind a name: a time, and the sign that words follow. */
const UNSIGNED = new RegExp(String.raw`^(?:\s*[[(]?${CLOCK}[\])]?:?(?=\s|$))?`, 'i');
const SIGNED = new RegExp(
  String.raw`^(?:\s*[[(]?${CLOCK}[\])]?(?=[\s:]|$))?(?:\s*(?:says|said)\b)?(?:\s*[:>|]|\s+[–—-](?=\s))?`,
  'i',
);

/** `nick` where the class can hardly mean anything but who speaks. */
function kindOf(element: PageElement): 'nick' | 'person' | null {
  const words = classWords(element);
  if (words.some((word) => SPEAKERS.test(word))) return 'nick';
  return words.some((word) => PERSONS.test(word)) ? 'person' : null;
}

/** Of “msg-nick chatAuthor_2”: msg, nick, chat, author. */
function classWords(element: PageElement): string[] {
  return (element.getAttribute('class') ?? '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

const SPEAKERS = /^(?:nick(?:name)?|speaker|username|sender|handle|talker|speaking|ircnick)$/;
const PERSONS = /^(?:name|person|author|user|who|from|member|participant|by)$/;

const LONGEST_NAME = 60;

function isName(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    /^[\p{L}_|`[{^\\]/u.test(text) &&
    text.split(' ').length <= 6 &&
    !/[.!?:;]\s|[!?;]$/u.test(text)
  );
}
