// Tells a page of the web that is itself the report of a meeting from one that leads to reports: by what is read of it and by its links.
import type { Source } from '../../src/reports/archive.ts';
import { captureOf } from '../harvest/address-source.ts';
import type { FreshAnswer } from '../harvest/client.ts';
import { importCapture } from '../import/import.ts';
import { knownReports } from '../import/known-reports.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import type { DocumentReading } from '../reading/reading.ts';

const NOBODY: Source = {
  ...{ id: 'page', kind: 'files', title: null, author: null, body: 'meetings', pageUrl: null, rights: null },
  url: null,
};

/** @param today after which nothing can have been written */
export async function isOneReport(answer: FreshAnswer, reading: DocumentReading, today: string): Promise<boolean> {
  try {
    const { leftOut: _, ...read } = await reading.read('capture', { capture: captureOf(answer), source: NOBODY });
    const known = knownReports([], [], (file) => file);
    const reports = importCapture(read, `${today}T00:00:00Z`, NOBODY, known).map(({ report }) => report);
    const isOfMeeting = reports.some(({ kind, meeting }) => kind === 'meeting report' && meeting !== null);
    return isOfMeeting && !leadsOn(read.text);
  } catch (error) {
    if (error instanceof CaptureUnreadable) return false;
    throw error;
  }
}

/** Whether Markdown mainly names other pages: a list of minutes, or posts of which only the beginnings are there. */
function leadsOn(markdown: string): boolean {
  const links = [...markdown.matchAll(LINK)].map(([, words = '']) => words);
  const words = wordsIn(markdown.replace(LINK, '$1'));
  const headings = markdown.split('\n').filter((line) => /^#{1,6} /.test(line));
  const linking = headings.filter((line) => /^#{1,6} \W*\[[^\]]*\]\([^)]*\)\W*$/.test(line));
  return (
    words < FEWEST_WORDS ||
    wordsIn(links.join(' ')) > words * LARGEST_SHARE ||
    links.filter((link) => OF_REPORTS.test(link)).length > MOST_OTHERS ||
    (linking.length > 1 && linking.length * 2 > headings.length)
  );
}

const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()\s]*(?:\s"[^"]*")?\)/g;
const FEWEST_WORDS = 30;
/** Of all words those that are links. */
const LARGEST_SHARE = 0.3;
/** Links that are called after minutes or a day: a report names the last and the next, a list names many. */
const MOST_OTHERS = 3;
const OF_REPORTS =
  /\b(?:minutes|reports?|notes)\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
