// What the readers of files that hold minutes share: a page of any site generator becomes a title, who wrote it, and Markdown, and a
// file without a title is called after its name. Decides nothing about days of meetings or about who speaks.
import type { IsoDate } from '../../src/reports/report.ts';
import { foreignPage } from './front-matter.ts';
import { withoutGeneratorMarks } from './generator-marks.ts';

export interface MinutesFile {
  readonly title: string;
  readonly author: string | null;
  /** The day that the page's front matter states. */
  readonly date: IsoDate | null;
  /** The lines below the title, or all where the title comes from elsewhere. */
  readonly lines: readonly string[];
}

/** A longer first line is text that somebody has marked as a heading. */
const LONGEST_TITLE = 300;

/** The page as readers of minutes see it: without front matter and without marks of its generator. */
export function pageText(text: string): string {
  return withoutGeneratorMarks(foreignPage(text).text);
}

/** Reads a Markdown file. Where nothing in it is a title, its name is. */
export function minutesFile(text: string, name: string): MinutesFile {
  const page = foreignPage(text);
  const lines = withoutGeneratorMarks(page.text).split('\n');
  const { author, date } = page;
  const at = lines.findIndex((line) => line.trim() !== '' && !isRule(line));
  const first = headingAt(lines, at);
  const below = first === null ? lines : lines.slice(at + first.lines);
  const isTitle = first !== null && isTitleOf(first, below);
  if (page.title !== null) {
    // "2031-05-14 Harbour community call" says more than the "Harbour community call" of the front matter.
    const isSame = first !== null && keyOf(first.text).includes(keyOf(page.title));
    return { title: isSame && isTitle ? first.text : page.title, author, date, lines: isSame ? below : lines };
  }
  if (first !== null && isTitle) return { title: first.text, author, date, lines: below };
  return { title: fileTitle(name), author, date, lines };
}

interface FirstHeading {
  readonly text: string;
  readonly level: number;
  /** How many lines of the file it takes. */
  readonly lines: number;
}

function headingAt(lines: readonly string[], at: number): FirstHeading | null {
  const line = lines[at] ?? '';
  const hashes = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
  const underline = /^ {0,3}(=+|-+)\s*$/.exec(lines[at + 1] ?? '')?.[1];
  const tagged = /^\s*<h([1-6])[^<>]*>(.*?)<\/h\1>\s*$/i.exec(line);
  const found = hashes
    ? { text: hashes[2] ?? '', level: (hashes[1] ?? '#').length, lines: 1 }
    : tagged
      ? { text: tagged[2] ?? '', level: Number(tagged[1]), lines: 1 }
      : underline && line.trim() !== '' && !isRule(line)
        ? { text: line, level: underline.startsWith('=') ? 1 : 2, lines: 2 }
        : null;
  if (!found) return null;
  const text = plainTitle(found.text);
  return text === '' || text.length > LONGEST_TITLE ? null : { ...found, text };
}

/** Pages keep the first level for their title; any other heading is one only where it is alone and has headings below it. */
function isTitleOf({ level }: FirstHeading, below: readonly string[]): boolean {
  const levels = below.flatMap((line) => (/^(#{1,6}) /.exec(line)?.[1] ?? '').length || []);
  return level === 1 || (levels.length > 0 && levels.every((other) => other > level));
}

/** Words of a heading as a reader sees them: no formatting, of a link its words, of an image its description. */
export function plainTitle(heading: string): string {
  return heading
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/[*`]|\\(?=[\p{P}\p{S}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function isRule(line: string): boolean {
  return /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/.test(line);
}

/** "presses_of-may.md": "Presses of may". */
export function fileTitle(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? name)
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return base.charAt(0).toUpperCase() + base.slice(1);
}

function keyOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
