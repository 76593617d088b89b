// What readers read and what they give back. A capture is bytes with a name; a post is one entry of it, not yet dated or judged.
import type { IsoDate, MeetingDays, ReportKind } from '../../src/reports/report.ts';
import { tooMuchIn } from '../archive/limits.ts';
import { decodeUtf8 } from '../archive/utf8.ts';
import type { LeftOut } from './html-words.ts';
import { withoutInvisible } from './invisible.ts';
import { withoutRaisedDigits } from './note-marks.ts';

export interface Capture {
  /** File name or address, for messages and for the dates that file names state. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it was fetched: links are told from there. */
  readonly address?: string;
  /** Header of the answer that it came with. */
  readonly contentType?: string;
  /** Markdown that was taken out of a document; without it the bytes are text themselves. */
  readonly text?: string;
  /** Of a page that holds several posts: no reader is needed for them. */
  readonly posts?: readonly Post[];
  /** Of a web page, where much of it was taken for what stands around its text. */
  readonly leftOut?: LeftOut;
  /** What a document says of itself besides its text. */
  readonly stated?: Stated;
}

export interface Stated {
  readonly author?: string;
  readonly published?: IsoDate;
}

export interface Post {
  readonly title: string;
  /** Whom the capture names as the author, `null` where it names nobody. */
  readonly author: string | null;
  readonly published: IsoDate | null;
  readonly url: string | null;
  /** Markdown, without the title. */
  readonly text: string;
  /** The capture ends before the post does. */
  readonly truncated: boolean;
  /** The capture is a file of this post alone: another capture is another post. */
  readonly isWholeCapture?: true;
  /** Its text has time marks, which count in a recording. */
  readonly isTimed?: true;
  /** Address of that recording, where the capture itself says it. */
  readonly media?: string;
  /** The day that the capture's file name states, for minutes kept as one file a day. */
  readonly nameDate: IsoDate | null;
  /** Only where the capture itself says so. */
  readonly meeting?: MeetingDays | null;
  readonly kind?: ReportKind;
}

/** Pure: the same capture gives the same posts. */
export interface Reader {
  /** For messages: "a WordPress front page as text". */
  readonly description: string;
  /** Kinds of sources (`sources.yml`) that publish such captures. */
  readonly sourceKinds: readonly string[];
  recognises(text: string, name: string): boolean;
  /** Whether the text is surely such a page with several posts: then it is read as one wherever it is kept. */
  readonly isPageOfPosts?: (text: string) => boolean;
  /** In the order of the capture, newest first where it has several. Throws `CaptureUnreadable`. */
  read(text: string, name: string): readonly Post[];
}

/** The capture cannot be read; the message says why and what to do. */
export class CaptureUnreadable extends Error {
  override readonly name = 'CaptureUnreadable';
}

/**
 * UTF-8 text of a capture, with line ends as line feeds. Throws `CaptureUnreadable` for empty, binary and wrongly encoded ones,
 * and for those that no report file may hold.
 */
export function textOf({ bytes, text: taken }: Capture): string {
  if (taken !== undefined) return checked(taken);
  if (bytes.length === 0) throw new CaptureUnreadable('the capture is empty');
  if (isUtf16(bytes)) throw new CaptureUnreadable('the capture is UTF-16: convert it to UTF-8');
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new CaptureUnreadable('the capture is binary, not text: save the page as text or Markdown');
  }
  const { text, badByteAt } = decodeUtf8(bytes);
  if (text === undefined) {
    throw new CaptureUnreadable(`the capture is not UTF-8 (byte ${badByteAt}): convert it to UTF-8`);
  }
  return checked(text);
}

function checked(text: string): string {
  const normal = withoutRaisedDigits(withoutInvisible(text.replace(/\r\n?/g, '\n')));
  if (normal.trim() === '') throw new CaptureUnreadable('the capture holds nothing but white space');
  const tooMuch = tooMuchIn(normal);
  if (tooMuch) throw new CaptureUnreadable(`line ${tooMuch.line}: ${tooMuch.message}`);
  return normal;
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
