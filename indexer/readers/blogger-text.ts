// Reads the plain-text capture of a Blogger page: posts newest first under headers with the day of publication, between the
// blog's own header and its sidebar, counters and links.
import * as chrono from 'chrono-node';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Post, Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { asMarkdown, isTitleLine } from './plain-text.ts';

export const bloggerText: Reader = {
  description: 'a page of a Blogger blog as text',
  sourceKinds: ['blogger'],
  recognises: (text) => DATE_HEADER.test(text),
  read: (text) => {
    const lines = withoutFoot(text.split('\n'));
    const headers = lines.flatMap((line, index) => (DATE_HEADER.test(line) ? [index] : []));
    const author = authorOf(lines.slice(0, headers[0]).join('\n'));
    const posts = headers.flatMap((start, n) =>
      postsOf(lines.slice(start + 1, headers[n + 1]), dayOf(lines[start] ?? ''), author),
    );
    if (posts.length === 0) throw new CaptureUnreadable('no post stands under any of the date headers');
    return posts;
  },
};

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE_HEADER = new RegExp(
  String.raw`^\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:${MONTH}\s+\d{1,2}|\d{1,2}\s+${MONTH}),?\s+\d{4}\s*$`,
  'm',
);

/** Lines that Blogger writes under a post. */
const FURNITURE = [
  /^posted by\b/i,
  /^(?:\d+|no) comments?:?$/i,
  /^(?:labels|location):/i,
  /^email this\s*blogthis!/i,
  /^(?:share to|reactions:|links to this post)/i,
];

/** Lines with which the page's foot or sidebar begins. */
const FOOT = [
  /^(?:newer posts?|older posts?)\b.{0,30}$/i,
  /^subscribe to:/i,
  /^(?:about me|blog archive|followers|blogroll|my blog list|popular posts|search this blog|view my complete profile)$/i,
  /^powered by blogger/i,
  /\bhit counters?\b|\bsite meter\b|\bstatcounter\b|\bfeedburner\b/i,
];

/** The foot begins at the first such line after the last long paragraph: nothing behind it is text. */
function withoutFoot(lines: readonly string[]): readonly string[] {
  const lastText = lines.findLastIndex((line) => line.trim().length > 200);
  const foot = lines.findIndex((line, index) => index > lastText && FOOT.some((pattern) => pattern.test(line.trim())));
  return foot === -1 ? lines : lines.slice(0, foot);
}

function postsOf(lines: readonly string[], published: IsoDate | null, author: string | null): Post[] {
  const kept = lines.filter((line) => !FURNITURE.some((pattern) => pattern.test(line.trim())));
  const first = kept.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  // Blogger writes the day once for all its posts; a further one begins with the title of a report.
  const starts = kept.flatMap((line, index) =>
    index === first || (index > first && isLaterTitle(kept, line, index)) ? [index] : [],
  );
  return starts.flatMap((start, n) => {
    const text = asMarkdown(kept.slice(start + 1, starts[n + 1]).join('\n'));
    if (text === '') return [];
    return [
      { title: (kept[start] ?? '').trim(), author, published, url: null, text, truncated: false, nameDate: null },
    ];
  });
}

function isLaterTitle(lines: readonly string[], line: string, index: number): boolean {
  const isAlone = (lines[index - 1] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '';
  // "… report – 25 July": a line that ends in its date, so that a dated line of a list is none.
  const isReportTitle =
    /^(?:[\p{L}’'-]+\s+){0,5}?(?:report|minutes)\b.*\b(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}|\p{L}{3,9}\s+\d{1,2})$/iu.test(
      line.trim(),
    );
  return (
    isAlone && isReportTitle && isTitleLine(line) && lines.slice(index + 1).some((after) => after.trim().length > 80)
  );
}

function authorOf(header: string): string | null {
  return (
    /\b(?:blog|weblog|diary|journal)\s+(?:by|of)\s+(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){1,3})/u.exec(
      header,
    )?.[1] ?? null
  );
}

function dayOf(header: string): IsoDate | null {
  const start = chrono.en.GB.parse(header)[0]?.start;
  if (!start) return null;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}
