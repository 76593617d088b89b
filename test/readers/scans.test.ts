import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import type { Browser } from 'playwright-core';
import { extractImages, getDocumentProxy } from 'unpdf';
import { CaptureUnreadable } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { openBrowser } from '../web/open-browser.ts';

const PAGE = `<body style="font: 28px/1.4 serif; margin: 100px"><h1>Minutes of the Harbour Moot</h1><h2>Oil</h2>
<p>Bo Rask said that the lamps on the quay were out again, and that two barrels of oil would be needed before the winter. Tamsin Orr asked who would pay for them.</p>
<h2>Nets</h2><p>The moot agreed that the nets should be mended by the end of August.</p></body>`;
const MARKDOWN =
  '# Minutes of the Harbour Moot\n\n## Oil\n\nBo Rask said that the lamps on the quay were out again, and that two barrels of oil would be needed before the winter. Tamsin Orr asked who would pay for them.\n\n## Nets\n\nThe moot agreed that the nets should be mended by the end of August.';

const isInstalled = ((): boolean => {
  try {
    const { resolve } = createRequire(import.meta.url);
    return resolve('tesseract.js') !== '' && resolve('@tesseract.js-data/eng') !== '';
  } catch {
    return false;
  }
})();
const without = isInstalled ? 'tesseract.js is installed here' : false;
const withThem = isInstalled
  ? false
  : 'tesseract.js and its data are an option: npm install --no-save tesseract.js @tesseract.js-data/eng';

describe('a PDF that is a picture of text', () => {
  let browser: Browser;
  let picture: Uint8Array;
  before(async () => {
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1240, height: 1100 } });
    await page.setContent(PAGE);
    picture = await page.screenshot();
  });
  after(() => browser.close());

  const scan = async (): Promise<Uint8Array> => {
    const pdf = await PDFDocument.create();
    const image = await pdf.embedPng(picture);
    pdf.addPage([595, 528]).drawImage(image, { x: 0, y: 0, width: 595, height: 528 });
    return pdf.save();
  };
  /** As fax machines and scanners write pages: eight pixels in a byte. */
  const fax = async (): Promise<Uint8Array> => {
    const grey = await extractImages(await getDocumentProxy(await scan()), 1);
    const [{ width, height, channels, data } = { width: 0, height: 0, channels: 1, data: [] }] = grey;
    const row = Math.ceil(width / 8);
    const bits = new Uint8Array(row * height);
    for (let at = 0; at < width * height; at++) {
      const x = at % width;
      const place = Math.floor(at / width) * row + (x >> 3);
      if ((data[at * channels] ?? 0) > 127) bits[place] = (bits[place] ?? 0) | (128 >> (x & 7));
    }
    const pdf = await PDFDocument.create();
    const facts = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
    const image = pdf.context.flateStream(bits, { ...facts, BitsPerComponent: 1, ColorSpace: 'DeviceGray' });
    const sheet = pdf.addPage([595, 528]);
    const name = sheet.node.newXObject('Im', pdf.context.register(image));
    const content = pdf.context.stream(`q 595 0 0 528 0 0 cm ${name} Do Q`);
    sheet.node.addContentStream(pdf.context.register(content));
    return pdf.save();
  };

  it('says so, and what to do', { skip: without }, async () => {
    await assert.rejects(
      async () => opened({ name: 'x.pdf', bytes: await scan() }),
      (error) =>
        error instanceof CaptureUnreadable &&
        /holds no text, only pictures of it: .*“npm install --no-save tesseract\.js @tesseract\.js-data\/eng”/.test(
          error.message,
        ),
    );
  });

  for (const [what, bytes] of [
    ['in colour', scan],
    ['of a fax machine', fax],
  ] as const)
    it(`is read where text recognition is installed: one ${what}`, { skip: withThem }, async () => {
      let pages = 0;
      const { text } = await opened({ name: 'x.pdf', bytes: await bytes() }, () => pages++);
      assert.deepEqual([text, pages], [MARKDOWN, 1]);
    });
});
