// Reads minutes kept as one Markdown file a meeting or a day: a title, who attended, and speech marked by initials. The text
// stays as it is; only the title and a line that states the day are taken out of it.
import { hasFrontMatter } from '../archive/report-file.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { withoutHtmlBlocks } from './html-in-markdown.ts';
import { isRule, minutesFile, pageText } from './minutes-file.ts';
import { dateOfName } from './path-days.ts';
import { meetingsOf } from './rolling-notes.ts';

export const markdownMinutes: Reader = {
  description: 'minutes in Markdown',
  sourceKinds: ['git', 'files'],
  recognises: (whole) => {
    if (hasFrontMatter(whole)) return false;
    const text = pageText(whole);
    return /^#{1,3} \S/m.test(text) && (hasAttendees(text) || countMarks(text) >= 2);
  },
  read: (text, name) => {
    const { title, author, lines } = minutesFile(withoutHtmlBlocks(text), name);
    const dayAt = lines.findIndex((line) => line.trim() !== '' && !isRule(line));
    const underTitle = (lines[dayAt] ?? '').replace(/^#{1,6}\s+/, '').trim();
    const dayLine = DAY_LINE.test(underTitle) ? underTitle : null;
    const body = dayLine === null ? lines : lines.toSpliced(dayAt, 1);
    const markdown = body
      .join('\n')
      .replace(/^(?:\s*-{3,}[ \t]*\n)+/, '')
      .trim();
    if (markdown === '') throw new CaptureUnreadable('the minutes have a title and nothing else');
    return meetingsOf(
      {
        title: dayLine === null ? title : `${title} | ${dayLine}`,
        author,
        published: null,
        url: null,
        text: markdown,
        truncated: false,
        isWholeCapture: true,
        nameDate: dateOfName(name),
      },
      name,
    );
  },
};

/** "Day One—14 April 2025": a line of its own under the title. */
const DAY_LINE =
  /^(?:\*\*)?(?:day\s+\w+\s*[—–:,|-]\s*)?(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+,?\s+\d{4}|\p{Lu}\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?:\*\*)?$/iu;

function hasAttendees(text: string): boolean {
  return /^\W*(?:[\w-]+\s+)?(?:attendees|attendance|participants)\b/im.test(text.slice(0, 5000));
}

function countMarks(text: string): number {
  return text.match(/^[A-Z][A-Z0-9]{1,4}\s?: \S/gm)?.length ?? 0;
}
