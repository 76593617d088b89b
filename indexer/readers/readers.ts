// Chooses the reader for a capture.
import type { Source } from '../../src/reports/archive.ts';
import { archiveMarkdown } from './archive-markdown.ts';
import { bloggerText } from './blogger-text.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { chatLog } from './chat-log.ts';
import { markdownMinutes } from './markdown-minutes.ts';
import { singleReport } from './single-report.ts';
import { wordpressText } from './wordpress-text.ts';

/** In the order in which they are asked: the most particular first. */
export const READERS: readonly Reader[] = [
  archiveMarkdown,
  markdownMinutes,
  bloggerText,
  wordpressText,
  chatLog,
  singleReport,
];

/**
 * The first reader that recognises the capture and fits the source's kind; in a folder also one of blogs, where the capture shows by itself
 * that it holds several posts. Throws `CaptureUnreadable` where none does.
 */
export function readerFor(text: string, name: string, source: Source): Reader {
  const recognising = READERS.filter((reader) => reader.recognises(text, name));
  const isFolder = source.kind === 'files' || source.kind === 'git';
  const fitting = recognising.find(
    (reader) =>
      reader.sourceKinds.length === 0 ||
      reader.sourceKinds.includes(source.kind) ||
      (isFolder && reader.isPageOfPosts?.(text) === true),
  );
  const other = recognising.find((reader) => reader !== singleReport);
  // A repository of minutes holds any text; a folder may hold a blog's page that somebody has saved as one report.
  if (fitting && !(fitting === singleReport && other && source.kind !== 'files')) return fitting;
  if (other) {
    throw new CaptureUnreadable(
      `this looks like ${other.description}, but source "${source.id}" is of kind "${source.kind}": choose another --source, or mend its kind in sources.yml`,
    );
  }
  const known = READERS.map((reader) => reader.description).join('; ');
  throw new CaptureUnreadable(`no reader recognises this capture (there are readers for ${known})`);
}
