// Reads the plain-text capture of a WordPress front page: posts one under the other, newest first, each cut by "Continue reading".
import { GB as english } from 'chrono-node/en';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Post, Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { entitled, type Furniture, isTitleLine, LONGEST_FURNITURE, withoutFurniture } from './plain-text.ts';

export const wordpressText: Reader = {
  description: 'the front page of a WordPress blog as text',
  sourceKinds: ['wordpress'],
  recognises: (text) => CUT.test(text),
  isPageOfPosts: (text) => text.split('\n').filter((line) => CUT.test(line)).length > 1,
  read: (text) => {
    const posts = sectionsOf(text).flatMap(postsOf);
    if (posts.length === 0) throw new CaptureUnreadable('no post stands before any "Continue reading"');
    return posts;
  },
};

/** Alone, with an arrow, or with the post's title, quoted or before an arrow; what follows the arrow is the next section's. */
const CUT =
  /(?:^|\s)Continue reading(?: ?(?:→|…|\.\.\.|»)(?<rest>.*)| (?:“.{1,200}”|".{1,200}"|‘.{1,200}’)(?: ?(?:→|…|\.\.\.|»))?| .{1,200}(?:→|»))?$/m;

const FURNITURE: Furniture = {
  always: [
    /^skip to (?:main |primary )?content$/i,
    /^(?:← ?)?(?:older|newer) (?:posts|entries)(?: ?→)?$/i,
    /^posts? navigation$/i,
    /^leave a (?:comment|reply)(?: on .{1,120})?$/i,
    /^(?:\d+|no|one|two) (?:comments?|replies)(?: yet)?(?: on .{1,120})?$/i,
    /^posted (?:in|by) [^.!?]{1,120}$/i,
    /^(?:share|like) this:?$/i,
    /^(?:like )?loading(?:…|\.\.\.)$/i,
    /^click to (?:share|email|print)\b[^.!?]{1,80}$/i,
    /^(?:blog at wordpress\.com|(?:proudly )?powered by wordpress|create a free website)\b.{0,60}$/i,
  ],
  beside: [
    /^(?:menu|search|search for:|home|about|about me|contact|follow|following|subscribe|sign me up|meta|log in|register|rss)$/i,
    /^(?:recent posts|recent comments|archives|categories|entries feed|comments feed|top posts.{0,20}|tags)$/i,
    /^(?:tagged|tags:|filed under|categories:)\s[^.!?]{1,120}$/i,
    /^(?:uncategori[sz]ed|twitter|facebook|tweet|x|linkedin|whatsapp|reddit|email|print|more|like|reblog)$/i,
    /^(?:follow|enter your email|join \d+ other)\b.{0,40}\b(?:blog|email|followers|subscribers)\b.{0,60}$/i,
    /^theme: \S.{0,40}$/i,
  ],
};

interface Section {
  readonly lines: readonly string[];
  readonly isFirst: boolean;
  readonly isCut: boolean;
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const cut = CUT.exec(line);
    if (cut) {
      lines.push(line.slice(0, cut.index));
      sections.push({ lines: withoutFurniture(lines, FURNITURE), isFirst: sections.length === 0, isCut: true });
      lines = [cut.groups?.rest ?? ''];
    } else {
      lines.push(line);
    }
  }
  const last = withoutFoot(lines);
  // What follows the last cut is a post where it begins or reads as one does; else it is the page's foot.
  const first = last.find((line) => line.trim() !== '');
  if (first !== undefined && (isTitleLine(first) || last.some(isLong)))
    sections.push({ lines: last, isFirst: false, isCut: false });
  return sections;
}

const FOOT =
  /^(?:(?:← ?)?older (?:posts|entries)|recent posts|recent comments|archives|categories|search for:|top posts.{0,20}|meta|blogroll)$/i;

/** The foot of the page begins with the first name of a list of links that has no paragraph behind it. */
function withoutFoot(lines: readonly string[]): string[] {
  const patterns = [...FURNITURE.always, ...FURNITURE.beside];
  const lastText = lines.findLastIndex(
    (line) => isLong(line) && !patterns.some((pattern) => pattern.test(line.trim())),
  );
  const foot = lines.findIndex((line, index) => index > lastText && FOOT.test(line.trim()));
  return withoutFurniture(foot === -1 ? lines : lines.slice(0, foot), FURNITURE);
}

/** A section holds one post, or several where the earlier ones were short enough not to be cut. */
function postsOf({ lines, isFirst, isCut }: Section): Post[] {
  const starts = startsOf(lines, isFirst);
  return starts.flatMap((start, n) => {
    const end = starts[n + 1] ?? lines.length;
    const whole = lines.slice(start, end);
    const postedAt = whole.slice(0, POSTED_WITHIN).findIndex((line) => POSTED.test(line.trim()));
    const posted = whole[postedAt]?.trim();
    const written = postedAt === -1 ? whole : whole.toSpliced(postedAt, 1);
    const from = written.findIndex((line) => line.trim() !== '');
    const { title, text } = entitled(from === -1 ? [] : written.slice(from));
    if (text === '') return [];
    return [
      {
        title,
        author: authorOf(posted),
        published: dayOf(posted),
        url: null,
        text,
        truncated: isCut && end === lines.length,
        nameDate: null,
      },
    ];
  });
}

/** Indexes of the lines with which posts begin: their titles, or a day above the first title. */
function startsOf(lines: readonly string[], isFirstSection: boolean): number[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  const lastLong = lines.findLastIndex(isLong);
  const later = lines.flatMap((line, index) => {
    if (index <= first || index >= lastLong || (lines[index - 1] ?? '').trim() !== '') return [];
    const next = (lines[index + 1] ?? '').trim();
    return isTitleLine(line) && (next === '' || POSTED.test(next)) ? [index] : [];
  });
  // Above the first post a page has its own name, and a line about itself.
  const [second = lines.length] = later;
  const isHead =
    isFirstSection &&
    later.length > 0 &&
    !isTitleLine(lines[first] ?? '') &&
    !lines.slice(first, second).some((line) => isLong(line) || POSTED.test(line.trim()));
  return isHead ? later : [first, ...later];
}

function isLong(line: string): boolean {
  return line.trim().length > LONGEST_FURNITURE;
}

/** A post's day stands above its title or within this many lines from it. */
const POSTED_WITHIN = 5;

const POSTED =
  /^(?:(?:posted|published) on:?\s+)?(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+,?\s+\d{4}|\p{Lu}\p{L}+\s+\d{1,2},?\s+\d{4})(?:\s+by\s+.{2,40})?$/iu;

function dayOf(line: string | undefined): IsoDate | null {
  const parsed = line === undefined ? null : english.parse(line)[0];
  if (!parsed?.start.isCertain('year')) return null;
  const { start } = parsed;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}

function authorOf(line: string | undefined): string | null {
  return /\bby\s+(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)+)$/u.exec(line ?? '')?.[1] ?? null;
}
