// Writes a citation as people write it: one line of plain text, the same as Markdown, and the note that the formats of reference managers carry.
import type { IsoDate, MeetingDays } from '../reports/report.ts';
import type { Citation } from './citation.ts';
import { escapedMarkdown } from './markdown.ts';

/** "Ann Lee, “Dues”, in “Report of May” (Council, meeting of 2 May 2023). Published 4 May 2023, captured …" */
export function citationText(citation: Citation): string {
  return sentence(citation, { title: quoted, address: (url) => url, text: (text) => text });
}

/** The same; the title leads to the permalink. */
export function citationMarkdown(citation: Citation): string {
  return sentence(citation, {
    title: (title) => `[“${escapedMarkdown(title)}”](<${citation.permalink}>)`,
    address: (url) => `<${url}>`,
    text: escapedMarkdown,
  });
}

/** What reference managers have no field for, in sentences. */
export function citationNote(citation: Citation): string {
  const { report, isOtherPost, captured, source } = citation;
  const sentences = [
    `Agenda item in “${report}”`,
    meetingOf(citation),
    isOtherPost && 'The post reports no meeting',
    captured && `Captured ${dayInWords(captured)}`,
    source && `Source: ${source}`,
  ];
  return sentences.filter(Boolean).join('. ');
}

/** "Ann Lee, as reported: “…”"; `null` for a whole item. */
export function statementText({ statement, author, body }: Citation): string | null {
  if (!statement) return null;
  const { speaker, isDoubtful, text } = statement;
  if (!speaker) return `${author ?? body}: ${quoted(text)}`;
  return `${isDoubtful ? 'Probably ' : ''}${speaker}, as reported: ${quoted(text)}`;
}

interface Manner {
  /** Of the item; quotation marks included. */
  readonly title: (title: string) => string;
  readonly address: (url: string) => string;
  readonly text: (text: string) => string;
}

function sentence(citation: Citation, manner: Manner): string {
  const { author, report, body, published, captured, permalink, source, archive } = citation;
  const words = statementText(citation);
  const by = author ?? body;
  const where = `in ${manner.text(quoted(report))}`;
  const dates = [published && `published ${dayInWords(published)}`, captured && `captured ${dayInWords(captured)}`];
  const sentences = [
    words && manner.text(words),
    `${manner.text(by)}, ${manner.title(citation.title)}, ${where}`,
    meetingOf(citation, manner.text),
    capitalised(dates.filter(Boolean).join(', ')),
    `${manner.text(archive)}: ${manner.address(permalink)}${source ? ` (source: ${manner.address(source)})` : ''}`,
  ];
  return (
    sentences
      .filter((part): part is string => Boolean(part))
      // A full stop after a bare address would be taken for a part of it.
      .map((part) => (/[.!?…][”"]?$/.test(part) || part.endsWith(permalink) ? part : `${part}.`))
      .join(' ')
  );
}

function meetingOf({ meeting, body }: Citation, text = (name: string) => name): string {
  return meeting ? `Meeting of ${text(body)}, ${meetingInWords(meeting)}` : `Body: ${text(body)}, meeting undated`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function meetingInWords({ start, end }: MeetingDays): string {
  return start === end ? dayInWords(start) : DAY.formatRange(atNoon(start), atNoon(end));
}

/** "23 May 2023" */
function dayInWords(day: IsoDate): string {
  return DAY.format(atNoon(day));
}

function atNoon(day: IsoDate): Date {
  return new Date(`${day}T12:00:00Z`);
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
