// Prints a report's Markdown as people keep such files: a PDF of several pages with running titles, a Word document, a web page.
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph } from 'docx';
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
