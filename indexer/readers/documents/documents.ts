// Opens captures that are no plain text: PDF, Word and HTML files become Markdown before a reader sees them. Knows them by their
// first bytes, since names lie.
import type { Capture } from '../capture.ts';
import { decodeMarkup } from '../character-sets.ts';
import { articleOf } from '../html-article.ts';
import { docxMarkdown } from './docx.ts';
import { pdfMarkdown } from './pdf.ts';

/** Names of files that hold one report each. */
export const DOCUMENT_NAME = /\.(?:md|markdown|pdf|docx|html?)$/i;

/** The capture with its text taken out where it is a document, else as it is. Throws `CaptureUnreadable`. */
export async function opened(capture: Capture): Promise<Capture> {
  const { bytes, name } = capture;
  if (startsWith(bytes, '%PDF-')) return { ...capture, text: await pdfMarkdown(bytes) };
  if (startsWith(bytes, 'PK\u0003\u0004')) return { ...capture, text: await docxMarkdown(bytes) };
  if (isHtml(bytes, name)) return { ...capture, ...htmlMarkdown(bytes) };
  return capture;
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

/** The page’s title, author and day stand first, as in a report kept as one file. */
function htmlMarkdown(bytes: Uint8Array): Pick<Capture, 'text' | 'leftOut'> {
  const { title, author, published, markdown, leftOut } = articleOf(decodeMarkup(bytes, null, 'html'), 'about:blank');
  const day = published === null ? null : (/^\d{4}-\d{2}-\d{2}/.exec(published)?.[0] ?? published);
  const head = [author && `By ${author}`, day].filter((line) => line !== null && line !== '');
  const text = [title && `# ${title}`, head.join('\n'), markdown].filter(Boolean).join('\n\n');
  return { text, ...(leftOut ? { leftOut } : {}) };
}
