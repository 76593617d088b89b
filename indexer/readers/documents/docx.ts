// Reads a Word document as Markdown, by way of HTML: headings, lists, tables and emphasis by its styles.
import mammoth from 'mammoth';
import { CaptureUnreadable } from '../capture.ts';
import { markdownOf } from '../html-article.ts';

/** A DOCX as Markdown. Throws `CaptureUnreadable`. */
export async function docxMarkdown(bytes: Uint8Array): Promise<string> {
  const html = await htmlOf(bytes);
  const markdown = markdownOf(html, 'about:blank');
  if (markdown === '') throw new CaptureUnreadable('the Word document holds no text');
  return markdown;
}

async function htmlOf(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw new CaptureUnreadable('the Word document is damaged and cannot be opened', { cause: error });
  }
}

/** A document's title is its first heading. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];
