// Reads a Word document as Markdown, by way of HTML: headings, lists, tables and emphasis by its styles. What is hidden or struck out
// in it is not its text.
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
    const { default: mammoth } = await import('mammoth');
    const { buffer, styles } = await withStruckOut(bytes);
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: [...STYLES, ...styles],
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

/** The parts of a document that hold text. */
const TEXT_PARTS = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

/**
 * The document with hidden and doubly struck text as struck text, which is all of it that mammoth can tell; and rules for the styles that
 * hide or strike.
 */
async function withStruckOut(
  bytes: Uint8Array,
): Promise<{ readonly buffer: Buffer; readonly styles: readonly string[] }> {
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(bytes);
  let isChanged = false;
  for (const part of zip.file(TEXT_PARTS)) {
    const xml = await part.async('string');
    const struck = xml.replace(NOT_STRUCK, '').replace(STRUCK_ALIKE, '<w:strike');
    if (struck === xml) continue;
    zip.file(part.name, struck);
    isChanged = true;
  }
  const styles = strikingStyles((await zip.file('word/styles.xml')?.async('string')) ?? '');
  const buffer = isChanged ? await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' }) : Buffer.from(bytes);
  return { buffer, styles };
}

/** A property that is there to take back what a style says. */
const NOT_STRUCK = /<w:(?:vanish|dstrike|strike)\b[^>]*\bw:val="(?:0|false|off|none)"[^>]*\/>/g;
const STRUCK_ALIKE = /<w:(?:vanish|dstrike)(?=[\s/>])/g;

function strikingStyles(xml: string): string[] {
  return [...xml.matchAll(/<w:style\b[^>]*w:type="(character|paragraph)"[^>]*>([\s\S]*?)<\/w:style>/g)].flatMap(
    ([, type, style = '']) => {
      const isStriking = /<w:(?:vanish|dstrike|strike)(?=[\s/>])/.test(style.replace(NOT_STRUCK, ''));
      const name = /<w:name\b[^>]*w:val="([^"'\\&]+)"/.exec(style)?.[1];
      if (!isStriking || name === undefined) return [];
      return [type === 'character' ? `r[style-name='${name}'] => s` : `p[style-name='${name}'] => s:fresh`];
    },
  );
}
