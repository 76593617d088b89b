// Reads pages of a PDF that are pictures of text, with tesseract.js and its English data where somebody has installed both; without them
// says how. Nothing is loaded from elsewhere. Gives lines as they are printed; what they mean is the business of `printed-lines.ts`.
import { getResolvedPDFJS } from 'unpdf';
import { CaptureUnreadable } from '../capture.ts';
import type { PrintedLine } from './printed-line.ts';

/** A PDF as unpdf opens it. */
export type OpenPdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

/** What to do about a PDF that holds no text. */
export const NO_TEXT =
  'the PDF holds no text, only pictures of it: run text recognition over it first, or install it here with “npm install --no-save tesseract.js @tesseract.js-data/eng” and read the file again';

/** @param onPage is called after every page: each takes some seconds. Rejects with `CaptureUnreadable` where the packages are missing. */
export async function scannedLines(pdf: OpenPdf, onPage: () => void): Promise<PrintedLine[]> {
  const { createWorker, langPath } = await recognition();
  const worker = await createWorker('eng', 1, { langPath, gzip: true, cacheMethod: 'none' });
  try {
    const lines: PrintedLine[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      let top = 0;
      for (const picture of await picturesOn(pdf, number)) {
        const { data } = await worker.recognize(graymap(picture), {}, { blocks: true });
        lines.push(...printed(data.blocks ?? [], number, top));
        top += picture.height;
      }
      onPage();
    }
    if (lines.length === 0)
      throw new CaptureUnreadable('the PDF holds pictures only, and no text could be recognised in them');
    return withEvenSizes(lines);
  } finally {
    await worker.terminate();
  }
}

/** What is used of tesseract.js, which is not installed for everybody. */
interface Recognition {
  readonly langPath: string;
  createWorker(
    language: string,
    engine: 1,
    options: { readonly langPath: string; readonly gzip: true; readonly cacheMethod: 'none' },
  ): Promise<{
    recognize(
      picture: Uint8Array,
      options: object,
      output: { readonly blocks: true },
    ): Promise<{ readonly data: { readonly blocks: readonly ReadBlock[] | null } }>;
    terminate(): Promise<unknown>;
  }>;
}

interface ReadBlock {
  readonly paragraphs: readonly {
    readonly lines: readonly ReadLine[];
  }[];
}

interface ReadLine {
  readonly text: string;
  /** In percent. */
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

async function recognition(): Promise<Recognition> {
  const [program, language] = await Promise.all([installed('tesseract.js'), installed('@tesseract.js-data/eng')]);
  const { langPath } = language as { readonly langPath: string };
  // Beside the data of both of its engines lies what the newer one alone needs, which is smaller and reads better.
  return { ...(program as Pick<Recognition, 'createWorker'>), langPath: `${langPath}_best_int` };
}

async function installed(name: string): Promise<unknown> {
  try {
    return ((await import(name)) as { readonly default: unknown }).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw new CaptureUnreadable(NO_TEXT);
    throw error;
  }
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Smaller ones are letterheads and signatures. */
const SMALLEST = 300;
const MOST_PIXELS = 100_000_000;

/** In the order in which they are painted, which is mostly from the top. */
async function picturesOn(pdf: OpenPdf, number: number): Promise<Picture[]> {
  const page = await pdf.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const { OPS } = await getResolvedPDFJS();
  const pictures: Picture[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.paintImageXObject) continue;
    const key = String(argsArray[index][0]);
    const objects = key.startsWith('g_') ? page.commonObjs : page.objs;
    const picture = await new Promise<Picture | null>((resolve) => objects.get(key, resolve));
    const isPage = picture?.data && picture.width >= SMALLEST && picture.height >= SMALLEST / 3;
    if (isPage && picture.width * picture.height <= MOST_PIXELS) pictures.push(picture);
  }
  page.cleanup();
  return pictures;
}

/** As a file of grey pixels, the plainest that there is (PGM). */
function graymap({ width, height, data }: Picture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const file = Buffer.alloc(head.length + width * height);
  head.copy(file);
  const channels = data.length / (width * height);
  const rowBytes = Math.ceil(width / 8);
  for (let at = 0; at < width * height; at++) {
    const from = at * Math.floor(channels);
    const [red = 0, green = 0, blue = 0] = channels >= 3 ? data.subarray(from, from + 3) : [];
    // Faxes have eight pixels in a byte.
    const bit = ((data[Math.floor(at / width) * rowBytes + ((at % width) >> 3)] ?? 0) >> (7 - ((at % width) & 7))) & 1;
    file[head.length + at] =
      channels >= 3 ? 0.299 * red + 0.587 * green + 0.114 * blue : channels >= 1 ? (data[from] ?? 0) : bit * 255;
  }
  return file;
}

function printed(blocks: readonly ReadBlock[], page: number, from: number): PrintedLine[] {
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines
    .filter((line) => /[\p{L}\p{N}]/u.test(line.text) && !isSpeck(line))
    .map(({ text, bbox }) => {
      const size = sizeOf(text, bbox.y1 - bbox.y0);
      return {
        page,
        top: from + bbox.y1 - (DESCENDING.test(text) ? DESCENT * size : 0),
        pageHeight: Number.MAX_SAFE_INTEGER,
        left: bbox.x0,
        right: bbox.x1,
        size,
        runs: [{ text: text.trim(), isBold: false }],
      };
    });
}

/** Edges and stains are taken for a letter or two, by nobody surely. */
function isSpeck({ text, confidence }: ReadLine): boolean {
  return confidence < 60 && text.replace(/[^\p{L}\p{N}]/gu, '').length < 3;
}

const ASCENDING = /[\p{Lu}\p{N}bdfhklt“”"'‘’()]/u;
const DESCENDING = /[gjpqy,;()Q]/;
/** Of a letter's size, in most type faces. */
const MIDDLE = 0.5;
const ASCENT = 0.25;
const DESCENT = 0.22;

/** A line is as high as the highest and the lowest of its letters make it. */
function sizeOf(text: string, height: number): number {
  return height / (MIDDLE + (ASCENDING.test(text) ? ASCENT : 0) + (DESCENDING.test(text) ? DESCENT : 0));
}

/** What differs by no more than chance is equally large: from most lines, and from other headings. */
function withEvenSizes(lines: readonly PrintedLine[]): PrintedLine[] {
  const body = median(lines.flatMap(({ size, runs }) => Array<number>((runs[0]?.text.length ?? 1) >> 3).fill(size)));
  const even = new Map<number, number>();
  let smallest = 0;
  for (const size of lines.map((line) => line.size).toSorted((a, b) => a - b)) {
    if (size > smallest * CHANCE) smallest = size;
    even.set(size, Math.abs(size / body - 1) < CHANCE - 1 ? body : smallest);
  }
  const lowest = lines.reduce((most, { top }) => Math.max(most, top), 0);
  return lines.map((line) => ({ ...line, pageHeight: lowest * 1.1, size: even.get(line.size) ?? line.size }));
}

const CHANCE = 1.2;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 1;
}
