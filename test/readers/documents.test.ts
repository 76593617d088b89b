import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { marked } from 'marked';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { parseReportFile, type StoredReport } from '../../indexer/archive/report-file.ts';
import { readArchive } from '../../indexer/archive/store.ts';
import { type Capture, CaptureUnreadable, textOf } from '../../indexer/readers/capture.ts';
import { decodeMarkup } from '../../indexer/readers/character-sets.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { singleReport } from '../../indexer/readers/single-report.ts';
import { outlookMail } from './outlook-mail.ts';
import { mail, openDocument, pdfFile, richText, webPage, wordDocument } from './printed.ts';

const sample = join(import.meta.dirname, '../../archive/sample');
const { lists } = readArchive(sample);
const analyst = analystFor(lists);

const reports = ['isla-marrack', 'dov-penhallow'].flatMap((source) =>
  readdirSync(join(sample, 'reports', source)).map((file) => {
    const parsed = parseReportFile(file, source, readFileSync(join(sample, 'reports', source, file), 'utf8'));
    assert.ok(!parsed.problems);
    return parsed.report;
  }),
);

describe('a report kept as a document', () => {
  for (const report of reports) {
    it(`gives the same agenda items from every format: ${report.title} by ${report.author}`, async () => {
      const { title, text } = report;
      const expected = itemsOf(report, await read({ name: 'r.md', bytes: bytes(`# ${title}\n\n${text}`) }));
      assert.ok(expected.length > 0);
      const html = await read({ name: 'r.html', bytes: bytes(webPage(title, text)) });
      assert.deepEqual(itemsOf(report, html), expected, 'HTML');
      const docx = await read({ name: 'r.docx', bytes: await wordDocument(title, text) });
      assert.deepEqual(itemsOf(report, docx), expected, 'DOCX');
      const pdf = await read({ name: 'r.pdf', bytes: await pdfFile(title, text) });
      assert.deepEqual(itemsOf(report, pdf), expected, 'PDF');
      const odt = await read({ name: 'r.odt', bytes: await openDocument(title, text) });
      assert.deepEqual(itemsOf(report, odt), expected, 'OpenDocument');
      const rtf = await read({ name: 'r.rtf', bytes: richText(title, text) });
      assert.deepEqual(itemsOf(report, rtf), expected, 'RTF');
      const eml = await read({ name: 'r.eml', bytes: mail(title, text) });
      assert.deepEqual(itemsOf(report, eml), expected, 'mail');
      const msg = await read({ name: 'r.msg', bytes: outlookMail({ subject: title, html: await marked.parse(text) }) });
      assert.deepEqual(itemsOf(report, msg), expected, 'mail of Outlook');
    });
  }
});

describe('a document that cannot be read', () => {
  const broken: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['a damaged PDF', bytes('%PDF-1.7 and nothing else'), /PDF is damaged/],
    ['a damaged Word document', bytes('PK\u0003\u0004 and nothing else'), /Word document is damaged/],
    ['a page without text', bytes('<!doctype html><html><body><script>1</script></body></html>'), /holds nothing/],
  ];
  for (const [what, content, message] of broken) {
    it(`says what is wrong with it: ${what}`, async () => {
      await assert.rejects(
        async () => textOf(await opened({ name: 'x', bytes: content })),
        (error) => error instanceof CaptureUnreadable && message.test(error.message),
      );
    });
  }
  it('says that a PDF of pictures needs text recognition', async () => {
    const empty = await pdfFile('', '');
    await assert.rejects(opened({ name: 'x.pdf', bytes: empty }), /holds no text|only pictures/);
  });
});

describe('the character set of a page', () => {
  const said = 'Zdeněk said “no” – it’s £5';
  const latin = 'It\u2019s \u00a35 \u2013 caf\u00e9';
  const windows = Buffer.from('It\x92s \xa35 \x96 caf\xe9', 'latin1');
  const cases: readonly (readonly [string, Uint8Array, string | undefined, string])[] = [
    ['UTF-8', bytes(said), undefined, said],
    ['UTF-8 that declares something else', bytes(`<meta charset="iso-8859-1">${said}`), 'iso-8859-1', said],
    ['windows-1252 that declares UTF-8', windows, 'utf-8', latin],
    ['windows-1252 that declares ISO 8859-1', windows, 'iso-8859-1', latin],
    ['UTF-16', Buffer.from(`\ufeff${said}`, 'utf16le'), undefined, said],
  ];
  for (const [what, content, declared, expected] of cases) {
    it(`is found: ${what}`, () =>
      assert.ok(decodeMarkup(content, declared ? `text/html; charset=${declared}` : null, 'html').endsWith(expected)));
  }
});

async function read(capture: Capture): Promise<string> {
  const document = await opened(capture);
  const [post] = singleReport.read(textOf(document), document.name);
  assert.ok(post);
  return post.text;
}

/** Whatever a reader of the archive sees: titles, who speaks, and the words. */
function itemsOf(report: StoredReport, text: string) {
  return analyst.analyse({ ...report, text }).items.map(({ title, statements }) => ({
    title,
    statements: statements.map((one) => [one.speaker?.name ?? null, one.text.replace(/\s+/g, ' ').trim()]),
  }));
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
