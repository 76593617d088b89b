// Reads the plain-text capture of a Blogger page: posts newest first under headers with the day of publication, between the
// blog's own header and its sidebar, counters and links.
import { GB as english } from 'chrono-node/en';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Post, Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { entitled, type Furniture, isTitleLine, LONGEST_FURNITURE, withoutFurniture } from './plain-text.ts';

export const bloggerText: Reader = {
  description: 'a page of a Blogger blog as text',
  sourceKinds: ['blogger'],
  recognises: (text) => DATE_HEADER.test(text),
  // Minutes that stand under their days are in the order of the days, and have no titles of their own there.
  isPageOfPosts: (text) => {
    const lines = text.split('\n');
    const headers = lines.flatMap((line, index) => (DATE_HEADER.test(line) ? [index] : []));
    const days = headers.map((index) => dayOf(lines[index] ?? '') ?? '');
    const isNewestFirst = days.every((day, index) => index === 0 || day < (days[index - 1] ?? ''));
    const areTitled = headers.every((index) => {
      const title = lines.findIndex((line, at) => at > index && line.trim() !== '');
      const text = (lines[title] ?? '').trim();
      return (
        text !== '' && text.length <= LONGEST_TITLE && !/[.;,:]$/.test(text) && (lines[title + 1] ?? '').trim() === ''
      );
    });
    return headers.length > 1 && isNewestFirst && areTitled;
  },
  read: (text) => {
    const page = text.split('\n');
    const headers = page.flatMap((line, index) => (DATE_HEADER.test(line) ? [index] : []));
    const lines = withoutFoot(page, headers.at(-1) ?? 0);
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
  String.raw`^[ \t]*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \t]+(?:${MONTH}[ \t]+\d{1,2}|\d{1,2}[ \t]+${MONTH}),?[ \t]+\d{4}[ \t]*$`,
  'm',
);

const LONGEST_TITLE = 120;

/** Lines that Blogger writes under a post. */
const FURNITURE: Furniture = {
  always: [
    /^posted by\s+[^.!?]{1,80}$/i,
    /^posted by\s.{1,60}\bat\s+\d{1,2}[:.]\d{2}.{0,20}$/i,
    /^(?:\d+|no) comments?:?$/i,
    /^email this\s*blogthis!/i,
    /^share to (?:x|twitter|facebook|pinterest)\b/i,
  ],
  beside: [/^(?:labels|location|reactions):/i, /^links to this post:?$/i],
};

/** Lines that no post has: with the first of them the page's foot begins. */
const FOOT = [
  /^(?:newer|older) posts?(?:\s+(?:home|older posts?))*$/i,
  /^subscribe to:?\s*(?:posts?|comments|atom|\()/i,
  /^powered by blogger\b.{0,40}$/i,
  /^view my complete profile$/i,
];

/** Lines with which a foot or sidebar begins where no paragraph comes after them. */
const FOOT_AT_THE_END = [
  /^(?:about me|blog archive|followers|blogroll|my blog list|popular posts|search this blog)$/i,
  /^[^.!?]{0,30}\b(?:hit counters?|site meter|statcounter|feedburner)\b[^.!?]{0,30}$/i,
];

/** Only lines of a post are longer. */
const LONGEST_IN_FOOT = 200;

/** Looks behind the last date header and the title under it. */
function withoutFoot(lines: readonly string[], lastHeader: number): readonly string[] {
  const lastTitle = lines.findIndex((line, index) => index > lastHeader && line.trim() !== '');
  const lastText = lines.findLastIndex((line) => line.trim().length > LONGEST_IN_FOOT);
  const foot = lines.findIndex((line, index) => {
    if (index <= lastTitle) return false;
    const isOneOf = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(line.trim()));
    return isOneOf(FOOT) || (index > lastText && isOneOf(FOOT_AT_THE_END));
  });
  return foot === -1 ? lines : lines.slice(0, foot);
}

function postsOf(lines: readonly string[], published: IsoDate | null, author: string | null): Post[] {
  const kept = withoutFurniture(lines, FURNITURE);
  const first = kept.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  // Blogger writes the day once for all its posts; a further one begins with the title of a report.
  const lastLong = kept.findLastIndex((line) => line.trim().length > LONGEST_FURNITURE);
  const starts = kept.flatMap((_, index) =>
    index === first || (index > first && index < lastLong && isLaterTitle(kept, index)) ? [index] : [],
  );
  return starts.flatMap((start, n) => {
    const { title, text } = entitled(kept.slice(start, starts[n + 1]));
    return text === '' ? [] : [{ title, author, published, url: null, text, truncated: false, nameDate: null }];
  });
}

/** "… report – 25 July": a line of its own that ends in its date, so that a dated line of a list is none. */
function isLaterTitle(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const isAlone = (lines[index - 1] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '';
  return isAlone && isTitleLine(line) && DATED_REPORT.test(line.trim());
}

const DATED_REPORT =
  /^(?:[\p{L}’'-]+\s+){0,5}?(?:report|minutes)\b.*\b(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}|\p{L}{3,9}\s+\d{1,2})$/iu;

function authorOf(header: string): string | null {
  return (
    /\b(?:blog|weblog|diary|journal)\s+(?:by|of)\s+(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){1,3})/u.exec(
      header,
    )?.[1] ?? null
  );
}

function dayOf(header: string): IsoDate | null {
  const start = english.parse(header)[0]?.start;
  if (!start) return null;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}
