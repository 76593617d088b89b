// A citation: everything that somebody who quotes an agenda item or a statement must say of it. Gathers; how it is written down is the business of formats.ts.
import { DOUBTFUL_BELOW, type ItemDocument } from '../reports/item.ts';
import type { IsoDate, MeetingDays } from '../reports/report.ts';

/** What is cited: an item, or one statement of it. */
export interface Cited {
  readonly item: ItemDocument;
  /** `null` for the whole item. */
  readonly statementId: string | null;
  /** ISO 8601 instant of the report's capture. */
  readonly captured: string | null;
  /** Absolute address of the item or the statement. */
  readonly permalink: string;
  readonly archive: { readonly title: string; readonly language: string };
}

/** All texts stand in one line, without control characters. */
export interface Citation {
  /** Letters, digits, `-`, `_` and `.`; unique within an archive. */
  readonly id: string;
  /** Of the agenda item. */
  readonly title: string;
  /** Of the report; `null` where nobody signs it. */
  readonly author: string | null;
  readonly report: string;
  readonly isOtherPost: boolean;
  readonly body: string;
  readonly meeting: MeetingDays | null;
  readonly published: IsoDate | null;
  /** Day of the capture, in UTC. */
  readonly captured: IsoDate | null;
  readonly permalink: string;
  /** The report where its author published it; always an http(s) address. */
  readonly source: string | null;
  readonly archive: string;
  /** BCP 47. */
  readonly language: string;
  /** The statement that is cited; `null` for a whole item. */
  readonly statement: CitedStatement | null;
}

interface CitedStatement {
  /** Who is reported to speak; `null` for narration. */
  readonly speaker: string | null;
  readonly isDoubtful: boolean;
  readonly text: string;
}

/** `null` where the item has no statement of that id. */
export function citationOf({ item, statementId, captured, permalink, archive }: Cited): Citation | null {
  const statement = item.statements.find(({ id }) => id === statementId);
  if (statementId !== null && !statement) return null;
  const { report } = item;
  return {
    id: statement ? `${item.documentId}.${statement.id}` : item.documentId,
    title: oneLine(item.title),
    author: report.author === null ? null : oneLine(report.author) || null,
    report: oneLine(report.title),
    isOtherPost: report.kind === 'other post',
    body: oneLine(report.body.name),
    meeting: report.meeting,
    published: report.published,
    captured: dayOf(captured),
    permalink,
    source: httpAddress(report.url),
    archive: oneLine(archive.title),
    language: archive.language,
    statement: statement
      ? {
          speaker: statement.speaker && oneLine(statement.speaker.name),
          isDoubtful: statement.speaker !== null && statement.confidence < DOUBTFUL_BELOW,
          text: oneLine(statement.text),
        }
      : null,
  };
}

/** A line break would end a field of RIS and begin another; half a surrogate pair is no character. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function dayOf(instant: string | null): IsoDate | null {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

function httpAddress(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}
