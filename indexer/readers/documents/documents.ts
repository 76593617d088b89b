// Opens captures that are no plain text: documents of word processors, spreadsheets, PDF, HTML and mails become Markdown before a reader
// sees them. Knows them by their first bytes, since names lie; only what has no such bytes by its name. The packages for a kind are loaded
// with the first document of it: most archives hold none of most kinds.
import type { Capture } from '../capture.ts';
import { CaptureUnreadable } from '../capture.ts';
import { decodeMarkup } from '../character-sets.ts';
import { foreignPage } from '../front-matter.ts';
import { type Article, articleOf, minutesMarkdown } from '../html-article.ts';
import { postsOnPage } from '../html-posts.ts';
import { asMarkdown } from '../plain-text.ts';
import { COMPOUND_START, compoundKind } from './compound.ts';
import { docxMarkdown } from './docx.ts';
import { isMail, mailMarkdown, type ReadAttachment } from './mail.ts';
import { odtMarkdown } from './odt.ts';
import { packageKind } from './packages.ts';
import { pdfMarkdown } from './pdf.ts';
import { rtfMarkdown } from './rtf.ts';
import { csvMarkdown, spreadsheetMarkdown } from './sheets.ts';
import { WIKITEXT_NAME, wikitextMarkdown } from './wikitext.ts';

/** Names of files that hold one report each, as Markdown once they are opened. */
export const DOCUMENT_NAME =
  /\.(?:md|markdown|mkdn?|mdown|mdwn|[qr]md|pdf|docx|html?|odt|rtf|eml|msg|xlsx?|ods|[ct]sv|mediawiki|wiki|wikitext)$/i;

/**
 * The capture with its text taken out where it is a document, else as it is. Throws `CaptureUnreadable`.
 * @param onPage is called after each page whose text had to be recognised, which takes some seconds
 */
export async function opened(capture: Capture, onPage: () => void = () => {}): Promise<Capture> {
  const { bytes, name } = capture;
  if (isMail(startOf(bytes), name)) return { ...capture, ...(await mailMarkdown(bytes, attachmentsBy(onPage))) };
  if (isOutlook(bytes)) {
    const { outlookMarkdown } = await import('./outlook.ts');
    return { ...capture, ...(await outlookMarkdown(bytes, attachmentsBy(onPage))) };
  }
  return { ...capture, ...(await documentText(capture, onPage)) };
}

function isOutlook(bytes: Uint8Array): boolean {
  return startsWith(bytes, COMPOUND_START) && compoundKind(bytes) === 'msg';
}

type TakenOut = Required<Pick<Capture, 'text'>> & Pick<Capture, 'leftOut' | 'posts'>;

/** `null` where the bytes are text themselves. */
async function documentText(capture: Capture, onPage: () => void): Promise<TakenOut | null> {
  const { bytes, name } = capture;
  if (startsWith(bytes, '%PDF-')) return { text: await pdfMarkdown(bytes, onPage) };
  if (startsWith(bytes, 'PK\u0003\u0004')) return { text: await packageText(bytes, name) };
  if (startsWith(bytes, COMPOUND_START)) return { text: await compoundText(bytes) };
  if (startsWith(bytes, '{\\rtf')) return { text: await rtfMarkdown(bytes) };
  if (isHtml(bytes, name)) return htmlMarkdown(capture);
  if (/\.[ct]sv$/i.test(name) && bytes.length > 0) return { text: await csvMarkdown(bytes) };
  if (WIKITEXT_NAME.test(name) && bytes.length > 0) return { text: wikitextMarkdown(decodeMarkup(bytes, null, 'xml')) };
  const wanted = MISNAMED.exec(name)?.[1]?.toLowerCase();
  if (wanted !== undefined && bytes.length > 0)
    throw new CaptureUnreadable(
      `is called .${wanted}, but is none: save it again, or give it the ending of what it is`,
    );
  return null;
}

/** Endings of files that always begin with bytes of their own. */
const MISNAMED = /\.(pdf|docx|odt|rtf|msg|xlsx|xls|ods)$/i;

async function packageText(bytes: Uint8Array, name: string): Promise<string> {
  const kind = await packageKind(bytes, name);
  switch (kind) {
    case 'docx':
      return docxMarkdown(bytes);
    case 'odt':
      return odtMarkdown(bytes);
    case 'xlsx':
    case 'ods':
      return spreadsheetMarkdown(bytes, kind);
  }
}

async function compoundText(bytes: Uint8Array): Promise<string> {
  switch (compoundKind(bytes)) {
    case 'locked':
      throw new CaptureUnreadable('the document is locked with a password: save it without one');
    case 'xls':
      return spreadsheetMarkdown(bytes, 'xls');
    case 'doc':
      throw new CaptureUnreadable('the document is of an old Word (.doc): save it as .docx');
    case 'msg':
    case null:
      throw new CaptureUnreadable('the document is of a kind that is not read: save it as PDF, .docx or text');
  }
}

/** Mails within mails stay closed. */
function attachmentsBy(onPage: () => void): ReadAttachment {
  return async (name, bytes) => {
    if (isMail(startOf(bytes), name) || isOutlook(bytes)) return null;
    const text = (await documentText({ bytes, name }, onPage))?.text ?? null;
    if (text !== null || !/\.(?:md|markdown|mkdn?|mdown|mdwn|[qr]md|txt)$/i.test(name)) return text;
    const plain = decodeMarkup(bytes, null, 'xml');
    return /\.txt$/i.test(name) ? asMarkdown(plain) : plain;
  };
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 16_384)).toString('latin1');
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function isHtml(bytes: Uint8Array, name: string): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return (
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/i.test(start) || /\.html?$/i.test(name)
  );
}

/**
 * The page’s title, author and day stand first, as in a report kept as one file. Below front matter stands the piece of HTML that a
 * site generator puts into its pages: all of it is the page’s own.
 */
function htmlMarkdown({ bytes, address, contentType }: Capture): TakenOut {
  const html = decodeMarkup(bytes, contentType ?? null, 'html');
  const piece = foreignPage(html);
  if (piece.text !== html) return { text: withHead(piece, piece.date, minutesMarkdown(piece.text)) };
  const posts = postsOnPage(html, address ?? null);
  if (posts) return { text: posts.map((post) => `# ${post.title}\n\n${post.text}`).join('\n\n'), posts };
  const { title, author, published, markdown, leftOut } = articleOf(html, address ?? 'about:blank');
  const day = published === null ? null : (/^\d{4}-\d{2}-\d{2}/.exec(published)?.[0] ?? published);
  return { text: withHead({ title, author }, day, markdown), ...(leftOut ? { leftOut } : {}) };
}

function withHead({ title, author }: Pick<Article, 'title' | 'author'>, day: string | null, markdown: string): string {
  const head = [author && `By ${author}`, day].filter((line) => line !== null && line !== '');
  return [title && `# ${title}`, head.join('\n'), markdown].filter(Boolean).join('\n\n');
}
