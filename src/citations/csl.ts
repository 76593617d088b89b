// Writes a citation as CSL-JSON, the form that citation processors share: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
import type { IsoDate } from '../reports/report.ts';
import type { Citation } from './citation.ts';
import { citationNote, statementText } from './sentence.ts';

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** Fields without a value are absent. */
export interface CslItem {
  readonly id: string;
  readonly type: 'report';
  readonly genre: string;
  readonly title: string;
  readonly 'container-title': string;
  readonly author: readonly CslName[];
  /** The body that met; what it is called in BibTeX is "institution". */
  readonly publisher: string;
  readonly issued?: CslDate;
  readonly 'event-title'?: string;
  readonly 'event-date'?: CslDate;
  /** Day of the capture. */
  readonly accessed?: CslDate;
  readonly URL: string;
  readonly archive: string;
  readonly language: string;
  readonly note: string;
  readonly abstract?: string;
}

export function cslItem(citation: Citation): CslItem {
  const { id, title, author, report, isOtherPost, body, meeting, published, captured, permalink } = citation;
  const issued = published ?? meeting?.start ?? null;
  const words = statementText(citation);
  return {
    id,
    type: 'report',
    genre: isOtherPost ? 'Post' : 'Report of a meeting',
    title,
    'container-title': report,
    author: [author === null ? { literal: body } : authorName(author)],
    publisher: body,
    ...(issued && { issued: { 'date-parts': [dateParts(issued)] } }),
    ...(meeting && {
      'event-title': `Meeting of ${body}`,
      'event-date': {
        'date-parts': (meeting.start === meeting.end ? [meeting.start] : [meeting.start, meeting.end]).map(dateParts),
      },
    }),
    ...(captured && { accessed: { 'date-parts': [dateParts(captured)] } }),
    URL: permalink,
    archive: citation.archive,
    language: citation.language,
    note: citationNote(citation),
    ...(words && { abstract: words }),
  };
}

/**
 * Given and family name where the author has the plain shape of both ("Zoë van der Berg"); else the name as it stands, for a committee must
 * not be filed under "Committee, Standards".
 */
function authorName(author: string): CslName {
  const match = author.length > MAX_PERSON_LENGTH ? null : PERSON.exec(author);
  const { given, family } = match?.groups ?? {};
  return given && family && !COLLECTIVE.test(author) ? { family, given } : { literal: author };
}

const MAX_PERSON_LENGTH = 80;
const PERSON =
  /^(?<given>\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*)*) (?<family>(?:\p{Ll}+[ ’'])*\p{Lu}[\p{L}\p{M}’'-]+)$/u;
const COLLECTIVE =
  /\b(?:committee|council|board|union|party|team|office|secretariat|group|branch|assembly|association|society|forum|minutes|and)\b/i;

function dateParts(day: IsoDate): number[] {
  return day.split('-').map(Number);
}
