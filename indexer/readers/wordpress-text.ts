// Reads the plain-text capture of a WordPress front page: posts one under the other, newest first, each cut by "Continue reading".
import * as chrono from 'chrono-node';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Post, Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { asMarkdown, isTitleLine } from './plain-text.ts';

export const wordpressText: Reader = {
  description: 'the front page of a WordPress blog as text',
  sourceKinds: ['wordpress'],
  recognises: (text) => CUT.test(text),
  read: (text) => {
    const posts = sectionsOf(text).flatMap(({ lines, isCut }) => postsOf(lines, isCut));
    if (posts.length === 0) throw new CaptureUnreadable('no post stands before any "Continue reading"');
    return posts;
  },
};

const CUT = /(?:^|\s)Continue reading(?: ?(?:→|…|\.\.\.|»).*| [“"‘].*)?$/m;

/** Lines that the blog's theme writes, not its author. */
const FURNITURE = [
  /^(?:skip to (?:main )?content|menu|search|search for:|home|about|contact|older posts|newer posts|posts navigation|follow|following|subscribe|sign me up|recent posts|recent comments|archives|categories|meta|log in|register|entries feed|comments feed|rss)\b.{0,25}$/i,
  /^(?:← )?older posts(?: →)?$|^newer posts →$/i,
  /^(?:leave a comment|leave a reply|\d+ comments?|no comments yet)\b/i,
  /^posted (?:in|by)\b/i,
  /^(?:tagged|tags|filed under|categories|uncategori[sz]ed)\b.{0,80}$/i,
  /^(?:share this|like this|like loading|loading|click to (?:share|email|print))\b/i,
  /^(?:blog at wordpress\.com|powered by wordpress|proudly powered|create a free website|theme:)/i,
];

interface Section {
  readonly lines: readonly string[];
  readonly isCut: boolean;
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const cut = CUT.exec(line);
    if (cut) {
      lines.push(line.slice(0, cut.index));
      sections.push({ lines, isCut: true });
      lines = [];
    } else {
      lines.push(line);
    }
  }
  // What follows the last cut is a post only where it begins as one does; else it is the page's foot.
  const first = lines.find((line) => line.trim() !== '' && !isFurniture(line));
  if (first !== undefined && isTitleLine(first)) sections.push({ lines, isCut: false });
  return sections;
}

/** A section holds one post, or several where the earlier ones were short enough not to be cut. */
function postsOf(lines: readonly string[], isCut: boolean): Post[] {
  const kept = lines.filter((line) => !isFurniture(line));
  const starts = kept.flatMap((line, index) => (isPostStart(kept, line, index) ? [index] : []));
  return starts.flatMap((start, n) => {
    const end = starts[n + 1] ?? kept.length;
    const title = (kept[start] ?? '').trim();
    const body = kept.slice(start + 1, end);
    const posted = body.slice(0, 4).find((line) => POSTED.test(line));
    const text = asMarkdown(body.filter((line) => line !== posted).join('\n'));
    if (text === '') return [];
    return [
      {
        title,
        author: authorOf(posted),
        published: dayOf(posted),
        url: null,
        text,
        truncated: isCut && end === kept.length,
        nameDate: null,
      },
    ];
  });
}

function isPostStart(lines: readonly string[], line: string, index: number): boolean {
  if (line.trim() === '') return false;
  const isFirst = lines.slice(0, index).every((before) => before.trim() === '');
  if (isFirst) return true;
  const isAlone = (lines[index - 1] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '';
  return isAlone && isTitleLine(line) && lines.slice(index + 1).some((after) => after.trim().length > 80);
}

const POSTED =
  /^(?:posted on\s+)?(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+,?\s+\d{4}|\p{Lu}\p{L}+\s+\d{1,2},?\s+\d{4})(?:\s+by\s+.{2,40})?$/iu;

function dayOf(line: string | undefined): IsoDate | null {
  const parsed = line === undefined ? null : chrono.en.GB.parse(line)[0];
  if (!parsed?.start.isCertain('year')) return null;
  const { start } = parsed;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}

function authorOf(line: string | undefined): string | null {
  return /\bby\s+(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)+)$/u.exec(line ?? '')?.[1] ?? null;
}

function isFurniture(line: string): boolean {
  const text = line.trim();
  return FURNITURE.some((pattern) => pattern.test(text));
}
