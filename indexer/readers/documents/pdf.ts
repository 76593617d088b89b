// Reads the lines of a PDF with their sizes and weights. What the lines mean is the business of `printed-lines.ts`; pictures of
// text that of `scans.ts`.
import { getDocumentProxy } from 'unpdf';
import { CaptureUnreadable } from '../capture.ts';
import { noteMarkFinder, type RaisedText } from '../note-marks.ts';
import { type PrintedLine, type PrintedRun, plainOf } from './printed-line.ts';
import { markdownOfLines } from './printed-lines.ts';
import { NO_TEXT, type OpenPdf, scannedLines } from './scans.ts';

/**
 * A PDF as Markdown: headings by size and weight, paragraphs, lists. Throws `CaptureUnreadable`.
 * @param onPage is called after each page whose text had to be recognised
 */
export async function pdfMarkdown(bytes: Uint8Array, onPage: () => void = () => {}): Promise<string> {
  const markdown = markdownOfLines(await printedLines(bytes, onPage));
  if (markdown === '') throw new CaptureUnreadable(NO_TEXT);
  return markdown;
}

async function printedLines(bytes: Uint8Array, onPage: () => void): Promise<PrintedLine[]> {
  const pdf = await opened(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) {
      throw new CaptureUnreadable(`the PDF has ${pdf.numPages} pages, more than ${MOST_PAGES}: divide it`);
    }
    // Before any picture is unpacked, which may take minutes.
    if (!(await hasText(pdf))) return await scannedLines(pdf, onPage);
    const lines: PrintedLine[] = [];
    const isNoteMark = noteMarkFinder();
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      // Fonts have their names only once the page has been worked through.
      await page.getOperatorList();
      const { items } = await page.getTextContent();
      const isBold = (font: string): boolean =>
        page.commonObjs.has(font) &&
        /bold|black|heavy|semibold|demi/i.test(String((page.commonObjs.get(font) as { name?: unknown }).name));
      lines.push(
        ...linesOf(items, { isBold, isNoteMark, page: number, pageHeight: page.getViewport({ scale: 1 }).height }),
      );
      page.cleanup();
    }
    return lines;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const MOST_PAGES = 2000;

async function hasText(pdf: OpenPdf): Promise<boolean> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    if ((items as readonly { readonly str?: string }[]).some(({ str }) => /[\p{L}\p{N}]/u.test(str ?? ''))) return true;
  }
  return false;
}

async function opened(bytes: Uint8Array) {
  try {
    // The reader takes the bytes over, so it gets a copy of its own.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException')
      throw new CaptureUnreadable('the PDF is locked with a password: save it without one');
    throw new CaptureUnreadable('the PDF is damaged and cannot be opened', { cause: error });
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

interface Page {
  readonly isBold: (font: string) => boolean;
  readonly isNoteMark: (raised: RaisedText) => boolean;
  readonly page: number;
  readonly pageHeight: number;
}

function linesOf(items: readonly unknown[], { isBold, isNoteMark, page, pageHeight }: Page): PrintedLine[] {
  const lines: { y: number; size: number; runs: PrintedRun[]; left: number; right: number }[] = [];
  for (const item of items as readonly TextItem[]) {
    if (typeof item.str !== 'string' || item.str === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
    const size = Math.hypot(c, d);
    const run = { text: item.str, isBold: isBold(item.fontName) };
    const last = lines.at(-1);
    // The baseline of raised or lowered letters is still this line's.
    if (last && Math.abs(last.y - y) < Math.max(size, last.size) * 0.5 && x >= last.left) {
      const isRaised = size < last.size * 0.85 && y - last.y > last.size * 0.15;
      if (isRaised && isNoteMark({ before: plainOf(last), text: item.str, isLinked: false })) {
        last.right = x + item.width;
        continue;
      }
      const gap = x - last.right;
      const isApart = gap > size * 0.15 && !/\s$/.test(last.runs.at(-1)?.text ?? ' ') && !/^\s/.test(item.str);
      last.runs.push(isApart ? { ...run, text: ` ${item.str}` } : run);
      last.right = x + item.width;
      if (item.str.trim() !== '') last.size = Math.max(last.size, size);
    } else if (item.str.trim() !== '') {
      lines.push({ y, size, runs: [run], left: x, right: x + item.width });
    }
  }
  return lines.map(({ y, size, runs, left, right }) => ({
    page,
    top: pageHeight - y,
    pageHeight,
    size,
    left,
    right,
    runs,
  }));
}
