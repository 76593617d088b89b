// Reads minutes kept as one Markdown file a meeting or a day: a title, who attended, and speech marked by initials. The text
// stays as it is; only the title and a line that states the day are taken out of it.
import { hasFrontMatter } from '../archive/report-file.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { dateOfName } from './path-days.ts';

export const markdownMinutes: Reader = {
  description: 'minutes in Markdown',
  sourceKinds: ['git', 'files'],
  recognises: (text) =>
    !hasFrontMatter(text) && /^#{1,3} \S/m.test(text) && (hasAttendees(text) || countMarks(text) >= 2),
  read: (text, name) => {
    const lines = text.split('\n');
    const titleAt = lines.findIndex((line) => line.trim() !== '' && !isRule(line));
    const isTitled = /^# \S/.test(lines[titleAt] ?? '') && (lines[titleAt] ?? '').length <= LONGEST_TITLE;
    const title = isTitled ? plainTitle(lines[titleAt] ?? '') : fileTitle(name);
    const rest = isTitled ? lines.slice(titleAt + 1) : lines;
    const dayAt = rest.findIndex((line) => line.trim() !== '' && !isRule(line));
    const dayLine = DAY_LINE.test((rest[dayAt] ?? '').trim()) ? (rest[dayAt] ?? '').trim() : null;
    const body = dayLine === null ? rest : rest.toSpliced(dayAt, 1);
    const markdown = body
      .join('\n')
      .replace(/^(?:\s*-{3,}[ \t]*\n)+/, '')
      .trim();
    if (markdown === '') throw new CaptureUnreadable('the minutes have a title and nothing else');
    return [
      {
        title: dayLine === null ? title : `${title} | ${dayLine}`,
        author: null,
        published: null,
        url: null,
        text: markdown,
        truncated: false,
        kind: 'meeting report',
        isWholeCapture: true,
        nameDate: dateOfName(name),
      },
    ];
  },
};

/** A longer first line is text that somebody has marked as a heading. */
const LONGEST_TITLE = 300;

function isRule(line: string): boolean {
  return /^-{3,}$/.test(line.trim());
}

/** "Day One—14 April 2025": a line of its own under the title. */
const DAY_LINE =
  /^(?:\*\*)?(?:day\s+\w+\s*[—–:,|-]\s*)?(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+,?\s+\d{4}|\p{Lu}\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?:\*\*)?$/iu;

function hasAttendees(text: string): boolean {
  return /^\W*(?:[\w-]+\s+)?(?:attendees|attendance|participants)\b/im.test(text.slice(0, 5000));
}

function countMarks(text: string): number {
  return text.match(/^[A-Z][A-Z0-9]{1,4}\s?: \S/gm)?.length ?? 0;
}

function plainTitle(line: string): string {
  return line.replace(/^#\s+/, '').replace(/\s+/g, ' ').replace(/[*`]/g, '').trim();
}

function fileTitle(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? name).replace(/\.\w+$/, '').replace(/[-_]+/g, ' ');
  return base.charAt(0).toUpperCase() + base.slice(1);
}
