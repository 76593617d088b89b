// Reads a file that holds one report and nothing else: a title in its first line, perhaps who wrote it and when, and the account.
// Recognises any text, so it is asked last, and only for sources that keep such files.
import * as chrono from 'chrono-node';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { DOCUMENT_NAME } from './documents/documents.ts';
import { dateOfName } from './path-days.ts';
import { entitled } from './plain-text.ts';

export const singleReport: Reader = {
  description: 'one report as text, Markdown, HTML, PDF or Word document',
  sourceKinds: ['files'],
  recognises: () => true,
  read: (text, name) => {
    const lines = text.replace(/^\s+/, '').split('\n');
    const isMarkdown = DOCUMENT_NAME.test(name);
    const title = (lines[0] ?? '').replace(/^#{1,6}\s+/, '').trim();
    const head = lines.slice(1, 1 + MOST_HEAD_LINES);
    const byline = head.map((line) => BYLINE.exec(line.trim())?.[1]).find((author) => author !== undefined) ?? null;
    const dateline = head.find((line) => isDateline(line)) ?? null;
    const isHead = (line: string): boolean => line === dateline || BYLINE.test(line.trim());
    const body = [lines[0] ?? '', ...head.filter((line) => !isHead(line)), ...lines.slice(1 + MOST_HEAD_LINES)];
    const plain = entitled(body);
    const post = isMarkdown ? { title, text: body.slice(1).join('\n').trim() } : plain;
    if (post.text === '') throw new CaptureUnreadable('the file has a title and nothing else');
    return [
      {
        ...post,
        author: byline,
        published: dateline === null ? null : dayOf(dateline),
        url: null,
        truncated: false,
        nameDate: dateOfName(name),
        isWholeCapture: true,
      },
    ];
  },
};

/** Byline and date stand right under the title. */
const MOST_HEAD_LINES = 5;
const BYLINE = /^(?:by|author:?|written by|posted by)\s+(\p{Lu}[\p{L}’'.-]+(?:\s+[\p{L}’'.-]+){1,4})$/iu;

/** A line that is a day and nothing else. */
function isDateline(line: string): boolean {
  const text = line.trim().replace(/^(?:published|posted|date)(?:\s+on)?:?\s+/i, '');
  const [found] = text.length > 0 && text.length < 50 ? chrono.en.GB.parse(text) : [];
  return (
    found?.start.isCertain('day') === true && found.start.isCertain('year') && found.text.length >= text.length - 2
  );
}

function dayOf(line: string): IsoDate | null {
  const start = chrono.en.GB.parse(line)[0]?.start;
  if (!start) return null;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}
