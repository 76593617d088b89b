// Reads a mail (EML) as Markdown: its subject is the title, its HTML or its text the report, documents that are attached to it follow.
// Knows who wrote it and on which day; pictures and attachments that it cannot read are listed at the end.
import PostalMime from 'postal-mime';
import { CaptureUnreadable, type Stated } from '../capture.ts';
import { markdownOf } from '../html-article.ts';
import { asMarkdown } from '../plain-text.ts';

export interface ReadMail {
  readonly text: string;
  readonly stated: Stated;
}

/** An attachment as Markdown; `null` where it is nothing that is read. Rejects with `CaptureUnreadable`. */
export type ReadAttachment = (name: string, bytes: Uint8Array) => Promise<string | null>;

/** Whether bytes begin as a mail does: with fields that only mails have. */
export function isMail(start: string, name: string): boolean {
  const head = /^(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(start.replace(/\r\n/g, '\n'))?.[0] ?? '';
  const has = (field: string): boolean => new RegExp(`^${field}:`, 'im').test(head);
  return has('From') && (/\.eml$/i.test(name) || has('Message-ID') || has('MIME-Version'));
}

/** Rejects with `CaptureUnreadable`. */
export async function mailMarkdown(bytes: Uint8Array, readAttachment: ReadAttachment): Promise<ReadMail> {
  const mail = await parsed(bytes);
  const body = mail.html ? markdownOf(bodyOf(mail.html), 'about:blank') : plainBody(mail.text ?? '');
  const parts = [`# ${asMarkdown((mail.subject ?? '').replace(/\s+/g, ' ').trim() || 'Without a subject')}`, body];
  const unread: string[] = [];
  for (const { filename, content, disposition, related } of mail.attachments) {
    const name = filename ?? '';
    if (related || (disposition === 'inline' && name === '')) continue;
    const read = await attached(name, new Uint8Array(content as ArrayBuffer), readAttachment);
    if (read !== null) parts.push(read);
    else unread.push(name || 'a file without a name');
  }
  if (unread.length > 0) parts.push(`Attached: ${asMarkdown(unread.join(', '))}.`);
  if (parts.slice(1).every((part) => part === '')) throw new CaptureUnreadable('the mail holds no text');
  const date = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  const author = mail.from?.name?.replace(/\s+/g, ' ').trim();
  const published = dayIn(date);
  return {
    text: parts.filter((part) => part !== '').join('\n\n'),
    stated: { ...(author ? { author } : {}), ...(published ? { published } : {}) },
  };
}

async function parsed(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes);
  } catch (error) {
    throw new CaptureUnreadable('the mail is damaged and cannot be opened', { cause: error });
  }
}

/** What stands between the tags of a page's body; a piece of HTML as it is. */
function bodyOf(html: string): string {
  const start = /<body[^<>]*>/i.exec(html);
  const rest = start ? html.slice(start.index + start[0].length) : html;
  const end = rest.search(/<\/body\s*>/i);
  return (end < 0 ? rest : rest.slice(0, end)).replace(/<\/?(?:html|head|body)[^<>]*>/gi, '');
}

/** Paragraphs and quotes as they are. */
function plainBody(text: string): string {
  const parts: { readonly isQuote: boolean; readonly lines: string[] }[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const isQuote = line.startsWith('>');
    const last = parts.at(-1);
    if (last?.isQuote === isQuote) last.lines.push(line);
    else parts.push({ isQuote, lines: [line] });
  }
  return parts
    .map(({ isQuote, lines }) => (isQuote ? quoteOf(lines) : asMarkdown(lines.join('\n'))))
    .filter((part) => part !== '')
    .join('\n\n');
}

function quoteOf(lines: readonly string[]): string {
  const words = asMarkdown(lines.map((line) => line.replace(/^>[ \t]?/, '')).join('\n'));
  return words === '' ? '' : words.replace(/^/gm, '> ').replace(/ +$/gm, '');
}

async function attached(name: string, bytes: Uint8Array, read: ReadAttachment): Promise<string | null> {
  try {
    const markdown = await read(name, bytes);
    if (markdown === null) return null;
    // Its title is a heading of the mail.
    const lowered = markdown.replace(/^(#{1,5}) /gm, '#$1 ');
    return /^## /.test(lowered) ? lowered : `## ${asMarkdown(name)}\n\n${lowered}`;
  } catch (error) {
    if (error instanceof CaptureUnreadable) return null;
    throw error;
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day as its sender's clock had it: "Tue, 15 Jul 2031 23:30:00 +0100" is the fifteenth. */
function dayIn(date: string): string | null {
  const [, day = '', month = '', year = ''] = /\b(\d{1,2})\s+(\p{L}{3})\p{L}*\s+(\d{4})\b/u.exec(date) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso) ? iso : null;
}
