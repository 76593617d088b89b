// Reads a mail (EML) as Markdown: its subject is the title, its HTML or its text the report, documents that are attached to it follow.
// Knows who wrote it and on which day; pictures and attachments that it cannot read are listed at the end.
import type { IsoDate } from '../../../src/reports/report.ts';
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

/** What a mail holds, however it is stored. */
export interface Mail {
  readonly subject: string;
  /** Its text as it was written: HTML, else Markdown, else plain text; `''` where it has none. */
  readonly body: { readonly html: string } | { readonly markdown: string } | { readonly plain: string };
  /** Its sender's name. */
  readonly author: string | null;
  readonly published: IsoDate | null;
  /** `''` for one without a name; without those that are part of the text, as pictures are. */
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Rejects with `CaptureUnreadable`. */
export async function mailMarkdown(bytes: Uint8Array, readAttachment: ReadAttachment): Promise<ReadMail> {
  return readMail(await parsed(bytes), readAttachment);
}

/** A mail as a report. Rejects with `CaptureUnreadable`. */
export async function readMail(mail: Mail, readAttachment: ReadAttachment): Promise<ReadMail> {
  const parts = [
    `# ${asMarkdown(mail.subject.replace(/\s+/g, ' ').trim() || 'Without a subject')}`,
    bodyText(mail.body),
  ];
  const unread: string[] = [];
  for (const { name, bytes } of mail.attachments) {
    const read = await attached(name, bytes, readAttachment);
    if (read !== null) parts.push(read);
    else unread.push(name || 'a file without a name');
  }
  if (unread.length > 0) parts.push(`Attached: ${asMarkdown(unread.join(', '))}.`);
  if (parts.slice(1).every((part) => part === '')) throw new CaptureUnreadable('the mail holds no text');
  const author = mail.author?.replace(/\s+/g, ' ').trim();
  return {
    text: parts.filter((part) => part !== '').join('\n\n'),
    stated: { ...(author ? { author } : {}), ...(mail.published ? { published: mail.published } : {}) },
  };
}

function bodyText(body: Mail['body']): string {
  if ('html' in body) return markdownOf(bodyOf(body.html), 'about:blank');
  return 'markdown' in body ? body.markdown : plainBody(body.plain);
}

async function parsed(bytes: Uint8Array): Promise<Mail> {
  const mail = await parts(bytes);
  return {
    subject: mail.subject ?? '',
    body: mail.html ? { html: mail.html } : { plain: mail.text ?? '' },
    author: mail.from?.name ?? null,
    published: dayIn(mail.headers.find(({ key }) => key === 'date')?.value ?? ''),
    attachments: mail.attachments
      .filter(({ filename, disposition, related }) => !related && (disposition !== 'inline' || (filename ?? '') !== ''))
      .map(({ filename, content }) => ({ name: filename ?? '', bytes: new Uint8Array(content as ArrayBuffer) })),
  };
}

async function parts(bytes: Uint8Array) {
  try {
    const { default: PostalMime } = await import('postal-mime');
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
export function dayIn(date: string): IsoDate | null {
  const [, day = '', month = '', year = ''] = /\b(\d{1,2})\s+(\p{L}{3})\p{L}*\s+(\d{4})\b/u.exec(date) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return null;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso) ? iso : null;
}
