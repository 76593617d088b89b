// Prints a report's Markdown as people keep such files: a PDF of several pages with running titles, a Word document, an OpenDocument
// text, a Rich Text file, a mail, a web page.
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { lexer, marked, type Token, type Tokens } from 'marked';
import { PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';

interface Block {
  readonly form: 'title' | 'heading' | 'paragraph' | 'item' | 'numbered';
  readonly text: string;
}

export function webPage(title: string, markdown: string): string {
  return `<!doctype html><html><head><title>${title} – A site</title><meta property="og:title" content="${title}">
<script>document.title = 'x'</script></head><body><nav><a href="/">Home</a></nav><article class="h-entry"><h1>${title}</h1>
<div class="e-content">${marked.parse(markdown, { async: false })}</div></article><div class="comments">First!</div></body></html>`;
}

export async function wordDocument(title: string, markdown: string): Promise<Uint8Array> {
  const children = blocksOf(title, markdown).map(({ form, text }) => {
    if (form === 'title') return new Paragraph({ text, heading: HeadingLevel.TITLE });
    if (form === 'heading') return new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
    if (form === 'item') return new Paragraph({ text, bullet: { level: 0 } });
    if (form === 'numbered') return new Paragraph({ text, numbering: { reference: 'numbers', level: 0 } });
    return new Paragraph({ text });
  });
  const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }];
  return Packer.toBuffer(
    new Document({ numbering: { config: [{ reference: 'numbers', levels }] }, sections: [{ children }] }),
  );
}

/** What office programs write around a text. */
const ODF =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.3"';

/** @param styles XML of automatic styles; @param body XML of the text */
export async function odtOf(body: string, styles = '', manifest = ''): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('mimetype', 'application/vnd.oasis.opendocument.text', { compression: 'STORE' });
  zip.file('META-INF/manifest.xml', `<manifest:manifest>${manifest}</manifest:manifest>`);
  zip.file('styles.xml', `<office:document-styles ${ODF}><office:styles/></office:document-styles>`);
  zip.file(
    'content.xml',
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  );
  return zip.generateAsync({ type: 'uint8array' });
}

export async function openDocument(title: string, markdown: string): Promise<Uint8Array> {
  const list = (style: string, text: string): string =>
    `<text:list text:style-name="${style}"><text:list-item><text:p>${xml(text)}</text:p></text:list-item></text:list>`;
  const body = blocksOf(title, markdown).map(({ form, text }) => {
    if (form === 'title') return `<text:p text:style-name="P1">${xml(text)}</text:p>`;
    if (form === 'heading') return `<text:h text:outline-level="2">${xml(text)}</text:h>`;
    if (form === 'item') return list('L1', text);
    if (form === 'numbered') return list('L2', text);
    return `<text:p>${xml(text)}</text:p>`;
  });
  const joined = body
    .join('')
    .replaceAll('</text:list><text:list text:style-name="L1">', '')
    .replaceAll('</text:list><text:list text:style-name="L2">', '');
  return odtOf(
    joined,
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>',
  );
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** As Word writes it: styles by number, what no old program knows as its number, bytes of windows-1252. */
export function richText(title: string, markdown: string): Uint8Array {
  let number = 0;
  const body = blocksOf(title, markdown).map(({ form, text }) => {
    number = form === 'numbered' ? number + 1 : 0;
    const words = rtf(text);
    if (form === 'title') return `\\pard\\plain\\s15 ${words}\\par`;
    if (form === 'heading') return `\\pard\\plain\\s2\\outlinelevel1 {\\b ${words}}\\par`;
    if (form === 'item') return `{\\listtext\\'b7\\tab}\\pard\\plain\\ls1\\ilvl0 ${words}\\par`;
    if (form === 'numbered') return `{\\listtext ${number}.\\tab}\\pard\\plain\\ls2\\ilvl0 ${words}\\par`;
    return `\\pard\\plain ${words}\\par`;
  });
  const head =
    '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}{\\stylesheet{Normal;}{\\s2 heading 2;}{\\s15 Title;}}{\\info{\\title x}}{\\*\\generator Msftedit;}\\viewkind4\\uc1';
  return Buffer.from(`${head}\r\n${body.join('\r\n')}}`, 'latin1');
}

function rtf(text: string): string {
  return text
    .replace(/[\\{}]/g, (sign) => `\\${sign}`)
    .replace(/[\u00a0-\u00ff]/g, (letter) => `\\'${letter.charCodeAt(0).toString(16)}`)
    .replace(/[\u0100-\uffff]/g, (letter) => {
      const code = letter.charCodeAt(0);
      return `\\u${code > 32767 ? code - 65536 : code}?`;
    });
}

/** A mail whose HTML holds the report. */
export function mail(title: string, markdown: string): Uint8Array {
  const html = `<html><body>${marked.parse(markdown, { async: false })}</body></html>`;
  const encoded = Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    [
      'Received: by mx.moot.example; Tue, 15 Jul 2031 21:30:04 +0000',
      'From: =?UTF-8?Q?Zden=C4=9Bk_Orr?= <clerk@moot.example>',
      'To: members@moot.example',
      `Subject: =?UTF-8?B?${Buffer.from(title).toString('base64')}?=`,
      'Date: Tue, 15 Jul 2031 23:30:00 +0200',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Please look at the other part.',
      '--part',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      encoded,
      '--part--',
      '',
    ].join('\r\n'),
  );
}

const SIZES = { title: 20, heading: 14, paragraph: 11, item: 11, numbered: 11 };
const PAGE = { width: 595, height: 842, margin: 64, foot: 80 };

export async function pdfFile(title: string, markdown: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  let page = pdf.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - 90;
  let number = 0;
  for (const { form, text } of blocksOf(title, markdown)) {
    const size = SIZES[form];
    const font = form === 'title' || form === 'heading' ? bold : regular;
    const left = PAGE.margin + (form === 'item' || form === 'numbered' ? 18 : 0);
    number = form === 'numbered' ? number + 1 : 0;
    const marker = form === 'item' ? '• ' : form === 'numbered' ? `${number}. ` : '';
    y -= form === 'item' || form === 'numbered' ? 3 : size * 0.8;
    for (const line of wrapped(marker + text, font, size, PAGE.width - PAGE.margin - left)) {
      if (y < PAGE.foot) {
        page = pdf.addPage([PAGE.width, PAGE.height]);
        y = PAGE.height - 90;
      }
      page.drawText(line, { x: left, y, size, font });
      y -= size * 1.25;
    }
  }
  pdf.getPages().forEach((each, index) => {
    each.drawText(title, { x: PAGE.margin, y: PAGE.height - 40, size: 9, font: regular });
    each.drawText(`Page ${index + 1}`, { x: 280, y: 36, size: 9, font: regular });
  });
  return pdf.save();
}

function blocksOf(title: string, markdown: string): Block[] {
  return [{ form: 'title', text: title }, ...lexer(markdown).flatMap(blockOf)];
}

function blockOf(token: Token): Block[] {
  if (token.type === 'heading') return [{ form: 'heading', text: plain(token.text) }];
  if (token.type === 'paragraph') return [{ form: 'paragraph', text: plain(token.text) }];
  if (token.type === 'list') {
    const { items, ordered } = token as Tokens.List;
    return items.map((item) => ({ form: ordered ? 'numbered' : 'item', text: plain(item.text) }));
  }
  return [];
}

function plain(text: string): string {
  return text.replace(/\*\*?|`/g, '').replace(/\s+/g, ' ');
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
