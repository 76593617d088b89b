// Reads logs and exported chats: a message a line, with the time, who writes, and what. Gives each as a line marked by its speaker;
// a line that is no message goes on with the one before, so that no word is lost.
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { fileTitle } from './minutes-file.ts';
import { dateOfName } from './path-days.ts';
import { asMarkdown } from './plain-text.ts';
import { type Message, scribed } from './scribed.ts';

export const chatLog: Reader = {
  description: 'a log of a chat',
  sourceKinds: ['git', 'files'],
  recognises: (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const messages = lines.filter((line) => messageOf(line) !== null).length;
    return messages > 0 && messages >= lines.length * SMALLEST_SHARE;
  },
  read: (text, name) => {
    const messages: Message[] = [];
    const further: string[][] = [];
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const message = messageOf(line) ?? (messages.length === 0 ? { speaker: null, text: line } : null);
      if (message) further[messages.push(message) - 1] = [];
      else further.at(-1)?.push(line);
    }
    const blocks = scribed(messages).map((message, index) =>
      [markdownOf(message), ...(further[index] ?? []).map(asMarkdown)].join('\n'),
    );
    if (blocks.length === 0) throw new CaptureUnreadable('the log holds no message');
    return [
      {
        title: fileTitle(name),
        author: null,
        published: null,
        url: null,
        text: blocks.join('\n\n'),
        truncated: false,
        kind: 'meeting report',
        isWholeCapture: true,
        nameDate: dateOfName(name),
      },
    ];
  },
};

/** Of the lines that are not empty. */
const SMALLEST_SHARE = 0.6;

/** A time, perhaps with a day before it, in brackets or not. */
const TIME = String.raw`\[?(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T])?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?Z?\]?`;
const TIMED = new RegExp(String.raw`^\s*${TIME}(?:\s+[-–]\s+|\s+|(?=<))(?<rest>\S.*)$`, 'i');
/** "<nick> words": the mark of IRC, with or without a time. */
const NICK = /^\\?<\s*[@+&~%]?(?<speaker>[^\s<>][^<>]{0,40}?)\\?>\s*(?<text>.*)$/u;
/** "<h2>Lamps</h2>", "<br>": HTML, whose tags are called as nobody is. */
const TAG =
  /^<\/?(?:h[1-6]|p|div|table|thead|tbody|t[rdh]|[ou]l|li|d[ltd]|br|hr|b|i|u|em|strong|a|span|html|head|body|blockquote|center|font|pre|img)(?:\s[^<>]*)?\/?>/i;
/** "Name:⇥words", "From Name to Everyone: words", "Name: words" — only behind a time. */
const NAMED = /^(?:From\s+)?(?<speaker>\p{L}[^:\t<>]{0,60}?)(?:\s+to\s+[^:\t]{1,40})?\s*:(?:\s+(?<text>.*)|$)/iu;
/** "nick⇥words", "nick | words": columns behind a time, with the sign of an operator or a voice before the name. */
const COLUMN = /^[@+&~%]?(?<speaker>[\p{L}\p{N}_[\]\\`^{}|-][^\s<>:]{0,40}?)(?:[ ]*\t+[ ]*|\s+[|│]\s+)(?<text>\S.*)$/u;
/** "* nick pours tea", "*** nick has joined", "-!- …", "-->⇥nick has joined" */
const TOLD = /^(?:\*{1,3}|-!-|-->|<--|==|--|=!=)\s+(?<text>\S.*)$/u;

function messageOf(line: string): Message | null {
  const timed = TIMED.exec(line)?.groups?.rest;
  const rest = (timed ?? line).trimEnd();
  const nick = TAG.test(rest) ? undefined : NICK.exec(rest)?.groups;
  if (nick) return { speaker: nick.speaker ?? null, text: nick.text ?? '' };
  if (timed === undefined) return null;
  const told = TOLD.exec(rest)?.groups;
  if (told) return { speaker: null, text: told.text ?? '' };
  const column = COLUMN.exec(rest)?.groups;
  if (column) return { speaker: column.speaker ?? null, text: column.text ?? '' };
  const named = NAMED.exec(rest)?.groups;
  return named ? { speaker: named.speaker?.trim() ?? null, text: named.text ?? '' } : null;
}

/** "Topic: Roll" opens business. */
const SUBJECT = /^(?:#\s*)?(?:topic|subtopic)\b\s*:?\s+(?=\S)/i;

function markdownOf({ speaker, text }: Message): string {
  const words = asMarkdown(text.trim());
  if (SUBJECT.test(text.trim())) return `## ${asMarkdown(text.trim().replace(SUBJECT, ''))}`;
  return speaker === null ? words : `${asMarkdown(speaker)}: ${words}`.trimEnd();
}
