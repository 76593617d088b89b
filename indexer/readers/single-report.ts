// Reads a file that holds one report and nothing else: a title in its first line, perhaps who wrote it and when, and the account.
// Recognises any text, so it is asked last, and only for sources that keep such files.
import { GB as english } from 'chrono-node/en';
import type { IsoDate } from '../../src/reports/report.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { DOCUMENT_NAME } from './documents/documents.ts';
import { foreignPage } from './front-matter.ts';
import { withoutHtmlBlocks } from './html-in-markdown.ts';
import { minutesFile } from './minutes-file.ts';
import { dateOfName } from './path-days.ts';
import { entitled } from './plain-text.ts';
import { withoutAgendaQuotes } from './quoted-agenda.ts';
import { meetingsOf } from './rolling-notes.ts';
import { withoutWholeFence } from './whole-fence.ts';

export const singleReport: Reader = {
  description: 'one report as text, Markdown, HTML, PDF, document, mail or table',
  sourceKinds: ['files', 'git'],
  recognises: () => true,
  read: (capture, name) => {
    const text = withoutWholeFence(capture);
    const isMarkdown = DOCUMENT_NAME.test(name);
    const file = isMarkdown || foreignPage(text).text !== text ? minutesFile(withoutHtmlBlocks(text), name) : null;
    const lines = (
      file ? ['', ...file.lines] : withParagraphs(withoutAgendaQuotes(text)).replace(/^\s+/, '').split('\n')
    ) as readonly string[];
    const head = lines.slice(1, 1 + MOST_HEAD_LINES);
    const byline = head.map(authorOn).find((author) => author !== null) ?? null;
    const dateline = head.find((line) => isDateline(line)) ?? null;
    const isHead = (line: string, index: number): boolean => line === dateline || authorOn(line, index) !== null;
    const body = [
      lines[0] ?? '',
      ...head.filter((line, index) => !isHead(line, index)),
      ...lines.slice(1 + MOST_HEAD_LINES),
    ];
    const post = file ? { title: file.title, text: body.slice(1).join('\n').trim() } : entitled(body);
    if (!/[\p{L}\p{N}]/u.test(post.text)) throw new CaptureUnreadable('the file has a title and nothing else');
    return meetingsOf(
      {
        ...post,
        author: byline ?? file?.author ?? null,
        published: dateline === null ? null : dayOf(dateline),
        url: null,
        truncated: false,
        nameDate: dateOfName(name),
        ...(isOtherTable(name, post.title) ? { kind: 'other post' as const } : {}),
        isWholeCapture: true,
      },
      name,
    );
  },
};

/** A table is of a meeting where it is called so or has its day: others are lists of members, addresses, prices. */
function isOtherTable(name: string, title: string): boolean {
  const base = (name.split(/[\\/]/).at(-1) ?? name).replace(/[-_]+/g, ' ');
  const isOfMeeting =
    /\b(?:attend\w*|present|minutes|meetings?|motions?|decisions?|resolutions?|votes?|actions?|agenda|apologies)\b/i;
  return /\.(?:xlsx?|ods|[ct]sv)$/i.test(name) && !isOfMeeting.test(`${base} ${title}`) && dateOfName(name) === null;
}

/** Byline and date stand right under the title. */
const MOST_HEAD_LINES = 5;
const BYLINE =
  /^(?:by|author:?|(?:written|posted|report|reported) by)\s+(\p{Lu}[\p{L}’'.-]+(?:\s+[\p{L}’'.-]+){1,4})$/iu;
/** "Anja Hendry, pilots’ section": a name, and what its bearer is there for. */
const NAME_AND_OFFICE = /^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){1,2}), [\p{L}’' -]{6,50}$/u;

function authorOn(line: string, index: number): string | null {
  return BYLINE.exec(line.trim())?.[1] ?? (index === 0 ? NAME_AND_OFFICE.exec(line.trim())?.[1] : null) ?? null;
}

/** A line that is a day and nothing else. */
function isDateline(line: string): boolean {
  // What is bold begins or ends on another line: the day is a part of what stands there.
  if ((line.split('**').length - 1) % 2 === 1) return false;
  const text = line.trim().replace(/^(?:published|posted|date)(?:\s+on)?:?\s+/i, '');
  const [found] = text.length > 0 && text.length < 50 ? english.parse(text) : [];
  return (
    found?.start.isCertain('day') === true && found.start.isCertain('year') && found.text.length >= text.length - 2
  );
}

function dayOf(line: string): IsoDate | null {
  const start = english.parse(line)[0]?.start;
  if (!start) return null;
  return `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
}

/** Characters: a longer line is a whole account whose breaks somebody has lost. */
const LONGEST_LINE = 4000;

/** Where all paragraphs stand on one line, the gaps of white space between them are their breaks. */
function withParagraphs(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.length > LONGEST_LINE ? line.replace(/(?<=[.!?:][”’)"']?)(?: {3,}|[ ]*\t[ \t]*)(?=\S)/g, '\n\n') : line,
    )
    .join('\n');
}
